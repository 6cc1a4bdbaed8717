"""Goals, page and chart: what is met is said so, what is missed too, and what nobody measured is not judged."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from benchmarks.chart import chart
from benchmarks.goals import judge
from benchmarks.measure import GUIDEWRIGHT, Run
from benchmarks.report import Setting, report
from tests.benchmarks.runs import all_runs, run

SETTING = Setting("4 cores", "x 1", {1_000: 1_004, 5_000: 5_004}, 3, "results.svg", ["hugo"])


def verdicts(runs: list[Run]) -> dict[str, bool | None]:
    return {verdict.goal.what: verdict.met for verdict in judge(runs)}


def test_goals_are_met_where_the_figures_are_within_bounds() -> None:
    found = verdicts(all_runs())
    assert found["build after one article is edited"] is True
    assert found["build after one is added, renamed, removed"] is True
    assert found["finished pages: share of a cold build"] is True
    assert found["cold build: faster than MkDocs"] is True, "stopped after ten times our time is time enough"


def test_a_goal_is_missed_by_a_figure_beyond_its_bound() -> None:
    slow = [one for one in all_runs() if one.subject.task != "edited"]
    slow.append(run(GUIDEWRIGHT, "edited", 5_000, 5.0))
    found = verdicts(slow)
    assert found["build after one article is edited"] is False
    assert found["the same: faster than MkDocs"] is None, "it was stopped: it may take long enough"


def test_what_was_not_measured_is_not_judged() -> None:
    small = [one for one in all_runs() if one.subject.articles == 1_000]
    assert set(verdicts(small).values()) == {None}
    assert verdicts(all_runs())["most memory of any build"] is None


@pytest.mark.parametrize(
    "words",
    [
        "| cold build: faster than MkDocs | 5,000 | ≥ 6 times | > 10.0 times | met |",
        "| 1,000 | Hugo | 20.00 s | 10.0 times | 40.0 s | 500 MB | 1,000 | 20.00 ms |",
        "| 5,000 | MkDocs | stopped after 100 s | > 10.0 times |",
        "- left out: hugo is not installable here",
        "5,004 at 5,000 articles",
        "| pages | 1.00 s, 1 MB | 5.00 s, 1 MB |",
        "| *finished pages* |",
    ],
)
def test_the_page_says_it(words: str) -> None:
    assert words in report(all_runs(), SETTING)


def test_a_failure_is_on_the_page() -> None:
    failed = run(GUIDEWRIGHT, "cold", 200, 1.0, status=3)
    assert "ended with status 3" in report([failed], SETTING)


def test_a_page_without_rivals_compares_nothing() -> None:
    own = [one for one in all_runs() if one.subject.tool == GUIDEWRIGHT]
    assert "What is compared" not in report(own, SETTING)
    assert "What is compared" in report(all_runs(), SETTING)


def test_the_chart_has_a_line_for_each_tool_in_both_panels() -> None:
    drawn = chart(all_runs())
    ET.fromstring(drawn)  # noqa: S314  # our own text
    assert drawn.count("<path") == 6
    assert "MkDocs &gt; 100 s</text>" in drawn
    assert "prefers-color-scheme:dark" in drawn


def test_labels_in_the_chart_do_not_cover_one_another() -> None:
    drawn = ET.fromstring(chart(all_runs()))  # noqa: S314  # our own text
    labels = [one for one in drawn.iter() if "name" in one.get("class", "").split()]
    for panel in ({one for one in labels if float(one.get("x", "0")) < 480}, labels):
        heights = sorted(float(one.get("y", "0")) for one in panel if one in labels[:3])
        assert all(below - above >= 14 for above, below in pairwise(heights))


def test_a_chart_of_one_size_or_of_nothing_is_drawn_too() -> None:
    for runs in ([run(GUIDEWRIGHT, "cold", 200, 3.0)], [run(GUIDEWRIGHT, "check", 200, 3.0)]):
        ET.fromstring(chart(runs))  # noqa: S314  # our own text
