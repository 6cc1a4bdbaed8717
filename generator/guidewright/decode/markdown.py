"""Markdown in, the parts that the compiler reasons about out: headings, links, fences, placeholders.

The engine renders Markdown; this scanner only finds what has to be checked or replaced, with its place.
Code is masked first, so that nothing inside code counts as a link or a placeholder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from guidewright.decode import rules
from guidewright.diagnostics import Issue, Span

__all__ = ["Fence", "Heading", "Link", "Markdown", "Placeholder", "is_unsafe_url", "scan_markdown"]

# Patterns begin with a fixed character where they can: the engine then skips to it instead of trying every place.
_FENCE = re.compile(r"\n(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)(?=\n|\Z)")
_CODE = re.compile(
    r"(?P<ticks>`(?<![`\\]`)`{0,8}+(?!`))(?:[^`\n]++|\n(?![ \t]*\n)|(?!(?P=ticks)(?!`))`++)*+(?P=ticks)"
)
_HEADING = re.compile(r"\n(#{1,6})[ \t]+([^\n]*)")
_UNDERLINE = re.compile(r"\n(=+|-+)[ \t]*(?=\n|\Z)")
_LINK = re.compile(
    r"\[(?<!\\\[)(?P<text>(?:[^\[\]\\!]++|!(?!\[)|\\.|!?\[(?:[^\[\]\\]++|\\.)*+\](?:\([^()\s]*+\))?)*+)\]"
    r"\(\s*+(?:<(?P<angle>[^<>\n]*)>|(?P<target>(?!\"[^\"\n]*\"\s*\))(?:[^\s()]++|\([^\s()]*+\))*+|))"
    r"\s*+(?:(?<=\s)(?:\"[^\"]*\"|'[^']*')\s*+)?\)"
)
_REFERENCE = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<target>[^\s>]+)", re.MULTILINE)
_HTML_TARGET = re.compile(
    r"<(?P<tag>a|img|source|video)\b[^<>]{0,2000}?\s(?:href|src)\s*=\s*[\"'](?P<target>[^\"']*)[\"']",
    re.IGNORECASE,
)
_ATTRIBUTE_ID = re.compile(r"\{(?<!\{\{)(?!\{):?[^{}\n]{0,500}?#([\w:.-]+)[^{}\n]{0,500}\}")
_HTML_ID = re.compile(r"<[a-zA-Z][^<>]{0,2000}?\s(?:id|name)\s*=\s*[\"']([^\"']+)[\"']")
_PLACEHOLDER = re.compile(r"\{\{\s*(?P<scope>ui|snippet)\.(?P<key>[A-Za-z0-9_.\-/]+)\s*\}\}")
_UNSAFE_TAG = re.compile(r"<(script|iframe|frame|object|embed|style|link|meta|base|form)\b", re.IGNORECASE)
_HANDLER = re.compile(
    r"<[a-zA-Z](?:[^<>\"']|\"[^\"\n]{0,2000}\"|'[^'\n]{0,2000}'){0,500}?(?<=[\s/\"'])(on[a-z]+|srcdoc)\s*=",
    re.IGNORECASE,
)
_UNSAFE_SCHEME = re.compile(r"\s*(javascript|vbscript|data)\s*:", re.IGNORECASE)
_IGNORED_IN_URL = re.compile(r"[\x00-\x20]|&(?:tab|newline);|&#x?0*(?:9|a|d|10|13);?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1-6, its text as written, and where it stands."""

    level: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image: what it points at, its text, and where the target stands."""

    target: str
    text: str
    image: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block.

    Attributes:
        info: the words behind the opening fence.
        indent: what stands before it on its line.
        body: its lines, as written.
        start, end: the whole block.
        info_start, body_start: where those begin.
    """

    info: str
    indent: str
    body: str
    start: int
    end: int
    info_start: int
    body_start: int


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{{ ui.key }}` or `{{ snippet.name }}` outside code."""

    scope: str
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Markdown:
    """A scanned body. All offsets count from the start of the file.

    Attributes:
        text: the body, without front matter.
        start: where in the file it begins.
        ids: anchors set by hand.
    """

    text: str
    start: int
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    fences: tuple[Fence, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    ids: tuple[str, ...] = ()


def scan_markdown(text: str, start: int, path: str) -> tuple[Markdown, tuple[Issue, ...]]:
    """Find the parts of a body.

    Args:
        text: the body.
        start: its offset in the file.
        path: the file, for spans.
    """
    issues: list[Issue] = []
    masked, fences, unclosed = _mask_fences(text, start)
    if unclosed:
        span = Span(path, unclosed.info_start - len(unclosed.body), unclosed.end)
        help_text = f"Add a closing line: {unclosed.body}"
        issues.append(rules.UNCLOSED_FENCE.at(span, "this fenced block is never closed", help_text))
    if "<!--" in masked:
        masked = _mask_comments(masked)
    if "`" in masked:
        masked = _CODE.sub(lambda code: _blanked(code[0]), masked)
    links = tuple(sorted(_links(masked, start), key=lambda link: link.start)) if _may_link(masked) else ()
    issues += _unsafe_links(links, path)
    if "<" in masked:
        issues += _unsafe_html(masked, start, path)
    return (
        Markdown(
            text=text,
            start=start,
            headings=_headings(masked, text, start),
            links=links,
            fences=fences,
            placeholders=_placeholders(masked, start) if "{{" in masked else (),
            ids=_ids(masked),
        ),
        tuple(issues),
    )


def is_unsafe_url(url: str) -> bool:
    """Whether a browser would run this address as code. Browsers drop white space inside a scheme."""
    return bool(_UNSAFE_SCHEME.match(_IGNORED_IN_URL.sub("", url)))


