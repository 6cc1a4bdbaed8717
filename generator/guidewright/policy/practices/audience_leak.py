"""What is for a few is never announced to many."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.mentions import End
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "audience-leak",
    Severity.ERROR,
    "What more people may read never links to, lists or embeds what fewer may read.",
    "The mention gives away that it exists, and often its title and summary, to people it is not for.",
)


def _find(academy: Academy, context: Context) -> Iterator[Issue]:
    for mention in context.mentions(academy):
        if _leaks(mention.source, mention.target):
            wide, narrow = mention.source.audience.value, mention.target.audience.value
            target = mention.target
            message = f"the {target.kind} `{target.id}` is for the audience `{narrow}`, this {mention.source.kind} for `{wide}`"
            help_text = f"Remove the mention, or set `audience: {narrow}` here or `audience: {wide}` there."
            for span in mention.spans():
                yield RULE.at(span, message, help_text)


def _leaks(source: End, target: End) -> bool:
    # A snippet is seen by whoever reads the pages that include it; retired things are seen by nobody.
    if source.kind == "snippet" or Status.RETIRED in (source.status, target.status):
        return False
    return not source.audience.includes(target.audience)


PRACTICE = Practice(RULE, _find)
