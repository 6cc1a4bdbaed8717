"""The one module that knows Pagefind: a finished site in, its search index beside it out.

Pagefind numbers filters and words in an order of its own, also when it is given page by page, so two builds of the
same content find the same but differ in the bytes and names of some files below `pagefind/`. All else is the same.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

__all__ = ["IndexFailedError", "index_site"]


class IndexFailedError(Exception):
    """Pagefind could not index; the message is its own."""


def index_site(site: Path) -> int:
    """Write `pagefind/` into a site.

    Args:
        site: folder with the finished pages; those marked `data-pagefind-body` are indexed.

    Returns:
        How many pages the index holds.

    Raises:
        IndexFailedError: when Pagefind gives up.
    """
    logging.getLogger("pagefind").setLevel(logging.ERROR)
    try:
        with ThreadPoolExecutor(
            max_workers=1
        ) as apart:  # the caller's thread may run an event loop of its own
            return apart.submit(asyncio.run, _index(site)).result()
    except (OSError, RuntimeError, AssertionError, ValueError) as error:
        raise IndexFailedError(str(error) or type(error).__name__) from error


async def _index(site: Path) -> int:
    config = IndexConfig(output_path=str(site / "pagefind"), exclude_selectors=[".headerlink"])
    async with PagefindIndex(config=config) as index:
        added = await index.add_directory(str(site))
        return int(added["page_count"])
