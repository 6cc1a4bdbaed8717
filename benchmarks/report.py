"""Runs in, a page out: what is met, who is how fast, and where Guidewright's time goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.goals import Figure, Figures, Verdict, judge
from benchmarks.measure import END, GUIDEWRIGHT, REST, START, Line, Run
from benchmarks.stages import STAGES

__all__ = ["TASK_WORDS", "Setting", "report"]

MEGABYTE = 1024 * 1024
TASK_WORDS = {
    "check": "`guidewright check`",
    "cold": "build from nothing",
    "nothing": "nothing changed",
    "edited": "one article edited",
    "retitled": "one retitled",
    "added": "one added",
    "renamed": "one renamed",
    "removed": "one removed",
    "serve": "`serve`: an edit, saved to seen",
}
WHOLE = ("check", "cold")  # tasks whose stages are shown for every size
INTRODUCTION = """\
`make bench` writes this page and the chart. Each figure is a whole process on a fresh academy with every kind of \
content (20 topics, 4 levels, 5 roles; quizzes, tours, tracks, releases), all of them measured one after another in \
one go. Memory is what all processes of a command hold at once, each shared page counted once. A build after a change \
is the median of {turns}, each after a change to another article; `serve` is the median of 5, in a real browser that \
has the page open.
"""
COMPARED = """
## What is compared

All tools read the same Markdown files (`content/**/*.md` of the generated academy, {files}), and each makes a page of \
every one of them{missing}. What only Guidewright knows is plain text to the others: labels of the product are written \
out, and where it puts a quiz or the steps of a tour they print its name. Guidewright makes more from the rest of the academy, which the others ignore: pages of \
topics, roles, tracks, quizzes and tours, and the tours themselves. It also checks all content and every finished link.

- **MkDocs**: `mkdocs build` with the Material theme, `navigation.prune` and the search plugin, on the tree as it is. \
It has no build that starts from an earlier one: the figure after an edit is that of the build from nothing.
- **Zensical**: the same `mkdocs.yml`, cold without its cache, after an edit with it.
- **Hugo**: a theme of our own ([hugo/](hugo)) with the parts that Guidewright's readers get: header with search and \
colour scheme, a navigation cut short in the same way, breadcrumbs, table of contents, badges, objectives, five related \
articles, numbered lists of each topic and role, highlighted code, links from file to file, and an index to search in. \
Admonitions are rewritten as Hugo's alerts. It is less all the same: one small style sheet and script, no icons in the \
page, a search through plain text, related articles that are merely neighbours, and pages of a third of the weight. \
That favours Hugo.
"""
FOOT = """
`start` is Python, the command line and the search for the project, `imports` the site engine, `files` what is no page and the look at what stands; `end` what comes after \
the last stage, down to the end of the process; `rest` is what lies between the stages. Stages that \
overlap are each shown in full. Finished pages (search index, links) count where no other stage is at work at the same time; what a process reads out \
of a page that it has just made is part of `pages`.
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """What was measured on, and with.

    Attributes:
        machine: cores and memory.
        versions: of what takes part.
        files: Markdown files by number of articles.
        turns: how often builds after a change were repeated.
        chart: file name of the picture.
        left_out: rivals that could not be installed.
    """

    machine: str
    versions: str
    files: dict[int, int]
    turns: int
    chart: str
    left_out: Sequence[str] = ()


def report(runs: Sequence[Run], setting: Setting) -> str:
    """The page with the tables."""
    return "\n".join(_page(runs, setting)) + "\n"


def _page(runs: Sequence[Run], setting: Setting) -> Iterator[str]:
    figures = Figures(runs)
    own = [run for run in runs if run.subject.tool == GUIDEWRIGHT]
    yield "# How long builds take\n"
    yield INTRODUCTION.format(turns=setting.turns)
    yield f"Measured with {setting.machine}; {setting.versions}.\n"
    yield from (f"- left out: {name} is not installable here\n" for name in setting.left_out)
    yield f"![Seconds of a build by number of articles, for each tool]({setting.chart})\n"
    yield from _goals(judge(runs))
    for task, head in (("cold", "Builds from nothing"), ("edited", "Builds after one article is edited")):
        compared = [run for run in runs if run.subject.task == task]
        if compared:
            yield f"\n## {head}\n"
            yield from _compared(compared, figures)
    if own:
        yield "\n## Guidewright, by task\n"
        yield from _tasks(own)
        yield from _all_stages(own)
        yield FOOT.rstrip()
    if len(own) < len(runs):
        yield _what_is_compared(runs, setting)


