"""Keyboard, focus, screen readers, motion, small windows, dark pages and languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import Axe
from tests.runtime.conftest import Given
from tests.runtime.material import step, tour, words

TWO = tour("two", step("one", "approve"), step("two", "save"))


def test_the_keyboard_is_enough(given: Given) -> None:
    product = given(
        tour("keys", step("one", "approve"), step("two", "save", advance={"on": "click"}), step("three"))
    )
    page = product.page
    page.get_by_test_id("nav-workflows").focus()
    product.start("keys")
    product.expect_title("Step one")
    assert product.focus() == "card"
    page.keyboard.press("Tab")
    assert product.focus() == "button next"
    page.keyboard.press("Enter")
    product.expect_title("Step two")
    assert product.focus() == "card"
    page.keyboard.press("Tab")
    assert product.focus() == "button to_target"
    page.keyboard.press("Enter")
    assert product.focus() == "save"
    page.keyboard.press("Enter")
    product.expect_title("Step three")
    page.keyboard.press("Enter")
    product.expect_gone()
    assert product.focus() == "nav-workflows"


def test_tab_leaves_the_card_and_comes_back(given: Given) -> None:
    product = given(TWO)
    page = product.page
    product.start("two")
    product.expect_title("Step one")
    order = []
    for _ in range(12):
        page.keyboard.press("Tab")
        order.append(product.focus())
    assert order[:2] == ["button next", "button close"]
    assert {"nav-invoices", "approve", "save"} <= set(order)
    again = order.index("button next", 1)
    assert order[again : again + 2] == ["button next", "button close"]


def test_escape_closes_and_the_focus_returns(given: Given) -> None:
    product = given(TWO)
    page = product.page
    page.get_by_test_id("reject").focus()
    product.start("two")
    product.expect_title("Step one")
    page.keyboard.press("Escape")
    product.expect_gone()
    assert product.focus() == "reject"
    assert product.said("tour-exited")[0]["reason"] == "escape"
    assert product.stored()["two"]["state"] == "exited"


def test_escape_in_the_page_closes_unless_the_page_uses_it(given: Given) -> None:
    product = given(TWO)
    page = product.page
    product.start("two")
    product.expect_title("Step one")
    page.get_by_test_id("amount").focus()
    page.evaluate("() => { document.querySelector('main').onkeydown = event => event.preventDefault() }")
    page.keyboard.press("Escape")
    product.expect_title("Step one")
    page.evaluate("document.querySelector('main').onkeydown = null")
    page.keyboard.press("Escape")
    product.expect_gone()


def test_who_is_typing_keeps_the_focus_and_hears_of_the_step(given: Given) -> None:
    product = given(
        tour("typing", step("one", "amount", advance={"on": "input", "value": "50"}), step("two", "save"))
    )
    page = product.page
    page.get_by_test_id("amount").focus()
    product.start("typing")
    product.expect_title("Step one")
    assert product.focus() == "amount"
    page.keyboard.type("501")
    product.expect_title("Step two")
    assert product.focus() == "amount"
    assert page.get_by_test_id("amount").input_value() == "501"
    live = page.locator("guidewright-tour [role=status]")
    expect(live).to_contain_text("Step two")
    expect(live).to_contain_text("This is what step two is about.")


def test_a_step_that_comes_back_with_its_target_takes_the_focus_from_nobody(given: Given) -> None:
    product = given(tour("back", step("one", "save"), step("two", "amount")))
    page = product.page
    product.start("back")
    product.expect_title("Step one")
    page.get_by_test_id("approve").focus()
    hide = "hidden => { document.querySelector('[data-testid=save]').hidden = hidden }"
    for _ in range(2):
        page.evaluate(hide, True)
        expect(product.card).to_be_hidden()
        page.evaluate(hide, False)
        product.expect_title("Step one")
        assert product.focus() == "approve"
    product.card.get_by_role("button", name="Next").focus()
    page.evaluate(hide, True)
    expect(product.card).to_be_hidden()
    page.evaluate(hide, False)
    product.expect_title("Step one")
    assert product.focus() == "card"
    product.press("Next")
    product.expect_title("Step two")
    assert product.focus() == "card"


def test_the_card_is_a_labelled_dialog_without_violations(given: Given, axe: Axe) -> None:
    checkpoint = {"event": "never", "hint": words("Not so fast.")}
    product = given(tour("axe", step("one", "approve", article="en/", checkpoint=checkpoint), step("two")))
    product.start("axe")
    product.expect_title("Step one")
    expect(product.page.get_by_role("dialog", name="Step one")).to_be_visible()
    expect(product.card).to_have_accessible_description("This is what step one is about.")
    expect(product.card.get_by_text("Step 1 of 2")).to_be_attached()
    product.press("Next")
    product.page.wait_for_timeout(300)
    assert axe(product.page) == []
    product.page.emulate_media(color_scheme="dark")
    product.page.wait_for_timeout(100)
    assert axe(product.page) == []


def test_what_happens_in_the_card_does_not_reach_the_page(given: Given) -> None:
    product = given(TWO)
    product.page.evaluate(
        "window.heard = []; for (const type of ['click', 'mousedown', 'pointerdown', 'keydown', 'focusin'])"
        "document.addEventListener(type, () => heard.push(type))"
    )
    product.start("two")
    product.expect_title("Step one")
    product.press("Next")
    product.expect_title("Step two")
    product.page.keyboard.press("Enter")
    product.expect_gone()
    assert product.page.evaluate("heard.filter(type => type !== 'focusin')") == []


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves_for_who_asked_for_less_motion(given: Given, motion: str) -> None:
    product = given(tour("still", step("one", "approve", advance={"on": "click"})))
    product.page.emulate_media(reduced_motion="reduce" if motion == "reduce" else "no-preference")
    product.start("still")
    product.expect_title("Step one")
    running = product.page.evaluate(
        "document.querySelector('guidewright-tour').shadowRoot.getAnimations().length + document.getAnimations().length"
    )
    assert (running == 0) == (motion == "reduce")


@pytest.mark.parametrize(("width", "height"), [(320, 568), (360, 640), (1280, 400)])
@pytest.mark.parametrize("name", ["approve", "save", "nav-next"])
def test_card_and_target_both_fit_a_small_window(given: Given, width: int, height: int, name: str) -> None:
    text = "A sentence of a length that sentences in tours often have, so that it fills some lines. " * 2
    product = given(tour("small", step("one", name, body=words(text, text)), step("two")))
    product.page.set_viewport_size({"width": width, "height": height})
    product.start("small")
    product.expect_title("Step one")
    product.page.wait_for_timeout(300)
    box, card = product.page.get_by_test_id(name).bounding_box(), product.card.bounding_box()
    assert box is not None
    assert card is not None
    assert card["x"] >= 0
    assert card["y"] >= 0
    assert card["x"] + card["width"] <= width
    assert card["y"] + card["height"] <= height
    covered = not (
        box["x"] >= card["x"] + card["width"]
        or box["x"] + box["width"] <= card["x"]
        or box["y"] >= card["y"] + card["height"]
        or box["y"] + box["height"] <= card["y"]
    )
    assert not covered, (box, card)
    assert product.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_s_styles_stay_out_and_ours_stay_in(given: Given) -> None:
    product = given(TWO)
    look = "getComputedStyle(document.querySelector('[data-testid=save]')).cssText"
    before = product.page.evaluate(look)
    product.start("two")
    product.expect_title("Step one")
    next_button = product.card.get_by_role("button", name="Next", exact=True)
    assert next_button.evaluate("one => getComputedStyle(one).textTransform") == "none"
    assert product.card.evaluate("one => getComputedStyle(one).letterSpacing") == "normal"
    assert product.page.evaluate(look) == before


def test_a_product_gives_the_card_its_own_colours(given: Given) -> None:
    product = given(TWO)
    product.page.evaluate(
        "const sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [sheet]; sheet.replaceSync("
        "':root { --guidewright-accent: rgb(0, 100, 80); --guidewright-radius: 2px }"
        "guidewright-tour::part(title) { font-style: italic }')"
    )
    product.start("two")
    product.expect_title("Step one")
    style = "one => getComputedStyle(one)"
    assert (
        product.card.locator(".main").evaluate(f"one => ({style})(one).backgroundColor") == "rgb(0, 100, 80)"
    )
    assert product.card.evaluate(f"one => ({style})(one).borderRadius") == "2px"
    assert product.card.locator("h2").evaluate(f"one => ({style})(one).fontStyle") == "italic"


@pytest.mark.parametrize(
    ("page_language", "title", "close"),
    [
        ("ja-JP", "段階", "ツアーを閉じる"),
        ("en-GB", "Step one", "Close the tour"),
        ("fr", "Step one", "Close the tour"),
    ],
)
def test_a_tour_speaks_the_language_of_the_page(
    given: Given, page_language: str, title: str, close: str
) -> None:
    english = tour("two", step("one", "approve"))
    japanese = tour("two", step("one", "approve", title="段階"), language="ja")
    product = given(english, japanese)
    product.page.evaluate("language => document.documentElement.lang = language", page_language)
    product.start("two")
    product.expect_title(title)
    expect(product.card.get_by_role("button", name=close)).to_be_visible()
    expect(product.card).to_have_attribute("lang", "ja" if page_language == "ja-JP" else "en")


def test_a_tour_changes_its_language_with_the_page(given: Given) -> None:
    english = tour("two", step("one", "approve"), step("two", "save"))
    japanese = tour("two", step("one", "approve", title="一"), step("two", "save", title="二"), language="ja")
    product = given(english, japanese)
    product.start("two")
    product.press("Next")
    product.expect_title("Step two")
    product.page.evaluate("document.documentElement.lang = 'ja'")
    product.expect_title("二")
    product.press("戻る")
    product.expect_title("一")
