"""Finished pages in, links that lead nowhere out. Works on the HTML of any engine."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from guidewright.site.workers import share_out

__all__ = ["DeadLink", "dead_links"]

_TARGET = re.compile(
    r"<(?:a|link|img|script|source|video|track)\b[^>]*?\s(?:href|src)=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))"
)
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|$")
"""Addresses with a scheme, of another host, from the host's root, and empty ones."""
_ID = re.compile(r"\s(?:id|name)=(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads nowhere: page and target as written, what is missing, and where it would be."""

    page: str
    target: str
    missing: str
    place: str


def dead_links(site: Path, jobs: int = 1) -> Iterator[DeadLink]:
    """Follow every link inside a site.

    Args:
        site: folder with the finished pages.
        jobs: how many processes read them.
    """
    checker = _Checker(site)
    pages = sorted(name for name in checker.files if name.endswith(".html"))
    # The page for addresses that do not exist stands at all of them, so its links are absolute from the host's root.
    pages = [page for page in pages if posixpath.basename(page) != "404.html"]
    for found in share_out(checker.check, pages, jobs):
        yield from found


class _Checker:
    def __init__(self, site: Path) -> None:
        self.site = site
        self.files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        self.anchors: dict[str, frozenset[str]] = {}
        self.known: dict[tuple[str, str], str | None] = {}

    def check(self, page: str) -> list[DeadLink]:
        text = (self.site / page).read_text(encoding="utf-8", errors="replace")
        folder = posixpath.dirname(page)
        found = []
        for target in sorted({next(filter(None, groups), "") for groups in _TARGET.findall(text)}):
            if not _OUTSIDE.match(target):
                place, anchor = _place(page, folder, unescape(target))
                missing = self._missing(place, anchor)
                if missing:
                    found.append(DeadLink(page, unescape(target), missing, place.lstrip("/")))
        return found

    def _missing(self, place: str, anchor: str) -> str | None:
        key = (place, anchor)
        if key not in self.known:
            self.known[key] = self._resolve(place, anchor)
        return self.known[key]

    def _resolve(self, place: str, anchor: str) -> str | None:
        name = place + "index.html" if place == "" or place.endswith("/") else place
        if name not in self.files:
            if f"{place}/index.html" not in self.files:
                return f"there is no `{place or 'index.html'}`"
            name = f"{place}/index.html"
        if anchor and name.endswith(".html") and not self._has(name, anchor):
            return f"`{place}` has no `#{anchor}`"
        return None

    def _has(self, name: str, anchor: str) -> bool:
        if anchor.startswith((":~:", "__", "/")):
            return True
        if name not in self.anchors:
            text = (self.site / name).read_text(encoding="utf-8", errors="replace")
            self.anchors[name] = frozenset(unescape("".join(groups)) for groups in _ID.findall(text))
        return anchor in self.anchors[name]


def _place(page: str, folder: str, target: str) -> tuple[str, str]:
    """Where in the site a relative address leads, folders with a slash at their end, and the anchor there."""
    path, _, anchor = target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return page, unquote(anchor)
    steps = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    closed = path.endswith(("/", "/.", "/..")) or path in (".", "..")
    return (f"{steps}/" if closed and steps else steps), unquote(anchor)
