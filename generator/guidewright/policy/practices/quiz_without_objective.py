"""Quizzes test what articles promise (requirement D1)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "quiz-without-objective",
    Severity.ERROR,
    "At least one question of a quiz covers an objective.",
    "A quiz that covers no objective says nothing about whether the training worked.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for quiz in (found.source for found in academy.quizzes.values()):
        if quiz.status is not Status.RETIRED and not any(question.covers for question in quiz.questions):
            help_text = "Add `covers: [article/objective]` to the questions that test one."
            yield RULE.at(
                quiz.origin.key_span("questions"), "no question of this quiz covers an objective", help_text
            )


PRACTICE = Practice(RULE, _find)
