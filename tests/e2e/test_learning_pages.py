"""Pages that follow what a reader has done: the path of a track, its certificate, the page of the search."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Axe, Watch
from tests.e2e.site import SampleSite

TRACK = "manager"


def done(page: Page, site: SampleSite, number: int | None) -> list[str]:
    """Note the first items of the track as done (all of them for nothing); -> the items."""
    listed = site.soup(f"certificates/{TRACK}/index.html").select_one("[data-gw-certificate]")
    assert listed is not None
    items = str(listed["data-gw-items"]).split()
    marks = {item: {"state": "done", "at": "2026-11-20T10:00:00Z"} for item in items[:number]}
    page.goto(f"{site.url}tracks/{TRACK}/")
    expect(page.locator(".gw-progress__text").first).to_be_visible()
    page.evaluate(
        """(progress) => {
          const kept = Object.keys(localStorage).find((key) => key.startsWith("guidewright:site:progress"));
          const below = document.querySelector("meta[name='guidewright:base']").content;
          const root = new URL(below, document.baseURI).pathname;
          localStorage.setItem(kept ?? (root === "/" ? "guidewright:site:progress" : `guidewright:site:progress:${root}`), progress);
        }""",
        json.dumps({"version": 1, "items": marks}),
    )
    page.reload()
    return items


def test_a_path_shows_what_is_done_what_is_next_and_how_long_the_rest_takes(
    page: Page, site: SampleSite
) -> None:
    items = done(page, site, None)
    done(page, site, 7)
    expect(page.locator("[data-gw-next]")).to_have_attribute("data-gw-item", items[7])
    expect(page.locator(".gw-path__next")).to_be_visible()
    stages = page.locator(".gw-path__level").evaluate_all(
        "(all) => all.map((one) => one.dataset.gwStage ?? '')"
    )
    first = stages.index("now")
    assert stages == ["done"] * first + ["now"] + [""] * (len(stages) - first - 1)
    open_minutes = page.locator(".gw-path__item:not([data-gw-state])").evaluate_all(
        "(all) => all.reduce((sum, one) => sum + Number(one.dataset.gwMinutes ?? 0), 0)"
    )
    expect(page.locator(".gw-progress__left")).to_have_text(f"about {open_minutes} min left")


def test_a_certificate_waits_for_the_whole_track(page: Page, site: SampleSite) -> None:
    items = done(page, site, 3)
    page.goto(f"{site.url}certificates/{TRACK}/")
    expect(page.locator(".gw-note")).to_contain_text(f"3 of {len(items)}")
    expect(page.locator(".gw-certificate")).to_be_hidden()


def test_a_finished_track_leads_to_its_certificate(
    page: Page, site: SampleSite, axe: Axe, page_watch: Watch
) -> None:
    complaints = page_watch(page)
    done(page, site, None)
    page.locator(".gw-panel .gw-continue__link").click()
    expect(page).to_have_url(f"{site.url}certificates/{TRACK}/")
    sheet = page.locator(".gw-certificate")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text("Finished on November 20, 2026")
    expect(sheet).to_contain_text("not a proof")
    page.get_by_label("Your name").fill("Department manager")
    expect(page.locator("[data-gw-certificate-name]")).to_have_text("Department manager")
    assert "Department" not in page.evaluate("JSON.stringify({...localStorage})")
    assert axe(page) == []
    page.emulate_media(media="print")
    expect(sheet).to_be_visible()
    for part in (".gw-header", ".gw-footer", ".gw-certificate__form", ".gw-certificate__actions"):
        expect(page.locator(part)).to_be_hidden()
    complaints.expect_clean()


@pytest.mark.parametrize("language", ["", "ja/"])
def test_the_search_has_a_page_that_an_address_can_ask(
    page: Page, site: SampleSite, axe: Axe, language: str
) -> None:
    query = "approve" if not language else "承認"
    page.goto(f"{site.url}{language}search/?q={query}")
    field = page.locator(".gw-search--page .gw-search__input")
    expect(field).to_have_value(query)
    expect(page.get_by_role("option").first).to_be_visible()
    expect(page.locator(".gw-filters")).to_be_visible()
    assert axe(page) == []
    field.fill("zzzz")
    expect(page).to_have_url(f"{site.url}{language}search/?q=zzzz")
    field.fill("")
    expect(page).to_have_url(f"{site.url}{language}search/")


def test_slash_on_the_search_page_goes_to_its_field(page: Page, site: SampleSite) -> None:
    page.goto(f"{site.url}search/")
    expect(page.locator(".gw-search--page")).to_be_visible()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator(".gw-search__input")).to_be_focused()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_the_drawer_and_the_languages_open_by_keyboard(page: Page, site: SampleSite) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site.url}articles/invoices/approve-invoice/")
    menu = page.locator(".gw-header__menu")
    for key in ("Enter", " "):
        expect(menu).to_have_attribute("aria-expanded", "false")
        menu.focus()
        page.keyboard.press(key)
        expect(menu).to_have_attribute("aria-expanded", "true")
        page.reload()
    languages = page.locator(".gw-languages")
    languages.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(languages.get_by_role("link", name="日本語")).to_be_visible()
    page.keyboard.press("Escape")
    expect(languages.get_by_role("link", name="日本語")).to_be_hidden()
    expect(languages.locator("summary")).to_be_focused()


def test_most_used_articles_stand_on_the_home_page(site: SampleSite) -> None:
    page = site.soup("index.html")
    used = page.select("section[aria-labelledby=gw-used] .gw-links a")
    assert len(used) >= 5
    assert str(used[0]["href"]).endswith("first-login/")
    assert page.select_one("#gw-start") is None
