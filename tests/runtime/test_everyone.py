"""Contrast, forced colours, zoom and writing from right to left; what test_people.py does not have."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.runtime.conftest import Given, Product
from tests.runtime.material import step, tour, words

TWO = tour("two", step("one", "approve", body=words("A few words.")), step("two", "save"))

# Every colour of the sheet is painted on a canvas, whose pixels are plain sRGB whatever the colour was written in.
COLOURS = """
() => {
    const root = document.querySelector("guidewright-tour").shadowRoot;
    const paint = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true});
    const rgb = (colour) => {
        paint.fillStyle = colour;
        paint.fillRect(0, 0, 1, 1);
        return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const of = (selector, name) => rgb(getComputedStyle(root.querySelector(selector))[name]);
    return {
        surface: of(".card", "backgroundColor"), text: of(".card", "color"), muted: of(".count", "color"),
        main: of(".main", "backgroundColor"), label: of(".main", "color"), ring: of(".ring", "outlineColor"),
        close: of(".close", "color"), page: rgb(getComputedStyle(document.body).backgroundColor),
    };
}
"""


def contrast(one: list[int], other: list[int]) -> float:
    """The contrast of two colours, as the WCAG defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[int]) -> float:
    """How light a colour is, from 0 to 1."""
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_s_own_colours_can_be_read(given: Given, scheme: Any) -> None:
    product = given(TWO)
    product.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    product.start("two")
    product.expect_title("Step one")
    colours = product.page.evaluate(COLOURS)
    for one, other in [("text", "surface"), ("muted", "surface"), ("close", "surface"), ("label", "main")]:
        assert contrast(colours[one], colours[other]) >= 4.5, (one, other, colours)
    assert contrast(colours["ring"], colours["page"]) >= 3, colours


def test_forced_colours_leave_border_and_ring(given: Given) -> None:
    product = given(TWO)
    product.page.emulate_media(forced_colors="active")
    product.start("two")
    product.expect_title("Step one")
    border = product.card.evaluate(
        "one => { const {borderTopWidth, borderTopStyle, borderTopColor, backgroundColor} = getComputedStyle(one);"
        "return [borderTopWidth, borderTopStyle, borderTopColor !== backgroundColor] }"
    )
    assert border == ["1px", "solid", True]
    ring = product.ring.evaluate(
        "one => { const {outlineWidth, outlineStyle} = getComputedStyle(one); return [outlineWidth, outlineStyle] }"
    )
    assert ring == ["3px", "solid"]
    button = product.card.get_by_role("button", name="Next", exact=True)
    assert button.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"


def right_to_left(given: Given) -> Product:
    """A page and a card that are written from right to left; the words stand in for those of such a language."""
    text = "هذه خطوة قصيرة توضح أين تجد الفواتير التي تنتظر موافقتك."
    product = given(
        tour("rtl", step("one", "approve", title="الموافقة", body=words(text)), step("two"), language="ja"),
        path=None,
    )
    for file in product.tours.glob("player-ja-*"):
        file.write_text(
            json.dumps({"direction": "rtl", "next": "التالي", "close": "إغلاق"}), encoding="utf-8"
        )
    product.open()
    product.page.evaluate("Object.assign(document.documentElement, {lang: 'ja', dir: 'rtl'})")
    product.start("rtl")
    product.expect_title("الموافقة")
    return product


def test_a_card_is_written_from_right_to_left(given: Given) -> None:
    product = right_to_left(given)
    product.expect_ring("approve")
    card = product.card.bounding_box()
    close = product.card.get_by_role("button", name="إغلاق").bounding_box()
    forward = product.card.get_by_role("button", name="التالي").bounding_box()
    assert card is not None
    assert close is not None
    assert forward is not None
    assert close["x"] - card["x"] < 40
    assert forward["x"] - card["x"] < 60
    assert product.card.locator("#title").evaluate("one => getComputedStyle(one).direction") == "rtl"
    expect(product.card).to_have_attribute("dir", "rtl")


def test_a_printed_page_has_no_tour_on_it(given: Given) -> None:
    product = given(TWO)
    product.start("two")
    product.expect_title("Step one")
    product.page.emulate_media(media="print")
    expect(product.card).to_be_hidden()
    expect(product.ring).to_be_hidden()
    product.page.emulate_media(media="screen")
    product.expect_title("Step one")
    product.expect_ring("approve")


def test_a_key_that_is_held_down_goes_on_by_one_step(given: Given) -> None:
    product = given(tour("three", step("one", "approve"), step("two", "save"), step("three", "reject")))
    product.start("three")
    product.expect_title("Step one")
    for _ in range(3):
        product.page.keyboard.down("Enter")
        product.page.wait_for_timeout(100)
    product.page.keyboard.up("Enter")
    product.expect_title("Step two")
