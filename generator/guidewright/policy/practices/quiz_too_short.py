"""Quizzes ask enough to mean something (requirement D1)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.practice import Context, Practice

LEAST = 3
RULE = Rule(
    "quiz-too-short",
    Severity.NOTE,
    f"A quiz has at least {LEAST} questions.",
    "With one or two questions a lucky guess passes.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for quiz in (found.source for found in academy.quizzes.values()):
        number = len(quiz.questions)
        if quiz.status is not Status.RETIRED and number < LEAST:
            message = f"this quiz has {number} question{'' if number == 1 else 's'}"
            help_text = f"Ask at least {LEAST}; a scenario from daily work is a good one to add."
            yield RULE.at(quiz.origin.key_span("questions"), message, help_text)


PRACTICE = Practice(RULE, _find)
