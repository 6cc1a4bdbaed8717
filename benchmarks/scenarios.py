"""What is measured of Guidewright on one academy: a check, a cold build, builds after changes, and `serve`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.edits import EDITS, Desk
from benchmarks.measure import GUIDEWRIGHT, Run, Subject, guidewright, median
from benchmarks.plan import TODAY
from benchmarks.serving import serve

__all__ = ["TASKS", "measure_guidewright", "pages_of"]

TASKS = ("check", "cold", "nothing", *EDITS, "serve")
"""What can be measured, in the order in which it is."""
BUILT = ("site", ".guidewright")


def measure_guidewright(
    root: Path, articles: int, tasks: Sequence[str], *, turns: int, limit: float
) -> Iterator[Run]:
    """Measure tasks one after another, each on what the one before left behind.

    Args:
        root: a fresh academy; it is changed.
        articles: how many it has.
        tasks: some of `TASKS`.
        turns: how often a build after a change is measured; the median counts.
        limit: seconds after which a command is stopped.
    """
    desk = Desk(root, articles)
    for task in (name for name in TASKS if name in tasks):
        subject = Subject(GUIDEWRIGHT, task, articles)
        if task == "serve":
            yield serve(subject, desk, limit=limit)
        elif task in ("check", "cold"):
            yield _build(subject, root, limit) if task == "cold" else _command(subject, root, "check", limit)
        else:
            change = EDITS.get(task, lambda _: None)
            yield median([_after(change, subject, desk, limit) for _ in range(turns)])


def _build(subject: Subject, root: Path, limit: float) -> Run:
    """Build from nothing."""
    for name in BUILT:
        shutil.rmtree(root / name, ignore_errors=True)
    return _command(subject, root, "build", limit)


def _after(change: Callable[[Desk], None], subject: Subject, desk: Desk, limit: float) -> Run:
    change(desk)
    return _command(subject, desk.root, "build", limit)


def _command(subject: Subject, root: Path, command: str, limit: float) -> Run:
    run = guidewright(subject, [command, str(root), "--today", TODAY.isoformat()], limit=limit)
    pages, missing = pages_of(root / "site", root / "content")
    return run if command == "check" else replace(run, pages=pages, missing=missing)


def pages_of(site: Path, content: Path) -> tuple[int, int]:
    """How many pages a site has, and how many Markdown files have none."""
    names = (path.relative_to(content).with_suffix("") for path in content.rglob("*.md"))
    missing = sum(not (site / name / "index.html").is_file() for name in names)
    return sum(1 for _ in site.rglob("*.html")), missing
