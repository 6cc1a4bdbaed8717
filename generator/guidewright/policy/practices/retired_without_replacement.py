"""Readers of a retired article are sent on (requirement C8)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "retired-without-replacement",
    Severity.WARNING,
    "A retired article names the one that replaces it.",
    "Old links and bookmarks end at “not found” otherwise.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for article in (found.source for found in academy.articles.values()):
        if article.status is Status.RETIRED and not article.replaced_by:
            help_text = "Add `replaced_by:` with the id of the article that readers need now."
            span = article.origin.span("status")
            yield RULE.at(span, "nothing says where readers of this retired article go", help_text)


PRACTICE = Practice(RULE, _find)
