"""Snippets of the manual, run: commands in an academy as `guidewright init` lays it out, code in a browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import Serve

ROOT = Path(__file__).parent.parent.parent
ARTICLES = ROOT / "docs" / "content" / "articles"
FENCE = re.compile(r"^ *```(\w+)[^\n]*\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
FOLLOWED = {"first-tour.md", "move-material-site.md"}
"""Tutorials with tests of their own."""

Sh = Callable[[str], subprocess.CompletedProcess[str]]


def snippets(language: str, path: Path) -> list[str]:
    return [text for found, text in FENCE.findall(path.read_text(encoding="utf-8")) if found == language]


COMMANDS = [
    pytest.param(line, id=f"{path.stem}: {line}")
    for path in sorted(ARTICLES.rglob("*.md"))
    if path.parent.name != "reference" and path.name not in FOLLOWED
    for text in snippets("sh", path)
    for line in text.splitlines()
    if "serve" not in line and not line.startswith("cd ")
]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new academy with the roles and topics that snippets name."""
    folder = tmp_path_factory.mktemp("snippets") / "academy"
    subprocess.run(
        [sys.executable, "-m", "guidewright", "init", str(folder)], check=True, capture_output=True
    )
    settings = folder / "content" / "academy.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace(
        "roles:\n", "audience: customer\nroles:\n  manager:\n    title: Manager\n    benefit: Less work.\n", 1
    )
    text = text.replace("topics:\n", "topics:\n  invoices:\n    title: Invoices\n", 1)
    settings.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def sh(laid_out: Path, tmp_path: Path) -> Sh:
    """Run a line of a terminal in a copy of that academy."""
    folder = tmp_path / "academy"
    shutil.copytree(laid_out, folder)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def run(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "-c", line],
            cwd=folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_runs(line: str, sh: Sh) -> None:
    done = sh(line)
    assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 12


def test_the_browser_test_that_is_shown_runs(sh: Sh, tmp_path: Path, page: Page, serve: Serve) -> None:
    [code] = snippets("python", ARTICLES / "product" / "test-tours.md")
    assert sh("guidewright build").returncode == 0
    here = serve(tmp_path / "academy" / "site")
    assert "http://127.0.0.1:8000" in code
    page.set_default_timeout(10_000)
    exec(code.replace("http://127.0.0.1:8000", here), {"page": page})  # noqa: S102 - the manual's own snippet
