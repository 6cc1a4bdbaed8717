"""Headings form an outline."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity, Span
from guidewright.model.academy import Academy
from guidewright.policy.bodies import Body, bodies
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "heading-skips-level",
    Severity.NOTE,
    "A heading is at most one level below the one above it.",
    "Screen readers and tables of contents show headings as an outline; a gap looks like a missing part.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for body in bodies(academy):
        yield from _gaps(body)


def _gaps(body: Body) -> Iterator[Issue]:
    above = 1
    for heading in body.markdown.headings:
        if heading.level > above + 1:
            span = Span(body.path, heading.start, heading.end)
            message = f"this heading is at level {heading.level}, the one above it at level {above}"
            yield RULE.at(span, message, f"Write `{'#' * (above + 1)} {heading.text}`.")
        above = heading.level


PRACTICE = Practice(RULE, _find)
