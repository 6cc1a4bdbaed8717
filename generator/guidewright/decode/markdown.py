"""Markdown in, the parts that the compiler reasons about out: headings, links, fences, placeholders.

The engine renders Markdown; this scanner only finds what has to be checked or replaced, with its place.
Code is masked first, so that nothing inside code counts as a link or a placeholder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from guidewright.decode import rules
from guidewright.diagnostics import Issue, Span
from guidewright.yaml_nodes import leaf

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
_REFERENCE = re.compile(
    r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<target>[^\s>]+)>?(?=[ \t]*(?:$|[\"'(]))", re.MULTILINE
)
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
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_CODE_SCHEMES = frozenset({"javascript", "vbscript", "data"})
_IGNORED_IN_URL = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")
# Only the `<` is taken, so that a tag inside what looks like another's attribute is seen, too.
_TAG = re.compile(
    r"<(?=(?P<tag>[a-zA-Z][\w:-]*+)(?P<attributes>(?:[^<>\"']++|\"[^\"]{0,2000}\"|'[^']{0,2000}'|[\"']){0,500}+))"
)
_ATTRIBUTE = re.compile(
    r"(?<=[\s/\"'])(?P<name>[a-zA-Z:]++)\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'<>]*+))"
)
_ADDRESSES = frozenset({"href", "xlink:href", "src", "action", "formaction", "poster", "data", "background"})
_ANIMATED = frozenset({"set", "animate"})
_BLOCK_TAG = re.compile(r"\n {0,3}<[a-zA-Z/!?]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_COMMENT_END = re.compile(r"--!?>")


@leaf
class Heading:
    """A heading: level 1-6, its text as written, and where it stands."""

    level: int
    text: str
    start: int
    end: int


@leaf
class Link:
    """A link or image: what it points at, its text, and where the target stands.

    `raw` ones are written in HTML; the engine leaves them relative to the page's address, not to its file.
    """

    target: str
    text: str
    image: bool
    start: int
    end: int
    raw: bool = False


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


@leaf
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
    masked = _mask_inert(masked)
    links = tuple(sorted(_links(masked, start), key=lambda link: link.start)) if _may_link(masked) else ()
    issues += _unsafe_links(links, path)
    if "<" in masked:
        issues += _unsafe_html(masked, start, path)
        issues += _unsafe_attributes(masked, start, path, frozenset(link.start for link in links))
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
    """Whether this address is something else than a path, a page of the web, a mail address or a phone number.

    Browsers read character references, and drop white space inside a scheme.
    """
    scheme = _scheme(url)
    return bool(scheme) and scheme not in _SAFE_SCHEMES


def _scheme(url: str) -> str:
    if ":" not in url and "&" not in url:
        return ""
    match = _SCHEME.match(_IGNORED_IN_URL.sub("", unescape(url)))
    return match[1].casefold() if match else ""


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


def _mask_inert(text: str) -> str:
    """Blank out code and comments in the engine's order: comments that begin a line, code, other comments."""
    if "<!--" in text:
        text = _blank_out(text, _comments(text, block=True))
    if "`" in text:
        text = _CODE.sub(_masked_code, text)
    if "<!--" in text:
        text = _blank_out(text, _comments(text, block=False))
    return text


def _masked_code(code: re.Match[str]) -> str:
    """A tag that begins a line is HTML before the engine looks for code."""
    return code[0] if _BLOCK_TAG.search(code[0]) else _blanked(code[0])


def _comments(text: str, *, block: bool) -> Iterator[tuple[int, int]]:
    """Comments that begin a line, or those within a paragraph; an indented one may be code and ends on its line."""
    at = 0
    while (opened := text.find("<!--", at)) != -1:
        closed = _COMMENT_END.search(text, opened + 2)  # `<!-->` is a whole comment to browsers
        if closed is None:
            return
        before = text[text.rfind("\n", 0, opened) + 1 : opened]
        inside = text[opened : closed.end()]
        indented = not before.strip() and (len(before) > 3 or "\t" in before)
        if block:
            whole = not before.strip() and not indented
        else:
            whole = "\n" not in inside if indented else not _BLANK_LINE.search(inside)
        at = closed.end() if whole else opened + 4
        if whole:
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
            yield _targeted(match, start, image=False, raw=False)
    if "<" in masked:
        for match in _HTML_TARGET.finditer(masked):
            yield _targeted(match, start, image=match["tag"].lower() != "a", raw=True)


def _is_image(masked: str, at: int) -> bool:
    """Whether the bracket there has a `!` in front that is no plain exclamation mark."""
    return at > 0 and masked[at - 1] == "!" and masked[max(0, at - 2)] != "\\"


def _targeted(match: re.Match[str], start: int, *, image: bool, raw: bool) -> Link:
    return Link(match["target"], "", image, match.start("target") + start, match.end("target") + start, raw)


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
        if is_unsafe_url(link.target):
            yield _unsafe_link(link.target, Span(path, link.start, link.end))


def _unsafe_link(target: str, span: Span) -> Issue:
    if _scheme(target) in _CODE_SCHEMES:
        return rules.UNSAFE_LINK.at(span, f"this link runs code: `{target[:40]}`", "Link to a page instead.")
    message = f"content has no links like `{target[:40]}`"
    return rules.UNSAFE_LINK.at(span, message, "Use a path, http, https, mailto or tel.")


def _unsafe_attributes(masked: str, start: int, path: str, known: frozenset[int]) -> Iterator[Issue]:
    """Addresses in HTML, however they are written, and animations that change them. `known`: reported as links."""
    for tag in _TAG.finditer(masked):
        if "=" not in tag["attributes"]:
            continue
        for attribute in _ATTRIBUTE.finditer(tag["attributes"]):
            name = attribute["name"].casefold()
            group = next(group for group in ("double", "single", "bare") if attribute[group] is not None)
            value = attribute[group]
            at = tag.start("attributes") + attribute.start(group) + start
            span = Span(path, at, at + len(value))
            if name in _ADDRESSES and at not in known and is_unsafe_url(value):
                yield _unsafe_link(value, span)
            elif name == "attributename" and tag["tag"].casefold() in _ANIMATED and "href" in unescape(value):
                message = f"`<{tag['tag'].lower()}>` may not change where a link leads"
                yield rules.UNSAFE_HTML.at(span, message, "Link to a page in Markdown.")


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
