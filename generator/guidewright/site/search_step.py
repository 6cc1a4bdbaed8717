"""Decides how much of the search index is made: all of it, or what changed since it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidewright.site.last_build import PageRecord
from guidewright.site.plan import Before
from guidewright.site.search_index import FOLDER, index_pages, index_recent

__all__ = ["Indexing", "index_files"]


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

    def run(self, pages: Mapping[str, PageRecord], site: Path, jobs: int) -> tuple[dict[str, str], list[str]]:
        """Make the index.

        Args:
            pages: all of them, by language and path in its tree.
            site: the site in the making, with the pages that are not as they were.
            jobs: how many processes.

        Returns:
            What the whole index now holds, and the files of the index that stay as they are in the last site.

        Raises:
            IndexFailedError: when the disk gives up.
            WorkerLostError: when a process is lost.
        """
        held, now = self.before.last.indexed, searched(pages.values())
        languages = {page.file: name.partition("/")[0] for name, page in pages.items() if page.search}
        changed = {name: languages[name] for name, digest in now.items() if held.get(name) != digest}
        stale = [name for name in held if now.get(name) != held[name]]

        def page(name: str) -> str:
            made = site / name
            return (made if made.is_file() else self.out / name).read_text(encoding="utf-8")

        stays = [] if self.whole else index_recent(changed, stale, page, site, main=self.out, jobs=jobs)
        if stays:
            return dict(held), [
                one for one in self.before.last.index_files if one.rpartition("/")[0] in stays
            ]
        index_pages(languages, page, site, jobs=jobs)
        return now, []


def index_files(names: Iterable[str]) -> tuple[str, ...]:
    """Those of a site's files that are its search index."""
    return tuple(sorted(name for name in names if name.startswith(f"{FOLDER}/")))
