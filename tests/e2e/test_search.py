"""Search over the sample academy: by keyboard, in each language, narrowed to a role."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import Watch
from tests.e2e.site import SampleSite


def ask(page: Page, query: str) -> Locator:
    """Open the dialog with its key, and type; -> the results."""
    expect(page.locator("[data-gw-search]").first).to_be_visible()
    expect(page.locator(".gw-toast")).not_to_have_count(0)  # the script has mounted
    page.keyboard.press("/")
    dialog = page.locator("dialog.gw-search")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    page.keyboard.insert_text(query)  # all at once: a part of it would get an answer of its own
    results = dialog.get_by_role("listbox").get_by_role("option")
    expect(results.first).to_be_visible()
    return results


@pytest.mark.parametrize(
    ("start", "query", "path"),
    [
        ("", "escalate an invoice", "articles/workflows/escalate-invoices/"),
        ("glossary/", "reject", "articles/invoices/reject-invoice/"),
        ("ja/", "請求書 承認", "ja/articles/invoices/approve-invoice/"),
        (
            "ja/articles/getting-started/first-login/",
            "サインイン",
            "ja/articles/getting-started/first-login/",
        ),
    ],
)
def test_an_article_is_found_in_its_language(
    page: Page, site: SampleSite, page_watch: Watch, start: str, query: str, path: str
) -> None:
    complaints = page_watch(page)
    page.goto(site.url + start)
    results = ask(page, query)
    wanted = f"{site.url}{path}".removeprefix(site.root)
    expect(page.locator(f'[role=option][href="{wanted}"]')).to_have_count(1)  # the first letters find others
    addresses = [result.get_attribute("href") or "" for result in results.all()]
    japanese = [address for address in addresses if "/ja/" in address]
    assert japanese == (addresses if start.startswith("ja/") else [])
    complaints.expect_clean()


def test_the_keyboard_leads_to_the_result(page: Page, site: SampleSite) -> None:
    page.goto(site.url)
    ask(page, "escalate")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    title = chosen.locator(".gw-hit__title").inner_text()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(site.url) + ".+"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    expect(page.locator("dialog.gw-search[open]")).to_have_count(0)


def test_the_keyboard_opens_a_result_beside_the_page(page: Page, site: SampleSite) -> None:
    page.goto(site.url)
    results = ask(page, "escalate")
    address = results.first.get_attribute("href") or ""
    with page.context.expect_page() as opened:
        page.keyboard.press("Control+Enter")
    expect(opened.value).to_have_url(f"{site.root}{address}")
    assert page.url == site.url
    expect(page.locator("dialog.gw-search[open]")).to_have_count(1)


def test_a_reader_without_a_network_keeps_the_page(page: Page, site: SampleSite) -> None:
    page.goto(f"{site.url}ja/glossary/")
    expect(page.locator(".gw-toast")).not_to_have_count(0)
    page.context.set_offline(True)
    page.keyboard.press("/")
    expect(page.locator(".gw-toast")).to_contain_text("接続を確認")
    assert page.url == f"{site.url}ja/glossary/"
    page.context.set_offline(False)
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_results_are_narrowed_to_a_role(page: Page, site: SampleSite) -> None:
    page.goto(site.url)
    ask(page, "invoice")
    dialog = page.locator("dialog.gw-search")
    status = dialog.get_by_role("status")
    expect(status).to_have_text(re.compile(r"\d+ results"))
    everything = status.inner_text()
    dialog.get_by_text("Filters", exact=True).click()
    chip = dialog.get_by_role("group", name="Role").get_by_label("Executive")
    count = int(re.findall(r"\d+", chip.locator("..").inner_text())[0])
    chip.check()
    expect(status).to_have_text(re.compile(rf"^{count} results?$"))
    assert status.inner_text() != everything
    for address in [one.get_attribute("href") or "" for one in dialog.get_by_role("option").all()]:
        soup = site.soup(
            address.partition("#")[0].removeprefix(site.url.removeprefix(site.root)) + "index.html"
        )
        assert soup.select_one('[data-search-filter="role:executive"]'), address


def test_escape_gives_the_focus_back(page: Page, site: SampleSite) -> None:
    page.goto(f"{site.url}glossary/")
    link = page.locator("main a").last
    expect(page.locator(".gw-toast")).not_to_have_count(0)
    link.focus()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.gw-search[open]")).to_have_count(0)
    expect(link).to_be_focused()


def test_what_is_not_there_is_said(page: Page, site: SampleSite) -> None:
    page.goto(f"{site.url}ja/")
    expect(page.locator(".gw-toast")).not_to_have_count(0)
    page.keyboard.press("/")
    page.keyboard.type("qqqqxyzzy")
    expect(page.locator("dialog.gw-search").get_by_role("status")).to_contain_text("qqqqxyzzy")
    expect(page.get_by_role("option")).to_have_count(0)


def test_only_who_has_chosen_a_filter_is_told_to_remove_one(page: Page, site: SampleSite) -> None:
    page.goto(site.url)
    ask(page, "invoice")
    dialog = page.locator("dialog.gw-search")
    seen = dialog.locator(".gw-search__status").first
    dialog.get_by_role("combobox").fill("qqqqxyzzy")
    expect(seen).to_contain_text("Try fewer or different words.")
    dialog.get_by_role("combobox").fill("invoice")
    dialog.get_by_text("Filters", exact=True).click()
    dialog.get_by_role("group", name="Role").get_by_label("Executive").check()
    dialog.get_by_role("combobox").fill("qqqqxyzzy")
    expect(seen).to_contain_text("remove a filter")


@pytest.mark.parametrize("width", [360, 1440])
def test_no_bar_without_anything_in_it(page: Page, site: SampleSite, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site.url)
    ask(page, "invoice")
    foot = page.locator("dialog.gw-search .gw-search__foot")
    expect(foot).to_be_visible(visible=width > 560)


@pytest.mark.parametrize(("start", "query"), [("", "invoice"), ("ja/", "請求書")])
def test_what_was_looked_for_is_seen_on_a_phone(page: Page, site: SampleSite, start: str, query: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site.url + start)
    ask(page, query)
    expect(page.locator(".gw-hit__option--section .gw-hit__excerpt mark").first).to_be_attached()
    hidden = page.locator(".gw-hit__option--section .gw-hit__excerpt:has(mark)").evaluate_all(
        """(some) => some.filter((one) => {
             const [box, mark] = [one.getBoundingClientRect(), one.querySelector("mark").getBoundingClientRect()];
             return one.textContent.startsWith("…") && mark.bottom > box.bottom + 1;
           }).map((one) => one.textContent)"""
    )
    assert hidden == []
