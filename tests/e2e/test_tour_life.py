"""How tours come and go in Ledgerline: by themselves, by a link, over a reload, and never in anyone's way."""

from __future__ import annotations

from copy import deepcopy
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import Axe
from tests.e2e.tour_actions import draft_workflow
from tests.e2e.tour_driver import RECORD, TourPlayer


@pytest.mark.parametrize(("role", "tour", "step"), [
    ("manager", "meet-your-queue", "figure"),
    ("end-user", "find-your-way", "figures"),
])  # fmt: skip
def test_the_first_login_brings_its_tour_once(player: TourPlayer, role: str, tour: str, step: str) -> None:
    player.open()
    player.expect_quiet()
    player.sign_in(role)
    player.expect_step(step, tour=tour)
    player.page.keyboard.press("Escape")
    assert player.next_turn()["reason"] == "escape"
    player.expect_quiet()
    player.reload()
    player.expect_quiet()
    player.app.click("sign-out")
    player.sign_in(role)
    player.expect_quiet()
    again = player.page.context.new_page()  # a new session of the same person
    again.add_init_script(RECORD)
    later = TourPlayer(again, player.site)
    later.open()
    later.expect_quiet()
    assert later.events("tour-started") == []
    player.expect_no_complaints()
    later.expect_no_complaints()


@pytest.mark.parametrize("role", ["administrator", "executive"])
def test_a_role_without_a_first_tour_gets_none(player: TourPlayer, role: str) -> None:
    player.open()
    player.sign_in(role)
    player.expect_quiet()
    assert player.events() == []


def test_a_page_brings_its_tour_and_the_first_tour_waits_for_its_own(player: TourPlayer) -> None:
    player.open("#/invoices")
    player.sign_in("manager")
    player.expect_step("open-invoice", tour="approve-first-invoice")
    player.page.keyboard.press("Escape")
    assert player.next_turn()["type"] == "tour-exited"
    player.app.click("nav-dashboard")
    player.expect_step("figure", tour="meet-your-queue")
    player.page.keyboard.press("Escape")
    assert player.next_turn()["type"] == "tour-exited"
    player.app.click("nav-invoices")
    player.expect_quiet()
    player.expect_no_complaints()


@pytest.mark.parametrize(("article", "role", "tour"), [
    ("articles/invoices/approve-invoice/", "manager", "approve-first-invoice"),
    ("articles/workflows/create-approval-workflow/", "administrator", "build-invoice-approval"),
    ("articles/invoices/submit-invoice/", "end-user", "submit-first-invoice"),
    ("ja/articles/invoices/approve-invoice/", "manager", "approve-first-invoice"),
])  # fmt: skip
@pytest.mark.parametrize("known", [True, False], ids=["signed in", "signed out"])
@pytest.mark.sampled(4)
def test_show_me_in_the_product_does(
    player: TourPlayer, article: str, role: str, tour: str, *, known: bool
) -> None:
    if known:
        player.open()
        player.sign_in(role)
        player.expect_quiet() if role == "administrator" else player.dismiss(player.next_tour())
    player.page.goto(player.site.url + article)
    player.page.get_by_role(
        "link", name="製品の画面で見る" if article.startswith("ja/") else "Show me in the product"
    ).first.click()
    player.app.get("page-title").wait_for()
    player.read = 0
    if not known:
        player.sign_in(role)
    first = player.site.tour(tour, "en")["steps"][0]
    player.expect_step(first["id"], tour=tour)
    assert urlsplit(player.page.url).query == ""
    player.expect_no_complaints()


def test_a_reload_in_the_middle_goes_on_there(player: TourPlayer) -> None:
    player.open("#/dashboard", tour="build-invoice-approval")
    player.sign_in("administrator")
    player.expect_step("open-builder")
    player.app.click("nav-workflows")
    player.expect_step("start-workflow")
    player.app.click("new-workflow")
    player.expect_step("name-workflow")
    player.app.fill("workflow-name", "Invoice Approval")
    player.app.click("dialog-confirm")
    player.expect_step("choose-trigger")
    player.reload()
    player.expect_step("choose-trigger", tour="build-invoice-approval")
    expect(player.card).to_contain_text("4")
    player.press("back")
    player.expect_no_complaints()


