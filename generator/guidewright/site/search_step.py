"""Decides how much of the search index is made: all of it, or what changed since it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidewright.site.last_build import PageRecord
from guidewright.site.pagefind_index import (
    PARTS_FOLDER,
    RECENT_FOLDER,
    index_pages,
    index_recent,
    search_document,
)
from guidewright.site.plan import Before

__all__ = ["Indexing", "index_files"]

MANY = 100
"""So many changed pages are worth a new index."""


def searched(pages: Iterable[PageRecord]) -> dict[str, str]:
    """Digests of what search shows, by file."""
    return {page.file: page.search for page in pages if page.search}


@dataclass(frozen=True, slots=True)
class Indexing:
    """Where the index of the last build is, and what it holds.

    Attributes:
        before: what the last build left.
        out: the site that it left.
        whole: whether it is of no use.
    """

    before: Before
    out: Path
    whole: bool

    @classmethod
    def of(cls, before: Before, out: Path) -> Indexing:
        """Look at what there is: an index that lacks a file is of no use."""
        state = before.last.index_files
        return cls(before, out, not state or not before.standing.issuperset(state))

    def run(
        self, pages: Mapping[str, PageRecord], folder: Path, site: Path, jobs: int
    ) -> tuple[dict[str, str], list[str]]:
        """Make the index.

        Args:
            pages: all of them, by language and path in its tree.
            folder: where search documents of changed pages may be written.
            site: the site in the making, with the pages that are not as they were.
            jobs: how many processes.

        Returns:
            What the main index now holds, and its files that stay as they are in the last site.

        Raises:
            IndexFailedError: when Pagefind gives up.
        """
        held, now = self.before.last.indexed, searched(pages.values())
        changed = [name for name, digest in now.items() if held.get(name) != digest]
        stale = [name for name in held if now.get(name) != held[name]]

        def page(name: str) -> str:
            made = site / name
            return (made if made.is_file() else self.out / name).read_text(encoding="utf-8")

        if not self.whole and len(changed) + len(stale) <= MANY:
            for name in changed:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(search_document(page(name)) or "", encoding="utf-8")
            if index_recent(folder, stale, site, main=self.out):
                recent = f"{RECENT_FOLDER}/"
                return dict(held), [
                    name for name in self.before.last.index_files if not name.startswith(recent)
                ]
        languages = {page.file: name.partition("/")[0] for name, page in pages.items() if page.search}
        index_pages(languages, page, site, jobs=jobs)
        return now, []


def index_files(names: Iterable[str]) -> tuple[str, ...]:
    """Those of a site's files that are its search index."""
    return tuple(sorted(name for name in names if name.startswith((f"{PARTS_FOLDER}/", f"{RECENT_FOLDER}/"))))
