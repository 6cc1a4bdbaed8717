"""The rules together: which there are, when they run, and that no academy makes one of them raise."""

from __future__ import annotations

import datetime as dt
import importlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidewright.diagnostics import Issue
from guidewright.model import Academy, build
from guidewright.policy import practices, review
from guidewright.policy.practice import Context
from guidewright.policy.reviews import Review, reviews
from tests.decode.material import SCRAPS
from tests.model.material import article, built

TODAY = Context(today=dt.date(2026, 11, 21))
BASE = Path(__file__).parent.parent / "rules" / "base"


def test_rules_are_found_by_module() -> None:
    folder = importlib.import_module("guidewright.policy.practices")
    modules = sorted(Path(*folder.__path__).glob("[a-z]*.py"))
    assert [practice.rule.id for practice in practices()] == [path.stem.replace("_", "-") for path in modules]


@pytest.mark.parametrize(
    "academy", [Academy(docs="docs", settings=None), Academy(docs="docs", settings=None, broken=True)]
)
def test_without_an_academy_there_is_nothing_to_review(academy: Academy) -> None:
    assert review(academy, TODAY) == ()


def dues(more: str) -> list[dt.date | None]:
    academy, issues = built({"articles/one.md": article(more=more)})
    assert issues == ()
    return [found.due for found in reviews(academy)]


def test_reviews_are_due_after_their_period() -> None:
    assert dues("reviewed: 2026-08-22\nreview_every: 90 days\n") == [dt.date(2026, 11, 20)]
    assert dues("reviewed: 2026-08-22\n") == [None]
    assert dues("review_every: 1 year\n") == [None]
    assert dues("status: retired\nreviewed: 2026-08-22\nreview_every: 90 days\n") == []


def test_a_period_beyond_the_calendar_is_never_due() -> None:
    assert dues("reviewed: 9999-01-01\nreview_every: 9999 years\n") == [dt.date.max]


@given(day=st.dates(), every=st.integers(0, 10_000_000))
def test_a_review_is_never_due_before_it_happened(day: dt.date, every: int) -> None:
    academy, _ = built({"articles/one.md": article()})
    found = Review(
        "article", published=True, reviewed=day, every=every, origin=academy.articles["one"].source.origin
    )
    assert found.due is not None
    assert found.due >= day


def base() -> dict[str, str]:
    """The valid academy that golden tests start from, by the paths that `built` takes."""
    return {
        path.relative_to(BASE).as_posix().removeprefix("content/").removeprefix("product/"): path.read_text(
            "utf-8"
        )
        for path in sorted(BASE.rglob("*"))
        if path.suffix in (".md", ".yml", ".json") and path.name != "mkdocs.yml"
    }


FILES = base()
FILES["academy.yml"] = FILES["academy.yml"].replace("product/strings/", "strings/")


def reviewed(files: dict[str, str]) -> tuple[Issue, ...]:
    academy, issues = built(files, assets=("images/queue.svg",))
    return (*issues, *review(academy, TODAY))


def test_the_valid_academy_is_valid_here_too() -> None:
    assert reviewed(dict(FILES)) == ()


@given(data=st.data())
def test_no_edit_of_an_academy_makes_a_rule_raise(data: st.DataObject) -> None:
    """Cut something out of a file or put something in, as a slip of the hand or a bad merge does."""
    files = dict(FILES)
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(files)))
        text = files[name]
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        files[name] = text[:start] + data.draw(st.sampled_from(("", *SCRAPS))) + text[end:]
    for issue in reviewed(files):
        path = issue.span.path.removeprefix("content/")
        assert 0 <= issue.span.start <= issue.span.end <= len(files[path]), issue
        assert issue.message
        assert issue.help


@given(data=st.data())
def test_no_missing_or_swapped_line_makes_a_rule_raise(data: st.DataObject) -> None:
    files = dict(FILES)
    name = data.draw(st.sampled_from(sorted(files)))
    other = data.draw(st.sampled_from(sorted(files)))
    lines = files[name].splitlines(keepends=True)
    at = data.draw(st.integers(0, max(0, len(lines) - 1)))
    line = data.draw(st.sampled_from(("", *files[other].splitlines(keepends=True))))
    reviewed({**files, name: "".join([*lines[:at], line, *lines[at + 1 :]])})


@given(name=st.sampled_from(sorted(FILES)))
def test_no_missing_file_makes_a_rule_raise(name: str) -> None:
    files = dict(FILES)
    files[name] = ""
    reviewed(files)
    assert build([], docs="content")[0].adopted
