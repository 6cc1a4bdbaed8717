"""What is written for elements that are hard to point at, and what never is: generated names, and anything typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.record.conftest import Write
from tests.record.writer import Writer

PHRASE = "correct horse battery"
NAME = "Quentin Zebra"


@pytest.fixture
def hard(writer: Write, pages_url: str) -> Writer:
    """A writer in front of a page with everything that is hard to point at."""
    one = writer()
    one.open(f"{pages_url}hard.html")
    return one


def rungs(writer: Writer) -> list[tuple[str, str | None, str | None]]:
    """The rungs of the last step: kind, value and name."""
    return [(rung.by, rung.value, rung.name) for rung in writer.steps()[-1].rungs]


def region(writer: Writer, name: str) -> Locator:
    """A part of the page."""
    return writer.page.get_by_role("region", name=name)


def test_generated_names_are_passed_over_where_there_is_a_better_one(hard: Writer) -> None:
    region(hard, "Generated").get_by_role("button").click()
    hard.expect_steps(1)
    assert rungs(hard) == [("role", "button", "Archive"), ("text", "Archive", None)]
    assert hard.steps()[0].fragile == ""
    for generated in (":r1:", "css-1a2b3c", "8f14e45fceea"):
        assert generated not in hard.tour()


def test_what_has_nothing_better_is_marked_with_what_to_ask_for(hard: Writer) -> None:
    region(hard, "Generated").locator(".hand").nth(0).click()
    region(hard, "Generated").locator(".hand").nth(2).click()
    hard.expect_steps(2)
    counted, placed = hard.steps()
    assert [(rung.by, rung.value) for rung in counted.rungs] == [
        ("testid", "3f2504e0-4f89-11d3-9a0c-0305e82c3301")
    ]
    assert "a tool has made" in counted.fragile
    assert "a place in the page" in placed.fragile
    assert 'Ask the engineers for data-testid="div" on this <div>' in placed.fragile
    text = hard.tour()
    assert text.index("# Fragile") < text.index("target:")
    assert "nth-of-type" in text
    assert placed.rungs[0].value == "div:nth-of-type(3)", "no longer than it has to be"


def test_rows_and_groups_make_a_name_unique(hard: Writer) -> None:
    page = hard.page
    page.get_by_test_id("row-two").get_by_role("button").locator("svg").click()
    page.get_by_role("group", name="Right", exact=True).get_by_role("button").click()
    hard.expect_steps(2)
    row, group = hard.steps()
    assert [(rung.by, rung.name) for rung in row.rungs[:1]] == [("role", "Delete")]
    assert row.rungs[0].within is not None
    assert (row.rungs[0].within.by, row.rungs[0].within.value) == ("testid", "row-two")
    assert group.rungs[0].within is not None
    assert (group.rungs[0].within.value, group.rungs[0].within.name) == ("group", "Right")


def test_shadow_roots_and_frames_are_looked_into(hard: Writer) -> None:
    page = hard.page
    page.get_by_test_id("box").get_by_role("button").click()
    page.frame_locator("iframe").get_by_role("button").click()
    page.frame_locator("iframe").get_by_label("Inside").fill("something")
    page.frame_locator("iframe").get_by_role("button").click()
    hard.expect_steps(4)
    deep, framed, inside, _ = hard.steps()
    assert deep.rungs[0].within is not None
    assert deep.rungs[0].within.value == "box"
    assert (framed.rungs[0].by, framed.rungs[0].name) == ("role", "Framed")
    assert ("label", "Inside") in [(rung.by, rung.value) for rung in inside.rungs]
    assert all(step.page == "/product/hard.html" for step in hard.steps())


def test_nothing_that_is_typed_is_written(hard: Writer) -> None:
    """Neither a password nor a name, not even where the page says it again."""
    page = hard.page
    page.get_by_label("User name").fill(NAME)
    page.get_by_label("Password").fill(PHRASE)
    page.get_by_label("Password").press("Enter")
    page.get_by_role("button", name="Account of").click()
    page.get_by_role("button", name="Hello").click()
    page.get_by_role("textbox", name="Note").press_sequentially("Dear diary")
    page.get_by_role("button", name="Archive").click()
    hard.expect_steps(7)
    text = hard.tour()
    for typed in (NAME, PHRASE, "zebra", "quentin", "diary"):
        assert typed.casefold() not in text.casefold()
    titles = [step.title for step in hard.steps()]
    assert titles == ["User name", "Password", "Sign in", "Button", "Button", "Note", "Archive"]
    assert hard.steps()[3].fragile != ""
    advances = [step.act.value if step.act else "" for step in hard.steps()]
    assert advances == ["input", "input", "click", "click", "click", "input", "click"]


def test_a_password_never_leaves_the_page(hard: Writer) -> None:
    hard.page.get_by_label("Password").fill(PHRASE)
    hard.page.get_by_role("button", name="Archive").click()
    hard.expect_steps(2)
    assert not hard.recorder.typed.held_by(PHRASE)


def test_boxes_and_lists(hard: Writer) -> None:
    """A box that cannot be seen is pressed by its label; a list is a field."""
    page = hard.page
    page.get_by_text("Urgent").click()
    page.get_by_label("Colour").press("ArrowDown")
    page.get_by_label("Colour").press("Tab")
    hard.expect_steps(2)
    urgent, colour = hard.steps()
    assert (urgent.title, urgent.act and urgent.act.value) == ("Urgent", "click")
    assert (colour.title, colour.act and colour.act.value) == ("Colour", "input")
    assert "Blue" not in hard.tour()


def test_what_is_no_button_is_not_recorded_and_that_is_said(hard: Writer) -> None:
    hard.page.get_by_text("Just a text.").click()
    expect(hard.bar).to_contain_text("Nothing was recorded")
    assert hard.recorder.moves == []


def test_correcting_what_was_typed_is_one_step(hard: Writer) -> None:
    field = hard.page.get_by_label("User name")
    field.fill("one")
    field.press("Tab")
    field.fill("two")
    field.press("Tab")
    hard.expect_steps(1)
