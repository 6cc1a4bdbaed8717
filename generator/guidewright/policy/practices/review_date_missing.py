"""Each item says when it was last compared with the product, and when it will be again (requirement C8)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.practice import Context, Practice
from guidewright.policy.reviews import reviews

RULE = Rule(
    "review-date-missing",
    Severity.WARNING,
    "Whatever is published has `reviewed` and `review_every`.",
    "Without them nobody is told that it has grown old.",
)


def _find(academy: Academy, context: Context) -> Iterator[Issue]:
    for review in reviews(academy):
        if not review.published:
            continue
        if review.reviewed is None:
            help_text = f"Compare it with the product and add `reviewed: {context.today}`."
            message = f"nothing says when this published {review.kind} was last reviewed"
            yield RULE.at(review.origin.key_span("status"), message, help_text)
        elif review.every is None:
            help_text = "Add `review_every: 3 months`, or another period."
            message = f"nothing says when this {review.kind} is reviewed again"
            yield RULE.at(review.origin.key_span("reviewed"), message, help_text)


PRACTICE = Practice(RULE, _find)
