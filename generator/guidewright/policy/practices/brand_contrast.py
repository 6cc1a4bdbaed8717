"""The brand's colours can be read (WCAG 2.2, 1.4.3 and 1.4.11)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.colours import DARK, LIGHT, MARK_RATIO, TEXT_RATIO, contrast, readable
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "brand-contrast",
    Severity.WARNING,
    "The brand's colours stand out from the page as WCAG AA asks: text 4.5:1, marks 3:1.",
    "Readers cannot read a pale link. The site uses a readable shade instead, which may not be the one you want.",
)
ASKED = (
    ("primary", LIGHT, "light", TEXT_RATIO),
    ("accent", LIGHT, "light", MARK_RATIO),
    ("primary_dark", DARK, "dark", TEXT_RATIO),
    ("accent_dark", DARK, "dark", MARK_RATIO),
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    colours = academy.brand.source.colours if academy.brand else None
    for name, ground, scheme, ratio in ASKED:
        colour = getattr(colours, name, None)
        if colours is None or colour is None or contrast(colour, ground.page) >= ratio:
            continue
        found = int(contrast(colour, ground.page) * 100) / 100
        better = readable(colour, ground.page, ratio)
        message = f"`{colour}` has a contrast of {found:.2f}:1 on {scheme} pages; {ratio:g}:1 is the least"
        help_text = (
            f'Write `{name}: "{better}"`, which is what is shown, or another {_direction(scheme)} colour.'
        )
        yield RULE.at(colours.origin.span(name), message, help_text)


def _direction(scheme: str) -> str:
    return "darker" if scheme == "light" else "lighter"


PRACTICE = Practice(RULE, _find)
