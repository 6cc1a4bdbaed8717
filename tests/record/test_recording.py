"""The course of a recording: pages and routes, the bar, pausing, taking back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from guidewright.record import Recorder
from guidewright.record import recorder as recorder_module
from guidewright.yaml_nodes import parse_yaml
from tests.browser import Axe
from tests.record.conftest import Write
from tests.record.writer import Writer


@pytest.fixture
def hard(writer: Write, pages_url: str) -> Writer:
    """A writer in front of a page with everything that is hard to point at."""
    one = writer()
    one.open(f"{pages_url}hard.html")
    return one


def test_the_recording_goes_on_through_a_load(hard: Writer) -> None:
    hard.page.get_by_role("link", name="Other page").click()
    hard.page.get_by_test_id("arrived").click()
    hard.expect_steps(2)
    first, second = hard.steps()
    assert (first.page, first.route, second.page) == ("/product/hard.html", None, "/product/other.html")
    assert ("css", "#to-other") in [(rung.by, rung.value) for rung in first.rungs]


def test_enter_in_a_form_without_a_button(hard: Writer, pages_url: str) -> None:
    hard.page.get_by_label("Find").fill("four words of mine")
    hard.page.get_by_label("Find").press("Enter")
    hard.page.wait_for_url(f"{pages_url}other.html?q=*")
    hard.page.get_by_test_id("arrived").click()
    hard.expect_steps(2)
    text = hard.tour()
    assert "words" not in text.replace("four words of mine", "").split("status: draft")[1]
    assert "four" not in text
    assert [step.page for step in hard.steps()] == ["/product/hard.html", "/product/other.html"]


def test_numbers_and_keys_in_an_address_become_globs(hard: Writer) -> None:
    hard.page.get_by_role("button", name="Open invoice").click()
    hard.page.get_by_role("button", name="Archive").click()
    hard.expect_steps(2)
    assert [step.page for step in hard.steps()] == ["/product/hard.html", "/invoices/*/lines/*"]


def test_an_address_that_the_writer_goes_to_is_a_step_of_its_own(
    hard: Writer, pages_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "CAUSED", 0)
    hard.page.get_by_role("button", name="Archive").click()
    hard.expect_steps(1)
    hard.page.wait_for_timeout(20)
    hard.page.goto(f"{pages_url}other.html")
    hard.expect_steps(2)
    step = hard.steps()[1]
    assert (step.rungs, step.page, step.route) == ((), "/product/hard.html", "/product/other.html")
    assert '      on: route\n      url: "/product/other.html"\n' in hard.tour()


def test_pausing_records_nothing(hard: Writer) -> None:
    archive = hard.page.get_by_role("button", name="Archive")
    hard.press("Pause")
    expect(hard.bar).to_contain_text("Paused")
    archive.click()
    hard.press("Resume")
    archive.click()
    hard.expect_steps(1)


def test_the_bar_by_keyboard(hard: Writer) -> None:
    hard.page.get_by_role("button", name="Archive").click()
    hard.expect_steps(1)
    hard.bar.get_by_role("button", name="Undo last step").focus()
    hard.page.keyboard.press("Enter")
    hard.expect_steps(0)
    hard.page.keyboard.press("Tab")
    expect(hard.bar.get_by_role("button", name="Pause")).to_be_focused()
    for _ in range(2):
        hard.page.keyboard.press("Tab")
    hard.page.keyboard.press("Enter")
    hard.page.wait_for_timeout(50)
    assert hard.recorder.finished


def test_the_bar_can_be_used_by_everybody(hard: Writer, axe: Axe) -> None:
    assert [line for line in axe(hard.page) if "guidewright" in line or "popover" in line] == []


def test_the_bar_outlives_a_page_that_draws_itself_anew(hard: Writer) -> None:
    hard.page.get_by_role("button", name="Later").click()
    hard.page.evaluate("document.body.replaceChildren(document.querySelector('main'))")
    expect(hard.bar).to_be_visible()


def test_what_is_typed_last_is_not_lost(hard: Writer) -> None:
    """The bar takes the focus from nothing, so no `change` comes: finishing does it."""
    hard.page.get_by_label("User name").fill("nobody")
    hard.press("Finish")
    hard.page.wait_for_timeout(50)
    assert [step.title for step in hard.steps()] == ["User name"]


def test_frames_of_another_origin_are_counted_only(hard: Writer, pages_url: str, product_url: str) -> None:
    page = hard.page
    hard.open(f"{pages_url}other.html")
    page.evaluate(
        """address => new Promise((done) => {
          const frame = document.createElement("iframe");
          Object.assign(frame, { src: address, width: 600, height: 500, onload: done });
          document.querySelector("main").append(frame);
        })""",
        product_url,
    )
    page.frame_locator("iframe").get_by_test_id("sign-in-director").click()
    page.wait_for_timeout(50)
    assert (hard.recorder.elsewhere, hard.recorder.moves) == (1, [])
    page.get_by_test_id("arrived").click()
    hard.expect_steps(1)


def test_scripts_of_the_page_do_not_count_as_the_writer(hard: Writer) -> None:
    hard.page.evaluate("document.getElementById('push').click()")
    hard.page.get_by_role("button", name="Archive").click()
    hard.expect_steps(1)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "act",
        [],
        {},
        {"kind": "nonsense", "url": "http://a/"},
        {"kind": "act", "url": "javascript:alert(1)"},
        {"kind": "act", "act": ["click"], "url": "http://a/"},
        {"kind": ["act"], "url": "http://a/"},
        {"kind": "arrived", "url": 7},
    ],
)
def test_calls_that_are_not_ours_are_passed_over(value: Any) -> None:
    recorder = Recorder()
    assert recorder.hear(value) == {"paused": False, "steps": 0, "last": ""}


def test_a_page_can_call_the_program_without_harm(hard: Writer) -> None:
    forged = {
        "kind": "act",
        "act": "click",
        "url": "http://127.0.0.1/x",
        "sight": {
            "name": '{{ ui.gone }}"\n\u2028status: published',
            "tag": "b\nx: y",
            "ways": [
                {"rung": {"by": "text", "value": "\u0007\ud800\n# x\u2028"}},
                {"rung": {"by": "xpath"}},
                3,
            ],
        },
    }
    _call(hard.page, forged)
    text = hard.tour()
    assert list(parse_yaml(text, "tour.yml")[1]) == []
    assert text.count("\nstatus:") == 1
    assert "{{" not in text
    assert all(char.isprintable() or char == "\n" for char in text)


def _call(page: Page, message: dict[str, Any]) -> None:
    page.evaluate("message => window.guidewrightRecord(message)", message)
