"""A tour from its first step to its last: buttons, progress, what it says and what it remembers."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.runtime.conftest import Given
from tests.runtime.material import at, step, tour, words

THREE = tour("three", step("one", "approve"), step("two", "reject"), step("three", "save"))


def test_a_tour_is_played_to_its_end(given: Given) -> None:
    product = given(THREE)
    product.start("three")
    product.expect_title("Step one")
    expect(product.card).to_contain_text("This is what step one is about.")
    expect(product.card.get_by_text("1 / 3")).to_be_visible()
    product.expect_ring("approve")
    product.press("Next")
    product.expect_title("Step two")
    product.expect_ring("reject")
    product.press("Back")
    product.expect_title("Step one")
    product.press("Next")
    product.press("Next")
    product.expect_title("Step three")
    expect(product.card.get_by_text("3 / 3")).to_be_visible()
    product.press("Done")
    product.expect_gone()
    assert product.kinds()[-3:] == ["step-shown", "step-completed", "tour-completed"]
    assert product.stored()["three"]["state"] == "done"


def test_every_event_says_which_tour_step_and_rung(given: Given) -> None:
    product = given(
        tour("one", step("a", target=[*at("nowhere"), {"by": "role", "value": "button", "name": "Reject"}]))
    )
    product.start("one")
    product.expect_title("Step a")
    product.press("Close the tour")
    product.expect_gone()
    said = [
        {key: value for key, value in one.items() if key not in {"at", "version"}} for one in product.said()
    ]
    assert said == [
        {"type": "tour-started", "tour": "one", "resumed": False},
        {"type": "target-found", "tour": "one", "step": "a", "rung": 1},
        {"type": "step-shown", "tour": "one", "step": "a"},
        {"type": "tour-exited", "tour": "one", "step": "a", "reason": "close"},
    ]
    log = product.page.evaluate("JSON.parse(localStorage.getItem('guidewright:events'))")
    assert log == product.said()


def test_the_person_does_it_and_the_tour_goes_on(given: Given) -> None:
    product = given(
        tour(
            "doing",
            step("click", "approve", advance={"on": "click"}),
            step("any", "amount", advance={"on": "input", "value": "*"}),
            step("exact", "amount", advance={"on": "input", "value": "5000"}),
            step(
                "event",
                "save",
                advance={"on": "event", "event": "invoice.saved", "where": {"invoice.paid": True}},
            ),
            step("route", "nav-workflows", advance={"on": "route", "url": "#/workflows*"}),
        )
    )
    page = product.page
    product.start("doing")
    product.expect_title("Step click")
    expect(product.card).to_contain_text("Click the highlighted item to go on.")
    expect(product.card.get_by_role("button", name="Next", exact=True)).to_have_count(0)
    page.get_by_test_id("approve").click()
    product.expect_title("Step any")
    page.get_by_test_id("amount").fill("4")
    product.expect_title("Step any")
    page.get_by_test_id("amount").press("Tab")
    product.expect_title("Step exact")
    page.get_by_test_id("amount").fill("5000")
    product.expect_title("Step event")
    page.evaluate(
        "document.dispatchEvent(new CustomEvent('invoice.saved', {detail: {invoice: {paid: false}}}))"
    )
    product.expect_title("Step event")
    page.evaluate(
        "document.dispatchEvent(new CustomEvent('invoice.saved', {detail: {invoice: {paid: true}}}))"
    )
    product.expect_title("Step route")
    page.get_by_test_id("nav-workflows").click()
    product.expect_gone()
    assert product.kinds()[-1] == "tour-completed"


OPEN = "document.querySelector('dialog').showModal()"
CLOSE = "document.querySelector('dialog').close()"


def test_a_tour_goes_on_when_an_element_appears_or_is_gone(given: Given) -> None:
    product = given(
        tour(
            "dialog",
            step("open", "save", advance={"on": "appear", "target": at("inside")}),
            step("close", "inside", advance={"on": "disappear", "gone": at("inside")}),
            step("last", "save"),
        )
    )
    product.start("dialog")
    product.expect_title("Step open")
    expect(product.card).to_contain_text("Do this yourself to go on.")
    expect(product.card.get_by_role("button", name="Next", exact=True)).to_have_count(0)
    product.page.evaluate(OPEN)
    product.expect_title("Step close")
    product.page.evaluate(CLOSE)
    product.expect_title("Step last")


def test_what_has_appeared_before_takes_nobody_on_by_itself(given: Given) -> None:
    product = given(
        tour("there", step("one", "save", advance={"on": "appear", "target": at("amount")}), step("two"))
    )
    product.start("there")
    product.expect_title("Step one")
    product.page.wait_for_timeout(300)
    product.expect_title("Step one")
    product.press("Next")
    product.expect_title("Step two")


def test_a_lost_target_is_recovered_by_the_step_that_brought_it(given: Given) -> None:
    product = given(
        tour(
            "recover",
            step("first", "save"),
            step("open", "save", advance={"on": "appear", "target": at("inside")}),
            step("inside", "inside", on_missing="recover"),
            step("last", "save"),
        )
    )
    product.start("recover")
    product.expect_title("Step first")
    product.press("Next")
    product.page.evaluate(OPEN)
    product.expect_title("Step inside")
    product.page.evaluate(CLOSE)
    product.expect_title("Step open")
    assert product.said("target-missing")[-1]["on_missing"] == "recover"
    expect(product.card.get_by_role("button", name="Next", exact=True)).to_have_count(0)
    product.page.evaluate(OPEN)
    product.expect_title("Step inside")
    product.press("Next")
    product.page.evaluate(CLOSE)
    product.expect_title("Step last")


def test_with_nothing_to_recover_the_tour_waits(given: Given) -> None:
    product = given(tour("wait", step("one", "save"), step("two", "nowhere", on_missing="recover")))
    product.start("wait")
    product.expect_title("Step one")
    product.press("Next")
    product.expect_title("One moment")


def test_a_checkpoint_holds_the_person_until_it_is_done(given: Given) -> None:
    checkpoint = {"event": "workflow.tested", "where": {"passed": True}, "hint": words("Run the test first.")}
    product = given(tour("lab", step("test", "save", checkpoint=checkpoint), step("end")))
    product.start("lab")
    product.expect_title("Step test")
    product.press("Next")
    expect(product.card.get_by_role("alert")).to_have_text("Run the test first.")
    assert product.said("checkpoint-failed")[0]["step"] == "test"
    assert product.focus() == "button next"
    product.page.evaluate(
        "document.dispatchEvent(new CustomEvent('workflow.tested', {detail: {passed: true}}))"
    )
    expect(product.card.get_by_role("alert")).to_have_count(0)
    product.press("Next")
    product.expect_title("Step end")


def test_an_event_counts_from_the_start_of_the_tour(given: Given) -> None:
    product = given(
        tour("lab", step("one", "save"), step("two", "save", checkpoint={"event": "saved"}), step("three"))
    )
    product.start("lab")
    product.expect_title("Step one")
    product.page.evaluate("document.dispatchEvent(new CustomEvent('saved'))")
    product.press("Next")
    product.expect_title("Step two")
    product.press("Next")
    product.expect_title("Step three")


def test_doing_it_is_not_enough_until_the_checkpoint_holds(given: Given) -> None:
    product = given(
        tour(
            "lab",
            step("open", "approve", advance={"on": "click"}, checkpoint={"target": at("late")}),
            step("end"),
        )
    )
    product.start("lab")
    product.expect_title("Step open")
    product.page.get_by_test_id("approve").click()
    expect(product.card.get_by_role("alert")).to_have_text("This is not done yet.")
    product.page.evaluate(
        "document.querySelector('main').append(Object.assign(document.createElement('p'), {textContent: 'x'}));"
        "document.querySelector('main').lastChild.dataset.testid = 'late'"
    )
    product.expect_title("Step end")


def test_a_step_is_shown_only_when_its_condition_holds(given: Given) -> None:
    product = given(
        tour(
            "when",
            step("one", "approve"),
            step("event", "save", when={"event": "never"}),
            step("dialog", "save", when={"target": at("inside")}),
            step("gone", "save", when={"gone": at("inside")}),
        )
    )
    product.start("when")
    product.press("Next")
    product.expect_title("Step gone")
    expect(product.card.get_by_text("2 / 2")).to_be_visible()
    product.press("Back")
    product.expect_title("Step one")


def test_a_step_without_a_target_stands_in_the_middle(given: Given) -> None:
    product = given(tour("welcome", step("hello")))
    product.start("welcome")
    product.expect_title("Step hello")
    box = product.card.bounding_box()
    assert box is not None
    assert abs(box["x"] + box["width"] / 2 - 640) < 8
    assert abs(box["y"] + box["height"] / 2 - 400) < 8


def test_links_lead_to_the_help_site_and_markup_stays_text(given: Given) -> None:
    body = [
        {
            "kind": "paragraph",
            "children": [
                {"kind": "text", "text": "<img src=x onerror=alert(1)> "},
                {"kind": "link", "href": "en/a/", "children": [{"kind": "text", "text": "Guide"}]},
                {
                    "kind": "link",
                    "href": "javascript:alert(1)",
                    "children": [{"kind": "text", "text": "Bad"}],
                },
                {"kind": "link", "href": "#/invoices", "children": [{"kind": "text", "text": "Here"}]},
            ],
        },
        {"kind": "bullets", "items": [[{"kind": "label", "text": "Save"}]]},
    ]
    product = given(tour("words", step("one", "save", body=body, article="en/b/")))
    product.start("words")
    product.expect_title("Step one")
    expect(product.card).to_contain_text("<img src=x onerror=alert(1)>")
    expect(product.card.locator("img")).to_have_count(0)
    links = product.card.locator("a").evaluate_all(
        "all => all.map(a => [a.textContent, a.getAttribute('href'), a.target])"
    )
    assert links == [
        ["Guide", f"{product.base}/help/en/a/", "_blank"],
        ["Bad", None, ""],
        ["Here", "#/invoices", ""],
        ["Read more (opens in a new tab)", f"{product.base}/help/en/b/", "_blank"],
    ]
