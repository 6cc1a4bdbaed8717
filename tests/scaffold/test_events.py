"""The events that pages really send have the fields that the manual says they have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from guidewright.render.events import COMMON, EVENTS, Event
from tests.browser import Serve

HEAR = """(() => {
  window.heard = JSON.parse(sessionStorage.getItem("heard") ?? "[]");
  document.addEventListener("guidewright", ({ detail }) => {
    window.heard.push(detail);
    sessionStorage.setItem("heard", JSON.stringify(window.heard));
  });
})()"""
DECLARED = {event.name: event for event in EVENTS}


@pytest.fixture
def hearing(page: Page) -> Page:
    page.add_init_script(HEAR)
    return page


def heard(page: Page) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for detail in page.evaluate("window.heard"):
        found.setdefault(detail["type"], []).append(detail)
    return found


def fits(value: Any, kind: str) -> bool:
    """Whether a value is of a declared type."""
    if kind.endswith("[]"):
        return isinstance(value, list) and all(fits(one, kind[:-2]) for one in value)
    if kind.startswith("Record<"):
        return isinstance(value, dict)
    if '"' in kind:
        return value in [choice.strip(' "') for choice in kind.split("|")]
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "boolean":
        return isinstance(value, bool)
    return bool(value == 1) if kind == "1" else isinstance(value, str)


def expect_declared(detail: dict[str, Any], event: Event) -> None:
    fields = {field.name: field for field in (*COMMON, *event.fields)}
    assert detail.keys() <= fields.keys(), detail
    assert {name for name, field in fields.items() if not field.optional} <= detail.keys(), detail
    for name, value in detail.items():
        assert fits(value, fields[name].kind), f"{event.name}: {name} is {value!r}, not {fields[name].kind}"


def expect_all(page: Page, *wanted: str) -> None:
    found = heard(page)
    assert set(wanted) <= found.keys(), found.keys()
    for name, details in found.items():
        for detail in details:
            expect_declared(detail, DECLARED[name])


def test_those_of_a_tour_that_is_played(hearing: Page, new_academy: Path, serve: Serve) -> None:
    hearing.goto(serve(new_academy / "site") + "/product/")
    hearing.get_by_test_id("new-task").click()
    hearing.get_by_test_id("task-name").fill("Call the workshop")
    hearing.get_by_test_id("save-task").click()
    hearing.get_by_role("button", name="Done").click()
    hearing.wait_for_function("window.heard.some(({ type }) => type === 'tour-completed')")
    expect_all(hearing, "tour-started", "step-shown", "target-found", "step-completed", "tour-completed")


def test_those_of_a_tour_that_goes_wrong(hearing: Page, new_academy: Path, serve: Serve) -> None:
    hearing.goto(serve(new_academy / "site") + "/product/?tour=no-such-tour")
    hearing.wait_for_function("window.heard.some(({ type }) => type === 'tour-failed')")
    hearing.evaluate("window.guidewright.start('add-first-task', { step: 'save' })")
    expect(hearing.get_by_role("heading", name="One moment")).to_be_visible()
    hearing.keyboard.press("Escape")
    hearing.wait_for_function("window.heard.some(({ type }) => type === 'tour-exited')")
    expect_all(hearing, "tour-failed", "target-missing", "tour-exited")


def test_that_of_a_list_of_tours_that_is_not_there(hearing: Page, new_academy: Path, serve: Serve) -> None:
    hearing.route("**/manifest.json", lambda route: route.fulfill(status=404, body=""))
    hearing.goto(serve(new_academy / "site") + "/product/")
    hearing.wait_for_function("window.heard.some(({ type }) => type === 'manifest-failed')")
    expect_all(hearing, "manifest-failed")


def test_those_of_a_quiz(hearing: Page, new_academy: Path, serve: Serve) -> None:
    hearing.goto(serve(new_academy / "site") + "/quizzes/writing-check/")
    for _ in range(20):
        choice = hearing.locator(".gw-quiz input").first
        if not choice.is_visible():
            break
        choice.check(force=True)
        hearing.get_by_role("button", name="Check answer").click()
        hearing.get_by_role("button", name="Next question").or_(
            hearing.get_by_role("button", name="See your result")
        ).click()
    hearing.wait_for_function("window.heard.some(({ type }) => type === 'quiz-completed')")
    expect_all(hearing, "quiz-started", "question-answered", "quiz-completed")


def test_that_of_a_search(hearing: Page, new_academy: Path, serve: Serve) -> None:
    hearing.goto(serve(new_academy / "site") + "/")
    hearing.keyboard.press("/")
    hearing.get_by_role("dialog").get_by_role("combobox").or_(
        hearing.get_by_role("dialog").get_by_role("searchbox")
    ).first.fill("task")
    hearing.get_by_role("dialog").get_by_role("link").or_(
        hearing.get_by_role("dialog").get_by_role("option")
    ).first.click()
    hearing.wait_for_function("window.heard.some(({ type }) => type === 'search-performed')")
    expect_all(hearing, "search-performed")
