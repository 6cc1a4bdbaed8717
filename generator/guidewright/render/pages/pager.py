"""The pages of a list, and on each of them the way to the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guidewright.model.lists import numbered
from guidewright.render.site_map import SiteMap

__all__ = ["ListPage", "list_pages"]

AROUND = 1  # page numbers on each side of the one that the reader is on


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list.

    Attributes:
        name: in the tree.
        number, count: which page of how many.
        ids: what stands on it; `None` where one page is enough for everything.
        above: the list's first page, on the others, for their way down.
    """

    name: str
    number: int = 1
    count: int = 1
    ids: tuple[str, ...] | None = None
    above: tuple[str, ...] = ()

    def title(self, site: SiteMap, language: str, title: str) -> str:
        """The list's title, with the number of the page on all but the first."""
        if self.number == 1:
            return title
        return site.words(language)("page_of_list", title=title, n=self.number, count=self.count)

    def of(self, things: dict[str, Any]) -> list[Any]:
        """What stands on the page, of all that the list holds."""
        return list(things.values()) if self.ids is None else [things[id_] for id_ in self.ids]

    def pager(self, site: SiteMap, language: str) -> dict[str, Any] | None:
        """The way to the other pages; nothing where there are none."""
        if self.count == 1:
            return None
        root = site.root_from(self.name, language)
        first = self.above[0] if self.above else self.name

        def url(number: int) -> str:
            there = 1 <= number <= self.count
            return root + site.at(numbered(first, number), language) if there else ""

        return {
            "previous": url(self.number - 1),
            "next": url(self.number + 1),
            "numbers": [
                {"number": number, "url": url(number), "current": number == self.number}
                for number in _shown(self.number, self.count)
            ],
        }


def list_pages(site: SiteMap, name: str) -> Iterator[ListPage]:
    """The pages of the list that begins on a page."""
    found = site.long_list(name)
    if found is None:
        yield ListPage(name)
        return
    for number, ids in enumerate(found.pages, start=1):
        above = (name,) if number > 1 else ()
        yield ListPage(numbered(name, number), number, len(found.pages), ids, above)


def _shown(at: int, count: int) -> list[int]:
    """Page numbers to offer: the first, the last, those around the page; 0 where some are left out."""
    named = {1, count, *range(max(1, at - AROUND), min(count, at + AROUND) + 1)}
    found: list[int] = []
    for number in sorted(named):
        missing = number - found[-1] - 1 if found else 0
        found += [number - 1] if missing == 1 else [0] if missing else []
        found.append(number)
    return found
