"""Tours stay short enough to be finished (requirement B4)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.budgets import budgets, quoted
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "tour-too-long",
    Severity.WARNING,
    "A tour has at most `budgets.tour_steps` steps.",
    "Each further step loses readers; most long tours are never finished.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    limits = budgets(academy)
    most = limits.tour_steps if limits else None
    if most is None:
        return
    for tour in (found.source for found in academy.tours.values()):
        if tour.status is not Status.RETIRED and len(tour.steps) > most.value:
            message = f"this tour has {len(tour.steps)} steps, the most is {quoted(most)}"
            help_text = "Split it in two, or leave out what the screen already says."
            yield RULE.at(tour.origin.key_span("steps"), message, help_text)


PRACTICE = Practice(RULE, _find)
