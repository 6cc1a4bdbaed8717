"""Home, an article and a quiz, measured by Lighthouse as a phone and as a desktop see them, served compressed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from guidewright.browser import find_browser
from tests.e2e.compressed import compressed
from tests.e2e.site import SampleSite

PATHS = ("", "articles/workflows/create-approval-workflow/", "quizzes/workflow-check/")
PERFORMANCE = 95
ATTEMPTS = 4  # a machine that does something else at the same time makes a page slower, never faster


@pytest.fixture(scope="module")
def tool(root: Path) -> Path:
    """The folder of the measuring tool, with what it needs installed."""
    folder = root / "benchmarks" / "lighthouse"
    if not (folder / "node_modules" / "lighthouse").is_dir():
        subprocess.run(["npm", "ci"], cwd=folder, check=True, capture_output=True)
    return folder


def measured(tool: Path, address: str) -> list[dict[str, Any]]:
    """What Lighthouse says of a page, one value per device."""
    browser = find_browser()
    assert browser is not None
    command = ["node", "measure.mjs", str(browser.executable), address]
    done = subprocess.run(command, cwd=tool, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_fast_and_in_order(site: SampleSite, tool: Path, path: str) -> None:
    best: dict[str, int] = {}
    with compressed(site.folder) as address:
        for _ in range(ATTEMPTS):
            for found in measured(tool, address + path):
                for category in ("accessibility", "best-practices", "seo"):
                    assert found[category] == 100, found
                best[found["device"]] = max(found["performance"], best.get(found["device"], 0))
            if min(best.values()) >= PERFORMANCE:
                return
    pytest.fail(f"performance: {best}")
