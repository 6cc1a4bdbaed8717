"""The quiz player in a real browser, under a policy that allows no markup from text and no foreign code."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.academy_runtime.pages import page as write_page
from tests.academy_runtime.pages import quiz, quiz_place
from tests.browser import Axe, Watch

RIGHT = {"limit": ["director"], "parts": ["trigger", "route"], "draft": ["false"], "stuck": ["escalate"]}
KEY = "guidewright:quiz:approvals"
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); } })"""


def answer(page: Page, *values: str) -> None:
    """Choose and check, by the pointer."""
    for value in values:
        page.locator(f'.gw-choice__input[value="{value}"]').check()
    page.get_by_role("button", name="Check answer").click()


def go_on(page: Page) -> None:
    """Leave the checked question."""
    page.locator(".gw-quiz__actions .gw-button--primary").click()


def play(page: Page, answers: dict[str, list[str]]) -> None:
    """Answer every question, in the order of the quiz."""
    for values in answers.values():
        answer(page, *values)
        go_on(page)


def events(page: Page) -> list[dict[str, Any]]:
    """The log of events, without what differs from run to run."""
    log: list[dict[str, Any]] = json.loads(
        page.evaluate("localStorage.getItem('guidewright:events') ?? '[]'")
    )
    for entry in log:
        assert entry.pop("at").endswith("Z")
        assert entry.pop("version") == 1
    return log


def active(page: Page) -> str:
    """What has the focus: its words, or its value."""
    said: str = page.evaluate("document.activeElement.value || document.activeElement.textContent")
    return said


@pytest.fixture
def at_quiz(page: Page, academy: str) -> Page:
    """The quiz page, just opened."""
    page.goto(f"{academy}/en/quiz.html")
    expect(page.locator(".gw-quiz__player")).to_be_visible()
    return page


def test_every_kind_is_played_to_a_pass(page: Page, academy: str, page_watch: Watch) -> None:
    complaints = page_watch(page)
    page.goto(f"{academy}/en/quiz.html")
    expect(page.get_by_role("group", name="Question 1 of 4")).to_be_visible()
    play(page, RIGHT)
    result = page.locator(".gw-result__head")
    expect(result).to_contain_text("You passed")
    expect(result).to_contain_text("100%")
    expect(result).to_contain_text("4 of 4 right")
    expect(result).to_contain_text("Pass mark: 75%")
    expect(result).to_be_focused()
    assert (
        json.loads(page.evaluate("localStorage.getItem('guidewright:site:progress:/en/')"))["items"][
            "quiz:approvals"
        ]["state"]
        == "done"
    )
    complaints.expect_clean()


def test_it_says_what_was_right_and_why(at_quiz: Page) -> None:
    answer(at_quiz, "manager")
    wrong = at_quiz.locator(".gw-choice--wrong")
    expect(wrong).to_contain_text("Your answer")
    expect(wrong).to_contain_text("The manager decides below the limit only.")
    missed = at_quiz.locator(".gw-choice--missed")
    expect(missed).to_contain_text("Right answer")
    expect(at_quiz.locator(".gw-quiz__verdict")).to_contain_text("Not quite")
    expect(at_quiz.locator(".gw-quiz__verdict")).to_contain_text("splits the path at $5,000")
    spoken = at_quiz.locator(".gw-quiz [role=status]")
    expect(spoken).to_contain_text("Not quite")
    expect(spoken).to_contain_text("The manager decides below the limit only.")
    expect(at_quiz.locator(".gw-choice__input:enabled")).to_have_count(0)
    expect(at_quiz.locator("progress")).to_have_js_property("value", 1)


def test_several_right_choices_need_exactly_the_right_set(at_quiz: Page) -> None:
    answer(at_quiz, "director")
    go_on(at_quiz)
    expect(at_quiz.get_by_text("Choose all that apply.")).to_be_visible()
    answer(at_quiz, "trigger")
    expect(at_quiz.locator(".gw-quiz__verdict")).to_contain_text("Not quite")
    expect(at_quiz.locator(".gw-choice--missed")).to_contain_text("At least one route")


