"""Articles are read to the end."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.budgets import budgets, quoted
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "article-too-long",
    Severity.NOTE,
    "An article takes at most `budgets.article_minutes` minutes.",
    "Readers come with one question; a long article hides its answer.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    limits = budgets(academy)
    most = limits.article_minutes if limits else None
    if most is None:
        return
    for article in (found.source for found in academy.articles.values()):
        if article.status is not Status.RETIRED and article.minutes and article.minutes > most.value:
            message = f"this article takes {article.minutes} minutes, the most is {quoted(most)}"
            yield RULE.at(
                article.origin.span("minutes"), message, "Split it, one task or question per article."
            )


PRACTICE = Practice(RULE, _find)
