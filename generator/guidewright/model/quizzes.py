"""Quizzes: questions with feedback, each covering objectives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum
from string import ascii_lowercase
from typing import Annotated, Self

from guidewright.decode import Block, Inline
from guidewright.diagnostics import Issue
from guidewright.model import rules
from guidewright.model.articles import Audience, Status
from guidewright.model.questions import question_kinds
from guidewright.model.questions.kind import Answers
from guidewright.model.records import Record, key
from guidewright.model.rich_shapes import Rich, RichLine
from guidewright.model.shapes import Id, Period, Ref, Text, Whole

__all__ = ["Choice", "Question", "QuestionKindName", "Quiz", "Verdict"]

Words = Annotated[str, Text(words=True)]
RichText = Annotated[tuple[Block, ...], Rich()]
QuestionKindName = Enum("QuestionKindName", {name: name for name in question_kinds()})  # type: ignore[misc]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Record):
    """One answer to choose."""

    SHORTHAND = "text"

    id: Annotated[str, Id()] = key("Stable name. Default: its letter, a, b, c …", default="")
    text: Annotated[tuple[Inline, ...], RichLine()] = key("The answer.", example="The director")
    correct: bool = key("Whether it is right.", default=False)
    feedback: RichText = key("Shown to whoever chose it.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Record):
    """Feedback on the two answers of a true-false question."""

    true: RichText = key("Shown to whoever answered “true”.", default=())
    false: RichText = key("Shown to whoever answered “false”.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """One question."""

    id: Annotated[str, Id()] = key("Stable name within the quiz.", example="over-limit")
    kind: QuestionKindName = key("How it is answered.", example="single")
    scenario: RichText = key("The situation, for scenario questions.", default=())
    prompt: RichText = key("The question itself.", example="Who approves an invoice of $6,000?")
    choices: tuple[Choice, ...] = key("Answers to choose from.", default=())
    answer: bool | None = key("Whether the statement of a true-false question is true.", default=None)
    verdict: Verdict | None = key("Feedback on the answers of a true-false question.", default=None)
    explanation: RichText = key("Shown to everyone once answered.", default=())
    covers: tuple[Annotated[str, Ref("objective")], ...] = key(
        "Objectives it tests, as `article/objective`.", default=(), example="[approve-invoice/approve]"
    )

    def completed(self) -> Self:
        lettered = (
            replace(choice, id=choice.id or ascii_lowercase[number : number + 1])
            for number, choice in enumerate(self.choices)
        )
        return replace(self, choices=tuple(lettered))

    def check(self) -> tuple[Issue, ...]:
        surplus = len(self.choices) - len(ascii_lowercase)
        if surplus > 0:
            message = f"question `{self.id}` has {surplus} choices more than there are letters"
            help_text = f"Keep to {len(ascii_lowercase)} choices."
            return (rules.QUESTION_SHAPE.at(self.origin.span("choices"), message, help_text),)
        correct = sum(choice.correct for choice in self.choices)
        answers = Answers(len(self.choices), correct, self.answer, bool(self.scenario))
        problem = question_kinds()[str(self.kind.value)].problem(answers)
        if problem is None:
            return ()
        return (
            rules.QUESTION_SHAPE.at(
                self.origin.span("id"), f"question `{self.id}`: {problem[0]}", problem[1]
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz(Record):
    """Questions that show whether objectives are reached."""

    id: Annotated[str, Id()] = key("Stable name. Default: the file name.", default="")
    title: Words = key("Name shown to readers.", example="Approvals: check yourself")
    summary: Words = key("What it tests, in one sentence.", default="")
    roles: tuple[Annotated[str, Ref("role")], ...] = key("Who it is for.", example="[manager]")
    level: Annotated[str, Ref("level")] = key("How far along its readers are.", example="start")
    topics: tuple[Annotated[str, Ref("topic")], ...] = key("What it is about.", default=())
    pass_mark: Annotated[int, Whole(least=1, most=100)] = key(
        "Percent of questions to get right.", default=80
    )
    shuffle: bool = key("Whether choices change order on each attempt.", default=False)
    questions: tuple[Question, ...] = key(
        "The questions, in order.", example="[{id: first, kind: single, …}]"
    )
    minutes: Annotated[int, Whole(least=1, most=600)] | None = key("Minutes it takes.", default=None)
    owner: str | None = key("Team that keeps it true.", default=None, example="education-team")
    reviewed: dt.date | None = key("Day of the last review.", default=None, example="2026-10-01")
    review_every: Annotated[int, Period()] | None = key(
        "Time until the next review.", default=None, example="6 months"
    )
    status: Status = key("How far it is from its readers.", default=Status.DRAFT, example="published")
    audience: Audience = key("Who may take it.", default=Audience.CUSTOMER)

    def check(self) -> tuple[Issue, ...]:
        return rules.not_empty(self.questions, "this quiz has no questions", self.origin.span("questions"))
