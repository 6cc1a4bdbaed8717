"""HTML of ours on its way through Markdown: packed, so that nothing in it is taken for Markdown, whatever it stands in."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

__all__ = ["packed", "unpacked"]

# Inside a list or an admonition the engine wraps the element in a paragraph, which may hold no blocks.
_PACKED = re.compile(r'(<p>\s*)?<div data-gw-packed="([\w=-]*)"></div>(?(1)\s*</p>)')


def packed(html: str) -> str:
    """One empty element that Markdown leaves alone."""
    return f'<div data-gw-packed="{urlsafe_b64encode(html.encode()).decode()}"></div>' if html else ""


def unpacked(html: str) -> str:
    """A converted page with the HTML in its places."""
    return _PACKED.sub(_original, html) if "data-gw-packed" in html else html


def _original(match: re.Match[str]) -> str:
    try:
        return urlsafe_b64decode(match[2]).decode()
    except ValueError:  # written by hand
        return ""
