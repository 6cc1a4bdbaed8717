"""Whatever is wrong with the files, the storage or the browser, the page works on and one event says what it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.runtime.conftest import Given, Product
from tests.runtime.material import PLAYER, entry, step, tour

ONE = tour("one", step("a", "approve"), step("b", "save"))
FIRST = {"one": entry("one", trigger={"on": "first-login"})}


def works(product: Product) -> None:
    """The page itself still works, and complained of nothing but a file on the network."""
    product.page.get_by_test_id("amount").fill("7")
    product.page.get_by_test_id("approve").click()
    product.expect_gone()
    assert product.complaints.errors == []
    network = ("Failed to load resource", "integrity")
    assert [line for line in product.complaints.console if not any(word in line for word in network)] == []
    product.complaints.console.clear()
    product.complaints.failed_requests.clear()


MANIFESTS: dict[str, tuple[Callable[[str], str | None], str]] = {
    "missing": (lambda _: None, "http-404"),
    "truncated": (lambda text: text[:40], "json"),
    "empty": (lambda _: "", "json"),
    "null": (lambda _: "null", "version"),
    "later version": (lambda text: text.replace('"version": 1', '"version": 2'), "version"),
    "no tours": (lambda _: '{"version": 1, "tours": null}', "shape"),
    "wrong types": (lambda text: text.replace('"roles": []', '"roles": 7'), "shape"),
    "5 MB": (lambda text: text + " " * 5_000_000, "length"),
}


@pytest.mark.parametrize("fault", MANIFESTS)
def test_a_manifest_that_cannot_be_used(given: Given, fault: str) -> None:
    change, reason = MANIFESTS[fault]
    product = given(ONE, entries=FIRST, path=None)
    file = product.tours / "manifest.json"
    text = change(file.read_text(encoding="utf-8"))
    if text is None:
        file.unlink()
    else:
        file.write_text(text, encoding="utf-8")
    product.open()
    assert product.wait_for("manifest-failed")["reason"] == reason
    assert product.page.evaluate("guidewright.start('one')") is False
    assert len(product.said()) == 1
    works(product)


def tamper(file: Path) -> None:
    """Another word in a file whose hash is known."""
    file.write_bytes(file.read_bytes() + b" ")


@pytest.mark.parametrize("what", ["tour", "player", "tour missing"])
def test_a_file_that_is_not_the_one_that_was_built(given: Given, what: str) -> None:
    product = given(ONE, entries=FIRST, path=None)
    file = product.tours / PLAYER if what == "player" else next((product.tours / "en").iterdir())
    if what == "tour missing":
        file.unlink()
    else:
        tamper(file)
    product.open()
    failed = product.wait_for("tour-failed")
    assert (failed["tour"], failed["reason"]) == ("one", "refused")
    assert len(product.said()) == 1
    works(product)


@pytest.mark.parametrize("later", [{"version": 2}, {"steps": []}])
def test_a_tour_of_another_version(given: Given, later: dict[str, Any]) -> None:
    product = given({**ONE, **later}, entries=FIRST)
    assert product.wait_for("tour-failed")["reason"] == ("version" if "version" in later else "shape")
    works(product)


def test_a_tour_that_is_broken_inside_ends_with_an_event(given: Given) -> None:
    product = given(
        tour("one", {**step("a", "approve"), "body": [{"kind": "bullets", "items": 7}]}), entries=FIRST
    )
    assert product.wait_for("tour-failed")["reason"] == "error"
    works(product)


def test_words_that_cannot_be_loaded_are_english(given: Given) -> None:
    product = given(tour("one", step("a", "approve", title="段階"), language="ja"), path=None)
    for file in product.tours.glob("player-ja-*"):
        file.unlink()
    product.open()
    product.page.evaluate("document.documentElement.lang = 'ja'")
    product.start("one")
    product.expect_title("段階")
    product.press("Close the tour")
    works(product)


STORAGE = {
    "blocked": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError') }});"
    "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('', 'SecurityError') }});",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') };",
    "corrupt": 'localStorage.setItem(\'guidewright:user-1\', \'{"version":1,"tours":{"one":\');'
    "localStorage.setItem('guidewright:events', 'x');",
    "of strange shape": 'localStorage.setItem(\'guidewright:user-1\', \'{"version":1,"tours":{"one":7,"two":null}}\');'
    "localStorage.setItem('guidewright:events', '{}');",
}


@pytest.mark.parametrize("fault", STORAGE)
def test_storage_that_does_not_keep(given: Given, fault: str) -> None:
    product = given(ONE, entries=FIRST, path=None)
    product.page.add_init_script(STORAGE[fault])
    product.open()
    product.expect_title("Step a")
    product.press("Next")
    product.press("Done")
    product.expect_gone()
    assert product.kinds()[-1] == "tour-completed"
    product.page.get_by_test_id("nav-workflows").click()
    product.expect_nothing()
    works(product)


def test_what_a_later_version_has_stored_is_left_alone(given: Given) -> None:
    product = given(ONE, path=None)
    product.page.add_init_script("localStorage.setItem('guidewright:user-1', '{\"version\":9,\"x\":1}')")
    product.open()
    product.start("one")
    product.expect_title("Step a")
    product.press("Close the tour")
    product.expect_gone()
    assert product.page.evaluate("localStorage.getItem('guidewright:user-1')") == '{"version":9,"x":1}'


@pytest.mark.parametrize(
    "lack",
    [
        "CSS.supports = () => false",
        "const show = HTMLElement.prototype.showPopover; HTMLElement.prototype.showPopover = function () { show.call(this) }",
    ],
    ids=["without anchors", "without source"],
)
def test_a_browser_that_cannot_anchor_gets_the_fallback(given: Given, lack: str) -> None:
    product = given(tour("far", step("a", "scrolled"), step("b", "chart")), path=None)
    product.page.add_init_script(lack)
    product.open("trees.html")
    product.start("far")
    product.expect_title("Step a")
    product.page.wait_for_timeout(300)
    product.expect_ring("scrolled")
    product.page.evaluate("document.querySelector('.scroller').scrollTop += 30")
    product.page.wait_for_timeout(200)
    product.expect_ring("scrolled")
    product.page.evaluate("document.querySelector('h1').before(document.createElement('hr'))")
    product.page.wait_for_timeout(400)
    product.expect_ring("scrolled")
    box, card = product.page.get_by_test_id("scrolled").bounding_box(), product.card.bounding_box()
    assert box is not None
    assert card is not None
    assert card["y"] >= box["y"] + box["height"] or card["y"] + card["height"] <= box["y"]
    product.press("Next")
    product.expect_title("Step b")
    product.page.wait_for_timeout(300)
    product.expect_ring("chart")
    product.press("Done")
    product.expect_gone()


def test_without_the_fallback_the_card_stands_in_a_corner(given: Given) -> None:
    product = given(ONE, path=None)
    product.page.add_init_script("CSS.supports = () => false")
    for file in product.tours.glob("player-fallback-*"):
        tamper(file)
    product.open()
    product.start("one")
    product.expect_title("Step a")
    expect(product.card).to_have_attribute("data-placement", "dock")
    product.press("Next")
    product.press("Done")
    works(product)


def test_the_loader_embedded_twice_is_embedded_once(given: Given) -> None:
    product = given(ONE, entries=FIRST)
    product.expect_title("Step a")
    product.page.evaluate(
        "() => new Promise(resolve => { const again = document.createElement('script'); again.onload = resolve;"
        "again.src = trustedTypes.createPolicy('test', {createScriptURL: url => url}).createScriptURL('tours/loader.js');"
        "document.head.append(again) })"
    )
    product.page.wait_for_timeout(200)
    expect(product.page.locator("guidewright-tour")).to_have_count(1)