def test_the_keyboard_alone_is_enough(at_quiz: Page) -> None:
    keys = at_quiz.keyboard
    keys.press("Tab")  # the choices are the page's first stop
    assert active(at_quiz) in {"manager", "director", "nobody"}
    at_quiz.locator('[value="director"]').focus()
    keys.press("Space")
    keys.press("Enter")
    assert active(at_quiz) == "Next question"
    keys.press("Enter")
    expect(at_quiz.get_by_role("group", name="Question 2 of 4")).to_be_focused()
    for _ in range(4):
        keys.press("Tab")
        if active(at_quiz) in RIGHT["parts"]:
            keys.press("Space")
    keys.press("Tab")
    assert active(at_quiz) == "Check answer"
    keys.press("Enter")
    expect(at_quiz.locator(".gw-verdict--right")).to_be_visible()


def test_a_key_held_down_skips_nothing(at_quiz: Page) -> None:
    at_quiz.locator('[value="director"]').check()
    at_quiz.keyboard.down("Enter")
    at_quiz.keyboard.down("Enter")
    at_quiz.keyboard.down("Enter")
    at_quiz.keyboard.up("Enter")
    expect(at_quiz.get_by_role("group", name="Question 1 of 4")).to_be_visible()
    expect(at_quiz.locator(".gw-verdict--right")).to_be_visible()


def test_an_answer_must_be_chosen_first(at_quiz: Page) -> None:
    at_quiz.get_by_role("button", name="Check answer").click()
    alert = at_quiz.locator("[role=alert]")
    expect(alert).to_have_text("Choose an answer first.")
    assert active(at_quiz) in {"manager", "director", "nobody"}
    at_quiz.keyboard.press("Space")
    expect(alert).to_be_empty()


def test_a_reload_finds_the_same_place_order_and_answer(at_quiz: Page) -> None:
    order = "[...document.querySelectorAll('.gw-choice__input')].map((input) => input.value)"
    answer(at_quiz, "manager")
    checked = at_quiz.evaluate(order)
    at_quiz.reload()
    expect(at_quiz.locator(".gw-choice--wrong")).to_contain_text("Your answer")
    assert at_quiz.evaluate(order) == checked
    go_on(at_quiz)
    at_quiz.locator('[value="route"]').check()
    chosen = at_quiz.evaluate(order)
    at_quiz.reload()
    expect(at_quiz.locator('[value="route"]')).to_be_checked()
    assert at_quiz.evaluate(order) == chosen
    assert [entry["type"] for entry in events(at_quiz)] == ["quiz-started", "question-answered"]


def test_the_place_is_kept_from_one_language_to_another(at_quiz: Page, academy: str) -> None:
    answer(at_quiz, "director")
    go_on(at_quiz)
    at_quiz.goto(f"{academy}/ja/quiz.html")
    expect(at_quiz.get_by_role("group", name="問題 2 / 4")).to_be_visible()
    expect(at_quiz.get_by_role("button", name="答え合わせ")).to_be_visible()


def test_the_wrong_questions_alone_can_be_tried_again(at_quiz: Page) -> None:
    play(at_quiz, RIGHT | {"limit": ["manager"], "stuck": ["wait"]})
    result = at_quiz.locator(".gw-result")
    expect(result).to_contain_text("Not passed yet")
    expect(result).to_contain_text("50%")
    expect(result).to_contain_text("2 questions to review")
    expect(at_quiz.locator(".gw-review__item[open]")).to_have_count(2)
    at_quiz.get_by_role("button", name="Retry the 2 wrong ones").click()
    expect(at_quiz.get_by_role("group", name="Question 1 of 2")).to_be_focused()
    play(at_quiz, {"limit": ["director"], "stuck": ["escalate"]})
    expect(result).to_contain_text("You passed")
    expect(result).to_contain_text("Attempt 2")
    at_quiz.get_by_role("button", name="Start again").click()
    expect(at_quiz.get_by_role("group", name="Question 1 of 4")).to_be_focused()
    expect(at_quiz.locator(":checked")).to_have_count(0)


