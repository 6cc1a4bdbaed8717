"""Golden tests of rules: a small overlay on a valid academy, and the printed form of what is then wrong.

`GOLDENS=update pytest tests/rules` rewrites the expected texts.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

from guidewright.cli.report import print_text
from guidewright.compiler import Checked, check

__all__ = ["BASE", "CASES", "TODAY", "checked", "compare", "lay_out", "printed"]

HERE = Path(__file__).parent
BASE = HERE / "base"
CASES = HERE / "cases"
EXPECTED = "expected.txt"
TODAY = dt.date(2026, 11, 21)


def lay_out(root: Path, case: Path | None = None) -> Path:
    """Copy the valid academy, and over it the files of a case."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    if case is not None and case.is_dir():
        shutil.copytree(case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED))
    return root


def checked(root: Path) -> Checked:
    """What is wrong with a project on the day of the goldens."""
    return check(root, today=TODAY)


def printed(result: Checked) -> str:
    """The issues as a person reads them."""
    return print_text(result.issues, result.sources)


def compare(text: str, rule: str) -> None:
    """Hold a text to the expected one, or write it when asked to."""
    path = CASES / rule / EXPECTED
    if os.environ.get("GOLDENS") == "update":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.is_file(), f"no {EXPECTED} for {rule}: run GOLDENS=update pytest tests/rules"
    assert text == path.read_text(encoding="utf-8")
