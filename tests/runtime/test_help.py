"""The help panel in a product at another address than the help site."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser import Axe, Serve, settle, watch
from tests.runtime.conftest import LISTENERS, PAGES
from tests.runtime.help_site import Helped, write_help_site
from tests.runtime.material import step, tour, write_tours

MODULE = '<script type="module" src="own.js"></script>'
LOADER = '<script src="tours/loader.js" defer data-user="user-1"></script>'


@pytest.fixture
def helped(context: BrowserContext, serve: Serve, tmp_path: Path, tour_runtime: Path) -> Helped:
    """A product and a help site, each at its own address, not opened yet."""
    folder, site = tmp_path / "product", tmp_path / "site"
    shutil.copytree(PAGES, folder)
    write_help_site(site, tour_runtime)
    context.add_init_script(LISTENERS)
    page = context.new_page()
    return Helped(page, folder, site, serve, watch(page))


@pytest.fixture
def clean(helped: Helped) -> Iterator[Helped]:
    """The same, and at the end the page must have had no complaint and no violation of its policy."""
    yield helped
    helped.complaints.expect_clean()
    assert helped.page.evaluate("violations") == []


def test_nothing_but_the_script_is_loaded_until_it_is_opened(clean: Helped) -> None:
    asked: list[str] = []
    clean.page.on("request", lambda request: asked.append(request.url))
    clean.open()
    clean.page.wait_for_timeout(300)
    assert [url for url in asked if url.startswith(clean.site_url)] == [f"{clean.site_url}/tours/help.js"]
    clean.button.click()
    expect(clean.field).to_be_focused()
    clean.page.wait_for_timeout(300)
    names = [url.removeprefix(clean.site_url) for url in asked if url.startswith(clean.site_url)]
    assert [name for name in names if "/tours/help-" in name]
    assert any(name.startswith("/search-index/") for name in names)


def test_hits_are_grouped_marked_and_counted(clean: Helped, axe: Axe) -> None:
    clean.open()
    clean.ask("invoice", "Results: 4")
    groups = clean.panel.get_by_role("group")
    expect(groups).to_have_count(3)
    for name in ("Articles", "Tours", "Quizzes"):
        expect(clean.panel.get_by_role("group", name=name)).to_have_count(1)
    articles = clean.panel.get_by_role("group", name="Articles").get_by_role("option")
    assert set(articles.locator(".name mark").all_inner_texts()) == {"invoice"}
    expect(clean.field).to_have_attribute("aria-expanded", "true")
    assert axe(clean.page) == []
    clean.field.fill("nonsense xyzzy")
    expect(clean.status).to_have_text("Nothing found for “nonsense xyzzy”. Try fewer or different words.")
    expect(clean.options).to_have_count(0)
    assert axe(clean.page) == []


def test_the_keyboard_does_everything(clean: Helped) -> None:
    clean.open()
    page = clean.page
    clean.button.focus()
    page.keyboard.press("Enter")
    expect(clean.field).to_be_focused()
    page.keyboard.insert_text("approve")
    expect(clean.options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen = clean.panel.locator("[aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert clean.field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert chosen.get_attribute("rel") == "noopener"
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    assert opened.value.url.startswith(f"{clean.site_url}/articles/approve/")
    assert opened.value.evaluate("opener") is None
    opened.value.close()
    page.keyboard.press("Escape")
    expect(clean.host).to_have_count(0)
    expect(clean.button).to_be_focused()
    said = page.evaluate("said")
    assert [(one["type"], one["query"], one["chosen"]) for one in said] == [
        ("search-performed", "approve", f"{clean.site_url}/articles/approve/")
    ]


def test_enter_waits_for_the_answer_to_what_is_typed(clean: Helped) -> None:
    clean.open()
    clean.ask("invoice", "Results: 4")
    page = clean.page
    page.keyboard.press("ArrowDown")
    for words, found in (("clerk", "articles/return/"), ("approve", "articles/approve/")):
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(words)
        with page.expect_popup() as opened:
            page.keyboard.press("Enter")
        assert opened.value.url.startswith(f"{clean.site_url}/{found}"), words
        opened.value.close()
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        expect(clean.options).to_have_count(0)


def test_enter_is_not_for_an_answer_to_fewer_letters(clean: Helped) -> None:
    clean.open()
    page = clean.page
    held: list[Route] = []
    page.route("**/search-index/en-*/p*.js", lambda route: route.continue_() if held else held.append(route))
    page.evaluate(
        "() => { const { setTimeout } = window; window.setTimeout = (act, pause) => setTimeout(act, pause + 1000) }"
    )
    clean.button.click()
    clean.field.fill("invoice")
    page.wait_for_timeout(1500)  # the longer pause, so that the next one outlives the answer
    assert len(held) == 1
    clean.field.fill("clerk")
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
        held[0].continue_()
    assert opened.value.url.startswith(f"{clean.site_url}/articles/return/")


def test_more_results_come_on_demand_and_keep_the_place(clean: Helped) -> None:
    clean.open()
    clean.ask("exports", "Results: 20")
    before = clean.options.count()
    clean.page.keyboard.press("ArrowDown")
    active = clean.panel.locator("[aria-selected=true]")
    name = active.inner_text()
    clean.panel.get_by_role("button", name="Show more results").click()
    expect(clean.field).to_be_focused()
    assert clean.options.count() > before
    assert active.inner_text() == name
    clean.panel.get_by_role("button", name="Show more results").click()
    expect(clean.panel.get_by_role("button", name="Show more results")).to_be_hidden()


def test_the_product_opens_it_with_a_query_and_closes_it(clean: Helped) -> None:
    clean.open()
    page = clean.page
    page.get_by_test_id("amount").focus()
    assert page.evaluate("guidewrightHelp.open('return')") is True
    expect(clean.options.first).to_contain_text("Return an invoice")
    assert page.evaluate("guidewrightHelp.open('approve')") is True
    expect(clean.options.first).to_contain_text("Approve an invoice")
    page.evaluate("guidewrightHelp.close()")
    expect(clean.host).to_have_count(0)
    expect(page.get_by_test_id("amount")).to_be_focused()
    clean.button.click()
    expect(clean.panel).to_be_visible()
    clean.button.click()
    expect(clean.host).to_have_count(0)


def test_closed_on_its_way_it_does_not_come(clean: Helped) -> None:
    clean.open()
    assert clean.page.evaluate("[guidewrightHelp.open(), guidewrightHelp.close()][0]") is False
    expect(clean.host).to_have_count(0)


def test_a_button_drawn_anew_works_and_takes_the_focus_back(clean: Helped) -> None:
    clean.open()
    clean.button.click()
    expect(clean.field).to_be_focused()
    clean.page.evaluate(
        "() => { const old = document.querySelector('[data-testid=help]'); old.replaceWith(old.cloneNode(true)); }"
    )
    clean.page.keyboard.press("Escape")
    expect(clean.button).to_be_focused()
    clean.page.keyboard.press("Enter")
    expect(clean.field).to_be_focused()


def test_it_leaves_no_trace(clean: Helped) -> None:
    clean.open()
    before = clean.page.content()
    clean.ask("invoice", "Results: 4")
    clean.page.evaluate("guidewrightHelp.destroy()")
    assert clean.page.content() == before
    assert clean.page.evaluate("[window.guidewrightHelp, document.adoptedStyleSheets.length]") == [None, 0]
    clean.button.click()
    clean.page.wait_for_timeout(200)
    expect(clean.host).to_have_count(0)


def test_it_stays_usable_when_the_product_opens_a_dialog(clean: Helped) -> None:
    clean.open()
    clean.ask("invoice", "Results: 4")
    clean.page.evaluate("document.querySelector('dialog').showModal()")
    expect(clean.page.locator("dialog guidewright-help")).to_have_count(1)
    clean.field.click()
    clean.field.fill("return")
    expect(clean.options.first).to_contain_text("Return an invoice")
    clean.page.evaluate("document.querySelector('dialog').close()")
    expect(clean.page.locator("body > guidewright-help")).to_have_count(1)
    expect(clean.panel).to_be_visible()


def test_keys_in_it_are_not_the_products(clean: Helped) -> None:
    clean.open()
    clean.page.evaluate("() => { window.keys = []; addEventListener('keydown', ({key}) => keys.push(key)); }")
    clean.button.click()
    expect(clean.field).to_be_focused()
    clean.page.keyboard.type("ab")
    clean.page.keyboard.press("Escape")
    assert clean.page.evaluate("keys") == []


def test_as_a_module_it_does_the_same(clean: Helped) -> None:
    own = 'import { help } from "SITE/tours/help-module.js"; window.mine = help({ language: "ja" });'
    clean.open(script="")
    (clean.folder / "own.js").write_text(own.replace("SITE", clean.site_url), encoding="utf-8")
    page = (clean.folder / "helped.html").read_text(encoding="utf-8").replace("</head>", f"{MODULE}</head>")
    (clean.folder / "helped.html").write_text(page, encoding="utf-8")
    clean.page.reload()
    clean.page.wait_for_function("window.mine")
    assert clean.page.evaluate("mine.open('承認')") is True
    expect(clean.status).to_have_text("検索結果：1 件")  # noqa: RUF001  # as Japanese writes it
    assert clean.page.evaluate("window.guidewrightHelp") is None
    clean.page.evaluate("mine.destroy()")
    expect(clean.host).to_have_count(0)


def test_the_tag_may_name_another_site(clean: Helped) -> None:
    shutil.copytree(clean.site / "tours", clean.folder / "copied")
    clean.open(script='<script src="copied/help.js" defer data-site="{site}" data-language="en"></script>')
    clean.page.evaluate("guidewrightHelp.open('approve')")
    expect(clean.options.first).to_contain_text("Approve an invoice")


@pytest.mark.parametrize(
    ("language", "title", "label"),
    [
        ("ja-JP", "ヘルプ", "ヘルプセンターを検索"),
        ("zh-Hans", "帮助", "搜索帮助中心"),
        ("ms", "Bantuan", "Cari dalam pusat bantuan"),
        ("fr", "Help", "Search the help centre"),
    ],
)
def test_it_speaks_the_products_language(clean: Helped, language: str, title: str, label: str) -> None:
    clean.open(language=language)
    clean.button.click()
    expect(clean.panel.get_by_role("heading")).to_have_text(title)
    expect(clean.field).to_have_attribute("placeholder", label)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_it_fills_the_width(clean: Helped, axe: Axe, scheme: str) -> None:
    clean.page.set_viewport_size({"width": 360, "height": 640})
    clean.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    clean.open(language="ja")
    clean.ask("請求書", "検索結果：1 件")  # noqa: RUF001  # as Japanese writes it
    box = clean.panel.bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["height"]) == (0, 360, 640)
    assert clean.page.evaluate("document.documentElement.scrollWidth") == 360
    assert axe(clean.page) == []
    clean.panel.get_by_role("button", name="ヘルプを閉じる").click()
    expect(clean.button).to_be_focused()


def test_a_tour_among_the_hits_starts_in_the_product(clean: Helped, tour_runtime: Path) -> None:
    write_tours(clean.folder / "tours", tour_runtime, [tour("first-approval", step("a", "save"))])
    clean.open(more=LOADER)
    clean.ask("first invoice", "Results: 1")
    start = clean.options.filter(has_text="Start the tour “Your first invoice”")
    assert start.evaluate("one => one.previousElementSibling.textContent").startswith("Your first invoice")
    for _ in range(20):
        clean.page.keyboard.press("ArrowDown")
        if start.get_attribute("aria-selected") == "true":
            break
    clean.page.keyboard.press("Enter")
    card = clean.page.locator("guidewright-tour .card")
    expect(card.get_by_role("heading")).to_have_text("Step a")
    expect(clean.host).to_have_count(0)
    clean.page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(clean.button).to_be_focused()


def test_a_tour_that_does_not_start_says_so_in_the_panel(clean: Helped, tour_runtime: Path) -> None:
    write_tours(clean.folder / "tours", tour_runtime, [tour("other", step("a", "save"))])
    clean.open(more=LOADER)
    clean.ask("first invoice", "Results: 1")
    clean.options.filter(has_text="Start the tour").click()
    expect(clean.status).to_have_text("This tour cannot be shown on this page.")
    expect(clean.field).to_be_focused()


def test_without_tours_in_the_product_none_is_offered(clean: Helped) -> None:
    clean.open()
    clean.ask("first invoice", "Results: 1")
    expect(clean.options.filter(has_text="Start the tour")).to_have_count(0)


def test_a_site_that_does_not_allow_the_product_to_read_it(helped: Helped, axe: Axe) -> None:
    helped.open(headers={}, language="ms")
    helped.button.click()
    expect(helped.host.get_by_role("alert")).to_contain_text("Bantuan tidak dapat dimuatkan.")
    assert axe(helped.page) == []
    assert (
        helped.host.get_by_role("link", name="Buka pusat bantuan").get_attribute("href")
        == f"{helped.site_url}/"
    )
    helped.page.keyboard.press("Escape")
    expect(helped.host).to_have_count(0)
    expect(helped.button).to_be_focused()
    assert helped.complaints.errors == []


def test_offline_it_says_so_and_works_again_once_there_is_a_network(helped: Helped) -> None:
    helped.open()
    helped.page.context.set_offline(True)
    helped.button.click()
    expect(helped.host.get_by_role("alert")).to_contain_text("Help could not be loaded.")
    helped.page.context.set_offline(False)
    helped.page.keyboard.press("Escape")
    helped.button.click()
    expect(helped.field).to_be_focused()
    settle(helped.page)
    helped.page.context.set_offline(True)
    helped.field.fill("return")
    expect(helped.status).to_contain_text("The search could not be loaded.")
    helped.page.context.set_offline(False)
    helped.panel.get_by_role("button", name="Try again").click()
    expect(helped.options.first).to_contain_text("Return an invoice")
    expect(helped.panel.get_by_role("button", name="Try again")).to_be_hidden()
    assert helped.complaints.errors == []


@pytest.mark.parametrize(
    "text",
    ["", "guidewrightSearch(", 'guidewrightSearch({"version": 99})', "guidewrightSearch(null)"],
    ids=["empty", "cut", "another-release", "nothing"],
)
def test_a_damaged_index_is_said_and_never_thrown(helped: Helped, text: str) -> None:
    (helped.site / "search-index" / "index.js").write_text(text, encoding="utf-8")
    helped.open()
    helped.button.click()
    expect(helped.panel.get_by_role("button", name="Try again")).to_be_visible()
    expect(helped.status).to_contain_text("open the help centre")
    expect(helped.panel.get_by_role("link", name="Open the help centre")).to_be_visible()
    assert helped.complaints.errors == []


def test_another_file_than_was_built_is_not_run(helped: Helped) -> None:
    (panel,) = helped.site.glob("tours/help-panel-*.js")
    panel.write_text(panel.read_text(encoding="utf-8") + "\nwindow.changed = true;", encoding="utf-8")
    helped.open()
    helped.button.click()
    expect(helped.host.get_by_role("alert")).to_contain_text("Help could not be loaded.")
    assert helped.page.evaluate("window.changed") is None


@pytest.mark.parametrize(
    "query", ["x" * 100_000, "\u0000\u0007\ud7ff", "?!…()[]", "<img src=x onerror=alert(1)>"]
)
def test_any_query_is_answered(clean: Helped, query: str) -> None:
    clean.open()
    clean.page.evaluate("query => guidewrightHelp.open(query)", query)
    expect(clean.field).to_be_focused()
    settle(clean.page)
    expect(clean.status).not_to_have_text("")
    assert clean.panel.locator("img").count() == 0


def test_the_files_of_the_panel_are_listed(tour_runtime: Path) -> None:
    """So that the site can publish them."""
    listed = json.loads((tour_runtime / "manifest.json").read_text(encoding="utf-8"))["files"]
    names = [one["file"] for one in listed]
    assert len(names) == len(set(names))
    for entry in ("help.js", "help-module.js"):
        (own,) = (one for one in listed if one["file"] == entry)
        assert len(own["imports"]) == 4, "three languages beside English, and the panel"
        assert {one["file"] for one in own["imports"]} <= set(names)
