"""The first tour of a new academy really plays in the page that comes with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Axe, Serve, Watch

HEAR = """(() => {
  window.heard = [];
  document.addEventListener("guidewright", ({ detail }) => window.heard.push(detail.type));
})()"""
WORDS = {
    "en": ("Begin a task", "Say what there is to do", "There it is"),
    "ja": ("タスクを作る", "やることを書く", "一覧に入りました"),
}
"""Titles of the cards, in order."""
DONE = {"en": "Done", "ja": "完了"}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_it_plays_to_its_end(
    language: str, page: Page, new_academy: Path, serve: Serve, page_watch: Watch, axe: Axe
) -> None:
    complaints = page_watch(page)
    begin, say, done = WORDS[language]
    page.add_init_script(HEAR)
    page.goto(serve(new_academy / "site") + "/product/")
    if language != "en":
        page.get_by_test_id("language").select_option(language)
    expect(page.get_by_role("heading", name=begin)).to_be_visible()
    assert axe(page) == []
    page.get_by_test_id("new-task").click()
    expect(page.get_by_role("heading", name=say)).to_be_visible()
    assert axe(page) == []
    page.get_by_test_id("task-name").press_sequentially("Call the workshop")
    page.get_by_test_id("save-task").click()
    expect(page.get_by_role("heading", name=done)).to_be_visible()
    page.get_by_role("button", name=DONE[language]).click()
    page.wait_for_function("window.heard.includes('tour-completed')")
    assert not {"target-missing", "tour-failed", "checkpoint-failed"} & set(page.evaluate("window.heard"))
    complaints.expect_clean()


def test_it_is_offered_once_it_is_done_no_more(
    page: Page, new_academy: Path, serve: Serve, page_watch: Watch
) -> None:
    complaints = page_watch(page)
    done = {"state": "done", "step": "done", "at": "2026-01-01T00:00:00.000Z", "seen": []}
    stored = json.dumps({"version": 1, "tours": {"add-first-task": done}})
    page.add_init_script(f"{HEAR}; localStorage.setItem('guidewright:demo', {json.dumps(stored)})")
    page.goto(serve(new_academy / "site") + "/product/")
    page.get_by_test_id("new-task").click()
    page.get_by_test_id("task-name").fill("Call the workshop")
    page.get_by_test_id("task-name").press("Enter")
    expect(page.get_by_test_id("task-list")).to_contain_text("Call the workshop")
    assert page.evaluate("window.heard") == []
    complaints.expect_clean()


def test_the_article_leads_into_the_product(
    page: Page, new_academy: Path, serve: Serve, page_watch: Watch, axe: Axe
) -> None:
    complaints = page_watch(page)
    page.goto(serve(new_academy / "site") + "/articles/getting-started/add-task/")
    assert axe(page) == []
    page.get_by_role("link", name="Show me in the product").first.click()
    expect(page.get_by_role("heading", name="Begin a task")).to_be_visible()
    assert page.url.endswith("/product/")
    complaints.expect_clean()
