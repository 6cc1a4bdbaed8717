"""Runs one command of guidewright with its stages timed: `python -m benchmarks.stages FILE check FOLDER …`.

A stage is a function of the package. It is timed wherever it is called from, and nothing is imported that the command
would not import by itself. FILE gets a line of JSON when a stage begins and one with all of its times at the end;
whoever started this process looks at its memory in the meantime.
"""

from __future__ import annotations

import functools
import json
import os
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any, TextIO

__all__ = ["LOADING", "POST", "STAGES", "Stage"]

LOADING = "<import>"  # stands for the loading of a module, with all that it loads in turn
GAP = 0.001  # seconds between two calls that are written down as one


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage, and the functions that do it, each as `module:function` where it is defined, or `module:<import>`.

    Attributes:
        name: as the tables call it.
        functions: or methods; those that do not exist are left out, and one that calls another counts once.
        post: whether it works on finished pages.
    """

    name: str
    functions: tuple[str, ...]
    post: bool = False


_SITE = "guidewright.site"
STAGES = (
    Stage("collect", ("guidewright.collect.read:collect",)),
    Stage("inputs", (f"{_SITE}.inputs:read_inputs", f"{_SITE}.inputs:code_digest")),
    Stage(
        "last build",
        (*(f"{_SITE}.last_build:{name}" for name in ("Head.find", "Head.whole", "Standing.kept")),),
    ),
    Stage("decode", ("guidewright.decode.documents:decode",)),
    Stage("model", ("guidewright.model.build:build",)),
    Stage("policy", ("guidewright.policy.review:review",)),
    Stage("imports", (f"{_SITE}.publish:{LOADING}", f"{_SITE}.edits:{LOADING}")),
    Stage("render", ("guidewright.render.render:render",)),
    Stage(
        "pages",
        (
            f"{_SITE}.academy_pages:make_pages",
            f"{_SITE}.mkdocs_host.host:build_tree",
            *(f"{_SITE}.edits:{name}" for name in ("_tasks", "_maker")),
            f"{_SITE}.page_maker:PageMaker.make",
        ),
    ),
    Stage(
        "files",
        (
            *(f"{_SITE}.publish:{name}" for name in ("_write_copies", "_write_texts")),
            f"{_SITE}.products:copy_products",
            f"{_SITE}.last_build:files_below",
        ),
    ),
    Stage("tours", (f"{_SITE}.tour_bundle:write_bundle",)),
    Stage(
        "search",
        (
            f"{_SITE}.search_step:Indexing.run",
            *(f"{_SITE}.search_index.whole:{name}" for name in ("index_site", "index_pages", "index_recent")),
        ),
        post=True,
    ),
    Stage("links", (f"{_SITE}.output_links:read_pages", f"{_SITE}.output_links:dead_links"), post=True),
    Stage("swap", (f"{_SITE}.swap:settle", f"{_SITE}.swap:swap_in")),
    Stage(
        "keep",
        (
            f"{_SITE}.last_build:LastBuild.keep",
            f"{_SITE}.last_build:LastBuild.amend",
            f"{_SITE}.last_build:Standing.keep",
        ),
    ),
)
POST = frozenset(stage.name for stage in STAGES if stage.post)


class _Clock:
    """Notes when one stage was at work. What a forked process does is part of whoever waits for it."""

    def __init__(self, stage: str, notes: TextIO) -> None:
        self.stage, self._notes = stage, notes
        self.spans: list[list[float]] = []
        self.seconds = 0.0
        self._depth = 0
        self._process = os.getpid()

    def timed(self, call: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(call)
        def run(*arguments: Any, **words: Any) -> Any:
            if os.getpid() != self._process:
                return call(*arguments, **words)
            began = self._begin()
            try:
                result = call(*arguments, **words)
            finally:
                self._end(began)
            return self._each(result) if isinstance(result, Generator) else result

        return run

    def _each(self, items: Generator[Any]) -> Iterator[Any]:
        while True:
            began = self._begin()
            try:
                item = next(items)
            except StopIteration:
                return
            finally:
                self._end(began)
            yield item

    def _begin(self) -> float:
        now = time.monotonic()
        self._depth += 1
        if not self.spans and self._depth == 1:
            _note(self._notes, stage=self.stage, began=now)
        return now

    def _end(self, began: float) -> None:
        now = time.monotonic()
        self._depth -= 1
        if self._depth:
            return
        self.seconds += now - began
        if self.spans and 0 <= began - self.spans[-1][1] < GAP:
            self.spans[-1][1] = now
        else:
            self.spans.append([began, now])


class _Hooks(MetaPathFinder):
    """Puts the clocks around functions as soon as the modules that define them are loaded."""

    def __init__(self, clocks: dict[str, dict[str, _Clock]]) -> None:
        self._clocks = clocks

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname in self._clocks else None
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module
            clocks = self._clocks[fullname]

            def exec_module(module: ModuleType) -> None:
                (clocks[LOADING].timed(load) if LOADING in clocks else load)(module)
                for name, clock in clocks.items():
                    holder = getattr(module, name.split(".")[0], None) if "." in name else module
                    last = name.split(".")[-1]
                    if hasattr(holder, last):
                        setattr(holder, last, clock.timed(getattr(holder, last)))

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def _note(notes: TextIO, **values: Any) -> None:
    notes.write(json.dumps(values) + "\n")
    notes.flush()


def _run(path: Path, words: list[str]) -> int:
    with path.open("a", encoding="utf-8") as notes:
        clocks = {stage.name: _Clock(stage.name, notes) for stage in STAGES}
        hooks: dict[str, dict[str, _Clock]] = {}
        for stage in STAGES:
            for function in stage.functions:
                module, name = function.split(":")
                hooks.setdefault(module, {})[name] = clocks[stage.name]
        sys.meta_path.insert(0, _Hooks(hooks))
        from guidewright.cli import main  # noqa: PLC0415  # the hooks come first

        status = main(words, standalone_mode=False) or 0
        for clock in clocks.values():
            if clock.spans:
                _note(notes, stage=clock.stage, seconds=clock.seconds, spans=clock.spans)
    return int(status)


if __name__ == "__main__":
    raise SystemExit(_run(Path(sys.argv[1]), sys.argv[2:]))
