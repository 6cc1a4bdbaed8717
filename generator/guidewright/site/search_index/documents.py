"""A finished page in, its search document out: the part of it that is indexed. Plain text search, no parser."""

from __future__ import annotations

import re

__all__ = ["language_of", "search_document", "told"]

_MARK = "data-search-body"
_ANY_MARK = "data-search-"
_END = "</article>"
_FOOT = "<div data-gw-end></div>"
"""Where our templates end an author's text."""
_LEFT_OUT = re.compile(r"<nav\b[^<>]*\sdata-search-ignore>.*?</nav>", re.DOTALL)
_PROLOGUE = 400
"""How far into a page its `<html>` may begin for the page to be cut."""
_LANGUAGE = re.compile(r"<html\b[^>]*?\slang\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)


def search_document(html: str) -> str | None:
    """The document that stands for a page in the index.

    Args:
        html: a finished page.

    Returns:
        The page's language, title and marked part; the whole page where it is not laid out as expected; None when
        nothing of it is marked to be found.
    """
    first = _first_mark(html)
    if first is None:
        return None
    start, end = first, html.rfind(_END)
    opening = html.find("<html", 0, _PROLOGUE)
    closing = html.find(">", opening)
    elsewhere = html.find(_ANY_MARK, 0, start) >= 0 or html.find(_ANY_MARK, max(end, 0)) >= 0
    if end < start or not 0 <= opening < closing < start or elsewhere:
        return html
    return (
        f"<!doctype html>\n{html[opening : closing + 1]}<head>{_title(html, closing, start)}</head>\n"
        f"<body>\n{html[start:end]}\n</body>\n</html>\n"
    )


def told(document: str) -> str:
    """A search document without the lists of other pages at its foot, which the index leaves out.

    Two documents of which this is the same are the same to the index.
    """
    text, foot, after = document.rpartition(_FOOT)
    return text + foot + _LEFT_OUT.sub("", after)


def language_of(document: str) -> str:
    """The language that the beginning of a search document names, in small letters; empty for none."""
    found = _LANGUAGE.search(document)
    return found[1].lower() if found else ""


def _first_mark(html: str) -> int | None:
    """Where the element begins that is marked as the part to be found; the mark in a text or a value is none."""
    at = html.find(_MARK)
    while at >= 0:
        start = html.rfind("<", 0, at)
        before = html[start + 1 : at]
        if start >= 0 and before[:1].isalpha() and ">" not in before and before.count('"') % 2 == 0:
            return start
        at = html.find(_MARK, at + len(_MARK))
    return None


def _title(html: str, start: int, end: int) -> str:
    opening = html.find("<title>", start, end)
    closing = html.find("</title>", opening, end) if opening >= 0 else -1
    return html[opening : closing + len("</title>")] if closing >= 0 else ""
