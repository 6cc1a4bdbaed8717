"""Runs one command of guidewright with its stages timed: `python -m benchmarks.stages FILE check FOLDER …`.

The stages are the functions that the compiler calls by these names. Each is noted in FILE, a line of JSON, when it
begins and when the command ends; whoever started this process looks at its memory in the meantime.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from guidewright.cli import main

__all__ = ["STAGES", "Stage"]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage, and where the compiler looks its function up."""

    name: str
    module: str
    function: str


STAGES = (
    Stage("collect", "guidewright.compiler", "collect"),
    Stage("decode", "guidewright.compiler", "decode"),
    Stage("model", "guidewright.compiler", "build"),
    Stage("policy", "guidewright.compiler", "review"),
    Stage("render", "guidewright.builder", "render"),
    Stage("engine", "guidewright.site.publish", "build_tree"),
    Stage("tours", "guidewright.site.publish", "write_bundle"),
    Stage("search", "guidewright.site.publish", "index_site"),
    Stage("links", "guidewright.site.publish", "dead_links"),
    Stage("swap", "guidewright.site.publish", "swap_in"),
)


class _Clock:
    """Adds up the calls of one stage."""

    def __init__(self, stage: Stage, notes: TextIO) -> None:
        self.stage, self._notes = stage, notes
        self.began: float | None = None
        self.seconds = 0.0

    def timed(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **words: Any) -> Any:
            began = self._begin()
            try:
                result = call(*arguments, **words)
                return list(result) if isinstance(result, Iterator) else result
            finally:
                self.seconds += time.monotonic() - began

        return run

    def _begin(self) -> float:
        now = time.monotonic()
        if self.began is None:
            self.began = now
            _note(self._notes, stage=self.stage.name, began=now)
        return now


def _note(notes: TextIO, **values: Any) -> None:
    notes.write(json.dumps(values) + "\n")
    notes.flush()


def _run(path: Path, words: list[str]) -> int:
    with path.open("a", encoding="utf-8") as notes:
        clocks = []
        for stage in STAGES:
            if words[0] == "check" and stage.module != "guidewright.compiler":
                continue  # a check does not import the engine, and must not pay for it here
            module = importlib.import_module(stage.module)
            clock = _Clock(stage, notes)
            setattr(module, stage.function, clock.timed(getattr(module, stage.function)))
            clocks.append(clock)
        status = main(words, standalone_mode=False) or 0
        _note(notes, stage="end", began=time.monotonic())
        for clock in clocks:
            if clock.began is not None:
                _note(notes, stage=clock.stage.name, seconds=clock.seconds)
    return int(status)


if __name__ == "__main__":
    raise SystemExit(_run(Path(sys.argv[1]), sys.argv[2:]))
