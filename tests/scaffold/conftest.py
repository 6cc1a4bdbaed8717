"""Academies as `guidewright init` lays them out, by the command itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Init = Callable[..., Path]


def guidewright(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own: the engine's loops and those of the browser do not mix."""
    command = [sys.executable, "-m", "guidewright", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def build(folder: Path) -> None:
    """Build without a single issue."""
    done = guidewright("build", folder, "--format", "json")
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stdout + done.stderr


@pytest.fixture
def init(tmp_path: Path) -> Init:
    """`init("--languages", "en,ja")` lays out an academy and gives its folder."""

    def lay_out(*arguments: str) -> Path:
        folder = tmp_path / "our-academy"
        done = guidewright("init", folder, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return folder

    return lay_out


@pytest.fixture(scope="session")
def new_academy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built academy in English and Japanese."""
    folder = tmp_path_factory.mktemp("init") / "brightwell"
    done = guidewright("init", folder, "--title", "Brightwell Academy", "--languages", "en,ja")
    assert done.returncode == 0, done.stderr
    build(folder)
    return folder
