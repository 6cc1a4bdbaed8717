"""Whatever is published is on somebody's way (requirements B5, C1)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "unreachable-article",
    Severity.WARNING,
    "A published article is on a track, or something else that is published leads to it.",
    "Readers find it by luck or by search only.",
)


def _find(academy: Academy, context: Context) -> Iterator[Issue]:
    reached = {
        mention.target.id
        for mention in context.mentions(academy)
        if mention.target.kind == "article" and mention.source.status is Status.PUBLISHED
    }
    for article in academy.published():
        if article.id not in reached:
            help_text = f"Add `- article: {article.id}` to a track, or link to it from a related article."
            message = "this article is on no track and nothing links to it"
            yield RULE.at(article.origin.key_span("title"), message, help_text)


PRACTICE = Practice(RULE, _find)
