"""What comes in an awkward order or place: while a target is gone, after a step back, in a shadow tree or a frame."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.runtime.conftest import Given, Product
from tests.runtime.material import at, step, tour

ADD = """name => {
    const made = Object.assign(document.createElement("p"), {textContent: name});
    made.dataset.testid = name;
    document.querySelector("main").append(made);
}"""


def expect_end_after_a_moment_without_target(product: Product) -> None:
    """The target of the first step is hidden and seen again; then what the step waits for comes."""
    hide = "hidden => { document.querySelector('[data-testid=approve]').hidden = hidden }"
    product.page.evaluate(hide, True)
    expect(product.card).to_be_hidden()
    product.page.evaluate(hide, False)
    product.expect_title("Step do")
    product.page.evaluate(ADD, "late")
    product.expect_title("Step end")


def test_a_checkpoint_is_waited_for_while_the_target_is_gone(given: Given) -> None:
    held = step("do", "approve", advance={"on": "click"}, checkpoint={"target": at("late")})
    product = given(tour("lab", held, step("end", "save")))
    product.start("lab")
    product.expect_title("Step do")
    product.page.evaluate(
        "void (document.querySelector('[data-testid=approve]').onclick = ({target}) => setTimeout(() => target.remove(), 50))"
    )
    product.page.get_by_test_id("approve").click()
    product.page.wait_for_timeout(400)
    product.page.evaluate(ADD, "late")
    product.expect_title("Step end")


def test_a_checkpoint_is_waited_for_after_the_target_was_gone(given: Given) -> None:
    held = step("do", "approve", advance={"on": "click"}, checkpoint={"target": at("late")})
    product = given(tour("lab", held, step("end", "save")))
    product.start("lab")
    product.expect_title("Step do")
    product.page.get_by_test_id("approve").click()
    expect(product.card.get_by_role("alert")).to_be_visible()
    expect_end_after_a_moment_without_target(product)


def test_an_element_that_appears_is_seen_after_the_target_was_gone(given: Given) -> None:
    asked = step("do", "approve", advance={"on": "appear", "target": at("late")})
    product = given(tour("lab", asked, step("end", "save")))
    product.start("lab")
    product.expect_title("Step do")
    expect_end_after_a_moment_without_target(product)


def test_a_click_of_before_counts_no_more_when_the_page_goes(given: Given) -> None:
    product = given(tour("two", step("a", "approve", advance={"on": "click"}), step("b", "save")))
    product.start("two")
    product.expect_title("Step a")
    product.page.get_by_test_id("approve").click()
    product.expect_title("Step b")
    product.press("Back")
    product.expect_title("Step a")
    product.open()
    product.expect_title("Step a")


FIELD = """() => {
    const host = document.createElement("x-field");
    const field = document.createElement("input");
    field.dataset.testid = "inner-field";
    host.attachShadow({mode: "open"}).append(field);
    document.querySelector("main").append(host);
}"""


def test_a_field_in_a_shadow_tree_is_heard(given: Given) -> None:
    product = given(tour("one", step("a", "inner-field", advance={"on": "input"}), step("b", "save")))
    product.page.evaluate(FIELD)
    product.start("one")
    product.expect_title("Step a")
    product.page.get_by_test_id("inner-field").fill("4")
    product.expect_title("Step a")
    product.page.get_by_test_id("inner-field").press("Tab")
    product.expect_title("Step b")


def test_who_is_typing_in_a_frame_keeps_the_focus(given: Given) -> None:
    product = given(
        tour("one", step("a", "save", advance={"on": "event", "event": "done"}), step("b", "save"))
    )
    product.page.evaluate(
        """() => {
            const frame = document.createElement("iframe");
            frame.title = "Editor";
            document.querySelector("main").append(frame);
            frame.contentDocument.body.append(frame.contentDocument.createElement("input"));
        }"""
    )
    product.start("one")
    product.expect_title("Step a")
    product.page.frame_locator("iframe").locator("input").click()
    product.page.keyboard.type("ab")
    product.page.evaluate("dispatchEvent(new CustomEvent('done'))")
    product.expect_title("Step b")
    product.page.keyboard.type("cd")
    expect(product.page.frame_locator("iframe").locator("input")).to_have_value("abcd")
