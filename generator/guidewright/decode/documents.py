"""A source file in, a document out: what kind of thing it is, its keys as nodes, its body scanned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from guidewright.collect.sources import Area, SourceFile
from guidewright.decode import rules
from guidewright.decode.markdown import Markdown, scan_markdown
from guidewright.diagnostics import Issue, Span
from guidewright.yaml_nodes import Mapping, Node, Scalar, parse_yaml

__all__ = ["Document", "Kind", "decode"]


class Kind(Enum):
    """What a file is, by where it stands."""

    ACADEMY = "academy"
    ARTICLE = "article"
    TRACK = "track"
    QUIZ = "quiz"
    TOUR = "tour"
    RELEASE = "release"
    GLOSSARY = "glossary"
    BRAND = "brand"
    SEARCH = "search"
    SNIPPET = "snippet"
    PAGE = "page"
    LABELS = "labels"
    CONFIG = "config"
    TEMPLATE = "template"
    UNPLACED = "unplaced"


FOLDERS = {
    ("articles", ".md"): Kind.ARTICLE,
    ("releases", ".md"): Kind.RELEASE,
    ("snippets", ".md"): Kind.SNIPPET,
    ("tracks", ".yml"): Kind.TRACK,
    ("quizzes", ".yml"): Kind.QUIZ,
    ("search", ".yml"): Kind.SEARCH,
}
SINGLE = re.compile(r"(academy|glossary|brand)(\.[A-Za-z][A-Za-z0-9-]*)?\.yml$")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<yaml>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_LOOKS_LIKE_KEY = re.compile(r"---[ \t]*\r?\n[A-Za-z_]+:")


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded file.

    Attributes:
        path: project-relative.
        kind: what it is.
        name: path within its area, without extension: `articles/workflows/approve.ja`.
        root: its YAML or front matter; ``None`` when there is none.
        body: its Markdown, for kinds that have one.
        text: the whole text.
        digest: of the file.
        readable: false when `root` could not be read; what it lacks is then no issue of its own.
    """

    path: str
    kind: Kind
    name: str
    root: Node | None
    body: Markdown | None
    text: str
    digest: str
    readable: bool = True


def decode(file: SourceFile) -> tuple[Document, tuple[Issue, ...]]:
    """Read one file. Never raises; whatever cannot be read is an issue and an empty tree."""
    kind = _kind(file)
    root: Node | None = None
    body: Markdown | None = None
    issues: list[Issue] = []
    readable = True
    if kind is Kind.TEMPLATE:
        pass
    elif file.path.endswith(".md"):
        root, found, start = _front_matter(file)
        readable = not found
        body, body_issues = scan_markdown(file.text[start:], start, file.path)
        issues += [*found, *body_issues]
    elif kind is not Kind.UNPLACED:
        root, found = parse_yaml(file.text, file.path)
        readable = not found
        issues += _never_lenient(found) if kind is Kind.CONFIG else found
    if root is not None and kind is not Kind.CONFIG:
        issues += _duplicate_keys(root, file.path)
    name = file.name.rsplit(".", 1)[0] if kind is not Kind.TEMPLATE else file.name
    return Document(file.path, kind, name, root, body, file.text, file.digest, readable), tuple(issues)


def _never_lenient(issues: tuple[Issue, ...]) -> Iterator[Issue]:
    """A site configuration that cannot be read does not say where the docs are, so nobody knows what is adopted."""
    for issue in issues:
        yield replace(issue, rule=replace(issue.rule, adopted=None))


def _kind(file: SourceFile) -> Kind:
    match file.area:
        case Area.TOURS:
            return Kind.TOUR
        case Area.LABELS:
            return Kind.LABELS
        case Area.CONFIG:
            return Kind.CONFIG
        case Area.TEMPLATES:
            return Kind.TEMPLATE
        case Area.DOCS:
            return _kind_of_docs(file)


def _kind_of_docs(file: SourceFile) -> Kind:
    single = SINGLE.fullmatch(file.name)
    if single:
        return Kind(single[1])
    folder, _, rest = file.name.partition("/")
    suffix = ".md" if file.name.endswith(".md") else ".yml"
    placed = FOLDERS.get((folder, suffix)) if rest else None
    if placed:
        return placed
    return Kind.PAGE if suffix == ".md" else Kind.UNPLACED


def _front_matter(file: SourceFile) -> tuple[Node | None, tuple[Issue, ...], int]:
    """The keys, what is wrong with them, and where the body begins."""
    text, path = file.text, file.path
    if not text.startswith("---"):
        return None, (), 0
    match = _FRONT_MATTER.match(text)
    if match:
        root, found = parse_yaml(match["yaml"], path, match.start("yaml"))
        if root is not None and not isinstance(root, Mapping):
            return None, (*found, _not_a_mapping(root, path)), match.end()
        return root, found, match.end()
    if _LOOKS_LIKE_KEY.match(text):
        message = "this front matter is never closed"
        help_text = "Add a line `---` behind the last key."
        return None, (rules.FRONT_MATTER_OPEN.at(Span(path, 0, 3), message, help_text),), 0
    return None, (), 0


def _not_a_mapping(root: Node, path: str) -> Issue:
    what = "a list" if not isinstance(root, Scalar) else "a sentence"
    span = Span(path, root.start, root.end)
    return rules.FRONT_MATTER_SHAPE.at(
        span, f"front matter is {what}, not keys with values", "Write `title: …`."
    )


def _duplicate_keys(root: Node, path: str) -> Iterator[Issue]:
    pending, seen = [root], set()
    while pending:
        node = pending.pop()
        if isinstance(node, Scalar) or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Mapping):
            if len({key.text for key, _ in node.entries}) < len(node.entries):
                yield from _repeated(node, path)
            pending += [value for _, value in node.entries if not isinstance(value, Scalar)]
        else:
            pending += node.items


def _repeated(mapping: Mapping, path: str) -> Iterator[Issue]:
    counts: dict[str, int] = {}
    for key, _ in mapping.entries:
        counts[key.text] = counts.get(key.text, 0) + 1
        if counts[key.text] == 2:  # a third time is the same mistake
            span = Span(path, key.start, key.end)
            yield rules.DUPLICATE_KEY.at(
                span, f"the key `{key.text}` stands twice in this mapping", "Remove one of the two."
            )