def test_a_dialog_that_a_reload_closes_is_waited_for(player: TourPlayer) -> None:
    player.open("#/dashboard", tour="build-invoice-approval")
    player.sign_in("administrator")
    player.expect_step("open-builder")
    player.app.click("nav-workflows", "new-workflow")
    player.expect_step("start-workflow")
    player.expect_step("name-workflow")
    player.reload()
    assert player.next_turn()["type"] == "target-missing"
    player.app.click("new-workflow")
    player.expect_step("name-workflow")
    expect(player.app.page.locator("dialog[open] guidewright-tour")).to_have_count(1)


def test_escape_ends_it_and_gives_the_focus_back(player: TourPlayer) -> None:
    player.open()
    player.sign_in("administrator")
    player.app.get("nav-settings").focus()
    player.page.evaluate("guidewright.start('build-invoice-approval')")
    player.expect_step("open-builder")
    expect(player.card).to_be_focused()
    player.page.keyboard.press("Escape")
    assert player.next_turn()["reason"] == "escape"
    assert player.focus() == "nav-settings"
    expect(player.page.locator("guidewright-tour")).to_have_count(0)


def test_the_keyboard_alone_plays_a_tour(player: TourPlayer) -> None:
    player.open()
    player.sign_in("end-user")
    tour = player.site.tour("find-your-way", "en")
    for step in tour["steps"]:
        player.expect_step(step["id"])
        expect(player.card).to_be_focused()
        player.page.keyboard.press("Enter")
    assert player.next_turn()["type"] == "tour-completed"


def test_a_checkpoint_says_what_is_missing_and_lets_nobody_by(player: TourPlayer) -> None:
    player.open()
    player.sign_in("administrator")
    draft_workflow(player.app)
    player.app.fill("rule-1-limit", "500")
    player.page.evaluate("guidewright.start('build-invoice-approval', { step: 'set-rules' })")
    player.expect_step("set-rules")
    hint = player.card.locator("[part=hint]")
    expect(hint).to_have_count(0)
    player.press("next")
    assert player.next_turn()["type"] == "checkpoint-failed"
    expect(hint).to_contain_text("Not quite yet")
    expect(player.card.get_by_role("heading")).to_have_text("Set the routing rules")
    player.app.fill("rule-1-limit", "5000")
    expect(hint).to_have_count(0)
    player.press("next")
    assert player.next_turn()["type"] == "tour-completed"
    player.expect_no_complaints()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.sampled(2)
def test_a_card_in_the_product_is_accessible(
    player: TourPlayer, axe: Axe, scheme: Literal["light", "dark"], width: int
) -> None:
    player.page.emulate_media(color_scheme=scheme)
    player.page.set_viewport_size({"width": width, "height": 740})
    player.open()
    player.sign_in("end-user")
    for step in player.site.tour("find-your-way", "en")["steps"]:
        player.expect_step(step["id"])
        assert axe(player.page) == []
        assert player.page.evaluate("document.documentElement.scrollWidth") <= width
        player.press("next")
    assert player.next_turn()["type"] == "tour-completed"


def test_a_tour_without_translation_says_which_language_it_is_in(player: TourPlayer) -> None:
    manifest = deepcopy(player.site.manifest)
    (tour,) = (one for one in manifest["tours"] if one["id"] == "meet-your-queue")
    tour["languages"].pop("ja")
    player.page.route("**/tours/manifest.json", lambda route: route.fulfill(json=manifest))
    player.open(language="ja")
    player.sign_in("manager")
    player.expect_step("figure", tour="meet-your-queue")
    expect(player.page.locator("html")).to_have_attribute("lang", "ja")
    expect(player.card).to_have_attribute("lang", "en")
