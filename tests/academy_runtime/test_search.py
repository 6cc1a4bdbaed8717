"""The search dialog over an index of pages that the tests know, under a policy that allows no markup from text."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.academy_runtime.help_pages import LEDGER_KINDS, NOTES
from tests.browser import Axe, Watch, until

GROUPS = {
    "tour": "Walkthroughs",
    "quiz": "Quizzes",
    "track": "Learning tracks",
    "release": "What\u2019s new",
    "glossary": "Glossary",
    "list": "Other pages",
}
PIECES = "**/search-index/en-*/*.js"
RECENT = "guidewright:site:searches:/en/"


def dialog(page: Page) -> Locator:
    """The search dialog."""
    return page.get_by_role("dialog", name="Search")


def field(page: Page) -> Locator:
    """Where one types."""
    return page.get_by_role("combobox", name="Search the help centre")


def status(page: Page) -> Locator:
    """What is read out."""
    return dialog(page).get_by_role("status")


def options(page: Page) -> Locator:
    """What the arrow keys go through."""
    return dialog(page).get_by_role("option")


def group(page: Page, name: str) -> Locator:
    """The options below one heading."""
    return dialog(page).get_by_role("listbox").get_by_role("group", name=name, exact=True)


def titles(part: Locator) -> list[str]:
    """What the options of a part of the list are called."""
    return part.locator(".gw-hit__title").all_inner_texts()


def ask(page: Page, query: str) -> None:
    """Type a query, and wait until its answer is read out."""
    status(page).evaluate("region => region.replaceChildren()")
    field(page).fill(query)
    expect(status(page)).to_have_text(re.compile(r"^\d+ results?$"))


def remember(page: Page, *queries: str) -> None:
    """Keep searches as those of an earlier visit, and open the dialog anew."""
    page.evaluate(
        "([key, queries]) => localStorage.setItem(key, JSON.stringify({ version: 1, queries }))",
        [RECENT, list(queries)],
    )
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    until(page, "document.activeElement === document.body")  # the field has let go of the keys
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()


def remembered(page: Page) -> list[str]:
    """The searches that the browser keeps."""
    found: list[str] = page.evaluate(
        "key => JSON.parse(localStorage.getItem(key) ?? '{\"queries\": []}').queries", RECENT
    )
    return found


def performed(page: Page, count: int) -> list[dict[str, Any]]:
    """The searches in the log of events, once there are as many: a dialog tells that it closed a moment later."""
    until(
        page,
        "count => (localStorage.getItem('guidewright:events') ?? '').split('search-performed').length > count",
        count,
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
    assert not [url for url in asked if "/search-" in url]
    with page.expect_request("**/search-index/index.js"):
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
    expect(options(searching)).to_have_count(2)
    first, last = options(searching).first, options(searching).last
    expect(first.locator(".gw-hit__title mark")).to_have_text("Route")
    expect(first).to_contain_text("<b>managers</b>")
    expect(first.locator(".gw-hit__kind")).to_have_text("How-to")
    expect(last.locator(".gw-hit__title mark")).to_have_text("route")
    expect(last).to_have_attribute("href", "/en/help/route-invoices.html#section")
    expect(field(searching)).to_have_attribute("aria-expanded", "true")
    complaints.expect_clean()


def test_the_best_come_first_and_the_rest_below_headings(searching: Page) -> None:
    ask(searching, "ledger")
    expect(status(searching)).to_have_text(f"{len(LEDGER_KINDS)} results")
    dialog(searching).get_by_role("button", name="Show more results").click()
    expect(options(searching)).to_have_count(len(LEDGER_KINDS))
    best = titles(group(searching, "Top results"))
    assert len(best) == 3
    for kind, heading in GROUPS.items():
        if f"Ledger {kind}" not in best:
            assert titles(group(searching, heading)) == [f"Ledger {kind}"]
    articles = {f"Ledger {kind}" for kind in LEDGER_KINDS if kind and kind not in GROUPS}
    assert set(titles(group(searching, "Articles"))) == articles - set(best)


def test_arrow_keys_go_through_all_groups_and_enter_opens(searching: Page) -> None:
    ask(searching, "ledger")
    all_ids = [option.get_attribute("id") for option in options(searching).all()]
    assert dialog(searching).get_by_role("listbox").get_by_role("group").count() > 1
    walked = []
    for _ in all_ids:
        searching.keyboard.press("ArrowDown")
        walked.append(field(searching).get_attribute("aria-activedescendant"))
        expect(dialog(searching).locator("[aria-selected=true]")).to_have_id(walked[-1] or "")
        expect(dialog(searching).locator("[aria-selected=true]")).to_be_in_viewport(ratio=0.99)
    assert walked == all_ids
    searching.keyboard.press("ArrowDown")
    expect(options(searching).first).to_have_attribute("aria-selected", "true")
    searching.keyboard.press("ArrowUp")
    expect(options(searching).last).to_have_attribute("aria-selected", "true")
    expect(field(searching)).to_be_focused()
    address = options(searching).last.get_attribute("href") or ""
    searching.keyboard.press("Enter")
    searching.wait_for_url(f"**{address}")


def test_enter_alone_opens_the_first_result(searching: Page) -> None:
    ask(searching, "sign-in")
    searching.keyboard.press("Enter")
    searching.wait_for_url("**/en/help/first-sign-in.html")


def test_enter_before_the_answer_opens_it_once_it_is_there(searching: Page) -> None:
    ask(searching, "route")
    searching.keyboard.press("Control+a")
    searching.keyboard.type("first day")
    searching.keyboard.press("Enter")
    searching.wait_for_url("**/en/help/first-sign-in.html")


def test_enter_is_not_for_an_answer_to_fewer_letters(searching: Page) -> None:
    held: list[Route] = []
    searching.route(
        "**/search-index/en-*/p*.js", lambda route: route.continue_() if held else held.append(route)
    )
    searching.evaluate(
        "() => { const { setTimeout } = window; window.setTimeout = (act, pause) => setTimeout(act, pause + 1000) }"
    )
    field(searching).fill("route")
    searching.wait_for_timeout(1500)  # the longer pause, so that the next one outlives the answer
    assert len(held) == 1
    field(searching).fill("sign-in")
    searching.keyboard.press("Enter")
    held[0].continue_()
    searching.wait_for_url("**/en/help/first-sign-in.html")


def test_a_choice_is_forgotten_with_the_words_it_answered(searching: Page) -> None:
    ask(searching, "route")
    searching.keyboard.press("ArrowDown")
    searching.keyboard.press("Control+a")
    searching.keyboard.insert_text("first day")
    searching.keyboard.press("Enter")
    searching.wait_for_url("**/en/help/first-sign-in.html")


def test_keys_of_an_input_method_are_left_to_it(searching: Page) -> None:
    ask(searching, "ledger")
    field(searching).dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    field(searching).dispatch_event("keydown", {"key": "ArrowDown", "isComposing": True, "bubbles": True})
    expect(dialog(searching)).to_be_visible()
    expect(dialog(searching).locator("[aria-selected=true]")).to_have_count(0)


def test_more_results_are_shown_on_request(searching: Page) -> None:
    ask(searching, "approval")
    expect(status(searching)).to_have_text(f"{NOTES} results")
    expect(options(searching)).to_have_count(8)
    more = dialog(searching).get_by_role("button", name="Show more results")
    more.click()
    expect(options(searching)).to_have_count(NOTES)
    expect(options(searching).nth(8)).to_have_attribute("aria-selected", "true")  # the first that is new
    expect(field(searching)).to_be_focused()
    expect(more).to_be_hidden()


def test_filters_narrow_and_count(searching: Page) -> None:
    dialog(searching).get_by_text("Filters", exact=True).click()
    role = dialog(searching).get_by_role("group", name="Role")
    # the index holds the id, the page its printed name
    expect(role.get_by_text("Administrator")).to_be_visible()
    expect(dialog(searching).get_by_role("group", name="Topic")).to_be_hidden()
    kind = dialog(searching).get_by_role("group", name="Kind")
    expect(kind.get_by_role("checkbox").first).to_have_accessible_name("Guide 2")
    role.get_by_role("checkbox", name="Administrator").check()
    expect(status(searching)).to_have_text("2 results")  # without a word typed
    role.get_by_role("checkbox", name="End user").check()
    expect(status(searching)).to_have_text("3 results")
    level = dialog(searching).get_by_role("group", name="Level")
    first = level.get_by_role("checkbox").first
    expect(first).to_have_accessible_name("Getting started 2")  # the first level first
    first.check()
    expect(status(searching)).to_have_text("2 results")
    field(searching).fill("qqzzxx")
    expect(status(searching)).to_contain_text("Nothing found for “qqzzxx”.")
    dialog(searching).get_by_role("button", name="Clear filters").click()
    ask(searching, "sign-in")
    expect(status(searching)).to_have_text("1 result")


def test_other_languages_are_counted_and_searched_on_request(searching: Page) -> None:
    asked: list[str] = []
    searching.on("request", lambda request: asked.append(request.url))
    ask(searching, "csv")
    expect(status(searching)).to_have_text("1 result")
    assert not [url for url in asked if "search-index/ja-" in url]
    dialog(searching).get_by_text("Filters", exact=True).click()
    language = dialog(searching).get_by_role("group", name="Language")
    expect(language.get_by_role("radio", name="English")).to_be_checked()
    expect(language.get_by_role("radio", name="English")).to_have_accessible_name("English 1")
    japanese = language.get_by_role("radio", name="日本語")
    expect(japanese).to_have_accessible_name("日本語 2")
    japanese.check()
    expect(status(searching)).to_have_text("2 results")
    expect(options(searching).first.locator(".gw-hit__title")).to_have_attribute("lang", "ja")
    role = dialog(searching).get_by_role("group", name="Role")
    role.get_by_role("checkbox", name="End user").check()
    expect(status(searching)).to_have_text("1 result")
    options(searching).click()
    searching.wait_for_url("**/en/help/ja/sign-in.html")
    assert performed(searching, 1)[-1]["filters"] == {"role": ["end-user"], "language": ["ja"]}


def test_the_page_of_another_language_searches_in_it(page: Page, academy: str) -> None:
    page.goto(f"{academy}/ja/home.html")
    page.wait_for_selector("[data-gw-role]")
    page.locator("[data-gw-search]").click()
    page.locator(".gw-search__input").fill("csv")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("2 件見つかりました")
    page.locator(".gw-filters summary").click()
    expect(page.get_by_role("radio", name="日本語")).to_be_checked()
    expect(page.get_by_role("radio", name="English")).to_have_accessible_name("English 1")
    expect(page.locator(".gw-hit__title").first).not_to_have_attribute("lang", "ja")


def test_an_empty_field_offers_what_was_searched_for_and_pages(searching: Page) -> None:
    assert "Route invoices by amount" in titles(group(searching, "Suggested pages"))
    expect(group(searching, "Recent searches")).to_have_count(0)
    ask(searching, "sign-in")
    searching.keyboard.press("Enter")
    searching.wait_for_url("**/en/help/first-sign-in.html")
    assert remembered(searching) == ["sign-in"]
    searching.go_back()
    searching.wait_for_selector("[aria-pressed]")
    searching.get_by_role("button", name="Manager").click()
    searching.keyboard.press("/")
    expect(field(searching)).to_be_focused()
    assert titles(group(searching, "Recent searches")) == ["sign-in"]
    assert titles(group(searching, "Suggested pages"))[0] == "Manager"  # the page of the reader's role
    searching.keyboard.press("ArrowDown")
    searching.keyboard.press("Enter")
    expect(field(searching)).to_have_value("sign-in")
    expect(status(searching)).to_have_text("1 result")
    assert performed(searching, 1)[0]["query"] == "sign-in"


def test_what_an_empty_field_offers_is_gone_with_the_first_letter(searching: Page) -> None:
    searching.route(PIECES, lambda _: None)  # no answer
    expect(options(searching)).not_to_have_count(0)
    searching.keyboard.type("r")
    assert options(searching).count() == 0
    expect(field(searching)).to_have_attribute("aria-expanded", "false")


def test_a_page_without_suggestions_offers_the_pages_of_its_head(page: Page, academy: str) -> None:
    page.goto(f"{academy}/en/article.html")
    page.wait_for_selector(".gw-toast", state="attached")
    page.evaluate(
        """() => {
            const nav = document.createElement("nav");
            const link = document.createElement("a");
            nav.className = "gw-header__nav";
            link.href = "track.html";
            link.textContent = "Tracks";
            nav.append(link);
            document.body.prepend(nav);
        }"""
    )
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    assert titles(group(page, "Suggested pages")) == ["Tracks"]


def test_a_search_that_led_nowhere_is_not_remembered(searching: Page) -> None:
    ask(searching, "sign-in")
    searching.keyboard.press("Escape")
    assert remembered(searching) == []


def test_the_last_eight_searches_are_remembered(searching: Page) -> None:
    remember(searching, *(f"query {number}" for number in range(1, 9)))
    ask(searching, "Sign-in")
    options(searching).first.click(modifiers=["Control"])
    assert remembered(searching) == ["Sign-in", *(f"query {number}" for number in range(1, 8))]
    ask(searching, "SIGN-IN")
    options(searching).first.click(modifiers=["Control"])
    assert remembered(searching)[:2] == ["SIGN-IN", "query 1"]


def test_recent_searches_are_removed_one_by_one_and_all_at_once(searching: Page) -> None:
    remember(searching, "one", "two", "three", "four")
    recent = group(searching, "Recent searches")
    searching.keyboard.press("ArrowDown")
    searching.keyboard.press("Delete")
    assert titles(recent) == ["two", "three", "four"] == remembered(searching)
    expect(recent.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    recent.locator(".gw-recent__forget").nth(1).click()
    assert titles(recent) == ["two", "four"] == remembered(searching)
    expect(field(searching)).to_be_focused()
    clear = dialog(searching).get_by_role("button", name="Clear recent searches")
    clear.click()
    assert remembered(searching) == []
    expect(recent).to_have_count(0)
    expect(clear).to_be_hidden()
    expect(field(searching)).to_be_focused()


def test_delete_in_the_field_stays_there(searching: Page) -> None:
    remember(searching, "sign-in")
    field(searching).fill("sign")
    expect(group(searching, "Recent searches")).to_be_visible()
    searching.keyboard.press("Home")
    searching.keyboard.press("Delete")
    expect(field(searching)).to_have_value("ign")
    assert remembered(searching) == ["sign-in"]


def test_recent_searches_complete_what_is_typed(searching: Page) -> None:
    remember(searching, "Sign-in day", "sign-in", "route")
    ask(searching, "sign-in")
    assert titles(group(searching, "Recent searches")) == ["Sign-in day"]
    searching.keyboard.press("ArrowDown")
    searching.keyboard.press("Enter")
    expect(field(searching)).to_have_value("Sign-in day")
    expect(group(searching, "Recent searches")).to_have_count(0)


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", '{"queries": 1}', '{"queries": [1, null, "", {}, "sign-in"]}']
)
def test_damaged_recent_searches_are_no_obstacle(home: Page, page_watch: Watch, kept: str) -> None:
    complaints = page_watch(home)
    home.evaluate("([key, text]) => localStorage.setItem(key, text)", [RECENT, kept])
    home.keyboard.press("/")
    expect(group(home, "Suggested pages")).to_be_visible()
    ask(home, "sign-in")
    options(home).first.click(modifiers=["Control"])
    assert remembered(home) == ["sign-in"]
    complaints.expect_clean()


def test_a_chosen_role_is_said(home: Page) -> None:
    home.keyboard.press("/")
    expect(dialog(home)).not_to_contain_text("come first")
    home.keyboard.press("Escape")
    home.get_by_role("button", name="Manager").click()
    home.keyboard.press("/")
    expect(field(home)).to_have_accessible_description("Pages for your role come first: Manager")


def test_a_screen_reader_hears_a_count_once_the_reader_pauses(searching: Page) -> None:
    ask(searching, "sign-in")
    searching.evaluate(
        """() => {
            window.heard = [];
            const region = document.querySelector("dialog [role=status]");
            new MutationObserver(() => window.heard.push(region.textContent)).observe(region, { childList: true });
        }"""
    )
    for letters in ("l", "le", "ledger"):
        field(searching).fill(letters)
        searching.wait_for_timeout(250)
    expect(status(searching)).to_have_text(f"{len(LEDGER_KINDS)} results")
    assert searching.evaluate("window.heard") == [f"{len(LEDGER_KINDS)} results"]


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)>",
        "x" * 5000,
        "word " * 20_000,
        "💥" * 300,
        '"',
        "\\",
        "%00",
        "　",
        "-:()",
        "\x00\x07\x1b\u202e",
        "constructor __proto__ hasOwnProperty",
    ],
)
@pytest.mark.sampled(4)
def test_odd_queries_are_only_words(searching: Page, query: str, page_watch: Watch) -> None:
    complaints = page_watch(searching)
    field(searching).fill(query)
    searching.wait_for_timeout(300)
    expect(status(searching)).to_contain_text(re.compile(r"^(Nothing found for|Type to search|\d+ result)"))
    assert len(status(searching).inner_text()) < 160
    expect(dialog(searching).locator("img")).to_have_count(0)
    ask(searching, "sign-in")
    expect(status(searching)).to_have_text("1 result")
    complaints.expect_clean()


def test_an_answer_that_comes_late_is_dropped(searching: Page) -> None:
    held: list[Route] = []

    def hold_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    searching.route("**/search-index/en-*/p*.js", hold_first)
    field(searching).fill("route")
    expect(status(searching)).to_contain_text("Searching")
    field(searching).fill("sign-in")
    expect(status(searching)).to_have_text("1 result")
    held[0].continue_()
    searching.wait_for_timeout(300)
    assert titles(dialog(searching).get_by_role("listbox")) == ["Your first sign-in"]


def test_a_failed_load_is_said_and_can_be_tried_again(home: Page) -> None:
    home.route("**/search-index/index.js", lambda route: route.fulfill(status=500))
    home.keyboard.press("/")
    expect(status(home)).to_contain_text("Search could not be loaded.")
    home.unroute("**/search-index/index.js")
    ask(home, "route")
    home.route(PIECES, lambda route: route.abort())
    field(home).fill("sign-in")
    expect(status(home)).to_contain_text("Search could not be loaded.")
    expect(options(home)).to_have_count(0)
    retry = dialog(home).get_by_role("button", name="Try again")
    expect(retry).to_be_visible()
    status(home).evaluate("region => region.replaceChildren()")
    retry.click()
    expect(status(home)).to_contain_text("Search could not be loaded.")
    home.unroute(PIECES)
    retry.click()
    expect(status(home)).to_have_text("1 result")
    expect(retry).to_be_hidden()
    expect(field(home)).to_be_focused()


@pytest.mark.parametrize(
    ("files", "answer"),
    [
        ("index.js", {"status": 404}),
        ("index.js", {"body": "guidewrightSearch({"}),
        ("index.js", {"body": "<!doctype html><p>Not here (yet)</p>"}),
        ("index.js", {"body": "guidewrightSearch(null)"}),
        ("index.js", {"body": 'guidewrightSearch({"version":2,"languages":{}})'}),
        ("index.js", {"body": 'guidewrightSearch({"version":1,"languages":{}})'}),
        ("en-*/head.js", {"status": 404}),
        ("en-*/head.js", {"body": 'guidewrightSearch({"version":9})'}),
        ("en-*/t*.js", {"body": "guidewrightSearch(null)"}),
        ("en-*/t*.js", {"body": ""}),
        ("en-*/p*.js", {"status": 404}),
        ("en-*/p*.js", {"body": "guidewrightSearch([])"}),
    ],
)
@pytest.mark.sampled(4)
def test_an_index_that_does_not_fit_asks_to_reload(
    home: Page, page_watch: Watch, files: str, answer: dict[str, Any]
) -> None:
    complaints = page_watch(home)
    pattern = f"**/search-index/{files}"
    home.route(pattern, lambda route: route.fulfill(**answer))
    home.keyboard.press("/")
    expect(field(home)).to_be_focused()
    field(home).fill("sign-in")
    expect(status(home)).to_contain_text("Reload the page, or try again later.")
    expect(options(home)).to_have_count(0)
    expect(dialog(home).get_by_role("button", name="Try again")).to_be_hidden()
    assert complaints.errors == []
    with home.expect_navigation():
        dialog(home).get_by_role("button", name="Reload the page").click()
    home.unroute(pattern)
    home.wait_for_selector("[aria-pressed]")
    home.keyboard.press("/")
    ask(home, "sign-in")


def test_a_search_is_logged_once_when_it_ends(searching: Page) -> None:
    for query in ("r", "ro", "rou", "route"):
        field(searching).fill(query)
        searching.wait_for_timeout(160)
    expect(status(searching)).to_have_text("1 result")
    searching.keyboard.press("Escape")
    assert performed(searching, 1) == [{"query": "route", "results": 1, "filters": {}, "covered": 1}]
    searching.keyboard.press("/")
    expect(field(searching)).to_have_value("route")
    ask(searching, "sign-in")
    options(searching).first.click()
    searching.wait_for_url("**/en/help/first-sign-in.html")
    [last] = performed(searching, 2)[1:]
    assert last == {
        "query": "sign-in",
        "results": 1,
        "filters": {},
        "covered": last["covered"],
        "chosen": "/en/help/first-sign-in.html",
    }
    assert 0 < last["covered"] <= 1
    assert round(last["covered"], 2) == last["covered"]


def test_a_search_in_other_words_is_logged_as_refined(searching: Page) -> None:
    field(searching).fill("qqzzxx")
    expect(status(searching)).to_contain_text("Nothing found")
    searching.wait_for_timeout(1600)
    field(searching).fill("")
    expect(status(searching)).to_contain_text("Type to search")
    ask(searching, "sign-in")
    searching.keyboard.press("Escape")
    first, second = performed(searching, 2)
    assert first == {"query": "qqzzxx", "results": 0, "filters": {}, "covered": 0, "refined": True}
    assert second["query"] == "sign-in"
    assert "refined" not in second


def test_the_backdrop_and_the_button_close_it(searching: Page) -> None:
    searching.mouse.click(5, 5)
    expect(dialog(searching)).to_be_hidden()
    searching.keyboard.press("Control+k")
    dialog(searching).get_by_role("button", name="Close search").click()
    expect(dialog(searching)).to_be_hidden()


def test_nothing_jumps_while_one_types(searching: Page) -> None:
    before = dialog(searching).bounding_box()
    assert before is not None
    for query in ("ledger", "qqzzxx", "sign-in", ""):
        field(searching).fill(query)
        searching.wait_for_timeout(300)
        assert dialog(searching).bounding_box() == before


@pytest.mark.parametrize("name", ["en/home", "en/home-dark", "ja/home"])
def test_it_is_accessible(page: Page, academy: str, name: str, axe: Axe) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{academy}/{name}.html")
    page.locator("[data-gw-search]").click()
    page.locator(".gw-filters summary").click()
    assert axe(page) == []
    assert page.locator(".gw-chip").count() > 4  # with languages
    page.locator(".gw-search__input").fill("csv")
    expect(page.locator("a[role=option]").first).to_be_visible()
    page.locator(".gw-chip").first.click()
    expect(page.locator(".gw-filters__count")).to_have_text("1")
    page.locator(".gw-search__input").press("ArrowDown")
    assert axe(page) == []
    assert page.evaluate("document.querySelector('.gw-search').scrollWidth") <= 360
