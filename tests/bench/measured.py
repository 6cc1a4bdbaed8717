"""Runs one command of guidewright with its stages timed: `python -m tests.bench.measured check FOLDER …` → JSON.

The stages are the functions that `guidewright.compiler` calls by these names; a stage's time is the sum of its calls.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psutil

from guidewright import compiler
from guidewright.cli import main

STAGES = ("collect", "decode", "build", "review", "render", "publish")
EVERY = 0.05  # seconds between two looks at the memory


class Memory:
    """The most memory that this process and its children held at once, asked for stage by stage."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._stop = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self.peak = 0
        self._thread.start()

    def look(self) -> None:
        """Note how much is held now."""
        self.peak = max(self.peak, self._process.memory_info().rss + sum(map(_own, self._process.children())))

    def take(self) -> int:
        """The peak in bytes since the last time of asking."""
        self.look()
        peak, self.peak = self.peak, 0
        return peak

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(EVERY):
            self.look()


def _own(child: psutil.Process) -> int:
    """What a worker holds by itself: most of its memory is the parent's, shared."""
    try:
        return int(child.memory_full_info().uss)
    except psutil.Error:
        return 0


def _timed(call: Callable[..., Any], line: dict[str, float], memory: Memory) -> Callable[..., Any]:
    def timed(*arguments: Any, **words: Any) -> Any:
        began = time.perf_counter()
        try:
            return call(*arguments, **words)
        finally:
            line["seconds"] += time.perf_counter() - began
            line["calls"] += 1
            if line["calls"] % 256 == 1:
                line["peak"] = max(line["peak"], memory.take())

    return timed


def measure(words: list[str]) -> dict[str, Any]:
    """Run the command; its stages with seconds and bytes, and the exit status."""
    memory = Memory()
    lines = {}
    for stage in STAGES:
        call = getattr(compiler, stage, None)
        if call is not None:
            lines[stage] = {"seconds": 0.0, "calls": 0, "peak": 0}
            setattr(compiler, stage, _timed(call, lines[stage], memory))
    began = time.perf_counter()
    status = main(words, standalone_mode=False) or 0
    lines["all"] = {"seconds": time.perf_counter() - began, "peak": 0}
    memory.close()
    peaks = [line["peak"] for line in lines.values()]
    lines["all"]["peak"] = max(*peaks, memory.take())
    called = {stage: line for stage, line in lines.items() if line.get("calls", 1)}
    return {"status": status, "stages": called}


def run() -> None:
    """Print the measurements alone; what the command itself says is dropped."""
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        redirect_stdout(nowhere),
        redirect_stderr(nowhere),
    ):
        result = measure(sys.argv[1:])
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    run()
