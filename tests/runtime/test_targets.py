"""Targets that are late, removed, hidden, inside something, or on the move."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.runtime.conftest import Given
from tests.runtime.material import at, step, tour

ADD = """
name => {
    const made = document.createElement("button");
    made.dataset.testid = name;
    made.textContent = name;
    document.querySelector("main").append(made);
}
"""


def test_a_late_target_is_waited_for_and_then_shown(given: Given) -> None:
    product = given(tour("late", step("one", "late")))
    product.start("late")
    product.expect_title("One moment")
    expect(product.card).to_contain_text("“Step one” is not on this page yet.")
    assert product.said("target-missing")[0]["on_missing"] == "wait"
    product.page.evaluate(ADD, "late")
    product.expect_title("Step one")
    product.expect_ring("late")


def test_the_person_may_leave_while_the_tour_waits(given: Given) -> None:
    product = given(tour("late", step("one", "late")))
    product.start("late")
    product.expect_title("One moment")
    product.press("Close the tour")
    product.expect_gone()
    assert product.said("tour-exited")[0]["reason"] == "close"


def test_a_missing_target_is_skipped_where_the_author_says_so(given: Given) -> None:
    product = given(tour("skip", step("one", "nowhere", on_missing="skip"), step("two", "save")))
    product.start("skip")
    product.expect_title("Step two")
    assert product.said("target-missing") == [
        {**product.said("target-missing")[0], "step": "one", "on_missing": "skip", "tour": "skip"}
    ]


def test_a_tour_that_cannot_go_on_says_so_and_ends(given: Given) -> None:
    product = given(tour("end", step("one", "nowhere", on_missing="end")))
    product.start("end")
    expect(product.card.get_by_role("heading")).to_have_text("The tour cannot go on", timeout=8000)
    product.press("Close")
    product.expect_gone()
    assert product.said("tour-exited")[0]["reason"] == "missing"


def test_a_target_that_is_removed_is_waited_for_again(given: Given) -> None:
    product = given(tour("removed", step("one", "save")))
    product.start("removed")
    product.expect_title("Step one")
    product.page.evaluate("document.querySelector('[data-testid=save]').remove()")
    product.expect_title("One moment")
    product.page.evaluate(ADD, "save")
    product.expect_title("Step one")
    product.expect_ring("save")


def test_a_target_that_is_hidden_is_waited_for_again(given: Given) -> None:
    product = given(tour("hidden", step("one", "save")))
    product.start("hidden")
    product.expect_title("Step one")
    product.page.evaluate("document.querySelector('[data-testid=save]').hidden = true")
    product.expect_title("One moment")
    product.page.evaluate("document.querySelector('[data-testid=save]').hidden = false")
    product.expect_title("Step one")


def test_a_target_that_is_drawn_anew_keeps_its_card_and_the_focus(given: Given) -> None:
    product = given(tour("anew", step("one", "save"), step("two")))
    product.start("anew")
    product.expect_title("Step one")
    product.card.get_by_role("button", name="Next", exact=True).focus()
    product.page.evaluate(
        "() => { const old = document.querySelector('[data-testid=save]');"
        "const made = old.cloneNode(true); made.textContent = 'Save all of it'; old.replaceWith(made); }"
    )
    product.page.wait_for_function(
        "() => { const ring = document.querySelector('guidewright-tour').shadowRoot.querySelector('.ring');"
        "return Math.abs(ring.offsetWidth - document.querySelector('[data-testid=save]').offsetWidth - 12) < 2 }"
    )
    product.expect_ring("save")
    assert product.focus() == "button next"
    assert product.kinds().count("step-shown") == 1


@pytest.mark.parametrize("name", ["deep", "chart", "turned", "scrolled", "bottom"])
def test_a_target_is_reached_wherever_it_is(given: Given, name: str) -> None:
    product = given(tour("reach", step("one", name)), path="trees.html")
    product.start("reach")
    product.expect_title("Step one")
    product.page.wait_for_timeout(200)
    product.expect_ring(name)
    box, card = product.page.get_by_test_id(name).bounding_box(), product.card.bounding_box()
    assert box is not None
    assert card is not None
    apart = (
        card["x"] >= box["x"] + box["width"]
        or card["x"] + card["width"] <= box["x"]
        or card["y"] >= box["y"] + box["height"]
        or card["y"] + card["height"] <= box["y"]
    )
    assert apart, (card, box)
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 800


def test_a_target_in_a_frame_is_ringed_and_heard(given: Given) -> None:
    product = given(
        tour("frame", step("one", "framed", advance={"on": "click"}), step("two")), path="trees.html"
    )
    product.start("frame")
    product.expect_title("Step one")
    framed = product.page.frame_locator("iframe").get_by_test_id("framed")
    product.page.wait_for_timeout(300)
    for _ in range(2):
        box, ring = framed.bounding_box(), product.ring.bounding_box()
        assert box is not None
        assert ring is not None
        assert [box["x"] - ring["x"], box["y"] - ring["y"]] == pytest.approx([6, 6], abs=0.75)
        assert ring["width"] - box["width"] == pytest.approx(12, abs=0.75)
        card = product.card.bounding_box()
        assert card is not None
        below, above = card["y"] - box["y"] - box["height"], box["y"] - card["y"] - card["height"]
        assert max(below, above) == pytest.approx(16, abs=1)
        assert card["x"] < box["x"] + box["width"] / 2 < card["x"] + card["width"]
        product.page.mouse.wheel(0, 60)
        product.page.wait_for_timeout(200)
    framed.click()
    product.expect_title("Step two")


def test_the_ring_follows_every_move(given: Given) -> None:
    product = given(tour("move", step("one", "scrolled")), path="trees.html")
    page = product.page
    product.start("move")
    product.expect_title("Step one")
    for move in (
        "document.querySelector('.scroller').scrollTop += 30",
        "document.querySelector('h1').insertAdjacentElement('afterend', document.createElement('p')).textContent = 'More'",
        "scrollBy(0, 40)",
        "document.querySelector('[data-testid=scrolled]').textContent = 'A longer label than before'",
    ):
        page.evaluate(f"() => {{ {move} }}")
        page.wait_for_timeout(100)
        product.expect_ring("scrolled")
    page.set_viewport_size({"width": 700, "height": 600})
    page.wait_for_timeout(100)
    product.expect_ring("scrolled")
    page.evaluate("document.body.style.zoom = '1.5'")
    page.wait_for_timeout(100)
    assert product.gaps("scrolled") == pytest.approx([9, 9, 9, 9], abs=0.75)


def test_a_dialog_opened_before_the_step(given: Given) -> None:
    product = given(tour("dialog", step("one", "inside"), step("two", "inside")))
    page = product.page
    page.evaluate("document.querySelector('dialog').showModal()")
    product.start("dialog")
    product.expect_title("Step one")
    product.expect_ring("inside")
    product.press("Next")
    product.expect_title("Step two")
    assert page.evaluate("document.querySelector('guidewright-tour').parentElement.localName") == "dialog"
    product.press("Done")
    product.expect_gone()
    assert page.evaluate("document.querySelector('dialog').open")


def test_a_dialog_opened_and_closed_during_the_step(given: Given) -> None:
    product = given(tour("dialog", step("one", "save"), step("two", "save")))
    page = product.page
    product.start("dialog")
    product.expect_title("Step one")
    page.evaluate("document.querySelector('dialog').showModal()")
    page.wait_for_function(
        "() => document.querySelector('guidewright-tour').parentElement.localName === 'dialog'"
    )
    product.expect_title("Step one")
    product.press("Next")
    product.expect_title("Step two")
    page.evaluate("document.querySelector('dialog').close()")
    page.wait_for_function(
        "() => document.querySelector('guidewright-tour').parentElement.localName === 'body'"
    )
    product.expect_title("Step two")
    product.expect_ring("save")


def test_a_dialog_that_is_removed_with_the_card_in_it(given: Given) -> None:
    product = given(tour("dialog", step("one", "inside"), step("two", "save")))
    page = product.page
    page.evaluate("document.querySelector('dialog').showModal()")
    product.start("dialog")
    product.expect_title("Step one")
    page.evaluate("document.querySelector('dialog').remove()")
    product.expect_title("One moment")


def test_escape_in_the_card_leaves_the_dialog_open(given: Given) -> None:
    product = given(tour("dialog", step("one", "inside")))
    page = product.page
    page.evaluate("document.querySelector('dialog').showModal()")
    product.start("dialog")
    product.expect_title("Step one")
    page.keyboard.press("Escape")
    product.expect_gone()
    assert page.evaluate("document.querySelector('dialog').open")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('dialog').open")


def test_the_card_does_not_close_the_popover_it_speaks_of(given: Given) -> None:
    product = given(tour("popover", step("one", "item"), step("two", "item")))
    page = product.page
    page.evaluate(
        """() => {
            const menu = document.createElement("div");
            const item = document.createElement("button");
            menu.popover = "auto";
            item.dataset.testid = "item";
            item.textContent = "Item";
            menu.append(item);
            document.body.append(menu);
            menu.showPopover();
        }"""
    )
    product.start("popover")
    product.expect_title("Step one")
    product.press("Next")
    product.expect_title("Step two")
    assert page.evaluate("document.querySelector('[popover]').matches(':popover-open')")


def test_a_page_that_is_emptied_and_drawn_again(given: Given) -> None:
    product = given(tour("empty", step("one", "save")))
    product.start("empty")
    product.expect_title("Step one")
    product.page.evaluate(
        "() => { const main = document.querySelector('main'); window.kept = main; document.body.replaceChildren(); }"
    )
    product.expect_title("One moment")
    product.page.evaluate("document.body.append(kept)")
    product.expect_title("Step one")
    product.expect_ring("save")


def test_nothing_of_the_page_is_changed(given: Given) -> None:
    product = given(
        tour(
            "clean",
            step("one", "save"),
            step("two", "amount", advance={"on": "input"}),
            step("three", "inside"),
        )
    )
    page = product.page
    before = page.evaluate("document.documentElement.outerHTML")
    page.evaluate(
        "window.touched = [];"
        "new MutationObserver(all => touched.push(...all.filter(({type, target}) => "
        "type !== 'childList' || target !== document.body && target !== document.head).map(({type}) => type)))"
        ".observe(document, {subtree: true, childList: true, attributes: true, characterData: true})"
    )
    product.start("clean")
    product.expect_title("Step one")
    product.press("Next")
    product.expect_title("Step two")
    product.page.keyboard.press("Escape")
    product.expect_gone()
    assert page.evaluate("touched") == []
    assert page.evaluate("document.documentElement.outerHTML") == before
    page.evaluate("guidewright.destroy()")
    assert page.evaluate("window.guidewright") is None


def test_nothing_ambiguous_is_pointed_at(given: Given) -> None:
    by_text = {"by": "text", "value": "Save"}
    product = given(tour("two", step("one", target=[by_text, *at("amount")])))
    product.page.evaluate(
        "document.querySelector('main').append(document.querySelector('[data-testid=save]').cloneNode(true))"
    )
    product.start("two")
    product.expect_title("Step one")
    product.expect_ring("amount")
    assert product.said("target-found")[0]["rung"] == 1


def test_matchers_for_words_are_loaded_only_when_a_test_id_has_failed(given: Given) -> None:
    named = [{"by": "role", "value": "button", "name": "Save"}]
    product = given(
        tour("words", step("one", target=[*at("reject"), *named]), step("two", target=[*at("old"), *named]))
    )
    loaded = "performance.getEntriesByType('resource').some(({name}) => name.includes('player-named'))"
    product.start("words")
    product.expect_title("Step one")
    assert product.page.evaluate(loaded) is False
    product.press("Next")
    product.expect_title("Step two")
    product.expect_ring("save")
    assert product.page.evaluate(loaded) is True
    assert product.said("target-found")[1]["rung"] == 1
    assert product.said("target-missing") == []


def test_a_frame_that_gets_another_document(given: Given) -> None:
    """The target is another one then, or none; what is pressed in the new document is heard."""
    product = given(
        tour("frame", step("one", "framed", advance={"on": "click"}), step("two")), path="trees.html"
    )
    page = product.page
    product.start("frame")
    product.expect_title("Step one")
    frame = page.locator("iframe")
    frame.evaluate("frame => { frame.src = 'app.css' }")
    product.expect_title("One moment")
    frame.evaluate("frame => { frame.src = 'inner.html' }")
    product.expect_title("Step one")
    frame.evaluate("frame => frame.contentWindow.location.reload()")
    page.wait_for_timeout(300)
    product.expect_title("Step one")
    box, ring = frame.content_frame.get_by_test_id("framed").bounding_box(), product.ring.bounding_box()
    assert box is not None
    assert ring is not None
    assert ring["x"] == pytest.approx(box["x"] - 6, abs=0.75)
    frame.content_frame.get_by_test_id("framed").click()
    product.expect_title("Step two")


def test_a_target_that_is_drawn_anew_by_who_hears_of_its_step(given: Given) -> None:
    product = given(tour("heard", step("one", "save"), step("two", "amount")))
    product.page.evaluate(
        """() => document.addEventListener("guidewright", ({detail}) => {
            const save = document.querySelector("[data-testid=save]");
            if (detail.type === "step-shown") save.replaceWith(save.cloneNode(true));
        })"""
    )
    product.start("heard")
    product.expect_title("Step one")
    product.expect_ring("save")
    product.press("Next")
    product.expect_title("Step two")
    assert product.kinds().count("step-shown") == 2


MOVED = {
    "a dialog": "const box = document.querySelector('dialog'); document.body.append(box); box.close(); box.showModal()",
    "a popover": "const box = document.querySelector('[popover]'); document.body.append(box); box.showPopover()",
    "the body": "document.documentElement.append(document.body)",
}


@pytest.mark.parametrize("what", MOVED)
@pytest.mark.parametrize("name", ["inside", None])
def test_what_is_around_the_card_is_taken_out_and_put_back_at_once(
    given: Given, what: str, name: str | None
) -> None:
    product = given(tour("moved", step("one", name), step("two")))
    page = product.page
    page.evaluate(
        """what => {
            const dialog = document.querySelector("dialog");
            if (what === "a dialog") dialog.showModal();
            if (what === "a popover") {
                const box = Object.assign(document.createElement("div"), {popover: "manual"});
                box.append(...dialog.childNodes);
                document.body.append(box);
                box.showPopover();
            }
            if (what === "the body") dialog.show();
        }""",
        what,
    )
    product.start("moved")
    product.expect_title("Step one")
    page.evaluate(f"() => {{ {MOVED[what]} }}")
    page.wait_for_timeout(200)
    product.expect_title("Step one")
    assert (
        page.evaluate(
            "document.querySelector('guidewright-tour').shadowRoot.querySelectorAll(':popover-open').length"
        )
        == 3
    )
    product.press("Next")
    product.expect_title("Step two")


def test_a_target_that_grows_without_a_sign_is_not_passed_by(given: Given) -> None:
    """A transition in a shadow tree is not heard outside."""
    product = given(tour("grows", step("one", "growing", on_missing="skip"), step("two")))
    product.page.evaluate(
        """() => {
            const box = document.createElement("x-box");
            const growing = document.createElement("button");
            growing.dataset.testid = "growing";
            growing.style.cssText = "width: 0; height: 0; padding: 0; border: 0; overflow: hidden; transition: all 300ms";
            box.attachShadow({mode: "open"}).append(growing);
            document.querySelector("main").append(box);
            setTimeout(() => { growing.style.width = growing.style.height = "90px" }, 300);
        }"""
    )
    product.start("grows")
    product.expect_title("Step one")
    product.expect_ring("growing")
    assert product.said("target-missing") == []


@pytest.mark.parametrize("what", ["main", "html"])
def test_what_fills_the_screen_has_a_card_that_can_be_pressed(given: Given, what: str) -> None:
    product = given(tour("full", step("one", "save"), step("two", "amount"), step("three", "save")))
    product.start("full")
    product.expect_title("Step one")
    product.page.locator(what).evaluate("element => element.requestFullscreen()")
    product.page.wait_for_timeout(200)
    product.press("Next")
    product.expect_title("Step two")
    product.expect_ring("amount")
    product.page.evaluate("document.exitFullscreen()")
    expect(product.page.locator("body > guidewright-tour")).to_have_count(1)
    product.press("Next")
    product.expect_title("Step three")
    product.expect_ring("save")
