"""Completion: a script for each shell, and the words that a shell is given."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.project import lay_out, run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_and_how_to_install_it(shell: str) -> None:
    done = run("completion", shell)
    assert done.returncode == 0
    assert "_GUIDEWRIGHT_COMPLETE" in done.stdout
    assert f"guidewright completion {shell} >" in done.stderr
    assert "install" not in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_takes_it(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} on this machine")
    script = run("completion", shell).stdout
    checked = subprocess.run([program, "-n"], input=script, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_shell_of_the_terminal_is_the_default() -> None:
    assert run("completion", SHELL="/usr/bin/zsh").stdout.startswith("#compdef guidewright")
    done = run("completion", SHELL="/bin/dash")
    assert done.returncode == 2
    assert "guidewright completion bash" in done.stderr


def completed(line: str, root: Path) -> list[str]:
    """What bash would offer at the end of a line."""
    words = line.split(" ")
    asked = {"_GUIDEWRIGHT_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    return [found.partition(",")[2] for found in run(cwd=root, **asked).stdout.splitlines() if found]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("guidewright ch", ["check"]),
        ("guidewright new t", ["tour", "track"]),
        ("guidewright check --st", ["--strict"]),
        ("guidewright check --format s", ["sarif"]),
        ("guidewright new article a --role m", ["manager"]),
        ("guidewright new article a --level ", ["start"]),
        ("guidewright new article a --topic x", []),
        ("guidewright schema --print ac", ["academy"]),
    ],
)
def test_words_are_offered(line: str, offered: list[str], tmp_path: Path) -> None:
    assert completed(line, lay_out(tmp_path)) == offered


def test_without_a_project_no_ids_are_offered(tmp_path: Path) -> None:
    assert completed("guidewright new article a --role m", tmp_path) == []
