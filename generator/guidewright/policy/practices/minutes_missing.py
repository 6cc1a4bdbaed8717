"""Readers know how long it takes before they begin."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.contents import published
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "minutes-missing",
    Severity.NOTE,
    "Published articles, quizzes and tours say how many minutes they take.",
    "Readers fit training between meetings; tracks add the minutes up.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for content in published(academy):
        if content.kind in ("article", "quiz", "tour") and not getattr(content.record, "minutes", None):
            message = f"nothing says how long this {content.kind} takes"
            yield RULE.at(
                content.record.origin.key_span("title"), message, "Add `minutes: 5`, or what it really takes."
            )


PRACTICE = Practice(RULE, _find)
