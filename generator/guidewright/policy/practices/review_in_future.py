"""A review that has not happened is no review (requirement C8)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.practice import Context, Practice
from guidewright.policy.reviews import reviews

RULE = Rule(
    "review-in-future",
    Severity.ERROR,
    "`reviewed` is a day that has passed.",
    "A date ahead hides overdue content for as long as the typing error lasts.",
)


def _find(academy: Academy, context: Context) -> Iterator[Issue]:
    for review in reviews(academy):
        if review.reviewed is not None and review.reviewed > context.today:
            help_text = "Write the day of the last review; `review_every` sets the next one."
            message = f"{review.reviewed} is ahead of today, {context.today}"
            yield RULE.at(review.origin.span("reviewed"), message, help_text)


PRACTICE = Practice(RULE, _find)
