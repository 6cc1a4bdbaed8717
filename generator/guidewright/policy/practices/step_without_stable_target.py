"""Targets survive a new design of the product."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.tours import Rung
from guidewright.policy.practice import Context, Practice
from guidewright.policy.steps import steps

RULE = Rule(
    "step-without-stable-target",
    Severity.WARNING,
    "A target is found first by test id, role, label or catalogue key; plain text and CSS only stand behind.",
    "CSS breaks with each new design and plain text with each language; the tour then points at nothing.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for step in steps(academy):
        if not step.target or _stable(step.target[0]):
            continue
        stable = next((rung for rung in step.target if _stable(rung)), None)
        message = f"step `{step.id}` looks for its target by {_way(step.target[0])} first"
        if stable:
            help_text = f"Move `{_way(stable)}` to the top of the list."
        else:
            help_text = "Put `testid:`, or `role:` with `ui:`, in front of it."
        yield RULE.at(step.target[0].origin.span(), message, help_text)


def _stable(rung: Rung) -> bool:
    return any((rung.testid, rung.role, rung.label, rung.ui))


def _way(rung: Rung) -> str:
    if rung.css:
        return "CSS"
    return next((name for name in ("testid", "role", "label", "ui") if getattr(rung, name)), "plain text")


PRACTICE = Practice(RULE, _find)
