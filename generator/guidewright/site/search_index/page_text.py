"""A search document in, its words out: title, filters and sections, as the index and the list of results use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

__all__ = ["PageText", "Section", "read_page_text"]

_TAG = re.compile(
    r"<(?:!--.*?(?:-->|\Z)|[!?][^>]*+(?:>|\Z)|(/?)([a-zA-Z][^\s/>]*+)"
    r"((?:[^=>]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?+)*+)(?:>|\Z))",
    re.DOTALL,
)
"""A comment, a declaration or a tag. One that does not end goes to the end of the page, as in a browser: the time that
a page takes grows with its size alone."""
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_SPACE = re.compile(r"\s+")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_RAW = frozenset(["iframe", "script", "style", "textarea"])
"""What stands in these is no tag."""
_UNSEEN = frozenset(
    ["head", "iframe", "noscript", "object", "script", "style", "svg", "template", "textarea"]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "del",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
    ]
)
_PLAIN = "span|code|strong|em|b|i|kbd|mark|small|sub|sup"
_PLAIN_TAG = re.compile(rf"</?(?:{_PLAIN})(?: class=\"[\w -]*\")?>")
_PLAIN_IGNORED = re.compile(rf"<(?:{_PLAIN})\b[^>]*\bdata-search-(?:ignore|body)")
"""Most tags of a page colour the words of its code: they go at once, unless one of their kind holds what is ignored."""
_BODY = "data-search-body"
_HEADINGS = frozenset(("h2", "h3", "h4", "dt"))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page with a heading of its own; the first of a page has none.

    Attributes:
        anchor: where on the page it begins; empty for the first.
        heading: its words.
        text: the words below it, blocks with a space between them.
    """

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class PageText:
    """What search knows of a page.

    Attributes:
        title: its first heading, else what its `<title>` says.
        filters: pairs of group and value, in the page's order.
        words: by which it is found, too, though it does not show them.
        sections: its text.
    """

    title: str
    filters: tuple[tuple[str, str], ...]
    words: str
    sections: tuple[Section, ...]


def read_page_text(document: str) -> PageText:
    """Read a search document.

    Only what is marked `data-search-body` is read, where anything is; filters and words count wherever they stand. What
    is marked `data-search-ignore`, what no reader sees and links to headings are left out.
    """
    if not _PLAIN_IGNORED.search(document):
        document = _PLAIN_TAG.sub("", document)
    pieces = list(_pieces(document))
    reader = _Reader(marked=any(_BODY in _attributes(given) for _, _, _, given in pieces if _BODY in given))
    for piece in pieces:
        reader.take(*piece)
    title = reader.title or _named(document)
    return PageText(
        title, tuple(dict.fromkeys(reader.filters)), ", ".join(reader.words), tuple(reader.sections())
    )


def _named(document: str) -> str:
    """What its `<title>` says."""
    start = document.find("<title>")
    end = document.find("</title>", start)
    return (
        _joined([_unescaped(_TAG.sub("", document[start + len("<title>") : end]))])
        if 0 <= start < end
        else ""
    )


def _pieces(document: str) -> Iterator[tuple[str, str, str, str]]:
    """Text, and the tag after it: its slash, name and attributes."""
    end = max(document.find("<body"), 0)
    while tag := _TAG.search(document, end):
        slash, name = tag[1] or "", (tag[2] or "").lower()
        yield document[end : tag.start()], slash, name, tag[3] or ""
        end = tag.end()
        if not slash and name in _RAW:
            closing = re.compile(f"</{name}", re.IGNORECASE).search(document, end)
            end = closing.start() if closing else len(document)
    yield document[end:], "", "", ""


@dataclass(slots=True)
class _Words:
    """A section on its way."""

    anchor: str = ""
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader:
    """Goes through a document's tags once."""

    def __init__(self, *, marked: bool) -> None:
        self.title = ""
        self.filters: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._sections = [_Words()]
        self._skipped = ""
        self._depth = 0
        self._open = ""
        self._titled: list[str] = []
        self._marked = marked
        self._body, self._inside = "", 0 if marked else 1

    def take(self, text: str, slash: str, name: str, attributes: str) -> None:
        if self._skipped:
            self._pass(slash, name, attributes)
            return
        if self._inside and text:
            self._words().append(_unescaped(text))
        if not name:
            return
        inside = self._enter(slash, name, attributes)
        if inside and name not in _INLINE:
            self._words().append(" ")
        if slash:
            if name == self._open:
                self._close()
        elif self._unseen(name, attributes):
            if name not in _VOID and not attributes.endswith("/"):
                self._skipped, self._depth = name, 1
        elif inside and (name == "h1" or (name in _HEADINGS and not self._open)):
            self._begin(name, attributes)

    def _enter(self, slash: str, name: str, attributes: str) -> bool:
        """Whether a tag is in the part that is marked, counting those elements of it that have its name."""
        if not self._marked:
            return True
        if self._inside:
            if name == self._body:
                self._inside += -1 if slash else 1
        elif not slash and _BODY in attributes and _BODY in _attributes(attributes):
            self._body, self._inside = name, 1
        return self._inside > 0

    def sections(self) -> Iterator[Section]:
        for words in self._sections:
            section = Section(words.anchor, _joined(words.heading), _joined(words.text))
            if section.heading or section.text:
                yield section

    def _words(self) -> list[str]:
        if self._open == "h1":
            return self._titled
        section = self._sections[-1]
        return section.heading if self._open else section.text

    def _begin(self, name: str, attributes: str) -> None:
        if name == "h1":
            self._open = "" if self.title else name
            return
        anchor = _attributes(attributes).get("id", "")
        if anchor:
            self._open = name
            self._sections.append(_Words(anchor))

    def _close(self) -> None:
        if self._open == "h1":
            self.title = _joined(self._titled)
        self._open = ""

    def _unseen(self, name: str, attributes: str) -> bool:
        if name in _UNSEEN:
            return True
        if "data-search-" not in attributes and "headerlink" not in attributes:
            return False
        found = _attributes(attributes)
        group, _, value = found.get("data-search-filter", "").partition(":")
        if value:
            self.filters.append((group, value))
        if found.get("data-search-words"):
            self.words.append(found["data-search-words"])
        return "data-search-ignore" in found or "headerlink" in found.get("class", "").split()

    def _pass(self, slash: str, name: str, attributes: str) -> None:
        if name == self._skipped and not attributes.endswith("/"):
            self._depth += -1 if slash else 1
            if not self._depth:
                self._skipped = ""


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): _unescaped(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(text)}


def _unescaped(text: str) -> str:
    try:
        return unescape(text)
    except ValueError:  # the number of a character has more digits than Python reads
        return text


def _joined(words: list[str]) -> str:
    return _SPACE.sub(" ", "".join(words)).strip()
