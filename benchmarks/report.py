"""Runs in, `results.md` out: what was measured, on what, and how it grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.measure import Line, Run

__all__ = ["report"]

MEGABYTE = 1024 * 1024


def report(runs: Sequence[Run], *, machine: str, versions: str, corpus: dict[int, int], chart: str) -> str:
    """The page with the tables.

    Args:
        runs: one per command and size.
        machine: cores and memory.
        versions: of what takes part.
        corpus: bytes of content by number of articles.
        chart: file name of the picture.
    """
    return "\n".join(_page(runs, machine, versions, corpus, chart)) + "\n"


def _page(
    runs: Sequence[Run], machine: str, versions: str, corpus: dict[int, int], chart: str
) -> Iterator[str]:
    yield "# How long a check and a build take\n"
    yield (
        "`make bench` writes this page and the chart. Each figure is a whole process on a fresh academy with every "
        "kind of content (20 topics, 4 levels, 5 roles; quizzes, tours, tracks, releases), all sizes in one run. "
        "Peak memory is what all processes of a command hold at once.\n"
    )
    yield f"Measured with {machine}; {versions}.\n"
    yield f"![Milliseconds per article, by stage]({chart})\n"
    yield from _summary(runs, corpus)
    for command in dict.fromkeys(run.command for run in runs):
        yield f"\n## `guidewright {command}` by stage\n"
        yield from _stages([run for run in runs if run.command == command])
    yield "\n`start` is Python, the imports and the search for the project; `rest` is what lies between the stages."


def _summary(runs: Iterable[Run], corpus: dict[int, int]) -> Iterator[str]:
    yield "| articles | content | command | wall time | per article | processor time | peak memory |"
    yield "|---:|---:|---|---:|---:|---:|---:|"
    for run in runs:
        time = f"{run.seconds:.2f} s" if run.status == 0 else _failure(run)
        each = f"{run.seconds / run.articles * 1000:.2f} ms" if run.status == 0 else "-"
        size = f"{corpus[run.articles] / MEGABYTE:.1f} MB"
        yield (
            f"| {run.articles:,} | {size} | `{run.command}` | {time} | {each} | {run.processor:.2f} s "
            f"| {run.peak / MEGABYTE:.0f} MB |"
        )


def _failure(run: Run) -> str:
    if run.status is None:
        return f"stopped after {run.seconds:.0f} s, in `{run.lines[-2].stage}`"
    return f"ended with status {run.status}"


def _stages(runs: Sequence[Run]) -> Iterator[str]:
    names = dict.fromkeys(line.stage for run in runs for line in run.lines)
    order = [name for name in names if name != "rest"] + ["rest"]
    yield "| stage | " + " | ".join(f"{run.articles:,} articles" for run in runs) + " |"
    yield "|---|" + "---:|" * len(runs)
    for name in order:
        cells = (_cell(next((line for line in run.lines if line.stage == name), None)) for run in runs)
        yield f"| {name} | " + " | ".join(cells) + " |"


def _cell(line: Line | None) -> str:
    if line is None:
        return "-"
    memory = f", {line.peak / MEGABYTE:.0f} MB" if line.peak else ""
    return f"{line.seconds:.2f} s{memory}"
