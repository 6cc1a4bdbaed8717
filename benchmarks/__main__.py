"""The benchmark: `check` and `build` on generated academies, wall time and peak memory per stage.

`python -m benchmarks [--quick] [--commands check] [--limit SECONDS]` writes results.md and results.svg beside this file.
"""

from __future__ import annotations

import argparse
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.chart import chart
from benchmarks.corpus import generate
from benchmarks.measure import Run, machine, measure
from benchmarks.plan import TODAY
from benchmarks.report import report

SIZES = (100, 1_000, 10_000)
QUICK = SIZES[:2]
LIMIT = 1_800.0
HERE = Path(__file__).parent


def main() -> int:
    """Measure, print and write; the exit status is 1 when a command failed. One that is stopped is reported."""
    options = _options()
    runs: list[Run] = []
    corpus: dict[int, int] = {}
    for size in QUICK if options.quick else SIZES:
        with TemporaryDirectory(prefix="guidewright-academy-") as folder:
            say(f"{size:,} articles: writing them")
            corpus[size] = generate(Path(folder), size)
            for command in options.commands:
                run = measure(command, Path(folder), size, today=TODAY.isoformat(), limit=options.limit)
                runs.append(run)
                say(f"{size:,} articles: {command} {_outcome(run)}")
    _write(runs, corpus, options.out)
    return 1 if any(run.status not in (0, None) for run in runs) else 0


def say(line: str) -> None:
    """One line of progress, at once: a measurement may take minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _outcome(run: Run) -> str:
    if run.status is None:
        return f"stopped after {run.seconds:.0f} s"
    ended = f" (status {run.status}) {run.said}" if run.status else ""
    return f"{run.seconds:.2f} s, {run.peak / 1024**2:.0f} MB{ended}"


def _write(runs: list[Run], corpus: dict[int, int], out: Path) -> None:
    names = ("guidewright", "mkdocs", "mkdocs-material", "pagefind")
    versions = ", ".join(
        [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in names)]
    )
    out.mkdir(parents=True, exist_ok=True)
    page = report(runs, machine=machine(), versions=versions, corpus=corpus, chart="results.svg")
    (out / "results.md").write_text(page, encoding="utf-8", newline="\n")
    (out / "results.svg").write_text(chart(runs), encoding="utf-8", newline="\n")
    say(f"The figures are in {out.name}/results.md.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only 100 and 1,000 articles")
    parser.add_argument(
        "--commands",
        type=lambda text: text.split(","),
        default=["check", "build"],
        help="check, build or both, separated by a comma",
    )
    parser.add_argument(
        "--limit", type=float, default=LIMIT, help="seconds after which one command is stopped"
    )
    parser.add_argument("--out", type=Path, default=HERE, help="folder for the results")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
