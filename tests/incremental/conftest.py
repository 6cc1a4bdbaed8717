"""One academy with a site and a cache for all tests of a module; each test gets a copy."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.incremental.kept import Kept, copy_of, first_build

FIRST = 3


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of a table of cases the first few run each time, and all of them among the slow tests."""
    seen: Counter[str] = Counter()
    for item in items:
        if isinstance(item, pytest.Function) and item.path.parent == Path(__file__).parent:
            name = f"{item.path}:{item.originalname}"
            seen[name] += 1
            if seen[name] > FIRST:
                item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return first_build(tmp_path_factory.mktemp("pristine"))


@pytest.fixture
def kept(pristine: Kept, tmp_path: Path) -> Kept:
    return copy_of(pristine, tmp_path / "kept")
