"""Finished documents in, the code in them that no template wrote out.

Templates are trusted and content is not, and once a page is made nobody can tell them apart. So the text of every
template is marked before the engine reads it: a name that content cannot guess stands in each tag and attribute
that can run code. What has no mark in the finished document came from content. The marks are then taken out.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

__all__ = ["Marks", "find_in_document", "find_in_file"]

_NAMES = (
    "script|iframe|frame|frameset|object|embed|applet|portal|base|meta|link|style|form|set|animate|"
    "animatemotion|animatetransform"
)
_JINJA = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_TAG = re.compile(rf"(<(?:{_NAMES}))(?=[\s/>]|$)", re.IGNORECASE)
_NAME = re.compile(
    r"(?<=[\s\"'/])(on[a-z]+|srcdoc|http-equiv)(?=\s*=)|(?:javascript|vbscript):", re.IGNORECASE
)
_HANDLER = re.compile(r"on[a-z]+\s*=")
_MASKED = re.compile(r"=\s*[\"']?[^\"'<>/?=]*&(?:#|colon|tab|newline)")
_PROLOGUE = re.compile(r"<!ENTITY|<\?xml-stylesheet", re.IGNORECASE)
_ADDRESSES = frozenset(
    {"action", "background", "by", "data", "formaction", "from", "href", "poster", "src", "to", "values"}
)
_SCHEMES = ("javascript:", "vbscript:", "data:text", "data:application/xhtml", "data:image/svg")
_PICTURES = frozenset({"img", "image", "source", "video", "picture"})
_ANIMATED = frozenset({"set", "animate", "animatemotion", "animatetransform"})
_IN_FILES = frozenset({"script", "iframe", "frame", "object", "embed", "applet", "portal"})
_IN_PAGES = frozenset(_NAMES.split("|"))


class Marks:
    """Marks in templates, for one build."""

    def __init__(self, secret: str) -> None:
        """Begin with a secret.

        Args:
            secret: letters and digits that no content holds.
        """
        self._tag = f" gw{secret}t"
        self._name = f"gw{secret}n"
        self._unmarked = re.compile(rf"{_TAG.pattern}(?!{re.escape(self._tag.lower())})")

    @property
    def tag(self) -> str:
        """What stands behind the name of a trusted tag."""
        return self._tag

    @property
    def name(self) -> str:
        """What stands before the name of a trusted attribute."""
        return self._name

    def put(self, template: str) -> str:
        """Mark a template's own text; what it takes from elsewhere, in `{{ }}`, stays without."""
        parts = _JINJA.split(template)
        for at in range(0, len(parts), 2):
            parts[at] = self.put_plain(parts[at])
        return "".join(parts)

    def put_plain(self, html: str) -> str:
        """Mark trusted HTML."""
        return _NAME.sub(lambda match: self._name + match[0], _TAG.sub(rf"\1{self._tag}", html))

    def lack(self, document: str) -> bool:
        """Whether a document in small letters has a tag that can run code and bears no mark."""
        return self._unmarked.search(document) is not None

    def take(self, document: str) -> str:
        """The document as it was meant, without marks."""
        return document.replace(self._tag, "").replace(self._name, "")


def find_in_document(document: str, marks: Marks) -> str:
    """What in a finished page runs code and bears no mark, or nothing."""
    small = document.lower()
    if not marks.lack(small) and not _suspect(small):
        return ""
    finder = _Finder(_IN_PAGES, marks)
    finder.read(document)
    return finder.found


def _suspect(document: str) -> bool:
    """Whether a document in small letters may hold code outside of tags that are code; quick, and wrong only by a yes."""
    return (
        _has_scheme(document)
        or "srcdoc" in document
        or "http-equiv" in document
        or any(_begins_name(document[match.start() - 1]) for match in _HANDLER.finditer(document, 1))
        or ("&" in document and _MASKED.search(document) is not None)
    )


def _begins_name(before: str) -> bool:
    return before.isspace() or before in "/\"'"


def _has_scheme(document: str) -> bool:
    ends = {part[-2:] for part in document.split(":")}
    if all(end not in ("pt", "ta") and [end] == end.split() for end in ends):
        return False
    squeezed = "".join(document.split())
    return "script:" in squeezed or "data:" in squeezed


def find_in_file(data: bytes) -> str:
    """What in a drawing or a page that is copied as it is runs code, or nothing."""
    text = data.replace(b"\0", b"").decode("utf-8", errors="replace")
    prologue = _PROLOGUE.search(text)
    if prologue:
        return prologue[0]
    finder = _Finder(_IN_FILES, None)
    finder.read(text)
    return finder.found


class _Finder(HTMLParser):
    """Finds tags, attributes and addresses that run code; data blocks are not code.

    It is stricter than a browser where the two could disagree: what stands in comments, titles and styles counts,
    because there are ways to close each of them early.
    """

    def __init__(self, tags: frozenset[str], marks: Marks | None) -> None:
        super().__init__(convert_charrefs=True)
        self.found = ""
        self._tags = tags
        self._tag_mark = marks.tag.strip() if marks else "\0"
        self._in_data = False
        self._names = ("srcdoc", "http-equiv") if marks else ("srcdoc",)

    def read(self, text: str) -> None:
        """Read a whole document."""
        self.feed(text.replace("<!", "&lt;!").replace("<?", "&lt;?"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        local = tag.rpartition(":")[2]
        self._in_data = False
        if local in self._tags and self._tag_mark not in values and self._acts(tag, local, values):
            self._note(f"<{tag}>")
        for name, value in values.items():
            if name.startswith("on") or name in self._names:
                self._note(f"the attribute {name}")
            elif name.rpartition(":")[2] in _ADDRESSES and _is_script(local, value):
                self._note(f"the address {value.strip()[:40]}")

    def _acts(self, tag: str, local: str, values: dict[str, str]) -> bool:
        if tag == "script" and values.get("type") == "application/json" and "src" not in values:
            self._in_data = True
            return False
        if local in _ANIMATED:
            target = values.get("attributename", "").rpartition(":")[2].casefold()
            return target in _ADDRESSES or target.startswith("on")
        return True

    def handle_data(self, data: str) -> None:
        # Inside a drawing a data block is read as markup, so it must not hold any.
        if self._in_data and "<" in data:
            self._note("<script>")

    def handle_endtag(self, _: str) -> None:
        self._in_data = False

    def set_cdata_mode(self, elem: str, **options: Any) -> None:
        if elem == "script":
            super().set_cdata_mode(elem, **options)

    def _note(self, what: str) -> None:
        self.found = self.found or what


def _is_script(tag: str, value: str) -> bool:
    for part in value.split(";") if tag in _ANIMATED else (value,):
        address = re.sub(r"[\x00-\x20]", "", part).casefold()
        if address.startswith(_SCHEMES) and not (tag in _PICTURES and address.startswith("data:image/")):
            return True
    return False
