"""A step that waits for a click says on what."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.tours import AdvanceOn
from guidewright.policy.practice import Context, Practice
from guidewright.policy.steps import steps

RULE = Rule(
    "advance-without-target",
    Severity.ERROR,
    "A step that goes on by `click` or `input` has a target.",
    "There is nothing to click, so the reader can never go on.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for step in steps(academy):
        if step.advance and step.advance.on in (AdvanceOn.CLICK, AdvanceOn.INPUT) and not step.target:
            message = f"step `{step.id}` goes on by {step.advance.on.value} but has no target"
            yield RULE.at(step.origin.span("advance"), message, "Add `target:`, or write `advance: next`.")


PRACTICE = Practice(RULE, _find)