def test_events_tell_the_story_of_an_attempt(at_quiz: Page) -> None:
    at_quiz.evaluate("document.addEventListener('guidewright', (event) => (window.last = event.detail.type))")
    play(at_quiz, RIGHT | {"stuck": ["wait"]})
    log = events(at_quiz)
    same = {"quiz": "approvals", "attempt": 1, "scope": "all"}
    assert log[0] == same | {"type": "quiz-started", "questions": 4}
    assert log[1] == same | {
        "type": "question-answered",
        "question": "limit",
        "chosen": ["director"],
        "correct": True,
    }
    assert log[4] == same | {
        "type": "question-answered",
        "question": "stuck",
        "chosen": ["wait"],
        "correct": False,
    }
    assert log[5] == same | {
        "type": "quiz-completed",
        "right": 3,
        "total": 4,
        "percent": 75,
        "passed": True,
        "wrong": ["stuck"],
        "pass_mark": 75,
    }
    assert len(log) == 6
    assert at_quiz.evaluate("window.last") == "quiz-completed"


def test_a_quiz_that_changed_starts_again_and_says_so(at_quiz: Page) -> None:
    answer(at_quiz, "director")
    at_quiz.evaluate(
        f"localStorage.setItem('{KEY}', localStorage.getItem('{KEY}').replace(/\"fingerprint\":\\d+/, '\"fingerprint\":1'))"
    )
    at_quiz.reload()
    expect(at_quiz.get_by_text("This quiz has changed since your last visit")).to_be_visible()
    expect(at_quiz.locator(":checked")).to_have_count(0)


@pytest.mark.parametrize("stored", ["{", "[]", '{"version":9}', "null", '{"version":1,"fingerprint":"x"}'])
def test_whatever_is_in_storage_the_quiz_plays(at_quiz: Page, stored: str, page_watch: Watch) -> None:
    complaints = page_watch(at_quiz)
    at_quiz.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
    at_quiz.reload()
    answer(at_quiz, "director")
    expect(at_quiz.locator(".gw-verdict--right")).to_be_visible()
    complaints.expect_clean()


def test_it_plays_where_storage_is_blocked(page: Page, academy: str, page_watch: Watch) -> None:
    complaints = page_watch(page)
    page.add_init_script(BLOCKED)
    page.goto(f"{academy}/en/quiz.html")
    play(page, RIGHT)
    expect(page.locator(".gw-result__head")).to_contain_text("You passed")
    complaints.expect_clean()


def test_a_quiz_that_cannot_be_asked_leaves_its_questions_on_the_page(page: Page, academy: str) -> None:
    broken = quiz("en")
    broken["questions"][0]["kind"] = "riddle"
    html = write_page("broken", quiz_place(broken))
    page.route(
        "**/broken.html", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")
    )
    page.goto(f"{academy}/en/broken.html")
    expect(page.get_by_text("could not be started here")).to_be_visible()
    expect(page.locator(".gw-quiz ol li")).to_have_count(4)


def test_author_text_never_becomes_markup(page: Page, academy: str, page_watch: Watch) -> None:
    complaints = page_watch(page)
    nasty = quiz("en")
    nasty["title"] = "<img src=x onerror=alert(1)>"
    nasty["questions"] = nasty["questions"][:1]
    question = nasty["questions"][0]
    question["choices"][0]["text"] = [{"kind": "text", "text": "</script><b>bold</b>"}]
    question["explanation"] = [
        {"kind": "paragraph", "children": [{"kind": "link", "href": "javascript:alert(1)", "text": "a link"}]}
    ]
    html = write_page("nasty", quiz_place(nasty))
    page.route(
        "**/nasty.html", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")
    )
    page.goto(f"{academy}/en/nasty.html")
    answer(page, "director")
    expect(page.get_by_text("<b>bold</b>")).to_be_visible()
    expect(page.locator(".gw-quiz img, .gw-quiz b")).to_have_count(0)
    assert page.locator(".gw-quiz a").get_attribute("href") is None
    complaints.expect_clean()


@pytest.mark.parametrize("name", ["en/quiz", "en/quiz-dark", "ja/quiz"])
def test_every_state_is_accessible(page: Page, academy: str, name: str, axe: Axe) -> None:
    page.goto(f"{academy}/{name}.html")
    submit = page.locator(".gw-quiz__form [type=submit]")
    submit.click()
    assert axe(page) == []
    for values in (RIGHT | {"limit": ["manager"], "parts": ["trigger", "colour"]}).values():
        for value in values:
            page.locator(f'[value="{value}"]').check()
        submit.click()
        assert axe(page) == []
        submit.click()
        assert axe(page) == []
    expect(page.locator(".gw-result")).to_be_visible()