def _blanked(text: str) -> str:
    """As many blanks, on as many lines."""
    if "\n" not in text:
        return " " * len(text)
    return "\n".join([" " * len(line) for line in text.split("\n")])


def _blank_out(text: str, places: Iterable[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in places:
        parts += (text[at:start], _blanked(text[start:end]))
        at = end
    return "".join([*parts, text[at:]])


def _mask_fences(text: str, start: int) -> tuple[str, tuple[Fence, ...], Fence | None]:
    """Blank out fenced blocks; also returns the opening of one that never ends (its fence as `body`)."""
    if "```" not in text and "~~~" not in text:
        return text, (), None
    fences: list[Fence] = []
    places: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    for line in _FENCE.finditer("\n" + text):  # a match begins at the line's own offset in `text`
        if opened is None:
            opened = line
        elif line["fence"].startswith(opened["fence"]) and not line["info"].strip():
            fences.append(_fence(opened, text[opened.end() : line.start()], start, line.end() - 1))
            places.append((opened.start(), line.end() - 1))
            opened = None
    unclosed = _fence(opened, opened["fence"], start, opened.end() - 1) if opened else None
    return _blank_out(text, places), tuple(fences), unclosed


def _fence(opened: re.Match[str], body: str, start: int, end: int) -> Fence:
    info = opened["info"]
    return Fence(
        info=info.strip(),
        indent=opened["indent"],
        body=body,
        start=opened.start() + start,
        end=end + start,
        info_start=opened.end() - 1 - len(info.lstrip()) + start,
        body_start=opened.end() + start,
    )


def _mask_comments(text: str) -> str:
    return _blank_out(text, _comments(text))


def _comments(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while (opened := text.find("<!--", at)) != -1 and (closed := text.find("-->", opened)) != -1:
        at = closed + 3
        yield opened, at


def _may_link(masked: str) -> bool:
    return "](" in masked or "]:" in masked or "href" in masked or "src" in masked


def _links(masked: str, start: int) -> Iterator[Link]:
    for match in _LINK.finditer(masked):
        group = "angle" if match["angle"] is not None else "target"
        yield Link(
            match[group],
            match["text"],
            _is_image(masked, match.start()),
            match.start(group) + start,
            match.end(group) + start,
        )
        if "](" in match["text"]:
            yield from _links(match["text"], match.start("text") + start)
    if "]:" in masked:
        for match in _REFERENCE.finditer(masked):
            yield _targeted(match, start, image=False)
    if "<" in masked:
        for match in _HTML_TARGET.finditer(masked):
            yield _targeted(match, start, image=match["tag"].lower() != "a")


def _is_image(masked: str, at: int) -> bool:
    """Whether the bracket there has a `!` in front that is no plain exclamation mark."""
    return at > 0 and masked[at - 1] == "!" and masked[max(0, at - 2)] != "\\"


def _targeted(match: re.Match[str], start: int, *, image: bool) -> Link:
    return Link(match["target"], "", image, match.start("target") + start, match.end("target") + start)


def _headings(masked: str, text: str, start: int) -> tuple[Heading, ...]:
    found = []
    for match in _HEADING.finditer("\n" + masked):
        end = match.end() - 1
        words = text[match.start(2) - 1 : end].rstrip(" \t").rstrip("#").rstrip(" \t")
        if words:
            found.append(Heading(len(match[1]), words, match.start() + start, end + start))
    if "\n==" in masked or "\n--" in masked:
        found += _underlined(masked, text, start)
        found.sort(key=lambda heading: heading.start)
    return tuple(found)


def _underlined(masked: str, text: str, start: int) -> Iterator[Heading]:
    below = -1
    for match in _UNDERLINE.finditer(masked):
        at = masked.rfind("\n", 0, match.start()) + 1
        words = text[at : match.start()].strip()
        if (
            masked[at : match.start()].strip()
            and words[0] not in ">#*+-"
            and text[at] not in " \t"
            and at > below
        ):
            below = match.end()
            yield Heading(1 if match[1][0] == "=" else 2, words, at + start, match.start() + start)


def _ids(masked: str) -> tuple[str, ...]:
    found = _ATTRIBUTE_ID.findall(masked) if "#" in masked and "{" in masked else []
    if "<" in masked:
        found += _HTML_ID.findall(masked)
    return tuple(found)


def _placeholders(masked: str, start: int) -> tuple[Placeholder, ...]:
    return tuple(
        Placeholder(match["scope"], match["key"], match.start() + start, match.end() + start)
        for match in _PLACEHOLDER.finditer(masked)
    )


def _unsafe_links(links: tuple[Link, ...], path: str) -> Iterator[Issue]:
    for link in links:
        if ":" in link.target and is_unsafe_url(link.target):
            span = Span(path, link.start, link.end)
            yield rules.UNSAFE_LINK.at(
                span, f"this link runs code: `{link.target[:40]}`", "Link to a page instead."
            )


def _unsafe_html(masked: str, start: int, path: str) -> Iterator[Issue]:
    describe: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
        (_UNSAFE_TAG, lambda name: f"`<{name.lower()}>` is not allowed in content"),
        (_HANDLER, lambda name: f"the attribute `{name.lower()}` runs code"),
    )
    for pattern, message in describe:
        for match in pattern.finditer(masked):
            span = Span(path, match.start() + start, match.end() + start)
            help_text = "Use Markdown, or one of the fences `video`, `quiz` and `steps`."
            yield rules.UNSAFE_HTML.at(span, message(match[1]), help_text)
