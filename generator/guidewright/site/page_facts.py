"""A finished page in, what the rest of the site has to know of it out. Works on the HTML of any engine."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

__all__ = ["ids_in", "links_in"]

_TARGET = re.compile(
    r"<(?:a|link|img|script|source|video|track)\b[^>]*?\s(?:href|src)=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))"
)
_NEAR = re.compile(r"((?:\.\./)*)((?:[^./][^/]*/)*[^./][^/]*/?)")
"""Addresses that are plain: some folders up, then names; most are."""
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|$")
"""Addresses with a scheme, of another host, from the host's root, and empty ones."""
_IDS = tuple(re.compile(rf"{name}=(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))") for name in ("id", "name"))


def links_in(name: str, document: str) -> Iterator[tuple[str, str]]:
    """Where a finished page leads within the site, and how that is written, in the order of the alphabet.

    Args:
        name: its file, from the site's root: `articles/approve/index.html`.
        document: its HTML.
    """
    # The page for addresses that do not exist stands at all of them, so its links are absolute from the host's root.
    if posixpath.basename(name) == "404.html":
        return
    folder = posixpath.dirname(name)
    for target in sorted({next(filter(None, groups), "") for groups in _TARGET.findall(document)}):
        if not _OUTSIDE.match(target):
            yield _place(name, folder, unescape(target)), unescape(target)


def ids_in(document: str) -> frozenset[str]:
    """The anchors of a finished page."""
    found = (match for pattern in _IDS for match in pattern.finditer(document, 1))
    return frozenset(
        unescape(match[match.lastindex or 0]) for match in found if document[match.start() - 1].isspace()
    )


def _place(page: str, folder: str, target: str) -> str:
    """Where in the site a relative address leads: folders with a slash at their end, and the anchor there."""
    path, _, anchor = target.partition("#")
    anchor = f"#{unquote(anchor)}" if anchor else ""
    path = unquote(path.partition("?")[0])
    if not path:
        return page + anchor
    near = _NEAR.fullmatch(path)
    if near:
        folders = folder.split("/") if folder else []
        up = len(near[1]) // 3
        if up <= len(folders):
            return "/".join((*folders[: len(folders) - up], near[2])) + anchor
    steps = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    closed = path.endswith(("/", "/.", "/..")) or path in (".", "..")
    return (f"{steps}/" if closed and steps else steps) + anchor
