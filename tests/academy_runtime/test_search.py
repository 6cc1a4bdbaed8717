"""The search dialog over results that the tests know, under a policy that allows no markup from text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import Axe, Watch


def dialog(page: Page) -> Locator:
    """The search dialog."""
    return page.get_by_role("dialog", name="Search")


def field(page: Page) -> Locator:
    """Where one types."""
    return page.get_by_role("combobox", name="Search the help centre")


def status(page: Page) -> Locator:
    """What is read out."""
    return dialog(page).get_by_role("status")


def performed(page: Page, count: int) -> list[dict[str, Any]]:
    """The searches in the log of events, once there are as many: a dialog tells that it closed a moment later."""
    page.wait_for_function(
        "count => (localStorage.getItem('guidewright:events') ?? '').split('search-performed').length > count",
        arg=count,
    )
    log: list[dict[str, Any]] = json.loads(
        page.evaluate("localStorage.getItem('guidewright:events') ?? '[]'")
    )
    return [
        {key: value for key, value in entry.items() if key not in {"version", "at", "type"}}
        for entry in log
        if entry["type"] == "search-performed"
    ]


@pytest.fixture
def home(page: Page, academy: str) -> Page:
    """The home page."""
    page.goto(f"{academy}/en/home.html")
    page.wait_for_selector("[aria-pressed]")  # mounted
    return page


@pytest.fixture
def searching(home: Page) -> Page:
    """The home page with the dialog open."""
    home.keyboard.press("/")
    expect(field(home)).to_be_focused()
    return home


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_keys_open_it_and_escape_gives_the_focus_back(home: Page, key: str) -> None:
    start = home.get_by_role("button", name="Manager")
    start.focus()
    home.keyboard.press(key)
    expect(field(home)).to_be_focused()
    home.keyboard.press("Escape")
    expect(dialog(home)).to_be_hidden()
    expect(start).to_be_focused()


def test_nothing_of_the_index_is_loaded_before_it_is_opened(page: Page, academy: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{academy}/en/home.html")
    page.wait_for_selector("[aria-pressed]")
    assert not [url for url in asked if "pagefind" in url]
    with page.expect_request("**/pagefind/pagefind.js"):
        page.get_by_role("button", name="Search the help centre").click()


def test_a_slash_typed_into_a_field_stays_there(home: Page) -> None:
    home.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    home.locator("textarea").press("/")
    expect(home.locator("textarea")).to_have_value("/")
    expect(dialog(home)).to_have_count(0)


def test_results_have_titles_sections_and_marked_words(searching: Page, page_watch: Watch) -> None:
    complaints = page_watch(searching)
    field(searching).fill("route")
    expect(status(searching)).to_have_text("1 result")
    options = dialog(searching).get_by_role("option")
    expect(options).to_have_count(2)
    expect(options.first.locator("mark")).to_have_text("approve")
    expect(options.first).to_contain_text("<b>")
    expect(options.last).to_have_attribute("href", "/en/article.html#section")
    expect(field(searching)).to_have_attribute("aria-expanded", "true")
    complaints.expect_clean()


def test_arrow_keys_choose_and_enter_opens(searching: Page) -> None:
    field(searching).fill("all")
    options = dialog(searching).get_by_role("option")
    expect(options.first).to_be_visible()
    searching.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    searching.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(options.last).to_be_in_viewport()
    searching.keyboard.press("ArrowDown")
    searching.keyboard.press("ArrowDown")
    active = field(searching).get_attribute("aria-activedescendant")
    expect(dialog(searching).locator("[aria-selected=true]")).to_have_id(active or "")
    expect(field(searching)).to_be_focused()
    searching.keyboard.press("Enter")
    searching.wait_for_url("**/en/article.html#section")


def test_enter_alone_opens_the_first_result(searching: Page) -> None:
    field(searching).fill("sign-in")
    expect(status(searching)).to_have_text("1 result")
    searching.keyboard.press("Enter")
    searching.wait_for_url("**/en/track.html")


def test_keys_of_an_input_method_are_left_to_it(searching: Page) -> None:
    field(searching).fill("all")
    expect(status(searching)).to_contain_text("results")
    field(searching).dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    field(searching).dispatch_event("keydown", {"key": "ArrowDown", "isComposing": True, "bubbles": True})
    expect(dialog(searching)).to_be_visible()
    expect(dialog(searching).locator("[aria-selected=true]")).to_have_count(0)


def test_more_results_are_shown_on_request(searching: Page) -> None:
    field(searching).fill("all")
    expect(status(searching)).to_have_text("18 results")
    groups = dialog(searching).get_by_role("listbox").get_by_role("group")
    expect(groups).to_have_count(8)
    more = dialog(searching).get_by_role("button", name="Show more results")
    more.click()
    expect(groups).to_have_count(16)
    expect(field(searching)).to_be_focused()
    more.click()
    expect(groups).to_have_count(18)
    expect(more).to_be_hidden()


def test_filters_narrow_and_count(searching: Page) -> None:
    dialog(searching).get_by_text("Filters", exact=True).click()
    role = dialog(searching).get_by_role("group", name="Role")
    expect(
        role.get_by_text("Administrator")
    ).to_be_visible()  # the index holds the id, the page its printed name
    expect(dialog(searching).get_by_role("group", name="Topic")).to_be_hidden()
    role.get_by_role("checkbox", name="Administrator").check()
    expect(status(searching)).to_have_text("2 results")  # without a word typed
    role.get_by_role("checkbox", name="End user").check()
    expect(status(searching)).to_have_text("3 results")
    level = dialog(searching).get_by_role("group", name="Level")
    expect(level.get_by_role("checkbox").first).to_have_accessible_name(
        "Getting started 2"
    )  # the first level first
    level.get_by_role("checkbox", name="Getting started").check()
    expect(status(searching)).to_have_text("2 results")
    field(searching).fill("nothing")
    expect(status(searching)).to_contain_text("Nothing found for “nothing”.")
    dialog(searching).get_by_role("button", name="Clear filters").click()
    field(searching).fill("sign-in")
    expect(status(searching)).to_have_text("1 result")


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", "x" * 5000, "💥" * 300, '"', "\\", "%00", "　", "-:()"]
)
def test_odd_queries_are_only_words(searching: Page, query: str, page_watch: Watch) -> None:
    complaints = page_watch(searching)
    field(searching).fill(query)
    expect(status(searching)).not_to_contain_text("Searching")
    searching.wait_for_timeout(200)
    expect(dialog(searching).locator("img")).to_have_count(0)
    field(searching).fill("sign-in")
    expect(status(searching)).to_have_text("1 result")
    complaints.expect_clean()


def test_an_answer_that_comes_late_is_dropped(searching: Page) -> None:
    field(searching).fill("slow")
    expect(status(searching)).to_contain_text("Searching")
    field(searching).fill("route")
    expect(status(searching)).to_have_text("1 result")
    searching.wait_for_timeout(3200)
    expect(status(searching)).to_have_text("1 result")


def test_a_failed_load_is_said_and_can_be_tried_again(home: Page) -> None:
    home.route("**/pagefind/pagefind.js*", lambda route: route.fulfill(status=500))
    home.keyboard.press("/")
    expect(status(home)).to_contain_text("Search could not be loaded.")
    home.unroute("**/pagefind/pagefind.js*")
    field(home).fill("route")
    expect(status(home)).to_have_text("1 result")
    field(home).fill("broken")
    expect(status(home)).to_contain_text("Search could not be loaded.")
    expect(dialog(home).get_by_role("option")).to_have_count(0)
    retry = dialog(home).get_by_role("button", name="Try again")
    retry.click()
    expect(status(home)).to_contain_text("Search could not be loaded.")
    field(home).fill("route")
    expect(retry).to_be_hidden()


def test_a_search_is_logged_once_when_it_ends(searching: Page) -> None:
    for query in ("r", "ro", "rou", "route"):
        field(searching).fill(query)
        searching.wait_for_timeout(160)
    expect(status(searching)).to_have_text("1 result")
    searching.keyboard.press("Escape")
    assert performed(searching, 1) == [{"query": "route", "results": 1, "filters": {}}]
    searching.keyboard.press("/")
    expect(field(searching)).to_have_value("route")
    field(searching).fill("sign-in")
    expect(dialog(searching).get_by_role("option")).to_have_count(1)
    dialog(searching).get_by_role("option").click()
    searching.wait_for_url("**/en/track.html")
    assert performed(searching, 2)[1:] == [
        {"query": "sign-in", "results": 1, "filters": {}, "chosen": "/en/track.html"}
    ]


def test_the_backdrop_and_the_button_close_it(searching: Page) -> None:
    searching.mouse.click(5, 5)
    expect(dialog(searching)).to_be_hidden()
    searching.keyboard.press("Control+k")
    dialog(searching).get_by_role("button", name="Close search").click()
    expect(dialog(searching)).to_be_hidden()


@pytest.mark.parametrize("name", ["en/home", "en/home-dark", "ja/home"])
def test_it_is_accessible(page: Page, academy: str, name: str, axe: Axe) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{academy}/{name}.html")
    page.locator("[data-gw-search]").click()
    page.locator(".gw-filters summary").click()
    assert axe(page) == []
    page.locator(".gw-search__input").fill("all")
    page.locator(".gw-chip").first.click()
    expect(page.locator("[role=option]").first).to_be_visible()
    page.locator(".gw-search__input").press("ArrowDown")
    assert axe(page) == []
    assert page.evaluate("document.querySelector('.gw-search').scrollWidth") <= 360
