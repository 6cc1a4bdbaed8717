"""A tour in two tabs of one browser: the one in which the person acts has it, the other steps aside until they are back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser import watch
from tests.runtime.conftest import Given, Product
from tests.runtime.material import entry, step, tour

THREE = tour("three", step("a", "save"), step("b", "amount"), step("c", "save"))
OTHER = tour("other", step("x", "amount"), step("y", "save"))
FIRST = {"three": entry("three", trigger={"on": "first-login"})}
UNSEEN = "Object.defineProperty(Document.prototype, 'hidden', {configurable: true, get: () => true})"
SEEN = "() => { delete Document.prototype.hidden; document.dispatchEvent(new Event('visibilitychange', {bubbles: true})) }"

Another = Callable[..., Product]


@pytest.fixture
def another(context: BrowserContext) -> Iterator[Another]:
    """`another(product)` opens the same product in a further tab, which must be as free of complaints as the first."""
    opened: list[Product] = []

    def open_tab(product: Product, *, script: str = "") -> Product:
        page = context.new_page()
        if script:
            page.add_init_script(script)
        opened.append(Product(page, product.base, product.tours, watch(page)))
        opened[-1].open()
        return opened[-1]

    yield open_tab
    for one in opened:
        one.complaints.expect_clean()


def come_back(product: Product) -> None:
    """The person is in this tab again; a browser under test gives every tab the focus, so the event has to be made."""
    product.page.evaluate("() => void dispatchEvent(new Event('focus'))")


def test_the_tab_that_acts_last_has_the_tour(given: Given, another: Another) -> None:
    first = given(THREE)
    first.start("three")
    first.expect_title("Step a")
    second = another(first)
    second.expect_title("Step a")
    first.expect_gone()
    second.press("Next")
    second.expect_title("Step b")
    assert first.stored()["three"]["step"] == "b"
    come_back(first)
    first.expect_title("Step b")
    second.expect_gone()
    first.press("Next")
    first.expect_title("Step c")
    first.press("Done")
    first.expect_gone()
    come_back(second)
    second.expect_nothing()
    assert second.stored()["three"]["state"] == "done"
    assert first.kinds().count("tour-completed") == 1
    assert "tour-exited" not in [*first.kinds(), *second.kinds()]


def test_a_real_click_into_the_page_brings_it_back(given: Given, another: Another) -> None:
    first = given(THREE)
    first.start("three")
    first.expect_title("Step a")
    second = another(first)
    second.press("Next")
    second.expect_title("Step b")
    first.expect_gone()
    first.page.get_by_test_id("amount").click()
    first.expect_title("Step b")
    second.expect_gone()


def test_a_tab_that_nobody_sees_leaves_the_tour_where_it_is(given: Given, another: Another) -> None:
    first = given(THREE)
    first.start("three")
    first.press("Next")
    first.expect_title("Step b")
    second = another(first, script=UNSEEN)
    second.expect_nothing()
    first.expect_title("Step b")
    second.page.evaluate(SEEN)
    second.expect_title("Step b")
    first.expect_gone()


def test_a_tour_that_is_ended_in_one_tab_is_not_taken_up_in_the_other(given: Given, another: Another) -> None:
    first = given(THREE, entries=FIRST)
    first.expect_title("Step a")
    second = another(first)
    second.press("Close the tour")
    second.expect_gone()
    come_back(first)
    first.expect_nothing()
    assert first.stored()["three"]["state"] == "exited"


def test_each_tab_comes_back_to_its_own_tour(given: Given, another: Another) -> None:
    first = given(THREE, OTHER)
    second = another(first)
    first.start("three")
    first.press("Next")
    first.expect_title("Step b")
    second.start("other")
    second.expect_title("Step x")
    first.expect_gone()
    come_back(first)
    first.expect_title("Step b")
    second.expect_gone()
    come_back(second)
    second.expect_title("Step x")
    first.expect_gone()
    assert {name: one["state"] for name, one in first.stored().items()} == {
        "three": "running",
        "other": "running",
    }


def test_what_else_is_kept_in_another_tab_takes_no_tour_away(given: Given, another: Another) -> None:
    first = given(THREE)
    first.start("three")
    first.expect_title("Step a")
    second = another(first, script=UNSEEN)
    second.page.evaluate(
        "() => { localStorage.setItem('theme', 'dark'); localStorage.setItem('guidewright:user-2', '{}') }"
    )
    first.page.wait_for_timeout(200)
    first.expect_title("Step a")
