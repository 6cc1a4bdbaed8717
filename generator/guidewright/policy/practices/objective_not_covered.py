"""What is promised is also tested (requirements C3, D2)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.coverage import covered_objectives
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "objective-not-covered",
    Severity.WARNING,
    "A published quiz question or tour checkpoint covers each objective of a published article.",
    "An objective that nothing tests is a promise nobody can check.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    covered = covered_objectives(academy)
    for article in academy.published():
        for name in article.objectives:
            if f"{article.id}/{name}" not in covered:
                span = article.origin.key_span("objectives", name)
                message = f"no published quiz question or checkpoint covers `{name}`"
                help_text = (
                    f"Add `covers: [{article.id}/{name}]` to a quiz question or to a tour's checkpoint."
                )
                yield RULE.at(span, message, help_text)


PRACTICE = Practice(RULE, _find)
