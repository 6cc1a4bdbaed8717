"""Objectives begin with a verb whose doing can be seen (requirement C3)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "objective-not-measurable",
    Severity.ERROR,
    "An objective begins with a verb whose doing can be observed.",
    "“Learn about workflows” cannot be tested, so nobody knows whether the training worked.",
)
VAGUE = (
    "learn",
    "understand",
    "know",
    "be familiar",
    "be aware",
    "appreciate",
    "explore",
    "see",
    "discover",
    "get to know",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for article in academy.articles.values():
        for name, text in article.source.objectives.items():
            words = text.casefold().removeprefix("to ").strip()
            vague = next((verb for verb in VAGUE if words == verb or words.startswith(verb + " ")), None)
            if vague:
                message = f"“{vague}” cannot be observed or tested"
                help_text = "Begin with what the reader will do: “Create …”, “Route …”, “Export …”."
                yield RULE.at(article.source.origin.span("objectives", name), message, help_text)


PRACTICE = Practice(RULE, _find)
