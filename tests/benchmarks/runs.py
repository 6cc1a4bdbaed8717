"""Runs as a measurement would give them, for what is made from them."""

from __future__ import annotations

from benchmarks.measure import GUIDEWRIGHT, Line, Run, Subject
from benchmarks.rivals import HUGO, MKDOCS

MEGABYTE = 1024 * 1024
SECONDS = {"check": 1.0, "cold": 10.0, "edited": 0.5, "added": 2.0, "renamed": 2.5, "removed": 2.0}


def run(tool: str, task: str, articles: int, seconds: float, *, status: int | None = 0) -> Run:
    lines = (Line("start", 0.2, MEGABYTE), Line("pages", seconds / 2, MEGABYTE), Line("rest", 0.1, 0))
    return Run(
        Subject(tool, task, articles),
        seconds,
        processor=seconds * 2,
        peak=500 * MEGABYTE,
        status=status,
        lines=lines if tool == GUIDEWRIGHT and task != "serve" else (),
        post=seconds / 10,
        pages=articles,
    )


def all_runs() -> list[Run]:
    """Guidewright at two sizes, MkDocs stopped at the larger one."""
    sizes = ((1_000, 0.2), (5_000, 1.0))
    own = [run(GUIDEWRIGHT, task, n, s * share) for n, share in sizes for task, s in SECONDS.items()]
    more = [run(GUIDEWRIGHT, task, 5_000, 0.4) for task in ("nothing", "serve")]
    rivals = [run(tool, task, 1_000, 20.0) for tool in (MKDOCS, HUGO) for task in ("cold", "edited")]
    return [*own, *more, *rivals, run(MKDOCS, "cold", 5_000, 100.0, status=None)]
