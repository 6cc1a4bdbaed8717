"""Objectives begin with a verb whose doing can be seen (requirement C3)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.objectives import english_objectives
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "objective-not-measurable",
    Severity.ERROR,
    "An objective begins with a verb whose doing can be observed.",
    "“Learn about workflows” cannot be tested, so nobody knows whether the training worked.",
)
VAGUE = (
    "appreciate",
    "be aware",
    "be familiar",
    "be introduced",
    "become aware",
    "become familiar",
    "comprehend",
    "discover",
    "explore",
    "familiarise yourself",
    "familiarize yourself",
    "feel",
    "gain",
    "get acquainted",
    "get an overview",
    "get familiar",
    "get to know",
    "grasp",
    "have a",
    "have an",
    "know",
    "learn",
    "realise",
    "realize",
    "see",
    "think about",
    "understand",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for words, find in english_objectives(academy):
        vague = next((verb for verb in VAGUE if words == verb or words.startswith(verb + " ")), None)
        if vague:
            message = f"“{vague}” cannot be observed or tested"
            help_text = "Begin with what the reader will do: “Create …”, “Route …”, “Export …”."
            yield RULE.at(find(), message, help_text)


PRACTICE = Practice(RULE, _find)
