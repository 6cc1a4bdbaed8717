"""Every sample quiz, taken to a pass and to a fail; and one of them by the keyboard alone, with a reload in the middle."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import Watch
from tests.e2e.site import SampleSite

QUIZZES = Path(__file__).parent.parent.parent / "content" / "quizzes"
IDS = sorted(path.stem for path in QUIZZES.glob("*.yml") if "." not in path.stem)


def read_quiz(site: SampleSite, quiz: str, language: str = "") -> dict[str, Any]:
    """The quiz as its page carries it."""
    prefix = f"{language}/" if language else ""
    place = site.soup(f"{prefix}quizzes/{quiz}/index.html").select_one(f'[data-gw-quiz="{quiz}"] script')
    assert place is not None
    value: dict[str, Any] = json.loads(place.text)
    return value


def open_quiz(page: Page, site: SampleSite, quiz: str, prefix: str = "") -> Locator:
    """Open a quiz's page; -> its player."""
    page.goto(f"{site.url}{prefix}quizzes/{quiz}/")
    player = page.locator(".gw-quiz__player")
    expect(player).to_be_visible()
    return player


def asked(player: Locator, quiz: dict[str, Any]) -> dict[str, Any]:
    """The question on the screen, known by its prompt."""
    shown = player.locator(".gw-quiz__prompt").all_text_contents()
    question: dict[str, Any]
    (question,) = [
        one for one in quiz["questions"] if [plain(block["children"]) for block in one["prompt"]] == shown
    ]
    return question


def plain(inlines: list[dict[str, Any]]) -> str:
    """The words of a text."""
    return "".join(inline.get("text", "") + plain(inline.get("children", [])) for inline in inlines)


def answer(player: Locator, question: dict[str, Any], *, rightly: bool) -> None:
    """Choose, and check."""
    right = [choice["id"] for choice in question["choices"] if choice["correct"]]
    wrong = [choice["id"] for choice in question["choices"] if not choice["correct"]]
    for choice in right if rightly else wrong[:1]:
        player.locator(f'.gw-choice__input[value="{choice}"]').check()
    player.locator("button[type=submit]").click()


def take(player: Locator, quiz: dict[str, Any], *, rightly: bool) -> None:
    """Answer every question and look at the result."""
    for _ in quiz["questions"]:
        question = asked(player, quiz)
        answer(player, question, rightly=rightly)
        expect(player.locator(f".gw-verdict--{'right' if rightly else 'wrong'}")).to_be_visible()
        check_feedback(player, question, rightly=rightly)
        player.locator(".gw-quiz__actions .gw-button--primary").click()
    expect(player.locator(".gw-result")).to_be_visible()


def check_feedback(player: Locator, question: dict[str, Any], *, rightly: bool) -> None:
    """What the author wrote about the choice made stands under it, and the explanation below."""
    made = [choice for choice in question["choices"] if choice["correct"] is rightly]
    for choice in made if rightly else made[:1]:
        for block in choice.get("feedback", []):
            expect(
                player.locator(".gw-choice__feedback").filter(has_text=plain(block["children"]))
            ).to_be_visible()
    for block in question.get("explanation", [])[:1]:
        expect(player.locator(".gw-quiz__verdict")).to_contain_text(plain(block["children"]))


@pytest.mark.parametrize("quiz", IDS)
@pytest.mark.sampled(6)
def test_right_answers_pass_and_wrong_ones_do_not(
    page: Page, site: SampleSite, page_watch: Watch, quiz: str
) -> None:
    complaints = page_watch(page)
    data = read_quiz(site, quiz)
    player = open_quiz(page, site, quiz)
    take(player, data, rightly=False)
    expect(player.locator(".gw-result--failed")).to_contain_text("Not passed yet")
    expect(player.locator(".gw-result")).to_contain_text(f"Pass mark: {data['pass_mark']}%")
    expect(player.locator(".gw-review__item--wrong[open]")).to_have_count(len(data["questions"]))
    player.get_by_role("button", name="Start again").click()
    take(player, data, rightly=True)
    expect(player.locator(".gw-result--passed")).to_contain_text("You passed")
    expect(player.locator(".gw-result__percent")).to_have_text("100%")
    expect(player.locator(".gw-result__facts")).to_contain_text("Attempt 2")
    kept = "Object.keys(localStorage).find((key) => key.startsWith('guidewright:site:progress'))"
    progress = json.loads(page.evaluate(f"localStorage.getItem({kept})"))
    assert progress["items"][f"quiz:{quiz}"]["state"] == "done"
    complaints.expect_clean()


def test_a_quiz_speaks_the_language_of_its_page(page: Page, site: SampleSite) -> None:
    quiz = read_quiz(site, IDS[0], "ja")
    player = open_quiz(page, site, IDS[0], "ja/")
    take(player, quiz, rightly=True)
    expect(player.locator(".gw-result--passed")).to_have_text(re.compile("合格"))


def test_the_keyboard_alone_passes_a_quiz(page: Page, site: SampleSite) -> None:
    quiz = read_quiz(site, "limits-check")
    player = open_quiz(page, site, "limits-check")
    keys = page.keyboard
    for _ in quiz["questions"]:
        (right,) = [choice["id"] for choice in asked(player, quiz)["choices"] if choice["correct"]]
        inputs = [one.get_attribute("value") for one in player.locator(".gw-choice__input").all()]
        tab_to(page, ".gw-choice__input")
        keys.press("Space")
        for _ in range(inputs.index(right)):
            keys.press("ArrowDown")
        expect(player.locator(f'[value="{right}"]')).to_be_checked()
        keys.press("Enter")
        expect(player.locator(".gw-verdict--right")).to_be_visible()
        expect(player.locator(".gw-quiz__actions .gw-button--primary")).to_be_focused()
        keys.press("Enter")
    expect(player.locator(".gw-result__head")).to_be_focused()
    expect(player.locator(".gw-result--passed")).to_be_visible()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something has the focus."""
    for _ in range(60):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}")


def test_a_reload_finds_the_attempt_where_it_was(page: Page, site: SampleSite) -> None:
    quiz = read_quiz(site, "workflow-check")
    player = open_quiz(page, site, "workflow-check")
    answer(player, asked(player, quiz), rightly=True)
    player.locator(".gw-quiz__actions .gw-button--primary").click()
    second = asked(player, quiz)
    answer(player, second, rightly=False)
    page.reload()
    expect(player.locator(".gw-verdict--wrong")).to_be_visible()
    assert asked(player, quiz) == second
    expect(player.get_by_role("group", name=f"Question 2 of {len(quiz['questions'])}")).to_be_visible()
