"""Searches are proved with pages that are there."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.contents import contents
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "search-expects-unpublished",
    Severity.WARNING,
    "The pages that a search set expects are published.",
    "What is not on the site is not found: the query fails for ever, and hides others that fail.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    if not academy.searches:
        return
    hidden = {
        content.id if content.kind == "article" else f"{content.kind}:{content.id}": content.record.status
        for content in contents(academy)
        if content.record.status is not Status.PUBLISHED
    }
    for search in academy.searches.values():
        for number, query in enumerate(search.queries):
            for at, expected in enumerate(query.expect):
                if expected in hidden:
                    span = search.origin.span("queries", number, "expect", at)
                    message = f"`{expected}` is not published: its status is `{hidden[expected].value}`"
                    help_text = (
                        f"Publish it with `status: published`, or expect another page than `{expected}`."
                    )
                    yield RULE.at(span, message, help_text)


PRACTICE = Practice(RULE, _find)
