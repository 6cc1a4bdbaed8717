"""A product that gets in a tour's way: it works on as before, nothing is thrown, and what failed is one event.

What is wrong with files and storage is in test_faults.py, what becomes of targets in test_targets.py.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.runtime.conftest import Given, Product
from tests.runtime.material import at, entry, step, tour

TWO = tour("two", step("a", "save"), step("b", "amount"))
FIRST = {"two": entry("two", trigger={"on": "first-login"})}
STYLE = "text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet] }"


def host(given: Given, *tours: dict[str, Any], script: str = "", **more: Any) -> Product:
    """A product whose own script ends with `script`; it runs before the loader does."""
    product = given(*tours, path=None, **more)
    file = product.tours.parent / "host.js"
    file.write_text(file.read_text(encoding="utf-8") + script, encoding="utf-8")
    product.page.goto(f"{product.base}/host.html")
    product.page.wait_for_function("() => window.guidewright")
    return product


def works(product: Product) -> None:
    """The product's own button still counts a real click, and nothing was thrown."""
    counter = product.page.get_by_test_id("counter")
    before = int(counter.inner_text())
    counter.click()
    expect(counter).to_have_text(str(before + 1))
    assert product.page.evaluate("faults") == []


def play(product: Product) -> None:
    """Both steps of the tour, by real clicks."""
    product.expect_title("Step a")
    product.press("Next")
    product.expect_title("Step b")
    product.press("Done")
    product.expect_gone()
    assert product.kinds()[-1] == "tour-completed"


# Functions of the browser that the page replaces


REFUSE = "\nconst refuse = () => { throw new Error('not in this house') };\n"
PLAYS, MANIFEST, TOUR = "plays", "manifest-failed", "tour-failed"
REPLACED = {
    "Array.prototype.filter": MANIFEST,
    "Array.prototype.flatMap": MANIFEST,
    "Array.prototype.includes": PLAYS,
    "Document.prototype.querySelectorAll": TOUR,
    "Element.prototype.append": TOUR,
    "Element.prototype.attachShadow": TOUR,
    "Element.prototype.closest": TOUR,
    "Element.prototype.getBoundingClientRect": TOUR,
    "Element.prototype.remove": TOUR,
    "Element.prototype.setAttribute": TOUR,
    "HTMLElement.prototype.focus": TOUR,
    "HTMLElement.prototype.showPopover": TOUR,
    "JSON.parse": MANIFEST,
    "JSON.stringify": TOUR,
    "Node.prototype.appendChild": PLAYS,
    "Node.prototype.insertBefore": PLAYS,
    "Storage.prototype.getItem": PLAYS,
    "window.MutationObserver": MANIFEST,
    "window.ResizeObserver": TOUR,
    "window.fetch": MANIFEST,
}


# For the tours' own scripts alone: the test's hands need it too.
OBSERVER = """
const Observer = window.MutationObserver;
window.MutationObserver = function (act) { return /.tours./.test(new Error().stack) ? refuse() : new Observer(act) };
"""


def replaced(name: str) -> str:
    """The script by which a function refuses to work."""
    return REFUSE + (OBSERVER if name == "window.MutationObserver" else f"{name} = refuse;")


def expect_one_failure(product: Product, kind: str) -> None:
    """Exactly one event tells of it, and nothing of the tour is left."""
    assert product.wait_for(kind)["reason"]
    product.expect_gone()
    assert [one for one in product.kinds() if one.endswith("-failed")] == [kind]


@pytest.mark.parametrize("name", REPLACED)
@pytest.mark.sampled(8)
def test_a_function_that_the_page_has_replaced_by_one_that_throws(given: Given, name: str) -> None:
    product = host(given, TWO, script=replaced(name), entries=FIRST)
    if REPLACED[name] == PLAYS:
        play(product)
    else:
        expect_one_failure(product, REPLACED[name])
    works(product)


