"""Small projects for the tests of commands, and the commands in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["TODAY", "lay_out", "run"]

TODAY = "2026-11-02"
GOOD = {
    "mkdocs.yml": "site_name: Small\ndocs_dir: content\nplugins: []\n",
    "content/academy.yml": (
        "title: Small\nlanguages: [en]\nroles: {manager: {title: Manager, benefit: Save time}}\n"
        "levels: {start: {title: Start}}\ntopics: {work: {title: Work}}\n"
        "rules: {role-without-track: off}\n"
    ),
    "content/articles/work/one.md": (
        "---\ntitle: Approve it\nroles: [manager]\nlevel: start\ntopics: [work]\nkind: faq\n---\n\nText.\n"
    ),
}
FAULTS = {
    "error": ("topics: [work]", "topics: [works]"),
    "warning": (", benefit: Save time", ""),
    "note": ("Text.", "## Part\n\n#### Too deep\n"),
}
"""What a file says instead, by the severity of what comes of it."""


def lay_out(folder: Path, *faults: str) -> Path:
    """A project of one article with some faults."""
    for name, text in GOOD.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for old, new in (FAULTS[fault] for fault in faults):
            text = text.replace(old, new)  # noqa: PLW2901 - each fault changes what the last one left
        path.write_text(text, encoding="utf-8")
    return folder


def run(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the installed command, its streams piped as a program's would be."""
    command = [sys.executable, "-m", "guidewright", *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        check=False,
    )
