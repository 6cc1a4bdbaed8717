"""What readers see is written to its end."""

import re
from collections.abc import Iterator

from guidewright.decode import Markdown
from guidewright.diagnostics import Issue, Rule, Severity, Span
from guidewright.model.academy import Academy
from guidewright.model.articles import Article, Release, Status
from guidewright.policy.contents import ContentRecord
from guidewright.policy.practice import Context, Practice
from guidewright.yaml_nodes import Mapping, Node, Scalar

RULE = Rule(
    "unfinished-text",
    Severity.WARNING,
    "Nothing that is published says `TODO`, `TBD` or `FIXME`.",
    "`guidewright tours record` and writers mark so what is to be written; readers see a product that is not ready.",
)
_MARK = re.compile(r"\b(?:TODO|TBD|FIXME)\b")


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for things in (academy.articles, academy.tracks, academy.quizzes, academy.tours, academy.releases):
        for thing in things.values():
            for record in thing.every():
                if record.status is Status.PUBLISHED:
                    yield from _unfinished(record)


def _unfinished(record: ContentRecord) -> Iterator[Issue]:
    path = record.origin.path
    for scalar in _scalars(record.origin.node):
        if mark := _MARK.search(scalar.text):
            yield _issue(Span(path, scalar.start, scalar.end), mark[0])
    if isinstance(record, (Article, Release)):
        for mark in _MARK.finditer(record.body.text):
            start, end = (record.body.start + at for at in mark.span())
            if not _in_code(record.body, start):
                yield _issue(Span(path, start, end), mark[0])


def _issue(span: Span, mark: str) -> Issue:
    help_text = "Write what is missing, or set `status: draft` until somebody does."
    return RULE.at(span, f"`{mark}` is left in what readers see", help_text)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
        return
    values = (value for _, value in node.entries) if isinstance(node, Mapping) else node.items
    for value in values:
        yield from _scalars(value)


def _in_code(body: Markdown, at: int) -> bool:
    """Whether a place is in a fenced block, or behind an odd number of backticks of its line."""
    if any(fence.start <= at < fence.end for fence in body.fences):
        return True
    before = body.text[: at - body.start]
    return before[before.rfind("\n") + 1 :].count("`") % 2 == 1


PRACTICE = Practice(RULE, _find)
