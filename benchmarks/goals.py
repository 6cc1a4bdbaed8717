"""What a build may cost at most: runs in, each goal with the figure that was measured and whether it is met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.measure import GUIDEWRIGHT, Run
from benchmarks.rivals import HUGO, MKDOCS

__all__ = ["GOALS", "Figure", "Figures", "Goal", "Verdict", "judge"]

GIGABYTE = 1024**3
FEW, USUAL, MANY = 1_000, 5_000, 10_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value; `more` when something was stopped, so that it is really greater."""

    value: float
    more: bool = False


class Figures:
    """Runs, by what they measured."""

    def __init__(self, runs: Sequence[Run]) -> None:
        """Take all runs of one go."""
        self._runs = {run.subject: run for run in runs}
        self.runs = tuple(runs)

    def find(self, tool: str, task: str, articles: int) -> Run | None:
        """A run, where there is one."""
        wanted = (tool, task, articles)
        return next((r for s, r in self._runs.items() if (s.tool, s.task, s.articles) == wanted), None)

    def own(self, task: str, articles: int) -> Run | None:
        """A run of Guidewright that came to its end."""
        run = self.find(GUIDEWRIGHT, task, articles)
        return run if run is not None and run.done else None


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound on a figure.

    Attributes:
        what: it is about.
        articles: the size of academy that it is set for.
        bound: the figure at the limit.
        unit: of the bound and the figure.
        figure: how it comes from the runs at a size.
        floor: whether the figure may not be less, instead of not more.
    """

    what: str
    articles: int
    bound: float
    unit: str
    figure: Callable[[Figures, int], Figure | None]
    floor: bool = False

    def met(self, figure: Figure) -> bool | None:
        """Whether the figure is within the bound; `None` when that cannot be said."""
        if self.floor:
            return True if figure.value >= self.bound else (None if figure.more else False)
        return figure.value <= self.bound


@dataclass(frozen=True, slots=True)
class Verdict:
    """A goal, what was measured at which size, and whether that is enough; `None` where it was not measured."""

    goal: Goal
    articles: int
    figure: Figure | None
    met: bool | None


def _faster(tool: str, task: str) -> Callable[[Figures, int], Figure | None]:
    """How many times as long the other tool's cold build takes as a task of ours."""

    def figure(figures: Figures, articles: int) -> Figure | None:
        own, other = figures.own(task, articles), figures.find(tool, "cold", articles)
        if own is None or other is None or other.status not in (0, None):
            return None
        return Figure(other.seconds / own.seconds, more=not other.done)

    return figure


def _wall(*tasks: str) -> Callable[[Figures, int], Figure | None]:
    """The longest of some tasks."""

    def figure(figures: Figures, articles: int) -> Figure | None:
        runs = [run for task in tasks if (run := figures.own(task, articles))]
        return Figure(max(run.seconds for run in runs)) if len(runs) == len(tasks) else None

    return figure


def _growth(figures: Figures, articles: int) -> Figure | None:
    few, many = figures.own("cold", FEW), figures.own("cold", articles)
    if few is None or many is None or articles <= FEW or not few.pages or not many.pages:
        return None
    return Figure((many.seconds / many.pages) / (few.seconds / few.pages))


def _memory(figures: Figures, articles: int) -> Figure | None:
    builds = [
        run
        for run in figures.runs
        if run.subject.tool == GUIDEWRIGHT
        and run.subject.articles == articles
        and run.subject.task not in ("check", "serve")
    ]
    return Figure(max(run.peak for run in builds) / GIGABYTE) if builds else None


def _post_share(figures: Figures, articles: int) -> Figure | None:
    run = figures.own("cold", articles)
    return Figure(run.post / run.seconds * 100) if run else None


def _post(figures: Figures, articles: int) -> Figure | None:
    run = figures.own("edited", articles)
    return Figure(run.post) if run else None


GOALS = (
    Goal("cold build: faster than MkDocs", USUAL, 6, "times", _faster(MKDOCS, "cold"), floor=True),
    Goal("cold build: faster than Hugo", USUAL, 1, "times", _faster(HUGO, "cold"), floor=True),
    Goal("cold build: time per page against that at 1,000", MANY, 1.15, "times", _growth),
    Goal("build after one article is edited", USUAL, 1.0, "s", _wall("edited")),
    Goal("the same: faster than MkDocs", USUAL, 60, "times", _faster(MKDOCS, "edited"), floor=True),
    Goal("build after one is added, renamed, removed", USUAL, 3.0, "s", _wall("added", "renamed", "removed")),
    Goal("build with nothing changed", USUAL, 0.6, "s", _wall("nothing")),
    Goal("`serve`: from saving to seeing", USUAL, 1.0, "s", _wall("serve")),
    Goal("most memory of any build", MANY, 1.0, "GB", _memory),
    Goal("finished pages: share of a cold build", USUAL, 20, "%", _post_share),
    Goal("finished pages: time after one edit", USUAL, 0.3, "s", _post),
)
"""What is held against each run of the benchmark."""


def judge(runs: Sequence[Run]) -> list[Verdict]:
    """Hold every goal against the runs; one for a size that was not measured is shown for the largest, undecided."""
    figures = Figures(runs)
    largest = max(run.subject.articles for run in runs)
    verdicts = []
    for goal in GOALS:
        figure = goal.figure(figures, goal.articles)
        if figure is not None:
            verdicts.append(Verdict(goal, goal.articles, figure, goal.met(figure)))
        else:
            verdicts.append(Verdict(goal, largest, goal.figure(figures, largest), None))
    return verdicts
