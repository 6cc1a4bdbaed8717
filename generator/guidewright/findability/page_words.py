"""The words of a finished site's pages, as its search index reads them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from guidewright.findability.places import Place
from guidewright.site.search_index import PageText, read_page_text, search_document

__all__ = ["PageWords"]


class PageWords:
    """Reads each page of a site once."""

    def __init__(self, site: Path) -> None:
        """Nothing is read yet.

        Args:
            site: its folder.
        """
        self._site = site
        self._page = cache(self._read)

    def __call__(self, place: Place) -> str:
        """Title and text at a place; empty where nothing is to be found."""
        page = self._page(place.address)
        if page is None:
            return ""
        sections = [one for one in page.sections if not place.anchor or one.anchor == place.anchor]
        title = [] if place.anchor else [page.title]
        return "\n".join([*title, *(f"{one.heading}\n{one.text}" for one in sections)])

    def _read(self, address: str) -> PageText | None:
        try:
            html = (self._site / address / "index.html").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        document = search_document(html)
        return read_page_text(document) if document else None