@pytest.mark.parametrize("name", ["Array.prototype.filter", "window.MutationObserver"])
def test_a_tour_that_is_asked_for_where_the_page_breaks_what_it_needs(given: Given, name: str) -> None:
    """The promise is kept: it resolves to false, or the tour fails by an event; it never rejects."""
    product = host(given, TWO, script=replaced(name))
    product.page.evaluate("guidewright.start('two')")
    assert product.wait_for("tour-failed")["reason"] == "error"
    product.expect_gone()
    product.page.evaluate(
        "() => { guidewright.identify({role: 'clerk'}); guidewright.stop(); guidewright.destroy() }"
    )
    product.page.wait_for_timeout(100)
    works(product)


@pytest.mark.parametrize(
    "name",
    [
        "Array.prototype.filter",
        "Document.prototype.querySelectorAll",
        "Element.prototype.closest",
        "Element.prototype.setAttribute",
        "HTMLElement.prototype.showPopover",
    ],
)
def test_a_function_that_is_replaced_while_a_tour_is_on(given: Given, name: str) -> None:
    product = host(given, TWO)
    product.start("two")
    product.expect_title("Step a")
    product.page.evaluate(f"() => {{ {replaced(name)} }}")
    product.press("Next")
    expect_one_failure(product, TOUR)
    works(product)


def test_properties_that_the_page_adds_to_every_object(given: Given) -> None:
    script = """
    for (const every of [Object.prototype, Array.prototype, String.prototype, Element.prototype]) {
      every.extend = function () { return this };
      every.each = () => { throw new Error("not in this house") };
    }
    Array.prototype.toJSON = function () { return `[${this.join()}]` };
    """
    product = host(given, TWO, script=script, entries=FIRST)
    play(product)
    works(product)


# The clock


CLOCK = """
const Real = Date;
window.skew = Number(sessionStorage.getItem("skew"));
window.Date = class extends Real {
  constructor(...all) { if (all.length) super(...all); else super(Real.now() + skew) }
  static now() { return Real.now() + skew }
};
"""
TEN_YEARS = 10 * 365 * 24 * 3600 * 1000


@pytest.mark.parametrize("years", [TEN_YEARS, -TEN_YEARS], ids=["forth", "back"])
def test_a_clock_that_jumps_during_a_tour(given: Given, years: int) -> None:
    product = host(given, tour("late", step("a", "save"), step("b", "late")), script=CLOCK)
    product.start("late")
    product.expect_title("Step a")
    product.page.evaluate("years => { skew = years }", years)
    product.press("Next")
    product.expect_title("One moment")
    product.page.evaluate("document.querySelector('[data-testid=far]').dataset.testid = 'late'")
    product.expect_title("Step b")
    product.press("Done")
    product.expect_gone()
    assert product.kinds()[-1] == "tour-completed"
    assert product.stored()["late"]["state"] == "done"
    works(product)


@pytest.mark.parametrize("years", [TEN_YEARS, -TEN_YEARS], ids=["forth", "back"])
def test_a_clock_that_has_jumped_since_the_last_page(given: Given, years: int) -> None:
    """A tour that was left running long ago, or in the future, waits until it is asked for."""
    product = host(given, TWO, script=CLOCK)
    product.start("two")
    product.press("Next")
    product.expect_title("Step b")
    product.page.evaluate("years => sessionStorage.setItem('skew', years)", years)
    product.open("host.html")
    product.expect_nothing()
    works(product)
    product.start("two")
    play(product)


# The document


def test_a_target_that_is_covered(given: Given) -> None:
    product = host(given, TWO)
    product.page.evaluate(
        """() => {
            window.veil = document.createElement("div");
            veil.style.cssText = "position: fixed; inset: 0; z-index: 2147483647; background: #fffe";
            document.body.append(veil);
        }"""
    )
    product.start("two")
    product.expect_title("Step a")
    product.expect_ring("save")
    product.press("Next")
    product.expect_title("Step b")
    product.press("Done")
    product.expect_gone()
    product.page.evaluate("veil.remove()")
    works(product)


