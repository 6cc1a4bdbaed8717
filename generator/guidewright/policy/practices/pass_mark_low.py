"""Pass marks are as high as the academy asks (requirement D3)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.budgets import budgets, quoted
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "pass-mark-low",
    Severity.WARNING,
    "The pass mark of a quiz is at least `budgets.pass_mark`.",
    "Someone who passes with half the answers wrong is not ready for production.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    limits = budgets(academy)
    least = limits.pass_mark if limits else None
    if least is None:
        return
    for quiz in (found.source for found in academy.quizzes.values()):
        if quiz.status is not Status.RETIRED and quiz.pass_mark < least.value:
            message = f"the pass mark is {quiz.pass_mark} %, the least is {quoted(least)}"
            yield RULE.at(quiz.origin.span("pass_mark"), message, f"Write `pass_mark: {least.value:g}`.")


PRACTICE = Practice(RULE, _find)
