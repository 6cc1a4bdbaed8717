"""Dead links of finished pages: told with the file that somebody wrote; a product's own addresses are its affair."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.rules.goldens import BASE
from tests.site.made_site import academy, build_here, ruled


def test_a_quiz_page_names_the_quiz(tmp_path: Path) -> None:
    quiz = next((BASE / "content" / "quizzes").glob("*.yml"))
    text = quiz.read_text(encoding="utf-8").replace("prompt:", "prompt: '[gone](../../gone/)' #", 1)
    root = academy(tmp_path, {f"content/quizzes/{quiz.name}": text})
    found = ruled(build_here(root), "dead-link")
    assert {message.partition(":")[0] for message in found} == {f"content/quizzes/{quiz.name}"}


def test_a_product_beside_the_site_is_not_looked_for(tmp_path: Path) -> None:
    text = (BASE / "content" / "academy.yml").read_text(encoding="utf-8")
    root = academy(
        tmp_path,
        {"content/academy.yml": text.replace("folder: product", "").replace(", folder: product", "")},
    )
    assert ruled(build_here(root), "dead-link") == []


def test_a_site_is_built_beside_a_running_event_loop(tmp_path: Path) -> None:
    async def build() -> bool:
        return build_here(academy(tmp_path, {})).published

    with ThreadPoolExecutor() as apart:
        assert apart.submit(asyncio.run, build()).result()
