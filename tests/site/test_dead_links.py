"""Dead links of finished pages: told with the file that somebody wrote; a product's own addresses are its affair."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from guidewright.site.last_build import files_below
from guidewright.site.output_links import dead_links, read_pages
from tests.rules.goldens import BASE
from tests.site.made_site import academy, build_here, ruled
from tests.site.test_long_sections import ARTICLE


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


def test_addresses_are_followed_as_a_browser_follows_them(tmp_path: Path) -> None:
    pages = {
        "index.html": '<h1 id="top">Home</h1> <a href=".">x</a> <a href="#top">x</a> <a href="?q=1#top">x</a>'
        ' <a href="#gone">x</a> <a href="a%20b/">x</a> <a href="a%20b">x</a> <a href="a b/../">x</a>',
        "a b/index.html": '<a href="..">x</a> <a href="../">x</a> <a href="../index.html#top">x</a>'
        ' <a href="./">x</a> <a href="../../">x</a> <a href="../missing/">x</a> <a href="/anywhere">x</a>'
        ' <a href="mailto:one@example.org">x</a> <img src="../picture.png" alt="">',
        "404.html": '<a href="/no/such/page/">x</a>',
    }
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    facts = read_pages(tmp_path, pages)
    dead = dead_links(
        files_below(tmp_path), facts, lambda name: (tmp_path / name).read_text(encoding="utf-8")
    )
    found = {(link.page, link.target): (link.missing, link.place) for link in dead}
    assert found == {
        ("index.html", "#gone"): ("`index.html` has no `#gone`", "index.html"),
        ("a b/index.html", "../missing/"): ("there is no `missing/`", "missing/"),
        ("a b/index.html", "../picture.png"): ("there is no `picture.png`", "picture.png"),
    }


@pytest.mark.parametrize("folder", ["images", "articles/workflows"])
def test_a_logo_is_reached_from_every_folder(tmp_path: Path, folder: str) -> None:
    config = (BASE / "mkdocs.yml").read_text(encoding="utf-8")
    theme = f"theme:\n  name: material\n  logo: {folder}/logo.svg\n"
    assert "\ntheme:" not in config
    root = academy(
        tmp_path,
        {
            "mkdocs.yml": config + theme,
            f"content/{folder}/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
            "content/articles/workflows/near.md": ARTICLE.format(number=1),
            "content/articles/zoning/far.md": ARTICLE.format(number=2),
        },
    )
    if (
        folder != "images"
    ):  # what shares a folder with pages cannot be reached by the engine from another language
        for path in [*root.rglob("*.ja.*"), *root.rglob("ja.json")]:
            path.unlink()
        settings = root / "content/academy.yml"
        settings.write_text(
            settings.read_text(encoding="utf-8").replace("[en, ja]", "[en]"), encoding="utf-8"
        )
    built = build_here(root)
    assert built.published, [issue.message for issue in built.issues]
    for page in ("workflows/near", "zoning/far"):
        text = (root / "site/articles" / page / "index.html").read_text(encoding="utf-8")
        sources = set(re.findall(r'class="gw-brand__logo" src="([^"]*)"', text))
        found = {(root / "site/articles" / page / source).resolve() for source in sources}
        assert found == {(root / "site" / folder / "logo.svg").resolve()}
