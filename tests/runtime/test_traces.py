"""What is left in a page by a tour that is over, and by an embedding that is destroyed: nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.conftest import Given, Product
from tests.runtime.material import at, step, tour

LEDGER = """
(() => {
    const held = new Map();
    const where = (target) => target === window ? "window" : target === document ? "document" : target.localName ?? "other";
    const ours = (target) => target.getRootNode?.().host?.localName === "guidewright-tour" || target.isConnected === false;
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const isTours = () => /[/]tours[/]/.test(new Error().stack);
    const captures = (options) => !!(options?.capture ?? options === true);
    const like = (target, type, act, options) => ([key, one]) =>
        one.target === target && one.type === type && one.act === act && one.capture === captures(options);
    EventTarget.prototype.addEventListener = function (type, act, options) {
        const target = this ?? window;
        if (isTours() && ![...held].some(like(target, type, act, options)))
            held.set({}, { target, type, act, capture: captures(options) });
        return add.call(target, type, act, options);
    };
    EventTarget.prototype.removeEventListener = function (type, act, options) {
        const target = this ?? window;
        const found = [...held].find(like(target, type, act, options));
        if (found) held.delete(found[0]);
        return remove.call(target, type, act, options);
    };
    for (const name of ["MutationObserver", "ResizeObserver", "IntersectionObserver"]) {
        const { observe, disconnect } = window[name].prototype;
        window[name].prototype.observe = function (...more) {
            if (isTours()) held.set(this, { target: more[0], type: name });
            return observe.apply(this, more);
        };
        window[name].prototype.disconnect = function () {
            held.delete(this);
            return disconnect.call(this);
        };
    }
    window.kept = () => [...held.values()].filter(({ target }) => !ours(target))
        .map(({ target, type }) => `${type} of ${where(target)}`).sort();
})();
"""
SHADOW = """
() => {
    const box = document.createElement("x-late");
    const save = document.querySelector("[data-testid=save]").cloneNode(true);
    save.dataset.testid = "late";
    box.attachShadow({mode: "open"}).append(save);
    document.querySelector("main").append(box);
}
"""
FRAME = """
() => {
    const frame = document.createElement("iframe");
    frame.src = "inner.html";
    document.querySelector("main").append(frame);
}
"""
DIALOG = "() => document.querySelector('dialog').showModal()"
GONE = "() => document.querySelector('[data-testid=save]').remove()"
CHECKED = {"condition": {"value": "7", "target": at("amount")}}

SCENES: dict[str, tuple[dict[str, Any], str, str]] = {
    "a step": (step("one", "save"), "", "Step one"),
    "no target": (step("one"), "", "Step one"),
    "a click": (step("one", "save", advance={"on": "click"}), "", "Step one"),
    "an input": (step("one", "amount", advance={"on": "input", "value": "7"}), "", "Step one"),
    "an event": (step("one", "save", advance={"on": "event", "event": "saved"}), "", "Step one"),
    "an element that appears": (
        step("one", "save", advance={"on": "appears", "target": at("late")}),
        "",
        "Step one",
    ),
    "late in a shadow tree": (step("one", "late"), SHADOW, "Step one"),
    "late in a frame": (step("one", "framed"), FRAME, "Step one"),
    "beside a dialog": (step("one", "save"), DIALOG, "Step one"),
    "gone": (step("one", "save"), GONE, "One moment"),
}


def scene(given: Given, name: str) -> tuple[Product, list[str]]:
    """A product in the middle of a scene, and what was held in its page before."""
    first, script, title = SCENES[name]
    product = given(tour("one", first, step("two")), path=None)
    product.page.add_init_script(LEDGER)
    product.open()
    before = product.page.evaluate("kept()")
    product.start("one")
    if script:
        product.page.wait_for_timeout(100)
        product.page.evaluate(script)
    product.expect_title(title)
    return product, before


@pytest.mark.parametrize("name", SCENES)
def test_a_tour_that_is_over_holds_nothing(given: Given, name: str) -> None:
    product, before = scene(given, name)
    product.press("Close the tour")
    product.expect_gone()
    product.page.wait_for_timeout(100)
    assert product.page.evaluate("kept()") == before


@pytest.mark.parametrize("name", SCENES)
def test_an_embedding_that_is_destroyed_holds_nothing(given: Given, name: str) -> None:
    product, _ = scene(given, name)
    product.page.evaluate("guidewright.destroy()")
    product.expect_gone()
    product.page.wait_for_timeout(100)
    assert product.page.evaluate("kept()") == []


def test_a_tour_that_is_ended_from_within_its_own_event_holds_nothing(given: Given) -> None:
    product = given(tour("one", step("a", "save", advance={"on": "event", "event": "done"})), path=None)
    product.page.add_init_script(LEDGER)
    product.open()
    before = product.page.evaluate("kept()")
    product.page.evaluate(
        "document.addEventListener('guidewright', ({detail: {type}}) =>"
        " type === 'step-shown' && dispatchEvent(new CustomEvent('done')))"
    )
    product.start("one")
    product.wait_for("tour-completed")
    product.expect_nothing()
    assert product.page.evaluate("kept()") == before
