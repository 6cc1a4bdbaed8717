"""The benchmark: Guidewright and other site generators on generated academies of growing size.

`python -m benchmarks [--quick] [--sizes 200,1000] [--cores 2] [--rivals none] [--tasks cold,edited] [--limit SECONDS]`
writes results.md and results.svg beside this file, or results-2-cores.md and so on with `--cores`.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.chart import chart
from benchmarks.corpus import generate
from benchmarks.install import pins
from benchmarks.measure import Run, machine
from benchmarks.report import TASK_WORDS, Setting, report
from benchmarks.rivals import RIVALS, Rival, find_rivals, measure_rival
from benchmarks.scenarios import TASKS, measure_guidewright

SIZES = (200, 1_000, 5_000, 10_000)
QUICK = SIZES[:2]
LIMIT = 200.0
TURNS = 3
HERE = Path(__file__).parent


def main() -> int:
    """Measure, print and write; the exit status is 1 when a command failed. One that is stopped is reported."""
    options = _options()
    cores = _confine(options.cores)
    rivals, left_out = find_rivals(options.rivals, say)
    runs: list[Run] = []
    files: dict[int, int] = {}
    for size in sorted(options.sizes):
        with TemporaryDirectory(prefix="guidewright-academy-") as folder:
            say(f"{size:,} articles: writing them")
            academy = Path(folder) / "academy"
            os.environ["GUIDEWRIGHT_CACHE"] = str(Path(folder) / "cache")
            generate(academy, size)
            files[size] = sum(1 for _ in (academy / "content").rglob("*.md"))
            for run in _measured(options, rivals, academy, size):
                runs.append(run)
                say(f"{size:,} articles: {run.subject.tool}, {TASK_WORDS[run.subject.task]}: {_outcome(run)}")
        slow = {run.subject.tool for run in runs if run.status is None}
        rivals = [rival for rival in rivals if rival.name not in slow]
    name = f"results-{cores}-cores" if options.cores else "results"
    setting = Setting(
        machine(cores), _versions(options.rivals, left_out), files, options.turns, f"{name}.svg", left_out
    )
    _write(runs, setting, options.out, name)
    return 1 if any(run.status not in (0, None) for run in runs) else 0


def say(line: str) -> None:
    """One line of progress, at once: a measurement may take minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _measured(
    options: argparse.Namespace, rivals: Sequence[Rival], academy: Path, size: int
) -> Iterator[Run]:
    """Rivals first, as Guidewright's tasks change the academy."""
    for rival in rivals:
        with TemporaryDirectory(prefix="guidewright-rival-") as folder:
            yield from measure_rival(rival, academy, Path(folder), size, limit=options.limit)
    yield from measure_guidewright(academy, size, options.tasks, turns=options.turns, limit=options.limit)


def _confine(cores: int | None) -> int:
    """Keep to so many cores, with everything that is started from here; -> how many there are to use."""
    if not hasattr(os, "sched_setaffinity"):
        if cores:
            raise SystemExit("--cores: this system cannot keep a process to some of its cores")
        return os.cpu_count() or 1
    available = sorted(os.sched_getaffinity(0))
    if cores:
        if cores > len(available):
            raise SystemExit(f"--cores {cores}: there are only {len(available)}")
        os.sched_setaffinity(0, available[:cores])
    return cores or len(available)


def _outcome(run: Run) -> str:
    if run.status is None:
        return f"stopped after {run.seconds:.0f} s"
    ended = f" (status {run.status}) {run.said}" if run.status else ""
    return f"{run.seconds:.2f} s, {run.processor:.1f} s of processor time, {run.peak / 1024**2:.0f} MB{ended}"


def _versions(rivals: Sequence[str], left_out: Sequence[str]) -> str:
    names = ("guidewright", "mkdocs", "mkdocs-material")
    own = [f"{name} {version(name)}" for name in names]
    others = [f"{name} {pin}" for name, pin in pins().items() if name in rivals and name not in left_out]
    return ", ".join([f"Python {platform.python_version()}", *own, *others])


def _write(runs: Sequence[Run], setting: Setting, out: Path, name: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.md").write_text(report(runs, setting), encoding="utf-8", newline="\n")
    (out / f"{name}.svg").write_text(chart(runs), encoding="utf-8", newline="\n")
    say(f"The figures are in {out.name}/{name}.md.")


def _some(of: Sequence[str]) -> Callable[[str], list[str]]:
    """Reads names separated by commas; `none` is no name."""

    def read(text: str) -> list[str]:
        names = [] if text == "none" else text.split(",")
        if unknown := [name for name in names if name not in of]:
            raise argparse.ArgumentTypeError(f"{unknown[0]} is none of {', '.join(of)}")
        return names

    return read


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--quick", dest="sizes", action="store_const", const=QUICK, help="only 200 and 1,000 articles")
    add("--sizes", type=lambda text: [int(one) for one in text.split(",")], help="numbers of articles")
    add("--cores", type=int, help="keep everything to so many cores")
    add("--rivals", type=_some(tuple(RIVALS)), default=list(RIVALS), help="mkdocs, zensical, hugo; or none")
    add("--tasks", type=_some(TASKS), default=list(TASKS), help=f"of Guidewright: {', '.join(TASKS)}")
    add("--turns", type=int, default=TURNS, help="how often a build after a change is measured")
    add("--limit", type=float, default=LIMIT, help="seconds after which one command is stopped")
    add("--out", type=Path, default=HERE, help="folder for the results")
    parser.set_defaults(sizes=SIZES)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
