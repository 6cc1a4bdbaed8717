"""One academy with a site and a cache for all tests of a module; each test gets a copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incremental.kept import Kept, copy_of, first_build


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return first_build(tmp_path_factory.mktemp("pristine"))


@pytest.fixture
def kept(pristine: Kept, tmp_path: Path) -> Kept:
    return copy_of(pristine, tmp_path / "kept")
