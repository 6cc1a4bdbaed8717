"""Which words an objective may begin with."""

from __future__ import annotations

import datetime as dt

import pytest

from guidewright.model import Academy
from guidewright.policy.objectives import english_objectives
from guidewright.policy.practice import Context, Practice
from guidewright.policy.practices import objective_not_measurable, objective_without_verb
from tests.model.material import ACADEMY, article, built

TODAY = Context(today=dt.date(2026, 11, 21))


def academy_of(objective: str, *, settings: str = ACADEMY, status: str = "draft") -> Academy:
    more = f'objectives:\n  one: "{objective}"\nstatus: {status}\n'
    academy, issues = built({"academy.yml": settings, "articles/one.md": article(more=more)})
    assert issues == ()
    return academy


def found(practice: Practice, academy: Academy) -> list[str]:
    return [issue.message for issue in practice.find(academy, TODAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Create a workflow", "create a workflow"),
        ("To create a workflow", "create a workflow"),
        ("Be able to create a workflow", "create a workflow"),
        ("You will be able to create a workflow", "create a workflow"),
        ("The reader can create a workflow", "create a workflow"),
        ("By the end of this session, admins will be able to create a workflow", "create a workflow"),
        ("At the end of the lab, you can create one", "create one"),
        ("Create, then test, a workflow", "create, then test, a workflow"),
        ("Tour the queue", "tour the queue"),
        ("By Friday, pay", "by friday, pay"),
    ],
)
def test_the_usual_openings_are_taken_off(text: str, expected: str) -> None:
    assert [words for words, _ in english_objectives(academy_of(text))] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Learn about workflows",
            "Understand routing",
            "Know the rules",
            "To learn",
            "Be aware of risks",
            "Get to know the queue",
        ),
        *(
            "Gain insight into spending",
            "You will be able to understand limits",
            "Become familiar with roles",
            "LEARN ROUTING",
        ),
    ],
)
def test_what_cannot_be_observed(text: str) -> None:
    assert len(found(objective_not_measurable.PRACTICE, academy_of(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Create an approval workflow with conditional routing based on amount",
            "Seed test data",
            "Learnability",
            "Seek approval",
        ),
        *(
            "Explain the limits",
            "Knowledgeably answer questions",
            "Route invoices",
            "Feedback: give it in one sentence",
        ),
    ],
)
def test_what_can(text: str) -> None:
    assert found(objective_not_measurable.PRACTICE, academy_of(text)) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Creating workflows", "creating"),
        ("How to create workflows", "how"),
        ("The workflow builder", "the"),
        ("Management of roles", "management"),
        ("Basics of routing", "basics"),
        ("3 ways to approve", "3"),
    ],
)
def test_what_does_not_begin_with_a_verb(text: str, word: str) -> None:
    messages = found(objective_without_verb.PRACTICE, academy_of(text))
    assert [message.split("”")[0] for message in messages] == [f"“{word}"]


@pytest.mark.parametrize(
    "text",
    [
        "Bring order",
        "Implement a limit",
        "Question a duplicate",
        "Document a decision",
        "Position a step",
        "Swing the vote",
        "Export",
        "Re-route an invoice",
    ],
)
def test_verbs_that_look_like_nouns(text: str) -> None:
    assert found(objective_without_verb.PRACTICE, academy_of(text)) == []


@pytest.mark.parametrize("practice", [objective_not_measurable.PRACTICE, objective_without_verb.PRACTICE])
def test_only_english_is_judged_and_only_what_is_not_retired(practice: Practice) -> None:
    japanese = ACADEMY.replace("[en, ja, zh]", "[ja, en, zh]")
    british = (
        ACADEMY.replace("[en, ja, zh]", "[en-gb]")
        .replace("{lang}", "{lang}")
        .replace(", labels: 'strings/{lang}.json'", "")
    )
    text = "Learn the understanding" if practice is objective_not_measurable.PRACTICE else "Learning"
    assert found(practice, academy_of(text, settings=japanese)) == []
    assert len(found(practice, academy_of(text, settings=british))) == 1
    assert found(practice, academy_of(text, status="retired")) == []
