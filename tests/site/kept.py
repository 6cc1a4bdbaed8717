"""A project with a good site that must outlive whatever is done to the project, its disk or its build."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from subprocess import CompletedProcess

from tests.cli.project import run
from tests.rules.goldens import lay_out

__all__ = ["DAY", "build", "digest", "errors_of", "expect_refused", "leftovers", "old_project"]

DAY = "2026-11-21"
ISSUE = re.compile(
    r"^(?P<path>.+?):(?P<line>\d+):(?P<col>\d+): error\[(?P<rule>[a-z0-9-]+)\]: .+$", re.MULTILINE
)


def old_project(folder: Path) -> Path:
    """A valid academy, its site built."""
    root = lay_out(folder / "project")
    done = build(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def build(root: Path, *more: str | Path) -> CompletedProcess[str]:
    """`guidewright build` in a process of its own, on a fixed day."""
    return run("build", root, "--today", DAY, *more)


def digest(folder: Path) -> str:
    """One figure for every name, link and byte below a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        total.update(f"{path.relative_to(folder).as_posix()}\0{path.is_dir()}\0".encode())
        if path.is_file():
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def errors_of(printed: str) -> list[tuple[str, str]]:
    """The path and rule of each error that is printed as `path:line:col: error[rule]`."""
    return [(match["path"], match["rule"]) for match in ISSUE.finditer(printed)]


def leftovers(parent: Path) -> list[str]:
    """What builds left beside the output."""
    return sorted(path.name for path in parent.glob(".site.*"))


def expect_refused(done: CompletedProcess[str], rule: str, path: str) -> None:
    """Exit 1, the error with its place and help, and no traceback."""
    said = done.stdout + done.stderr
    assert done.returncode == 1, said[-3000:]
    assert "Traceback" not in said, said[-3000:]
    assert (path, rule) in errors_of(done.stdout), said[-3000:]
    paragraph = next(
        part for part in done.stdout.split("\n\n") if f"error[{rule}]" in part and part.startswith(f"{path}:")
    )
    assert re.search(r"^  help: \S", paragraph, re.MULTILINE), paragraph