EVERY_FRAME = """
() => {
    const until = performance.now() + 2000;
    const boxOf = (part) => {
        const found = document.querySelector("guidewright-tour")?.shadowRoot.querySelector(part).getBoundingClientRect();
        return found ? [found.x, found.y, found.width].map(Math.round).join(" ") : "gone";
    };
    window.drawn = [];
    // Where they are when a frame is about to be drawn; of observers, the youngest is told last.
    const drawing = () => void drawn.push(`${boxOf(".card")}, ${boxOf(".ring")}`);
    drawing();
    let last;
    const again = () => {
        const old = document.querySelector("[data-testid=save]");
        old.replaceWith(old.cloneNode(true));
        last?.disconnect();
        last = new ResizeObserver(drawing);
        last.observe(document.body);
        if (performance.now() < until) requestAnimationFrame(again);
        else window.calm = true;
    };
    requestAnimationFrame(again);
}
"""


def test_a_target_that_is_drawn_anew_in_every_frame(given: Given) -> None:
    product = host(given, TWO)
    product.start("two")
    product.expect_title("Step a")
    product.page.wait_for_timeout(200)
    product.page.evaluate(EVERY_FRAME)
    product.page.wait_for_timeout(500)
    works(product)
    product.page.wait_for_function("() => window.calm")
    drawn = product.page.evaluate("drawn")
    assert len(drawn) > 20
    assert set(drawn) == {drawn[0]}, "the card or the ring leaves the target"
    product.page.wait_for_timeout(100)
    product.expect_ring("save")
    assert product.kinds().count("step-shown") == 1
    play(product)


def test_a_button_of_the_card_is_pressed_while_the_target_is_drawn_anew(given: Given) -> None:
    product = host(given, TWO)
    product.start("two")
    product.expect_title("Step a")
    product.page.evaluate(EVERY_FRAME)
    play(product)
    works(product)


def test_dialogs_that_open_and_close_quickly(given: Given) -> None:
    product = host(given, TWO)
    product.start("two")
    product.expect_title("Step a")
    flicker = """async dialog => {
        for (let round = 0; round < 20; round++) {
            dialog.showModal();
            if (round % 3) await new Promise(requestAnimationFrame);
            dialog.close();
            if (round % 2) await new Promise(requestAnimationFrame);
        }
    }"""
    dialog = product.page.get_by_test_id("dialog")
    dialog.evaluate(flicker)
    expect(product.page.locator("body > guidewright-tour")).to_have_count(1)
    product.expect_title("Step a")
    product.expect_ring("save")
    works(product)
    dialog.evaluate(flicker)
    dialog.evaluate("dialog => dialog.showModal()")
    expect(product.page.locator("dialog > guidewright-tour")).to_have_count(1)
    play(product)
    product.page.get_by_test_id("cancel").click()
    works(product)


def test_a_page_that_throws_out_what_it_does_not_know(given: Given) -> None:
    """For a while; then the card is there again."""
    product = host(given, TWO)
    product.page.evaluate(
        """() => {
            const out = () => document.querySelector("guidewright-tour")?.remove();
            window.guard = new MutationObserver(out);
            guard.observe(document.body, {childList: true});
        }"""
    )
    product.start("two")
    product.page.wait_for_timeout(500)
    works(product)
    product.page.evaluate("guard.disconnect()")
    play(product)


@pytest.mark.parametrize("target", ["save", "late"])
def test_a_page_of_fifty_thousand_elements(given: Given, target: str) -> None:
    product = host(given, tour("two", step("a", target), step("b", "amount")))
    product.page.evaluate(
        """() => {
            const row = document.createElement("div");
            for (let cell = 0; cell < 9; cell++) row.append(document.createElement("span"));
            const all = document.createDocumentFragment();
            for (let line = 0; line < 5000; line++) all.append(row.cloneNode(true));
            document.querySelector("[data-testid=tall]").append(all);
        }"""
    )
    assert product.page.evaluate("document.querySelectorAll('*').length") > 50_000
    product.page.evaluate("window.began = performance.now()")
    product.page.evaluate(
        "addEventListener('guidewright', ({detail}) => { if (detail.type === 'step-shown') window.took ??= performance.now() - began }, true)"
    )
    product.start("two")
    if target == "late":
        product.expect_title("One moment")
        product.page.evaluate("document.querySelector('[data-testid=far]').dataset.testid = 'late'")
        product.page.evaluate("window.began = performance.now()")
    product.expect_title("Step a")
    assert product.page.evaluate("took") < 2000
    play(product)
    works(product)


