"""Pages of the manual in a browser: nothing to complain of, readable for everyone, in light and dark."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import Axe, Serve, Watch, settle

PAGES = (
    "",
    "articles/start/first-tour/",
    "articles/reference/commands/",
    "articles/reference/keys/",
    "quizzes/engineer-check/",
    "tracks/writer/",
    "glossary/",
)


@pytest.fixture(scope="module")
def manual(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("manual") / "site"
    command = [sys.executable, "-m", "guidewright", "build", "docs", "--out", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.sampled(4)
def test_it_can_be_read_by_everyone(
    path: str, scheme: str, manual: Path, page: Page, serve: Serve, page_watch: Watch, axe: Axe
) -> None:
    complaints = page_watch(page)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{serve(manual)}/{path}")
    settle(page)
    assert axe(page) == []
    complaints.expect_clean()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_telephone(path: str, manual: Path, page: Page, serve: Serve) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{serve(manual)}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
