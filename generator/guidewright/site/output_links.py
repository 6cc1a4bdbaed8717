"""Finished pages in, links that lead nowhere out. Works on the HTML of any engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

__all__ = ["DeadLink", "dead_links"]

_TARGET = re.compile(
    r"<(?:a|link|img|script|source|video|track)\b[^>]*?\s(?:href|src)=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))"
)
_ID = re.compile(r"\s(?:id|name)=(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads nowhere: page and target as written, what is missing, and where it would be."""

    page: str
    target: str
    missing: str
    place: str


def dead_links(site: Path) -> Iterator[DeadLink]:
    """Follow every link inside a site.

    Args:
        site: folder with the finished pages.
    """
    yield from _Checker(site).check()


class _Checker:
    def __init__(self, site: Path) -> None:
        self.site = site
        self.files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        self.anchors: dict[str, frozenset[str]] = {}
        self.known: dict[str, str | None] = {}

    def check(self) -> Iterator[DeadLink]:
        for page in sorted(name for name in self.files if name.endswith(".html")):
            if page.rsplit("/", 1)[-1] == "404.html":
                continue  # it stands at every address, so its links are absolute from the host's root
            text = (self.site / page).read_text(encoding="utf-8", errors="replace")
            for groups in set(_TARGET.findall(text)):
                target = unescape(next(filter(None, groups), ""))
                missing = self._missing(page, target)
                if missing:
                    place = unquote(urlsplit(urljoin(f"http://site/{page}", target)).path).lstrip("/")
                    yield DeadLink(page, target, missing, place)

    def _missing(self, page: str, target: str) -> str | None:
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or target.startswith("/") or not target:
            return None
        absolute = urljoin(f"http://site/{page}", target)
        if absolute not in self.known:
            self.known[absolute] = self._resolve(absolute)
        return self.known[absolute]

    def _resolve(self, absolute: str) -> str | None:
        parts = urlsplit(absolute)
        path = unquote(parts.path).lstrip("/")
        name = path + "index.html" if path == "" or path.endswith("/") else path
        if name not in self.files:
            if f"{path}/index.html" not in self.files:
                return f"there is no `{path or 'index.html'}`"
            name = f"{path}/index.html"
        anchor = unquote(parts.fragment)
        if anchor and name.endswith(".html") and not self._has(name, anchor):
            return f"`{path}` has no `#{anchor}`"
        return None

    def _has(self, name: str, anchor: str) -> bool:
        if anchor.startswith((":~:", "__", "/")):
            return True
        if name not in self.anchors:
            text = (self.site / name).read_text(encoding="utf-8", errors="replace")
            self.anchors[name] = frozenset(unescape("".join(groups)) for groups in _ID.findall(text))
        return anchor in self.anchors[name]
