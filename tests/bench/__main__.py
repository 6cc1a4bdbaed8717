"""The benchmark: `check` and `build` on generated academies, time and peak memory per stage.

`python -m tests.bench [--sizes 100,1000] [--commands check]`. Each run is a process of its own on a fresh academy.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from tests.bench.generate import TODAY, generate

MEGABYTE = 1024 * 1024


def main() -> int:
    """Measure and print a Markdown table; the exit status is 1 when a command failed."""
    options = _options()
    say(f"{platform.system()}, Python {platform.python_version()}, {psutil.cpu_count()} cores\n")
    say("| articles | command | stage | seconds | peak MB |\n|---:|---|---|---:|---:|")
    failed = False
    for size in options.sizes:
        with TemporaryDirectory(prefix="guidewright-bench-") as folder:
            generate(Path(folder), size)
            for command in options.commands:
                result = _measured(command, Path(folder))
                failed |= result["status"] != 0
                for row in _rows(result):
                    say(f"| {size:,} | {command} | {row} |")
                if result["status"] != 0:
                    say(f"\n{command} ended with status {result['status']}: {result.get('said', '')}\n")
    return 1 if failed else 0


def say(line: str) -> None:
    """One line of the report, at once: a measurement may take minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(one) for one in text.split(",")],
        default=[100, 1_000, 10_000],
        help="numbers of articles, separated by commas",
    )
    parser.add_argument(
        "--commands",
        type=lambda text: text.split(","),
        default=["check", "build"],
        help="check, build or both",
    )
    return parser.parse_args()


def _measured(command: str, folder: Path) -> dict[str, Any]:
    words = [command, str(folder), "--today", TODAY.isoformat()]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.measured", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        return {"status": done.returncode, "stages": {}, "said": done.stderr.strip()}
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _rows(result: dict[str, Any]) -> Iterator[str]:
    for stage, line in result["stages"].items():
        yield f"{stage} | {line['seconds']:.2f} | {line['peak'] / MEGABYTE:.0f}"


if __name__ == "__main__":
    raise SystemExit(main())
