"""Search in the browser over an index of parts and of recent changes: what readers see is what a new index gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from guidewright.site.pagefind_index import index_all, whole
from tests.academy_runtime.pages import build_runtime
from tests.browser import Serve, Watch
from tests.site.search_index import AFTER, BEFORE, edit_site, write_documents, write_site

QUERIES = {
    "index.html": ("invoice", "invoices", "approve", "director", "return", "print", "split", "comment"),
    "ja/index.html": ("請求書", "差し戻す", "返送", "印刷", "分割", "承認"),
}


Shown: TypeAlias = tuple[list[str], str, list[str]]


@dataclass(frozen=True)
class Sites:
    """Addresses of one site after the same edits: indexed anew, by what changed, and in parts by what changed."""

    anew: str
    recent: str
    parts: str


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[Sites]:
    folder = tmp_path_factory.mktemp("search")
    build_runtime(folder / "runtime")
    with pytest.MonkeyPatch.context() as patch:
        addresses = []
        for name in ("anew", "recent", "parts"):
            site = folder / name
            if name == "parts":
                patch.setattr(whole, "PART", 3)
            pages = AFTER if name == "anew" else BEFORE
            write_site(site, pages)
            index_all(write_documents(folder / f"{name}-documents", pages), site)
            patch.setattr(whole, "PART", 1500)
            if name != "anew":
                assert edit_site(site, BEFORE, AFTER, folder / f"{name}-changed")
            addresses.append(serve(site, mount={"/runtime": folder / "runtime"}))
        yield Sites(*addresses)


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
    """Results in any order, what is read out, filters with their counts."""
    results = [hit.all_inner_texts()[0] for hit in dialog.locator(".gw-hit").all()]
    chips = sorted(dialog.locator(".gw-chip").all_text_contents())
    return sorted(results), dialog.get_by_role("status").inner_text(), chips


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
    return shown(dialog)


def chosen(dialog: Locator, value: str) -> Shown:
    """What the search shows after a filter was clicked."""
    with listed_anew(dialog):
        dialog.get_by_label(value).click()
    return shown(dialog)


@pytest.mark.parametrize("start", QUERIES)
@pytest.mark.parametrize("kind", ["recent", "parts"])
def test_results_and_counts_are_those_of_a_new_index(
    browser: Browser, sites: Sites, page_watch: Watch, kind: str, start: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        expected = open_search(page, f"{sites.anew}/{start}")
        wanted = [seen(expected, query) for query in QUERIES[start]]
        other = context.new_page()
        complaints = page_watch(other)
        dialog = open_search(other, f"{getattr(sites, kind)}/{start}")
        assert [seen(dialog, query) for query in QUERIES[start]] == wanted
        assert any(results for results, _, _ in wanted)
        complaints.expect_clean()


@pytest.mark.parametrize("kind", ["recent", "parts"])
def test_filters_count_and_narrow_as_with_a_new_index(browser: Browser, sites: Sites, kind: str) -> None:
    with browser.new_context() as context:
        found = []
        for site in (sites.anew, getattr(sites, kind)):
            dialog = open_search(context.new_page(), f"{site}/index.html")
            steps = [shown(dialog), seen(dialog, "invoice")]
            dialog.locator("summary").click()
            steps += [chosen(dialog, value) for value in ("manager", "core", "director", "manager", "core")]
            found.append(steps)
        assert found[0] == found[1]
        assert "auditor" not in str(found[0])


def test_the_page_that_was_changed_is_found_by_its_new_words_alone(page: Page, sites: Sites) -> None:
    dialog = open_search(page, f"{sites.recent}/index.html")
    assert seen(dialog, "director")[1] == "1 result"
    dialog.get_by_role("option").first.click()
    page.wait_for_url(f"{sites.recent}/approve/**")


def test_a_main_index_alone_costs_one_small_answer_more(page: Page, sites: Sites) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(sites.anew)))
    open_search(page, f"{sites.anew}/index.html")
    assert [path for path in asked if "recent" in path] == ["/pagefind-recent/state.json"]
    assert not [path for path in asked if "part-" in path]
