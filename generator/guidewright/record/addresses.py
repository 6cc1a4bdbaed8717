"""Addresses of recorded pages in, the globs that steps and routes are written with out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from guidewright.record.typed import TypedTexts

__all__ = ["PageGlobs", "site_of"]

_UUID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_KEY = re.compile(
    r"\d+"  # counted
    r"|(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}"  # a hash
    r"|(?=[a-z_-]*\d)(?=[\d_-]*[a-z])[\w-]{20,}",  # a key of a database
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"([A-Za-z]+[-_.])\d{3,}")
_RUN = re.compile(r"\d{5,}")


def site_of(url: str) -> str:
    """Scheme, host and port."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class PageGlobs:
    """Writes addresses as tours do: `#/invoices/*` in an app with routes in its hash, else `/invoices/*`.

    Args:
        urls: every address of the recording; together they tell which kind of app it is.
        typed: what the writer typed, which addresses often hold.
    """

    def __init__(self, urls: Iterable[str], typed: TypedTexts) -> None:
        parts = [urlsplit(url) for url in urls]
        routed = any(_is_route(part.fragment) for part in parts)
        self._only_hash = routed and len({(part.netloc, part.path) for part in parts}) == 1
        self._typed = typed

    def of(self, url: str) -> str | None:
        """The glob; nothing for a page that only its hash could name, and that has none."""
        parts = urlsplit(url)
        route = self._glob(parts.fragment.partition("?")[0]) if _is_route(parts.fragment) else ""
        if self._only_hash:
            return f"#{route}" if route else None
        path = self._glob(parts.path or "/")
        return f"{path}#{route}" if route else path

    def start(self, url: str) -> str | None:
        """Where a link can begin the tour: behind the product's own address, so only a route in the hash."""
        glob = self.of(url)
        return glob if glob and glob.startswith("#") and "*" not in glob else None

    def _glob(self, path: str) -> str:
        parts = [self._segment(segment) for segment in path.split("/")]
        return re.sub(r"\*{2,}", "*", "/".join(parts))

    def _segment(self, segment: str) -> str:
        text = unquote(segment)
        if not text or text in (".", "..", "!"):
            return segment
        if _UUID.search(text) or _KEY.fullmatch(text) or "@" in text or self._typed.held_by(text):
            return "*"
        numbered = _NUMBERED.fullmatch(text)
        return f"{numbered[1]}*" if numbered else _RUN.sub("*", segment)


def _is_route(fragment: str) -> bool:
    return fragment.startswith(("/", "!/"))
