"""Starts a command as a process of its own and watches it: words in, wall time, processor time and memory out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from benchmarks.stages import POST
from benchmarks.watch import EVERY, Look, Watcher

__all__ = [
    "GUIDEWRIGHT",
    "REST",
    "START",
    "Line",
    "Run",
    "Subject",
    "guidewright",
    "machine",
    "measure",
    "median",
]

START, END, REST = "start", "end", "rest"
GUIDEWRIGHT = "Guidewright"
Spans = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Line:
    """One stage of a run: seconds, and the most bytes that all processes held at once while it was at work."""

    stage: str
    seconds: float
    peak: int


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured.

    Attributes:
        tool: who builds.
        task: what it does: check, cold, edited …
        articles: of the academy.
    """

    tool: str
    task: str
    articles: int


@dataclass(frozen=True, slots=True)
class Run:
    """A whole process, from its start to its end.

    Attributes:
        subject: what was measured.
        seconds: wall time.
        processor: seconds of processor time, in all processes.
        peak: bytes that all processes held at once.
        status: how it ended; `None` when it was stopped for taking too long.
        lines: its stages, with what came before the first and what lies between them.
        post: seconds in which it did nothing but work on finished pages.
        pages: how many the finished site has.
        missing: Markdown files that have no page in it.
        said: its last words when it failed.
    """

    subject: Subject
    seconds: float
    processor: float
    peak: int
    status: int | None
    lines: tuple[Line, ...] = ()
    post: float = 0.0
    pages: int = 0
    missing: int = 0
    said: str = ""

    @property
    def done(self) -> bool:
        """Whether it came to its end without a failure."""
        return self.status == 0


@dataclass(slots=True)
class _Notes:
    """What the stages wrote down."""

    begins: dict[str, float] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    spans: dict[str, Spans] = field(default_factory=dict)


def guidewright(subject: Subject, words: Sequence[str], *, limit: float) -> Run:
    """Run a command of guidewright with its stages timed."""
    with TemporaryDirectory(prefix="guidewright-bench-") as folder:
        notes = Path(folder) / "notes"
        return measure(
            subject, [sys.executable, "-m", "benchmarks.stages", str(notes), *words], limit=limit, notes=notes
        )


def measure(
    subject: Subject,
    words: Sequence[str],
    *,
    limit: float,
    folder: Path | None = None,
    more: Mapping[str, str] | None = None,
    notes: Path | None = None,
) -> Run:
    """Run a program to its end.

    Args:
        subject: what it stands for.
        words: program and arguments.
        limit: seconds after which it is stopped.
        folder: where it is started.
        more: environment variables to add.
        notes: where it writes down its stages.
    """
    _settle()
    with TemporaryDirectory(prefix="guidewright-bench-") as place:
        said, used, began = Path(place) / "said", _children_time(), time.monotonic()
        with said.open("wb") as output:
            environment = {**os.environ, **(more or {})}
            environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody compiles a program at each start
            process = subprocess.Popen(
                words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )
            with Watcher(process.pid, limit=limit) as watcher:
                process.wait()
                ended = time.monotonic()
        last = said.read_text(encoding="utf-8", errors="replace")[-400:]
    found = _read(notes) if notes else _Notes()
    return Run(
        subject=subject,
        seconds=ended - began,
        processor=_children_time() - used,
        peak=watcher.peak,
        status=None if watcher.stopped else process.returncode,
        lines=tuple(_lines(found, watcher.looks, began, ended)) if notes else (),
        post=_post(found.spans),
        said=last if process.returncode != 0 else "",
    )


def median(runs: Sequence[Run]) -> Run:
    """The run in the middle by wall time; one that failed where there is one."""
    failed = [run for run in runs if not run.done]
    return failed[0] if failed else sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def _settle() -> None:
    """Let the disk take what was written before, which would otherwise slow down what comes after."""
    if hasattr(os, "sync"):
        os.sync()


def _children_time() -> float:
    """Processor time of all processes that have ended and been waited for."""
    times = os.times()
    return times.children_user + times.children_system


def _lines(notes: _Notes, looks: Sequence[Look], began: float, ended: float) -> list[Line]:
    """The stages in the order of their beginnings; each look belongs to the stage that began last."""
    marks = [(START, began), *notes.begins.items()]
    found = []
    for place, (stage, at) in enumerate(marks):
        until = marks[place + 1][1] if place + 1 < len(marks) else ended
        peak = max((look.held for look in looks if at <= look.at <= until + EVERY), default=0)
        seconds = until - at if stage == START else notes.seconds.get(stage, until - at)
        found.append(Line(stage, seconds, peak))
    spans = [span for every in notes.spans.values() for span in every]
    if not spans:
        return [*found, Line(REST, 0.0, 0)]
    after = ended - max(until for _, until in spans)
    rest = ended - began - found[0].seconds - _length(spans) - after
    return [*found, Line(END, after, 0), Line(REST, max(0.0, rest), 0)]


def _post(spans: Mapping[str, Spans]) -> float:
    """Seconds of work on finished pages that no other stage covers."""
    others = [span for stage, found in spans.items() if stage not in POST for span in found]
    both = [span for found in spans.values() for span in found]
    return _length(both) - _length(others)


def _length(spans: Iterable[tuple[float, float]]) -> float:
    """How long at least one of them lasts."""
    total, reached = 0.0, 0.0
    for began, ended in sorted(spans):
        total += max(0.0, ended - max(began, reached))
        reached = max(reached, ended)
    return total


def _read(path: Path) -> _Notes:
    notes = _Notes()
    if path.exists():
        for text in path.read_text(encoding="utf-8").splitlines():
            note = json.loads(text)
            if "spans" in note:
                notes.seconds[note["stage"]] = note["seconds"]
                notes.spans[note["stage"]] = [(began, ended) for began, ended in note["spans"]]
            else:
                notes.begins[note["stage"]] = note["began"]
    return notes


def machine(cores: int) -> str:
    """What the figures were measured on."""
    memory = psutil.virtual_memory().total / 1024**3
    return f"{cores} core{'s' if cores > 1 else ''}, {memory:.0f} GB memory"
