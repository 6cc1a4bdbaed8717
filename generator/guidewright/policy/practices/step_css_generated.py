"""Selectors name what a person chose, not what a tool numbered."""

import re
from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.practice import Context, Practice
from guidewright.policy.steps import every_rung, steps

RULE = Rule(
    "step-css-generated",
    Severity.WARNING,
    "CSS selectors hold no generated ids or class names and no positions such as `:nth-child`.",
    "They change with the next build of the product, and the tour points at nothing or at something else.",
)
GENERATED = re.compile(
    r":nth-[a-z-]+(?:\([^()]*\))?"  # positions
    r"|[#.](?:css|svelte|mui|radix|chakra|headlessui|react-aria|rc)-(?=[\w:-]*\d)[\w:-]*"  # names that libraries count
    r"|\.sc-[A-Za-z]\w{4,}|[#.](?:jss|ember)\d+"
    r"|#[\w-]*\d{3,}[\w-]*"  # counted ids
    r"|#(?:\\:|:|«)r\w+(?:\\:|:|»)"  # React's useId
    r"|[#.][\w-]*(?:__|--|_|-)(?=[A-Za-z]*\d)[A-Za-z0-9]{5,}(?![\w-])"  # a hash behind a name
    r"|\[_ng(?:content|host)-[\w-]*\]"  # Angular's scopes
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for step in steps(academy):
        for rung in every_rung(step):
            found = GENERATED.search(rung.css) if rung.css else None
            if found:
                help_text = (
                    "Add a `data-testid` to the element and use `testid:`, or find it by `role:` and `ui:`."
                )
                message = f"`{found[0]}` looks generated or counted"
                yield RULE.at(rung.origin.span("css"), message, help_text)


PRACTICE = Practice(RULE, _find)
