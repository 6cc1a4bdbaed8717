"""Reviews happen when they are due (requirement C8)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.practice import Context, Practice
from guidewright.policy.reviews import reviews

RULE = Rule(
    "review-overdue",
    Severity.WARNING,
    "Whatever is published is reviewed before `reviewed` + `review_every` has passed.",
    "Content that describes an older product costs its readers' trust.",
)


def _find(academy: Academy, context: Context) -> Iterator[Issue]:
    for review in reviews(academy):
        due = review.due
        if review.published and due is not None and due < context.today:
            late = (context.today - due).days
            message = (
                f"the review of this {review.kind} was due on {due}, {late} day{'' if late == 1 else 's'} ago"
            )
            help_text = f"Compare it with the product, correct it or set `status: retired`, and write `reviewed: {context.today}`."
            yield RULE.at(review.origin.span("reviewed"), message, help_text)


PRACTICE = Practice(RULE, _find)
