"""Watches a program while it runs: what all of its processes hold together, and whether it has to be stopped."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Event, Thread
from types import TracebackType
from typing import Self

import psutil

__all__ = ["Look", "Watcher", "processor_time"]

EVERY = 0.05  # seconds between two looks, unless looking is dear
SHARE = 10  # of the time at most one part in so many goes into looking


@dataclass(frozen=True, slots=True)
class Look:
    """How many bytes the processes held at a moment."""

    at: float
    held: int


class Watcher:
    """Looks at a process and its children, from a thread of its own, for as long as a `with` block lasts.

    Attributes:
        looks: what was seen.
        stopped: whether the processes were ended for taking too long.
    """

    def __init__(self, pid: int, *, limit: float) -> None:
        """Watch the process; end it and its children after so many seconds."""
        self.looks: list[Look] = []
        self.stopped = False
        self._pid, self._until = pid, time.monotonic() + limit
        self._done = Event()
        self._thread = Thread(target=self._watch, name="watcher", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()

    @property
    def peak(self) -> int:
        """The most that was held at once."""
        return max((look.held for look in self.looks), default=0)

    def _watch(self) -> None:
        pause = 0.0
        while not self._done.wait(pause):
            began = time.monotonic()
            processes = _family(self._pid)
            if began > self._until:
                self.stopped = True
                for one in processes:
                    _end(one)
                return
            self.looks.append(Look(began, sum(map(_held, processes))))
            pause = max(EVERY, SHARE * (time.monotonic() - began))


def processor_time(pid: int) -> float:
    """Seconds of processor time of a running process and its children, those that have ended included."""
    total = 0.0
    for one in _family(pid):
        try:
            times = one.cpu_times()
        except psutil.Error:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total


def _family(pid: int) -> list[psutil.Process]:
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _held(process: psutil.Process) -> int:
    """Its share of the memory: what it has alone, and a part of what it has together with others (PSS)."""
    try:
        memory = process.memory_full_info()
    except psutil.Error:
        return 0
    return int(getattr(memory, "pss", memory.uss))


def _end(process: psutil.Process) -> None:
    try:
        process.kill()
    except psutil.Error:
        return
