"""Whoever is held back is told why (requirement C4)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.practice import Context, Practice
from guidewright.policy.steps import steps

RULE = Rule(
    "checkpoint-without-hint",
    Severity.NOTE,
    "A checkpoint has a hint.",
    "A reader whom the tour does not let on, without a word why, closes it.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for step in steps(academy):
        if step.checkpoint and not step.checkpoint.hint:
            message = f"the checkpoint of step `{step.id}` gives no hint"
            help_text = "Add `hint:` with what is still to be done."
            yield RULE.at(step.origin.key_span("checkpoint"), message, help_text)


PRACTICE = Practice(RULE, _find)
