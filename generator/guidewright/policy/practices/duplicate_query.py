"""Each query of a search set proves something of its own."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.practice import Context, Practice
from guidewright.search import normaliser_of

RULE = Rule(
    "duplicate-query",
    Severity.WARNING,
    "A search set has each query once for a role.",
    "The second one proves nothing and counts twice; often the two expect different pages.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for language, search in academy.searches.items():
        fold = normaliser_of(language).fold
        seen: set[tuple[str, str | None]] = set()
        for number, query in enumerate(search.queries):
            asked = (" ".join(fold(query.query).split()), query.role)
            if asked in seen:
                span = search.origin.span("queries", number, "query")
                message = "this query stands above already"
                yield RULE.at(
                    span, message, "Remove one of the two, or write what another reader would type."
                )
            seen.add(asked)


PRACTICE = Practice(RULE, _find)
