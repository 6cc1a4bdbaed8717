"""Someone keeps each item true (requirement C8)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.contents import published
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "owner-missing",
    Severity.WARNING,
    "Whatever is published has an owner.",
    "What belongs to nobody is updated by nobody.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for content in published(academy):
        if not content.record.owner:
            span = content.record.origin.key_span("status")
            help_text = "Add `owner:` with the team that keeps it true, such as `owner: education-team`."
            yield RULE.at(span, f"this published {content.kind} has no owner", help_text)


PRACTICE = Practice(RULE, _find)
