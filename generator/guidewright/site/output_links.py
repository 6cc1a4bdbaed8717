"""What finished pages say of themselves in, links that lead nowhere out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidewright.site.page_facts import ids_in, links_in
from guidewright.site.workers import share_out

__all__ = ["DeadLink", "Facts", "dead_links", "missing_places", "read_pages"]


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads nowhere: page and target as written, what is missing, and where it would be."""

    page: str
    target: str
    missing: str
    place: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What others need to know of a finished page.

    Attributes:
        places: where it leads within the site: `articles/approve/#steps`.
        ids: its anchors.
    """

    places: tuple[str, ...]
    ids: tuple[str, ...]

    @classmethod
    def of(cls, name: str, document: str) -> Facts:
        """Read a finished page."""
        places = dict.fromkeys(place for place, _ in links_in(name, document))
        return cls(tuple(places), tuple(sorted(ids_in(document))))


def read_pages(site: Path, names: Iterable[str], jobs: int = 1) -> dict[str, Facts]:
    """Read pages from the disk.

    Args:
        site: folder with the finished pages.
        names: which ones.
        jobs: how many processes read them.

    Raises:
        WorkerLostError: when a process dies or hangs at a page.
    """
    names = sorted(names)

    def read(name: str) -> Facts:
        return Facts.of(name, (site / name).read_text(encoding="utf-8", errors="replace"))

    return dict(zip(names, share_out(read, names, jobs), strict=True))


def dead_links(
    files: Iterable[str], pages: Mapping[str, Facts], document: Callable[[str], str]
) -> Iterator[DeadLink]:
    """Follow every link inside a site.

    Args:
        files: everything in it.
        pages: its pages, by file.
        document: the HTML of a page, to say how a dead link is written.
    """
    site = _Site(frozenset(files), pages)
    leads = {place for facts in pages.values() for place in facts.places}
    missing = {place: reason for place in leads if (reason := site.missing(place))}
    if not missing:
        return
    for name in sorted(pages):
        if not missing.keys().isdisjoint(pages[name].places):
            for place, target in links_in(name, document(name)):
                if place in missing:
                    yield DeadLink(name, target, missing[place], place.partition("#")[0].lstrip("/"))


def missing_places(places: Iterable[str], files: Iterable[str], pages: Mapping[str, Facts]) -> set[str]:
    """Those of some places in a site at which nothing is."""
    site = _Site(frozenset(files), pages)
    return {place for place in places if site.missing(place)}


class _Site:
    def __init__(self, files: frozenset[str], pages: Mapping[str, Facts]) -> None:
        self._files = files
        self._pages = pages
        self._anchors: dict[str, frozenset[str]] = {}

    def missing(self, place: str) -> str | None:
        """Why nothing is at a place; `None` when something is."""
        path, _, anchor = place.partition("#")
        name = path + "index.html" if path == "" or path.endswith("/") else path
        if name not in self._files:
            if f"{path}/index.html" not in self._files:
                return f"there is no `{path or 'index.html'}`"
            name = f"{path}/index.html"
        if anchor and name in self._pages and not self._has(name, anchor):
            return f"`{path}` has no `#{anchor}`"
        return None

    def _has(self, name: str, anchor: str) -> bool:
        if anchor.startswith((":~:", "__", "/")):
            return True
        if name not in self._anchors:
            self._anchors[name] = frozenset(self._pages[name].ids)
        return anchor in self._anchors[name]
