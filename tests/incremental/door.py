"""One door to a build, in this process or in a fresh one, with a cache or without."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from guidewright.builder import build_site
from guidewright.cli.report import print_text

__all__ = ["Order", "Outcome", "build", "command", "environment"]

CLOCK = "SOURCE_DATE_EPOCH"
ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Order:
    """What to build, where to, and under which circumstances.

    Attributes:
        root: the project's folder.
        out: where the site goes.
        cache: the cache's folder; `None` builds without.
        day: what reviews are due against.
        clock: the time that the engine takes it to be, in seconds, so that two builds can be compared.
        jobs: how many processes make pages.
        fresh: whether a new process builds, which remembers nothing.
    """

    root: Path
    out: Path
    cache: Path | None = None
    day: dt.date = dt.date(2026, 11, 21)
    clock: int = 1_795_000_000
    jobs: int = 2
    fresh: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a build says of itself; a build with a cache says the same as one without.

    Attributes:
        published: whether the site is in its place.
        pages: how many pages it has.
        said: what is wrong with the project, as it is printed.
        notes: what is said of the cache itself.
    """

    published: bool
    pages: int
    said: str
    notes: tuple[str, ...]


def build(order: Order) -> Outcome:
    """Build."""
    if order.fresh:
        return _elsewhere(order)
    notes: list[str] = []
    with _clock(order.clock):
        built = build_site(
            order.root,
            out=order.out,
            today=order.day,
            tell=lambda _: None,
            jobs=order.jobs,
            cache=order.cache,
            note=notes.append,
        )
    return Outcome(built.published, built.pages, print_text(built.issues, built.sources), tuple(notes))


@contextmanager
def _clock(seconds: int) -> Iterator[None]:
    before = os.environ.get(CLOCK)
    os.environ[CLOCK] = str(seconds)
    try:
        yield
    finally:
        if before is None:
            del os.environ[CLOCK]
        else:
            os.environ[CLOCK] = before


def _elsewhere(order: Order) -> Outcome:
    done = subprocess.run(
        command(order), cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    answer = json.loads(done.stdout.splitlines()[-1])
    return Outcome(**{**answer, "notes": tuple(answer["notes"])})


def command(order: Order) -> list[str]:
    """The command that builds in a process of its own and prints the outcome."""
    texts = {name: None if value is None else str(value) for name, value in asdict(order).items()}
    return [sys.executable, "-c", "from tests.incremental.door import main; main()", json.dumps(texts)]


def environment() -> dict[str, str]:
    """The environment in which that command finds the tests."""
    paths = (str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}


def main() -> None:
    """Build what the argument says, print the outcome."""
    given = json.loads(sys.argv[1])
    outcome = build(
        Order(
            root=Path(given["root"]),
            out=Path(given["out"]),
            cache=Path(given["cache"]) if given["cache"] else None,
            day=dt.date.fromisoformat(given["day"]),
            clock=int(given["clock"]),
            jobs=int(given["jobs"]),
        )
    )
    sys.stdout.write(json.dumps(asdict(outcome)) + "\n")
