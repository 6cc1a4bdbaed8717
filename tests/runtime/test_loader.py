"""When a tour starts, for whom, how often, and where it goes on."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.runtime.conftest import Given, Product
from tests.runtime.material import entry, step, tour

ONE = tour("one", step("a", "approve"), step("b", "save"))
FIRST = {"one": entry("one", trigger={"on": "first-login"})}


def expect_nothing(product: Product) -> None:
    """Nothing starts, and nothing but loader and manifest was fetched."""
    product.expect_nothing()
    names = product.page.evaluate(
        "performance.getEntriesByType('resource').map(({name}) => name.split('/').pop())"
    )
    assert sorted(name for name in names if "icon" not in name) == ["app.css", "loader.js", "manifest.json"]


def test_nothing_is_fetched_until_a_trigger_matches(given: Given) -> None:
    product = given(ONE)
    expect_nothing(product)
    assert product.said() == []


@pytest.mark.parametrize(
    ("more", "starts"),
    [
        ({}, True),
        ({"roles": ["manager", "executive"]}, True),
        ({"roles": ["administrator"]}, False),
        ({"trigger": {"on": "url", "url": "*/app.html"}}, True),
        ({"trigger": {"on": "url", "url": "#/invoices*"}}, False),
        ({"trigger": {"on": "manual"}}, False),
    ],
)
def test_a_trigger_starts_a_tour_for_its_roles(given: Given, more: dict[str, Any], starts: bool) -> None:
    product = given(ONE, entries={"one": {**FIRST["one"], **more}})
    if starts:
        product.expect_title("Step a")
    else:
        expect_nothing(product)


def test_first_login_waits_for_somebody_to_sign_in(given: Given) -> None:
    product = given(ONE, entries=FIRST, path="trees.html")
    product.expect_nothing()
    product.page.evaluate("guidewright.identify({user: 'user-2', role: 'manager'})")
    product.page.wait_for_function("() => said.length > 0")
    assert product.stored("user-2")["one"]["state"] == "running"


def test_attributes_that_the_product_keeps_are_observed(given: Given) -> None:
    product = given(ONE, entries={"one": {**FIRST["one"], "roles": ["administrator"]}})
    product.expect_nothing()
    product.page.evaluate("document.documentElement.dataset.role = 'administrator'")
    product.expect_title("Step a")


def test_a_change_of_address_triggers(given: Given) -> None:
    product = given(ONE, entries={"one": entry("one", trigger={"on": "url", "url": "#/invoices*"})})
    product.page.get_by_test_id("nav-workflows").click()
    product.expect_nothing()
    product.page.get_by_test_id("nav-invoices").click()
    product.expect_title("Step a")


def test_a_product_event_triggers_the_tour_of_highest_priority(given: Given) -> None:
    trigger = {"on": "event", "event": "invoice.rejected"}
    other = tour("other", step("x", "save"))
    product = given(
        ONE,
        other,
        entries={"one": entry("one", trigger=trigger), "other": entry("other", trigger=trigger, priority=5)},
    )
    product.page.evaluate("document.dispatchEvent(new CustomEvent('invoice.rejected'))")
    product.expect_title("Step x")
    product.page.evaluate("document.dispatchEvent(new CustomEvent('invoice.rejected'))")
    assert product.kinds().count("tour-started") == 1


@pytest.mark.parametrize(
    ("frequency", "finish", "again"),
    [
        ("once", False, False),
        ("until-done", False, True),
        ("until-done", True, False),
        ("always", True, True),
    ],
)
def test_how_often_a_tour_is_offered(given: Given, frequency: str, finish: bool, again: bool) -> None:
    trigger = {"on": "url", "url": "*app.html"}
    product = given(ONE, entries={"one": entry("one", trigger=trigger, frequency=frequency)})
    product.expect_title("Step a")
    if finish:
        product.press("Next")
        product.press("Done")
    else:
        product.press("Close the tour")
    product.expect_gone()
    other = product.page.context.new_page()
    other.goto(f"{product.base}/app.html")
    other.wait_for_timeout(500)
    expect(other.locator("guidewright-tour")).to_have_count(1 if again else 0)
    other.close()


def test_a_closed_tour_does_not_come_back_in_the_same_session(given: Given) -> None:
    trigger = {"on": "url", "url": "*app.html*"}
    product = given(ONE, entries={"one": entry("one", trigger=trigger, frequency="until-done")})
    product.expect_title("Step a")
    product.press("Close the tour")
    product.expect_gone()
    product.open()
    product.expect_nothing()


def test_a_tour_that_nobody_has_seen_yet_is_offered_again_on_the_next_page(given: Given) -> None:
    """A product may lead on from the page after the sign-in while the tour is still on its way."""
    product = given(ONE, entries=FIRST, path=None)
    page = product.page
    page.add_init_script(
        """if (location.pathname === "/app.html") {
            const { fetch } = window;
            window.fetch = async (...asked) => {
                const answer = await fetch(...asked);
                setTimeout(() => { location.href = "next.html?demo=1" });
                return answer;
            };
        }"""
    )
    page.goto(f"{product.base}/app.html")
    page.wait_for_url("**/next.html*")
    product.expect_title("One moment")
    product.press("Close the tour")
    product.expect_gone()
    page.reload()
    product.expect_nothing()


def test_a_link_starts_a_tour_and_leaves_no_trace_in_the_address(given: Given) -> None:
    product = given(
        ONE, entries={"one": entry("one", roles=["administrator"])}, path="app.html?x=1&tour=one#/invoices"
    )
    product.expect_title("Step a")
    assert product.page.url == f"{product.base}/app.html?x=1#/invoices"


def test_an_unknown_tour_is_one_event(given: Given) -> None:
    product = given(ONE, path="app.html?tour=gone")
    failed = product.wait_for("tour-failed")
    assert (failed["tour"], failed["reason"]) == ("gone", "unknown")
    assert product.page.evaluate("guidewright.start('gone')") is False


def test_only_one_tour_runs(given: Given) -> None:
    other = tour("other", step("x", "save"))
    product = given(ONE, other)
    product.start("one")
    product.expect_title("Step a")
    product.start("other")
    product.expect_title("Step x")
    expect(product.page.locator("guidewright-tour")).to_have_count(1)
    assert product.said("tour-exited")[0]["reason"] == "api"
    product.page.evaluate("guidewright.stop()")
    product.expect_gone()


def test_two_starts_at_once_give_one_tour(given: Given) -> None:
    other = tour("other", step("x", "save"))
    product = given(ONE, other)
    product.page.evaluate("guidewright.start('one'); guidewright.start('other')")
    product.expect_title("Step x")
    assert product.kinds().count("tour-started") == 1


def test_a_reload_goes_on_where_it_was(given: Given) -> None:
    product = given(ONE)
    product.start("one")
    product.press("Next")
    product.expect_title("Step b")
    product.page.reload()
    product.expect_title("Step b")
    assert product.said("tour-started")[0]["resumed"] is True
    product.press("Back")
    product.expect_title("Step a")


def test_events_are_remembered_over_a_reload(given: Given) -> None:
    product = given(tour("lab", step("a", "save", checkpoint={"event": "saved"}), step("b")))
    product.start("lab")
    product.expect_title("Step a")
    product.page.evaluate("document.dispatchEvent(new CustomEvent('saved'))")
    product.page.reload()
    product.expect_title("Step a")
    product.press("Next")
    product.expect_title("Step b")


def test_a_tour_goes_over_several_pages(given: Given) -> None:
    product = given(
        tour(
            "pages",
            step("a", "nav-next", page="*/app.html*", advance={"on": "click"}),
            step("b", "finish", page="*/next.html*"),
        )
    )
    product.start("pages")
    product.expect_title("Step a")
    product.page.get_by_test_id("nav-next").click()
    product.expect_title("Step b")
    product.press("Done")
    product.expect_gone()
    assert product.stored()["pages"]["state"] == "done"


def test_on_another_page_the_card_leads_to_the_step(given: Given) -> None:
    product = given(tour("away", step("a", "save", page="#/workflows")))
    product.start("away")
    product.expect_title("This step is on another page")
    product.press("Go there")
    product.expect_title("Step a")
    assert product.page.url.endswith("#/workflows")
    product.page.get_by_test_id("nav-invoices").click()
    product.expect_title("This step is on another page")
    product.press("Close the tour")
    product.expect_gone()
    assert product.said("tour-exited")[0]["reason"] == "navigated"


def test_a_tour_starts_where_it_says(given: Given) -> None:
    product = given(tour("start", step("a", "save", page="#/invoices*"), start="#/invoices"))
    product.start("start")
    product.expect_title("This step is on another page")
    product.press("Go there")
    product.expect_title("Step a")


def test_a_page_that_is_a_glob_cannot_be_gone_to_but_is_waited_for(given: Given) -> None:
    product = given(tour("glob", step("a", "save", page="#/workflows/*")))
    product.start("glob")
    product.expect_title("This step is on another page")
    expect(product.card.get_by_role("button", name="Go there")).to_have_count(0)
    product.page.evaluate("history.pushState(null, '', '#/workflows/7')")
    product.expect_title("Step a")


def test_a_tour_begun_before_signing_in_goes_on_after(given: Given) -> None:
    product = given(ONE)
    product.page.evaluate("document.documentElement.removeAttribute('data-user')")
    product.start("one")
    product.press("Next")
    product.expect_title("Step b")
    product.page.evaluate("document.documentElement.dataset.user = 'user-9'")
    product.expect_title("Step b")
    assert product.stored("user-9")["one"]["step"] == "b"
    assert product.stored("anonymous") == {}
    product.page.evaluate("document.documentElement.removeAttribute('data-user')")
    product.expect_gone()
    product.page.evaluate("document.documentElement.dataset.user = 'user-9'")
    product.expect_title("Step b")


def test_a_tour_for_certain_roles_begins_once_somebody_has_signed_in(given: Given) -> None:
    begins = step("a", "save", when={"url": "#/invoices"})
    product = given(
        tour("one", begins, step("b", "amount"), start="#/invoices"),
        entries={"one": entry("one", roles=["manager"])},
        path=None,
    )
    product.open("app.html#/invoices")
    product.page.evaluate(
        "for (const name of ['user', 'role']) delete document.documentElement.dataset[name]"
    )
    product.start("one")
    product.page.evaluate("location.hash = '#/sign-in'")
    product.page.wait_for_timeout(300)
    product.expect_gone()
    assert product.kinds() == []
    product.page.evaluate(
        """() => {
          Object.assign(document.documentElement.dataset, { user: "user-9", role: "manager" });
          location.hash = "#/invoices";
        }"""
    )
    product.expect_title("Step a")
    assert product.stored("anonymous") == {}


def test_a_tour_may_be_started_in_its_middle(given: Given) -> None:
    product = given(ONE)
    product.start("one", "b")
    product.expect_title("Step b")
    expect(product.card.get_by_text("2 / 2")).to_be_visible()
    product.press("Back")
    product.expect_title("Step a")


RECORD = """
if (!localStorage.getItem("guidewright:user-1")) {
    const record = {state: "running", step: "b", at: WHEN, seen: [], path: ["a"]};
    localStorage.setItem("guidewright:user-1", JSON.stringify({version: 1, tours: {one: record}}));
}
"""


def test_a_changed_tour_goes_on_after_the_last_step_that_is_still_there(given: Given) -> None:
    product = given(tour("one", step("a", "approve"), step("c", "reject"), step("d", "save")), path=None)
    product.page.add_init_script(RECORD.replace("WHEN", "new Date().toISOString()"))
    product.open()
    product.expect_title("Step c")
    product.press("Back")
    product.expect_title("Step a")


@pytest.mark.parametrize("when", ['"2020-01-01T00:00:00Z"', '"2999-01-01T00:00:00Z"', '"soon"'])
def test_a_tour_left_long_ago_does_not_come_back_by_itself(given: Given, when: str) -> None:
    product = given(ONE, path=None)
    product.page.add_init_script(RECORD.replace("WHEN", when))
    product.open()
    product.expect_nothing()


def test_destroy_takes_everything_away(given: Given) -> None:
    product = given(ONE, entries={"one": entry("one", trigger={"on": "event", "event": "go"})})
    product.start("one")
    product.expect_title("Step a")
    product.page.evaluate("guidewright.destroy()")
    product.expect_gone()
    product.page.evaluate("document.dispatchEvent(new CustomEvent('go')); location.hash = '#/invoices'")
    product.expect_nothing()
    assert product.page.evaluate("'guidewright' in window") is False


def test_who_is_named_again_gets_no_tour_again(given: Given) -> None:
    always = entry("one", trigger={"on": "url", "url": "/*"}, frequency="always")
    product = given(tour("one", step("a", "save")), entries={"one": always})
    product.expect_title("Step a")
    product.press("Close the tour")
    product.expect_gone()
    product.page.evaluate("guidewright.identify({role: 'manager'})")
    product.expect_nothing()
    product.page.evaluate("document.documentElement.lang = 'ja'")
    product.expect_nothing()


def test_nothing_starts_after_destroy(given: Given) -> None:
    product = given(tour("one", step("a", "save")))
    product.page.evaluate("window.kept = guidewright; kept.destroy()")
    assert product.page.evaluate("kept.start('one')") is False
    product.page.evaluate("kept.identify({user: 'user-2'})")
    product.expect_nothing()


def test_nothing_is_offered_after_destroy(given: Given) -> None:
    first = entry("one", trigger={"on": "first-login"})
    product = given(tour("one", step("a", "save")), entries={"one": first}, path=None)
    product.page.add_init_script("addEventListener('DOMContentLoaded', () => guidewright.destroy())")
    product.open()
    product.expect_nothing()
    assert product.page.evaluate("sessionStorage.length") == 0


def test_a_role_alone_is_enough_to_begin(given: Given) -> None:
    product = given(
        tour("one", step("a", "save")), entries={"one": entry("one", roles=["manager"])}, path=None
    )
    page = product.page
    page.route("**/app.html", as_a_stranger)
    product.open()
    product.start("one")
    product.expect_nothing()
    page.evaluate("document.documentElement.dataset.role = 'manager'")
    product.expect_title("Step a")


def as_a_stranger(route: Route) -> None:
    """The page of somebody who has not signed in."""
    response = route.fetch()
    route.fulfill(
        response=response, body=response.text().replace(' data-user="user-1" data-role="manager"', "")
    )
