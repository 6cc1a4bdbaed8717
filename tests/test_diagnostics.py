"""The vocabulary of issues: places, order, severities, suggestions."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidewright.diagnostics import (
    Issue,
    Position,
    Rule,
    Severity,
    Sources,
    Span,
    count,
    has_errors,
    nearest,
    sort_issues,
    with_severities,
)

STRICT = Rule("strict", Severity.ERROR, "It holds.", "It would break.")
LENIENT = Rule("lenient", Severity.ERROR, "It holds.", "It would break.", adopted=Severity.NOTE)
MILD = Rule("mild", Severity.WARNING, "It holds.", "It would break.")


def issue(rule: Rule = STRICT, path: str = "a.md", start: int = 0, message: str = "wrong") -> Issue:
    return rule.at(Span(path, start, start + 1), message, "Put it right.")


def test_a_rule_makes_issues_of_its_severity() -> None:
    found = MILD.at(Span("a.md", 1, 2), "wrong", "Put it right.")
    assert (found.rule, found.severity, found.span) == (MILD, Severity.WARNING, Span("a.md", 1, 2))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (0, (1, 1)),
        (1, (1, 2)),
        (2, (1, 3)),
        (3, (2, 1)),
        (4, (3, 1)),
        (6, (3, 3)),
        (7, (4, 1)),
        (99, (4, 93)),
    ],
)
def test_positions_count_from_one(start: int, expected: tuple[int, int]) -> None:
    sources = Sources({"a.md": "ab\n\n日本\n"})
    assert sources.position(Span("a.md", start)) == Position(*expected)


def test_unknown_files_begin_at_the_beginning() -> None:
    sources = Sources({})
    assert sources.position(Span("a.md")) == Position(1, 1)
    assert sources.line("a.md", 1) == ""


def test_lines_come_without_their_break() -> None:
    sources = Sources({"a.md": "one\r\ntwo\nthree"})
    assert [sources.line("a.md", number) for number in range(5)] == ["", "one", "two", "three", ""]


def test_the_end_never_stands_before_the_start() -> None:
    sources = Sources({"a.md": "one\ntwo"})
    assert sources.end_position(Span("a.md", 5, 2)) == sources.position(Span("a.md", 5))
    assert sources.end_position(Span("a.md", 0, 5)) == Position(2, 2)


@given(text=st.text(), data=st.data())
def test_every_place_has_a_line_and_comes_back(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    sources = Sources({"a": text})
    position = sources.position(Span("a", at, at))
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: position.line - 1]) + position.column - 1 == at
    assert sources.line("a", position.line) == lines[position.line - 1].rstrip("\r\n")


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("titel", ["title", "topics"], "title"),
        ("reviewEvery", ["review_every", "reviewed"], "review_every"),
        ("review-every", ["review_every"], "review_every"),
        ("TITLE", ["title"], "title"),
        ("xyz", ["title"], None),
        ("", ["title"], None),
        ("title", [], None),
    ],
)
def test_suggestions_are_close(word: str, known: list[str], expected: str | None) -> None:
    assert nearest(word, known) == expected
    assert nearest(word, iter(known)) == expected


def test_suggestions_are_found_among_very_many_at_once() -> None:
    known = [f"approve-invoice-number-{number}" for number in range(10_000)] + ["escalate-invoice"]
    started = time.process_time()
    assert nearest("escalate-invoce", known) == "escalate-invoice"
    assert nearest("aprove-invoice-number-4711", known) == "approve-invoice-number-4711"
    assert nearest("x", known) is None
    assert time.process_time() - started < 0.5


def test_order_is_by_file_place_and_rule() -> None:
    issues = [
        issue(path="b.md"),
        issue(start=5),
        issue(rule=MILD, start=5),
        issue(start=1, message="z"),
        issue(start=1, message="a"),
    ]
    ordered = sort_issues(issues)
    assert [(i.span.path, i.span.start, i.rule.id, i.message) for i in ordered] == [
        ("a.md", 1, "strict", "a"),
        ("a.md", 1, "strict", "z"),
        ("a.md", 5, "mild", "wrong"),
        ("a.md", 5, "strict", "wrong"),
        ("b.md", 0, "strict", "wrong"),
    ]


def test_the_same_finding_twice_is_one() -> None:
    assert len(sort_issues([issue(), issue(), issue(start=1)])) == 2


@pytest.mark.parametrize(
    ("rule", "configured", "adopted", "expected"),
    [
        (STRICT, {}, False, Severity.ERROR),
        (STRICT, {}, True, Severity.ERROR),
        (LENIENT, {}, False, Severity.ERROR),
        (LENIENT, {}, True, Severity.NOTE),
        (LENIENT, {"lenient": Severity.WARNING}, True, Severity.WARNING),
        (STRICT, {"strict": Severity.NOTE}, False, Severity.NOTE),
        (STRICT, {"other": Severity.OFF}, False, Severity.ERROR),
        (STRICT, {"strict": Severity.OFF}, False, None),
    ],
)
def test_severities_are_the_academys_own(
    rule: Rule, configured: dict[str, Severity], adopted: bool, expected: Severity | None
) -> None:
    found = with_severities([issue(rule)], configured, adopted=adopted)
    assert [i.severity for i in found] == ([expected] if expected else [])


def test_only_errors_stop_a_build() -> None:
    assert not has_errors([])
    assert not has_errors([issue(MILD)])
    assert has_errors([issue(MILD), issue()])
    assert count([issue(MILD), issue(), issue(start=1)], Severity.ERROR) == 2
