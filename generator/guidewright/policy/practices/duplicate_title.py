"""Titles tell articles apart (requirement B5)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity, Span
from guidewright.model.academy import Academy
from guidewright.model.articles import Article, Status
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "duplicate-title",
    Severity.WARNING,
    "No two articles have the same title in one language.",
    "In lists and search results nobody can tell which one to open.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    taken: dict[tuple[str, str], str] = {}
    for found in academy.articles.values():
        if found.source.status is Status.RETIRED:
            continue
        for language, article in {academy.source_language: found.source, **found.translations}.items():
            if article is not found.source and article.title == found.source.title:
                continue
            path = article.origin.path
            other = taken.setdefault((language, " ".join(article.title.casefold().split())), path)
            if other != path:
                message = f"`{other}` has the same title"
                yield RULE.at(_place(article), message, "Say in each title what the reader finds only there.")


def _place(article: Article) -> Span:
    if article.origin.node.get("title"):
        return article.origin.span("title")
    heading = article.body.headings[0]
    return Span(article.origin.path, heading.start, heading.end)


PRACTICE = Practice(RULE, _find)
