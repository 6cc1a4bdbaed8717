"""Where the search of one language is proved, that of each language is."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "search-set-small",
    Severity.NOTE,
    "Once there are search sets, each language of the academy has one of at least 20 queries.",
    "A language whose search nobody tries is the one where readers find nothing; a few queries prove little.",
)
LEAST = 20


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    if academy.settings is None or not academy.searches:
        return
    for number, language in enumerate(academy.languages):
        found = academy.searches.get(language)
        path = f"{academy.docs}/search/{language}.yml"
        help_text = f"Write in `{path}` what readers type, and what they should find."
        if found is None:
            span = academy.settings.source.origin.span("languages", number)
            yield RULE.at(span, f"there is no search set for `{language}`", help_text)
        elif len(found.queries) < LEAST:
            message = f"this search set has {len(found.queries)} of the {LEAST} queries that prove something"
            yield RULE.at(found.origin.key_span("queries"), message, help_text)


PRACTICE = Practice(RULE, _find)
