"""“Your product's first tour in ten minutes”, followed word for word in an empty folder, with a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import Watch
from tests.manual.follower import Block, Follower, blocks

ARTICLE = "docs/content/articles/start/first-tour.md"
LEAST = {"file": 4, "becomes": 4, "sh": 3, "text": 3, "item": 13}


@pytest.fixture
def article(root: Path) -> str:
    return (root / ARTICLE).read_text(encoding="utf-8")


def follow(article: str, follower: Follower) -> None:
    try:
        for block in blocks(article):
            follower.do(block)
    finally:
        follower.stop()


def test_whoever_follows_it_has_a_tour(article: str, tmp_path: Path, page: Page, page_watch: Watch) -> None:
    complaints = page_watch(page)
    follower = Follower(tmp_path, page)
    follow(article, follower)
    assert [one for one in complaints.all() if "favicon.ico" not in one] == []
    assert all(follower.done[kind] >= least for kind, least in LEAST.items()), follower.done


UNTRUE: dict[str, tuple[str, str]] = {
    "a file's content": ("- testid: add-tea", "- testid: add-coffee"),
    "a line to replace": ("      form.reset();\n```", "      form.clear();\n```"),
    "what a command prints": ("✓ 3 files read: 1 warning", "✓ 3 files read: no issues"),
    "what is to be seen": ("5. You see **Put it on your list**", "5. You see **Put it in your cup**"),
    "what is to be chosen": ("6. Choose **Add**", "6. Choose **Buy**"),
    "the fix of a mistake": ("Did you mean `guest`?", "Did you mean `ghost`?"),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", UNTRUE)
def test_one_untrue_word_is_noticed(what: str, article: str, tmp_path: Path, page: Page) -> None:
    page.set_default_timeout(2_000)
    true, untrue = UNTRUE[what]
    assert true in article
    with pytest.raises(Exception, match=r"(?s)."):
        follow(article.replace(true, untrue, 1), Follower(tmp_path, page))


def test_a_sentence_that_nobody_can_do_is_noticed(tmp_path: Path, page: Page) -> None:
    with pytest.raises(AssertionError, match="no reader can do this"):
        Follower(tmp_path, page).do(Block("item", "Click around a little"))


def test_every_block_is_understood(article: str) -> None:
    kinds: set[str] = {block.kind for block in blocks(article)}
    known: Callable[[str], bool] = lambda kind: hasattr(Follower, f"_{kind}")  # noqa: E731
    assert all(map(known, kinds)), kinds
