"""The script inside Material for MkDocs with instant navigation, and with an index of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.academy_runtime.material import write_material
from tests.browser import Axe, Serve, Watch, settle


@pytest.fixture(scope="module")
def material(academy_built: Path, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of a small site."""
    folder = write_material(tmp_path_factory.mktemp("material"), academy_built)
    base = serve(folder)
    sitemap = folder / "sitemap.xml"  # the theme swaps only pages that it finds there, port and all
    sitemap.write_text(
        sitemap.read_text(encoding="utf-8").replace("http://127.0.0.1/", f"{base}/"), encoding="utf-8"
    )
    return base


def test_each_page_is_mounted_once_as_the_theme_swaps_them(
    page: Page, material: str, page_watch: Watch
) -> None:
    complaints = page_watch(page)
    page.goto(f"{material}/home.html")
    page.wait_for_selector("[aria-pressed]")
    settle(page)  # the theme knows the site's pages only then
    page.evaluate("window.same = true")
    nav = page.locator(".md-nav--primary")
    for _ in range(2):
        nav.get_by_role("link", name="Article").click()
        expect(page.locator(".gw-end")).to_have_count(1)
        nav.get_by_role("link", name="Track").click()
        expect(page.locator(".gw-progress__text")).to_have_count(1)
    assert page.evaluate("window.same") is True
    expect(page.locator(".gw-toast")).to_have_count(1)
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_have_count(1)
    complaints.expect_clean()


def test_a_quiz_plays_on_a_page_that_the_theme_swapped_in(page: Page, material: str) -> None:
    page.goto(f"{material}/home.html")
    page.wait_for_selector("[aria-pressed]")
    settle(page)
    page.evaluate("window.same = true")
    page.locator(".md-nav--primary").get_by_role("link", name="Quiz").click()
    expect(page.locator(".gw-quiz__player")).to_have_count(1)
    assert page.evaluate("window.same") is True


def test_a_real_index_is_searched_filtered_and_opened(page: Page, material: str, page_watch: Watch) -> None:
    complaints = page_watch(page)
    page.goto(f"{material}/track.html")
    page.wait_for_selector(".gw-progress__text")
    page.keyboard.press("Control+k")
    page.keyboard.type("escalation")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text("result")
    expect(page.get_by_role("option").first).to_contain_text("News and words")
    expect(page.get_by_role("option").first.locator("mark").first).to_be_visible()
    page.locator(".gw-search__input").fill("invoice")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_role("group", name="Kind").get_by_role("checkbox", name="How-to").check()
    expect(status).to_have_text("1 result")
    page.locator(".gw-search__input").press("Enter")
    page.wait_for_url("**/article.html")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("heading", name="Route invoices by amount")).to_be_visible()
    complaints.expect_clean()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("name", ["home", "article", "track", "more", "quiz"])
def test_pages_are_accessible(page: Page, material: str, name: str, scheme: str, axe: Axe) -> None:
    page.goto(f"{material}/{name}.html")
    page.wait_for_selector(".gw-toast", state="attached")
    page.evaluate("(scheme) => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    page.wait_for_timeout(300)  # the theme fades its colours
    assert axe(page) == []