def _goals(verdicts: Sequence[Verdict]) -> Iterator[str]:
    yield "| goal | articles | bound | measured | |"
    yield "|---|---:|---:|---:|---|"
    for verdict in verdicts:
        goal, figure = verdict.goal, verdict.figure
        words = {True: "met", False: "**missed**", None: "not decided"}[verdict.met]
        bound = f"{'≥' if goal.floor else '≤'} {goal.bound:g} {goal.unit}"
        yield f"| {goal.what} | {verdict.articles:,} | {bound} | {_figure(figure, goal.unit)} | {words} |"


def _figure(figure: Figure | None, unit: str) -> str:
    if figure is None:
        return "-"
    digits = 0 if unit == "%" or figure.value >= 100 else 2 if figure.value < 10 else 1
    return f"{'> ' if figure.more else ''}{figure.value:.{digits}f} {unit}"


def _compared(runs: Sequence[Run], figures: Figures) -> Iterator[str]:
    yield "| articles | tool | wall time | as long as Guidewright | processor time | peak memory | pages | per page |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|"
    for run in sorted(runs, key=lambda run: run.subject.articles):
        subject = run.subject
        own = figures.own(subject.task, subject.articles)
        ratio = f"{'> ' if not run.done else ''}{run.seconds / own.seconds:.1f} times" if own else "-"
        each = f"{run.seconds / run.pages * 1000:.2f} ms" if run.done and run.pages else "-"
        pages = f"{run.pages:,}" if run.done else "-"
        yield (
            f"| {subject.articles:,} | {subject.tool} | {_time(run)} | {ratio} | {run.processor:.1f} s "
            f"| {run.peak / MEGABYTE:,.0f} MB | {pages} | {each} |"
        )


def _tasks(runs: Sequence[Run]) -> Iterator[str]:
    yield "| articles | task | wall time | processor time | peak memory |"
    yield "|---:|---|---:|---:|---:|"
    for run in runs:
        task = TASK_WORDS[run.subject.task]
        yield (
            f"| {run.subject.articles:,} | {task} | {_time(run)} | {run.processor:.2f} s "
            f"| {run.peak / MEGABYTE:,.0f} MB |"
        )


def _time(run: Run) -> str:
    if run.done:
        return f"{run.seconds:.2f} s"
    if run.status is None:
        at = f", in `{_last_stage(run)}`" if len(run.lines) > 1 else ""
        return f"stopped after {run.seconds:.0f} s{at}"
    return f"ended with status {run.status}"


def _last_stage(run: Run) -> str:
    return [line.stage for line in run.lines if line.stage not in (END, REST)][-1]


def _all_stages(runs: Sequence[Run]) -> Iterator[str]:
    for task in WHOLE:
        same = [run for run in runs if run.subject.task == task]
        if same:
            yield f"\n### Stages: {TASK_WORDS[task]}\n"
            yield from _stages([f"{run.subject.articles:,} articles" for run in same], same)
    for size in dict.fromkeys(run.subject.articles for run in runs):
        warm = [
            run
            for run in runs
            if run.lines and run.subject.articles == size and run.subject.task not in WHOLE
        ]
        if warm:
            yield f"\n### Stages: builds after a change, {size:,} articles\n"
            yield from _stages([TASK_WORDS[run.subject.task] for run in warm], warm, memory=False)


def _stages(heads: Sequence[str], runs: Sequence[Run], *, memory: bool = True) -> Iterator[str]:
    names = {line.stage for run in runs for line in run.lines}
    yield "| stage | " + " | ".join(heads) + " |"
    yield "|---|" + "---:|" * len(runs)
    for name in (name for name in (START, *(stage.name for stage in STAGES), END, REST) if name in names):
        lines = [next((line for line in run.lines if line.stage == name), None) for run in runs]
        yield f"| {name} | " + " | ".join(_cell(line, memory=memory) for line in lines) + " |"
    if any(run.post for run in runs):
        yield "| *finished pages* | " + " | ".join(f"{run.post:.2f} s" for run in runs) + " |"


def _cell(line: Line | None, *, memory: bool) -> str:
    if line is None:
        return "-"
    held = f", {line.peak / MEGABYTE:,.0f} MB" if line.peak and memory else ""
    return f"{line.seconds:.2f} s{held}"


def _what_is_compared(runs: Sequence[Run], setting: Setting) -> str:
    files = ", ".join(f"{count:,} at {articles:,} articles" for articles, count in setting.files.items())
    short = [
        f"{run.subject.tool} leaves out {run.missing:,} at {run.subject.articles:,} articles"
        for run in runs
        if run.done and run.missing
    ]
    missing = f", but for these: {'; '.join(dict.fromkeys(short))}" if short else ""
    return COMPARED.rstrip().format(files=files, missing=missing)
