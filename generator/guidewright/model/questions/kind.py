"""What a question kind is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Answers", "QuestionKind", "exactly_one", "too_few"]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a writer gave as answers.

    Attributes:
        choices: how many choices.
        correct: how many of them are marked correct.
        answer: the value of `answer:`, for kinds without choices.
        scenario: whether there is a `scenario:`.
    """

    choices: int
    correct: int
    answer: bool | None
    scenario: bool


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """A kind of question.

    Attributes:
        name: the word in `kind:`.
        doc: what it asks of the reader, for the manual.
        problem: what is wrong with the answers and how to put it right, or `None`.
    """

    name: str
    doc: str
    problem: Callable[[Answers], tuple[str, str] | None]


def too_few(answers: Answers) -> str:
    """How many choices there are, in words."""
    return "there is only one choice" if answers.choices else "there are no choices"


def exactly_one(answers: Answers) -> tuple[str, str] | None:
    """At least two choices, one of them correct."""
    if answers.answer is not None:
        return (
            "`answer` belongs to true-false questions",
            "Mark the right choice with `correct: true` instead.",
        )
    if answers.choices < 2:
        return too_few(answers), "Give at least two `choices`."
    if answers.correct != 1:
        return (
            f"{answers.correct} choices are marked correct",
            "Mark exactly one choice with `correct: true`.",
        )
    return None
