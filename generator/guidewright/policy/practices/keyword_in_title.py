"""Keywords say what the title does not."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Article, Release
from guidewright.policy.practice import Context, Practice
from guidewright.search import normaliser_of

RULE = Rule(
    "keyword-in-title",
    Severity.NOTE,
    "A keyword has a word that the title does not have.",
    "The title counts more than keywords; the place is better used for what readers say instead.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for things in (academy.articles, academy.releases):
        for thing in things.values():
            for page in thing.every():
                yield from _needless(page)


def _needless(page: Article | Release) -> Iterator[Issue]:
    if page.origin.node.get("keywords") is None:  # a translation shows those of its source
        return
    normaliser = normaliser_of(page.origin.language)
    title = normaliser.terms(page.title)
    for number, keyword in enumerate(page.keywords):
        terms = normaliser.terms(keyword)
        if terms and _within(terms, title):
            message = f"the title has `{keyword}` already"
            help_text = "Remove it, or write what readers say who do not know this title."
            yield RULE.at(page.origin.span("keywords", number), message, help_text)


def _within(terms: list[str], title: list[str]) -> bool:
    """Whether all terms are in the title; the last character alone, which ends a run, tells nothing."""
    telling = [term for term in terms if len(term) > 1] or terms
    return set(telling) <= set(title)


PRACTICE = Practice(RULE, _find)
