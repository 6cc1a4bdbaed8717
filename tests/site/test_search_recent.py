"""Search in the browser over an index with recent changes beside it: what readers see is what a new index gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.academy_runtime.pages import build_runtime
from tests.browser import Serve, Watch
from tests.site.search_index import AFTER, BEFORE, edit_site, index_site_of

QUERIES = {
    "index.html": ("invoice", "invoices", "approve", "director", "return", "print", "split", "comment"),
    "ja/index.html": ("請求書", "差し戻す", "返送", "印刷", "分割", "承認"),
}


HINT = re.compile("Type to search|キーワードを入力")
"""What an empty field says."""
Shown: TypeAlias = tuple[list[str], str, list[str]]


@dataclass(frozen=True)
class Sites:
    """Addresses of one site after the same edits: indexed anew, and by what changed."""

    anew: str
    recent: str


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Sites:
    folder = tmp_path_factory.mktemp("search")
    build_runtime(folder / "runtime")
    anew = index_site_of(folder / "anew", AFTER)
    recent = index_site_of(folder / "recent", BEFORE)
    assert edit_site(recent, BEFORE, AFTER)
    return Sites(*(serve(site, mount={"/runtime": folder / "runtime"}) for site in (anew, recent)))


def open_search(page: Page, address: str) -> Locator:
    """Open the search of a page; returns its dialog."""
    page.goto(address)
    page.locator(".gw-toast").first.wait_for(state="attached")  # the script has mounted
    page.get_by_role("button", name="Search").click()
    dialog = page.locator("dialog.gw-search")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    expect(dialog.locator(".gw-chip").first).to_be_attached()
    return dialog


def shown(dialog: Locator) -> Shown:
    """Results in any order, what is said of them, filters with their counts; other languages are counted later."""
    results = [hit.all_inner_texts()[0] for hit in dialog.locator(".gw-hit").all()]
    chips = sorted(dialog.locator(".gw-chip:has([type=checkbox])").all_text_contents())
    return sorted(results), dialog.locator(".gw-search__status").inner_text(), chips


@contextmanager
def listed_anew(dialog: Locator) -> Iterator[None]:
    """Wait until what is done here has led to another list of results, even to an empty one."""
    dialog.locator(".gw-hits").evaluate("list => list.append(document.createElement('s'))")
    yield
    expect(dialog.locator(".gw-hits s")).to_have_count(0)


def seen(dialog: Locator, query: str) -> Shown:
    """What the search for some words shows."""
    with listed_anew(dialog):
        dialog.get_by_role("combobox").fill(query)
    expect(dialog.locator(".gw-search__status")).not_to_contain_text(HINT)
    return shown(dialog)


def chosen(dialog: Locator, value: str) -> Shown:
    """What the search shows after a filter was clicked."""
    with listed_anew(dialog):
        dialog.get_by_label(value).click()
    return shown(dialog)


@pytest.mark.parametrize("start", QUERIES)
def test_results_and_counts_are_those_of_a_new_index(
    browser: Browser, sites: Sites, page_watch: Watch, start: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        expected = open_search(page, f"{sites.anew}/{start}")
        wanted = [seen(expected, query) for query in QUERIES[start]]
        other = context.new_page()
        complaints = page_watch(other)
        dialog = open_search(other, f"{sites.recent}/{start}")
        assert [seen(dialog, query) for query in QUERIES[start]] == wanted
        assert any(results for results, _, _ in wanted)
        complaints.expect_clean()


def test_filters_count_and_narrow_as_with_a_new_index(browser: Browser, sites: Sites) -> None:
    with browser.new_context() as context:
        found = []
        for site in (sites.anew, sites.recent):
            dialog = open_search(context.new_page(), f"{site}/index.html")
            steps = [shown(dialog), seen(dialog, "invoice")]
            dialog.locator("summary").click()
            steps += [chosen(dialog, value) for value in ("manager", "core", "manager", "core", "director")]
            found.append(steps)
        assert found[0] == found[1]
        assert "auditor" not in str(found[0])


def test_the_page_that_was_changed_is_found_by_its_new_words_alone(page: Page, sites: Sites) -> None:
    dialog = open_search(page, f"{sites.recent}/index.html")
    assert seen(dialog, "director")[1] == "1 result"
    dialog.get_by_role("option").first.click()
    page.wait_for_url(f"{sites.recent}/approve/**")


def test_an_index_without_recent_changes_costs_no_request_more(browser: Browser, sites: Sites) -> None:
    assert len(heads_asked(browser, sites.recent)) == 2
    assert len(heads_asked(browser, sites.anew)) == 1


def heads_asked(browser: Browser, site: str) -> list[str]:
    """The heads of an index that a search asks for when it opens."""
    asked: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        open_search(page, f"{site}/index.html")
    return [url for url in asked if url.endswith("/head.js")]
