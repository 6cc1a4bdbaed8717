"""HTML of ours on its way past Markdown: packed where it stands inside a text, cut off where it stands around it."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence

__all__ = ["packed", "split_page", "unpacked"]

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


def split_page(text: str, around: Sequence[int] | None) -> tuple[str, str, str]:
    """A page without its settings -> our HTML above the author's text, that text, our HTML below it.

    Args:
        text: begins with the head and ends with the foot and a line break.
        around: how many characters head and foot have; where they do not fit the text, nothing is cut off.
    """
    if not around:
        return "", text, ""
    first, last = around
    end = len(text.rstrip("\n"))
    head, body, foot = text[:first], text[first : end - last], text[end - last : end]
    if not all(_is_ours(part, length) for part, length in ((head, first), (foot, last))):
        return "", text, ""
    if (head and body[:1].strip("\n")) or (foot and body[-1:].strip("\n")):
        return "", text, ""
    return head, body, foot


def _is_ours(part: str, length: int) -> bool:
    """Whether a part of a page is the HTML that was said to be there, or no part at all."""
    return len(part) == length and (not part or (part[0] == "<" and part[-1] == ">"))
