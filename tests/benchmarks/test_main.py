"""`python -m benchmarks`: options in, a page and a chart out, on as many cores as it is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SMALL = ("--sizes", "30", "--rivals", "none", "--tasks", "check", "--turns", "1")


def bench(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *words],
        cwd=root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system cannot choose cores")
def test_it_measures_on_the_cores_it_is_given(root: Path, tmp_path: Path) -> None:
    done = bench(root, *SMALL, "--cores", "1", "--out", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert "30 articles: Guidewright, `guidewright check`:" in done.stdout
    page = (tmp_path / "results-1-cores.md").read_text(encoding="utf-8")
    assert "Measured with 1 core, " in page
    assert "results-1-cores.svg" in page
    assert (tmp_path / "results-1-cores.svg").is_file()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--rivals", "jekyll"), "jekyll is none of mkdocs, zensical, hugo"),
        (("--tasks", "cold,hot"), "hot is none of check, cold,"),
        (("--cores", "9999"), "there are only"),
    ],
)
def test_what_it_does_not_know_is_refused(root: Path, words: tuple[str, str], reason: str) -> None:
    done = bench(root, *words)
    assert done.returncode != 0
    assert reason in done.stderr
