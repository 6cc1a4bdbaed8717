"""Where the card stands: always in the window, and beside what the person is to use, not over it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.runtime.conftest import Given, Product
from tests.runtime.material import step, tour, words

TEXT = "A sentence of a length that sentences in tours often have, so that it fills some lines. "
# 640 by 400 is what is left of 1280 by 800 at 200 %.
WINDOWS = [(320, 568), (360, 640), (640, 400), (1280, 800)]
ENGINES = {"anchors": "", "fallback": "CSS.supports = () => false"}

every_engine = pytest.mark.parametrize(
    "engine", ["anchors", pytest.param("fallback", marks=pytest.mark.slow)]
)
every_window = pytest.mark.parametrize(
    ("width", "height"), WINDOWS, ids=[f"{width}x{height}" for width, height in WINDOWS]
)


def host(given: Given, engine: str, width: int, height: int, *steps: dict[str, Any]) -> Product:
    """The product in a window of this size, in a browser with or without anchors."""
    product = given(tour("place", *steps), path=None)
    product.page.set_viewport_size({"width": width, "height": height})
    product.page.add_init_script(ENGINES[engine])
    product.open("host.html")
    return product


def box_of(one: Locator) -> dict[str, float]:
    """Left, top, right and bottom."""
    box = one.bounding_box()
    assert box is not None
    return {
        "left": box["x"],
        "top": box["y"],
        "right": box["x"] + box["width"],
        "bottom": box["y"] + box["height"],
    }


def overlap(one: Locator, other: Locator) -> bool:
    """Whether the two cover each other anywhere."""
    a, b = box_of(one), box_of(other)
    return not (
        a["right"] <= b["left"]
        or b["right"] <= a["left"]
        or a["bottom"] <= b["top"]
        or b["bottom"] <= a["top"]
    )


def expect_in_window(product: Product) -> None:
    """The whole card can be seen, and its buttons are its own."""
    product.page.wait_for_timeout(250)
    card, window = box_of(product.card), product.page.viewport_size
    assert window is not None
    assert card["left"] >= 0, card
    assert card["top"] >= 0, card
    assert card["right"] <= window["width"], card
    assert card["bottom"] <= window["height"], card
    assert card["bottom"] - card["top"] > 90, card
    product.card.get_by_role("button", name="Close the tour").click(trial=True)


@every_engine
@every_window
@pytest.mark.parametrize("placement", ["auto", "top", "left"])
@pytest.mark.sampled(4)
def test_a_target_larger_than_the_window(
    given: Given, engine: str, width: int, height: int, placement: str
) -> None:
    product = host(
        given, engine, width, height, step("a", "tall", placement=placement, body=words(TEXT)), step("b")
    )
    product.start("place")
    product.expect_title("Step a")
    expect_in_window(product)
    product.page.evaluate("scrollTo(0, 0)")
    expect_in_window(product)
    product.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect_in_window(product)
    product.press("Next")
    product.expect_title("Step b")


@every_engine
@every_window
@pytest.mark.parametrize("placement", ["auto", "left"])
@pytest.mark.sampled(3)
def test_a_target_that_is_scrolled_away(
    given: Given, engine: str, width: int, height: int, placement: str
) -> None:
    product = host(given, engine, width, height, step("a", "amount", placement=placement, body=words(TEXT)))
    product.start("place")
    product.expect_title("Step a")
    expect_in_window(product)
    for far in (600, 5000, 0):
        product.page.evaluate("far => scrollTo(0, far)", far)
        expect_in_window(product)
    product.page.wait_for_timeout(100)
    assert not overlap(product.card, product.page.get_by_test_id("amount"))
    product.expect_ring("amount")


@every_engine
@every_window
def test_the_focus_moves_with_a_dialog(given: Given, engine: str, width: int, height: int) -> None:
    product = host(given, engine, width, height, step("a", "amount", body=words(TEXT)), step("b", "amount"))
    page = product.page
    product.start("place")
    product.expect_title("Step a")
    page.get_by_test_id("far").focus()
    expect_in_window(product)
    page.keyboard.press("Enter")
    expect(page.locator("dialog > guidewright-tour")).to_have_count(1)
    expect_in_window(product)
    page.get_by_test_id("reason").focus()
    expect_in_window(product)
    page.get_by_test_id("cancel").evaluate("one => one.click()")
    expect(page.locator("body > guidewright-tour")).to_have_count(1)
    assert product.focus() == "far"
    expect_in_window(product)
    product.press("Next")
    product.expect_title("Step b")
    expect_in_window(product)


@every_engine
@every_window
@pytest.mark.parametrize("target", ["reason", "confirm"])
@pytest.mark.parametrize("lines", [0, 9])
@pytest.mark.sampled(6)
def test_the_buttons_of_a_dialog_stay_in_reach(
    given: Given, engine: str, width: int, height: int, target: str, lines: int
) -> None:
    if lines and height < 600:
        pytest.skip("a dialog that fills so small a window leaves no place")
    event = {"on": "event", "event": "rejected"}
    product = host(given, engine, width, height, step("a", target, body=words(TEXT, TEXT), advance=event))
    page = product.page
    page.get_by_test_id("more").evaluate("(one, text) => { one.textContent = text }", TEXT * lines)
    page.get_by_test_id("open").click()
    product.start("place")
    product.expect_title("Step a")
    expect_in_window(product)
    assert not overlap(product.card, page.get_by_test_id(target))
    for one in dict.fromkeys((target, "confirm")):
        page.get_by_test_id(one).click()
    expect(page.get_by_test_id("dialog")).not_to_be_visible()
    assert page.get_by_test_id("dialog").evaluate("one => one.returnValue") == "confirmed"


def test_all_but_the_target_is_dimmed_and_scrolling_paints_none_of_it_again(given: Given) -> None:
    product = host(given, "anchors", 1280, 800, step("a", "counter"))
    page = product.page
    box = box_of(page.get_by_test_id("counter"))
    dots = {
        "inside": (box["left"] + 4, (box["top"] + box["bottom"]) / 2),
        "beside": (box["left"] - 12, box["top"] - 12),
        "corner": (1270, 790),
    }

    def colours() -> dict[str, bytes]:
        return {
            name: page.screenshot(clip={"x": x, "y": y, "width": 1, "height": 1})
            for name, (x, y) in dots.items()
        }

    before = colours()
    product.start("place")
    product.expect_title("Step a")
    after = colours()
    assert {name for name in dots if before[name] != after[name]} == {"beside", "corner"}
    layer = product.ring.evaluate(
        "ring => ['boxShadow', 'willChange'].map(name => [getComputedStyle(ring)[name], getComputedStyle(ring, '::after')[name]])"
    )
    (own, shade), (_, hint) = layer
    assert "vmax" not in own
    assert own.endswith("inset"), "the ring itself casts no shadow on the page"
    assert shade != "none"
    assert hint == "transform"
    page.emulate_media(forced_colors="active")
    assert product.ring.evaluate("ring => getComputedStyle(ring, '::after').boxShadow") == "none"


def test_a_ring_at_the_end_of_the_page_makes_the_page_no_longer(given: Given) -> None:
    product = host(given, "anchors", 360, 640, step("a", "last"))
    page = product.page
    page.evaluate(
        """() => {
            const last = Object.assign(document.createElement("button"), {textContent: "Last"});
            last.dataset.testid = "last";
            last.style.cssText = "position: absolute; right: 0; bottom: 0; margin: 0";
            document.body.style.cssText = "position: relative; margin: 0; padding: 0";
            document.body.append(last);
        }"""
    )
    size = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    before = page.evaluate(size)
    product.start("place")
    product.expect_title("Step a")
    page.wait_for_timeout(100)
    assert page.evaluate(size) == before