STYLES = {
    "everything on top": "* { z-index: 2147483647 !important; position: relative !important }",
    "everything moved": "html { filter: sepia(1) } body { transform: translate(24px, 12px); filter: grayscale(1); perspective: 9em }",
    "body a grid": "body { display: grid; grid-template-columns: 1fr 1fr; gap: 40px; align-items: start }",
    "body a column": "html, body { height: 100%; overflow: hidden } body { display: flex; flex-direction: column; gap: 9px }",
    "everything contained": "body { contain: strict; container-type: size; height: 100vh; isolation: isolate; will-change: transform }",
    "everything faint": "body * { opacity: 0.9 !important; transition: all 2s !important; animation: none !important }"
    "guidewright-tour { display: none !important; visibility: hidden !important; zoom: 3 !important }",
}


@pytest.mark.parametrize("name", STYLES)
def test_styles_of_the_page(given: Given, name: str) -> None:
    product = host(given, TWO)
    product.page.evaluate(STYLE, STYLES[name])
    boxes = "[...document.querySelectorAll('main, main *')].map(one => JSON.stringify(one.getBoundingClientRect()))"
    before = product.page.evaluate(boxes)
    product.start("two")
    product.expect_title("Step a")
    product.page.wait_for_timeout(200)
    product.expect_ring("save")
    assert product.page.evaluate(boxes) == before
    box = product.card.bounding_box()
    assert box is not None
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    top = product.page.evaluate("([x, y]) => document.elementFromPoint(x, y).localName", middle)
    assert top == "guidewright-tour"
    play(product)
    works(product)


POLICIES = {
    "of hashes and nonces": "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src 'self'; style-src 'self'; "
    "img-src 'self'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    "of names": "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'",
}


@pytest.mark.parametrize("name", POLICIES)
def test_a_strict_policy(given: Given, name: str) -> None:
    product = given(TWO, entries=FIRST, path=None)
    file = product.tours.parent / "host.html"
    usual = "default-src 'self'; require-trusted-types-for 'script'"
    text = file.read_text(encoding="utf-8").replace(usual, POLICIES[name])
    assert usual not in text
    file.write_text(text.replace("<script ", '<script nonce="abc" '), encoding="utf-8")
    product.open("host.html")
    play(product)
    works(product)


# Authors


MARKUP = "</script><script>hacked = 1</script><img src=x onerror='hacked = 1'><style>*{display:none}</style>{{hacked}}"


def test_markup_of_an_author_is_text(given: Given) -> None:
    kinds = ["text", "strong", "emphasis", "code", "label", "link", "unheard-of"]
    runs = [{"kind": kind, "text": MARKUP, "href": f"javascript:{MARKUP}"} for kind in kinds]
    body = [{"kind": "paragraph", "children": runs}, {"kind": "numbers", "items": [runs]}]
    checkpoint = {"event": "never", "hint": body}
    article = "javascript:hacked=1"
    product = host(
        given,
        tour(
            "markup",
            step("a", "save", title=MARKUP, body=body, checkpoint=checkpoint, article=article),
            title=MARKUP,
        ),
    )
    product.start("markup")
    product.expect_title(MARKUP)
    product.press("Done")
    expect(product.card.get_by_role("alert")).to_contain_text(MARKUP)
    expect(product.card.get_by_text(MARKUP)).not_to_have_count(0)
    expect(product.card.locator("script, img, style")).to_have_count(0)
    hrefs = product.card.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert set(hrefs) == {None}
    assert product.page.evaluate("window.hacked") is None
    product.press("Close the tour")
    works(product)


def test_words_without_end(given: Given) -> None:
    endless = "x" * 4000
    body = [{"kind": "paragraph", "children": [{"kind": "text", "text": "y" * 20_000}]}]
    product = host(given, tour("long", step("a", target=at("save"), title=endless, body=body)))
    product.page.set_viewport_size({"width": 360, "height": 640})
    product.start("long")
    product.expect_title(endless)
    box = product.card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["y"] + box["height"] <= 640
    assert product.card.evaluate("card => card.scrollWidth <= card.clientWidth")
    product.press("Done")
    product.expect_gone()
    works(product)
