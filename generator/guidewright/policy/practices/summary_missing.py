"""Lists and search results say what each item is about (requirement B5)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.contents import published
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "summary-missing",
    Severity.NOTE,
    "Whatever is published has a summary.",
    "Lists, search results and feeds show it; a title alone rarely tells two articles apart.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for content in published(academy):
        if not content.record.summary:
            span = content.record.origin.key_span("title")
            yield RULE.at(span, f"this {content.kind} has no summary", "Add `summary:` with one sentence.")


PRACTICE = Practice(RULE, _find)
