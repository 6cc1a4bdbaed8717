"""The pages of the help site's script, built once for each worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.academy_runtime.pages import build_runtime, write_pages
from tests.browser import Serve


@pytest.fixture(scope="session")
def academy_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built script and style sheet."""
    folder = tmp_path_factory.mktemp("runtime") / "built"
    build_runtime(folder)
    return folder


@pytest.fixture(scope="session")
def academy_folder(academy_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pages."""
    folder = tmp_path_factory.mktemp("academy")
    write_pages(folder, academy_built)
    return folder


@pytest.fixture(scope="session")
def academy(academy_folder: Path, serve: Serve) -> str:
    """The address of the pages; `/en/quiz.html` is one of them."""
    return serve(academy_folder)
