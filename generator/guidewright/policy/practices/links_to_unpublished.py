"""Readers are only sent to what they can read (requirement C7)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "links-to-unpublished",
    Severity.ERROR,
    "What is published links to, lists and embeds only what is published.",
    "Unpublished items are not on the site: the link is a dead end, the list has a hole.",
)


def _find(academy: Academy, context: Context) -> Iterator[Issue]:
    for mention in context.mentions(academy):
        if mention.source.status is Status.PUBLISHED and mention.target.status is not Status.PUBLISHED:
            target = mention.target
            message = (
                f"the {target.kind} `{target.id}` is not published: its status is `{target.status.value}`"
            )
            help_text = f"Publish `{target.id}` with `status: published`, or remove the mention."
            for span in mention.spans():
                yield RULE.at(span, message, help_text)


PRACTICE = Practice(RULE, _find)
