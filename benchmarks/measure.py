"""Starts a command as a process of its own and watches it: a project in, wall time and peak memory out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

__all__ = ["Line", "Run", "machine", "measure"]

EVERY = 0.05  # seconds between two looks at the memory
START, REST = "start", "rest"


@dataclass(frozen=True, slots=True)
class Line:
    """One stage of a run: seconds, and the most bytes that all processes held at once while it was at work."""

    stage: str
    seconds: float
    peak: int


@dataclass(frozen=True, slots=True)
class Run:
    """A whole process, from its start to its end.

    Attributes:
        command: check or build.
        articles: of the academy.
        seconds: wall time.
        processor: seconds of processor time, in all processes.
        peak: bytes that all processes held at once.
        status: how it ended; `None` when it was stopped for taking too long.
        lines: its stages, with what came before the first and what lies between them.
        said: its last words when it failed.
    """

    command: str
    articles: int
    seconds: float
    processor: float
    peak: int
    status: int | None
    lines: tuple[Line, ...]
    said: str = ""


@dataclass(slots=True)
class _Look:
    """What the processes held at a moment."""

    at: float
    held: int


def measure(command: str, root: Path, articles: int, *, today: str, limit: float) -> Run:
    """Run a command on a project.

    Args:
        command: check or build.
        root: the project.
        articles: how many it has.
        today: the day to check it against.
        limit: seconds after which the command is stopped.
    """
    with TemporaryDirectory(prefix="guidewright-bench-") as folder:
        notes, said = Path(folder) / "notes", Path(folder) / "said"
        words = [sys.executable, "-m", "benchmarks.stages", str(notes), command, str(root), "--today", today]
        began, used = time.monotonic(), _children_time()
        with said.open("wb") as output:
            process = psutil.Popen(words, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
            looks, ended = _watch(process, began + limit)
        lines = tuple(_lines(notes, looks, began, ended))
        last = said.read_text(encoding="utf-8", errors="replace")[-400:]
    return Run(
        command=command,
        articles=articles,
        seconds=ended - began,
        processor=_children_time() - used,
        peak=max(look.held for look in looks),
        status=process.returncode if process.returncode >= 0 else None,
        lines=lines,
        said=last if process.returncode != 0 else "",
    )


def _watch(process: psutil.Popen, until: float) -> tuple[list[_Look], float]:
    """Look at the memory until the process ends or has to be stopped."""
    looks = [_look(process)]
    while True:
        try:
            process.wait(timeout=EVERY)
            return looks, time.monotonic()
        except psutil.TimeoutExpired:
            looks.append(_look(process))
        if time.monotonic() > until:
            for one in [*process.children(recursive=True), process]:
                one.kill()
            process.wait()
            return looks, time.monotonic()


def _look(process: psutil.Popen) -> _Look:
    """What the process holds, and what each of its children holds alone: most of a fork's memory is shared."""
    try:
        held = process.memory_info().rss
        children = process.children(recursive=True)
    except psutil.Error:
        return _Look(time.monotonic(), 0)
    return _Look(time.monotonic(), held + sum(map(_alone, children)))


def _alone(child: psutil.Process) -> int:
    try:
        return int(child.memory_full_info().uss)
    except psutil.Error:
        return 0


def _children_time() -> float:
    """Processor time of all processes that have ended and been waited for."""
    times = os.times()
    return times.children_user + times.children_system


def _lines(notes: Path, looks: list[_Look], began: float, ended: float) -> list[Line]:
    """The stages in the order of their beginnings; each look belongs to the stage that began last."""
    begins, seconds = _read(notes)
    marks = [(START, began), *begins.items()]
    found = []
    for place, (stage, at) in enumerate(marks):
        until = marks[place + 1][1] if place + 1 < len(marks) else ended
        peak = max((look.held for look in looks if at <= look.at <= until + EVERY), default=0)
        if stage == START:
            found.append(Line(START, until - at, peak))
        elif stage in seconds or stage != "end":
            found.append(Line(stage, seconds.get(stage, until - at), peak))
    rest = ended - began - sum(line.seconds for line in found)
    return [*found, Line(REST, max(0.0, rest), 0)]


def _read(notes: Path) -> tuple[dict[str, float], dict[str, float]]:
    begins: dict[str, float] = {}
    seconds: dict[str, float] = {}
    if notes.exists():
        for text in notes.read_text(encoding="utf-8").splitlines():
            note = json.loads(text)
            if "seconds" in note:
                seconds[note["stage"]] = note["seconds"]
            else:
                begins[note["stage"]] = note["began"]
    return begins, seconds


def machine() -> str:
    """What the figures were measured on."""
    memory = psutil.virtual_memory().total / 1024**3
    return f"{os.cpu_count()} cores, {memory:.0f} GB memory"
