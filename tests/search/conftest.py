"""The page's side of the search, and sites that it searches: a small one and the sample's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.browser import Serve
from tests.e2e.site import built_site
from tests.search.page_side import PageSide, Searched, page_side
from tests.search.small_help import SYNONYMS, small_help
from tests.site.search_index import index_site_of

Searching: TypeAlias = Callable[[str], Searched]
"""A site as a reader of a language searches it."""


@pytest.fixture(scope="session")
def side(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageSide]:
    """The page's code in a process of its own."""
    with page_side(tmp_path_factory.mktemp("page-side")) as side:
        yield side


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small help site in four languages."""
    site = index_site_of(tmp_path_factory.mktemp("small") / "site", small_help())
    (site / "search-words" / "en.js").write_text(SYNONYMS, encoding="utf-8")
    return site


@pytest.fixture(scope="session")
def small(side: PageSide, small_site: Path, serve: Serve) -> Searching:
    """The small help site, searched."""
    root = serve(small_site)
    return lambda language: Searched(side, root, language)


@pytest.fixture(scope="session")
def sample_site(root: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the sample academy's site."""
    base = tmp_path_factory.getbasetemp()
    return built_site(root, base if worker_id == "master" else base.parent)


@pytest.fixture(scope="session")
def sample(side: PageSide, sample_site: Path, serve: Serve) -> Searching:
    """The sample academy's site, searched."""
    root = serve(sample_site)
    return lambda language: Searched(side, root, language)
