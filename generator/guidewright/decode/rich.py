"""The Markdown subset of tour and quiz texts: text in, a small tree out that can only become text nodes.

Paragraphs, bullet and numbered lists; **strong**, *emphasis*, `code`, [links](https://example.com) and
`{{ ui.key }}`. HTML is refused, not escaped: what looks like markup in a product's tour is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guidewright.decode import rules
from guidewright.decode.markdown import is_unsafe_url
from guidewright.diagnostics import Rule

__all__ = [
    "Block",
    "Inline",
    "RichProblem",
    "label_keys",
    "parse_inline",
    "parse_rich",
    "plain_text",
    "with_labels",
]

_BULLET = re.compile(r"[ \t]{0,3}[-*+][ \t]+")
_NUMBER = re.compile(r"[ \t]{0,3}\d{1,3}[.)][ \t]+")
_HTML = re.compile(r"<(?:/?[a-zA-Z][^>]*|!--.*?--|!\w[^>]*)>?", re.DOTALL)
_LABEL = re.compile(r"\{\{\s*ui\.([A-Za-z0-9_.\-]+)\s*\}\}")
_MARKED = re.compile(r"[\\`*_\[{]")  # every token holds one of these
_LETTER = r"[^\W぀-ヿ㐀-鿿가-힯]"
"""Of a word with spaces around it: in a language without them, emphasis begins and ends between two letters."""
_TOKEN = re.compile(
    r"(?P<escape>\\[\\`*_\[\]{}()#+\-.!<>])"
    r"|(?P<code>(?<!`)`(?P<code_text>[^`\n]+)`)"
    r"|\*\*(?P<strong>(?=\S)(?:[^*]|\*(?!\*))+?(?<=\S))\*\*"
    rf"|(?<!\*)(?<!{_LETTER})\*(?P<emphasis>(?=\S)[^*\n]+?(?<=\S))\*(?!{_LETTER})"
    r"|(?<!\w)_(?P<underscored>(?=\S)[^_\n]+?(?<=\S))_(?!\w)"
    r"|\[(?P<link_text>[^\[\]\n]+)\]\((?P<href>(?:[^()\s]++|\([^()\s]*+\))++)\)"
    r"|\{\{\s*ui\.(?P<label>[A-Za-z0-9_.\-]+)\s*\}\}"
)


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of text. `kind`: text, strong, emphasis, code, link, label, break.

    Attributes:
        text: the words of text and code; the catalogue key of a label.
        href: where a link leads.
        children: what stands inside strong, emphasis and link.
    """

    kind: str
    text: str | None = None
    href: str | None = None
    children: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`children`), or bullets or numbers (`items`)."""

    kind: str
    children: tuple[Inline, ...] = ()
    items: tuple[tuple[Inline, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class RichProblem:
    """Something refused, with the words it was found in."""

    rule: Rule
    excerpt: str
    message: str
    help: str


def parse_rich(text: str) -> tuple[tuple[Block, ...], tuple[RichProblem, ...]]:
    """Read a text of several paragraphs."""
    problems = tuple(_problems(text))
    return tuple(_blocks(text)), problems


def parse_inline(text: str) -> tuple[tuple[Inline, ...], tuple[RichProblem, ...]]:
    """Read a single line."""
    return tuple(_inlines(" ".join(text.split()))), tuple(_problems(text))


def label_keys(text: str) -> tuple[str, ...]:
    """The catalogue keys that a plain text, such as a title, shows."""
    return tuple(_LABEL.findall(text)) if "{{" in text else ()


def with_labels(text: str, label: Callable[[str], str]) -> str:
    """A plain text with the product's words in it. `label`: from key to words."""
    return _LABEL.sub(lambda match: label(match[1]), text) if "{{" in text else text


def plain_text(blocks: tuple[Block, ...] | tuple[Inline, ...]) -> str:
    """The words alone, for search, counting and titles."""
    return " ".join(" ".join(_words(blocks)).split())


def _words(parts: tuple[Block, ...] | tuple[Inline, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Inline) and part.text:
            yield part.text
        yield from _words(part.children)
        if isinstance(part, Block):
            for item in part.items:
                yield from _words(item)


def _problems(text: str) -> Iterator[RichProblem]:
    for match in _HTML.finditer(text) if "<" in text else ():
        found = match.group()
        help_text = (
            "Use Markdown: **strong**, *emphasis*, `code`, [text](address). Write a bare `<` as `\\<`."
        )
        if match.start() == 0 or text[match.start() - 1] != "\\":
            yield RichProblem(
                rules.MARKUP_IN_TEXT, found, f"HTML is not allowed here: `{found[:40]}`", help_text
            )
    for match in _TOKEN.finditer(text) if "](" in text else ():
        if match["href"] and is_unsafe_url(match["href"]):
            yield RichProblem(
                rules.UNSAFE_LINK,
                match["href"],
                f"this link runs code: `{match['href'][:40]}`",
                "Link to a page instead.",
            )


def _blocks(text: str) -> Iterator[Block]:
    for chunk in re.split(r"\n[ \t]*\n", text.strip("\n")):
        paragraph: list[str] = []
        items: list[str] = []
        kind = ""
        for line in chunk.split("\n"):
            marker = _BULLET.match(line) or _NUMBER.match(line)
            if marker:
                yield from _paragraph(paragraph)
                paragraph = []
                found = "bullets" if _BULLET.match(line) else "numbers"
                if kind not in ("", found):
                    yield _list(kind, items)
                    items = []
                kind = found
                items.append(line[marker.end() :])
            elif items:
                items[-1] += " " + line.strip()
            else:
                paragraph.append(line)
        yield from _paragraph(paragraph)
        if items:
            yield _list(kind, items)


def _paragraph(lines: list[str]) -> Iterator[Block]:
    text = " ".join(line.strip() for line in lines).strip()
    if text:
        yield Block("paragraph", children=tuple(_inlines(text)))


def _list(kind: str, items: list[str]) -> Block:
    return Block(kind, items=tuple(tuple(_inlines(item.strip())) for item in items))


def _inlines(text: str) -> Iterator[Inline]:
    if not _MARKED.search(text):
        if text:
            yield Inline("text", text=text)
        return
    at = 0
    plain = ""
    for match in _TOKEN.finditer(text):
        plain += text[at : match.start()]
        at = match.end()
        if match["escape"]:
            plain += match["escape"][1]
            continue
        if plain:
            yield Inline("text", text=plain)
            plain = ""
        yield _inline(match)
    plain += text[at:]
    if plain:
        yield Inline("text", text=plain)


def _inline(match: re.Match[str]) -> Inline:
    if match["code"]:
        return Inline("code", text=match["code_text"])
    if match["label"]:
        return Inline("label", text=match["label"])
    if match["strong"]:
        return Inline("strong", children=tuple(_inlines(match["strong"])))
    if match["link_text"]:
        href = match["href"]
        safe = "#" if is_unsafe_url(href) else href
        return Inline("link", href=safe, children=tuple(_inlines(match["link_text"])))
    return Inline("emphasis", children=tuple(_inlines(match["emphasis"] or match["underscored"])))
