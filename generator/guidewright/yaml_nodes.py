"""YAML text in, a tree of nodes with their offsets out.

Built from the parser's event stream, not from `compose`: no recursion (a file nested 100,000 deep is an
error, not a crash), duplicate keys and plain text survive, and aliases cannot grow without bound.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar, cast, dataclass_transform

import yaml

from guidewright.diagnostics import Issue, Rule, Severity, Span

__all__ = ["RULES", "Mapping", "Node", "Scalar", "Sequence", "leaf", "parse_yaml"]

MAX_DEPTH = 40
MAX_NODES = 200_000

YAML_SYNTAX = Rule(
    "yaml-syntax",
    Severity.ERROR,
    "YAML must be well formed.",
    "A file that cannot be read cannot be checked or shown.",
    adopted=Severity.WARNING,
)
YAML_TAB = Rule(
    "yaml-tab",
    Severity.ERROR,
    "YAML is indented with spaces, never with tabs.",
    "YAML forbids tabs in indentation, and editors hide the difference.",
    adopted=Severity.WARNING,
)
NESTING = Rule(
    "nesting-too-deep",
    Severity.ERROR,
    f"Values nest at most {MAX_DEPTH} levels deep.",
    "Deeper nesting is a mistake or an attack; nothing in the content model needs it.",
)
ALIASES = Rule(
    "alias-expansion",
    Severity.ERROR,
    f"Aliases expand to at most {MAX_NODES:,} values and never contain themselves.",
    "A few lines of nested aliases can expand to billions of values.",
)
RULES = (YAML_SYNTAX, YAML_TAB, NESTING, ALIASES)


T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def leaf(cls: type[T]) -> type[T]:
    """A slotted dataclass that the type checker holds frozen, for what trees have by the hundred thousand.

    At run time it is an open one: those are made in a third of the time, and the checker sees every place
    that could change one. Use it where a profile says so; everything else is `dataclass(frozen=True)`.
    """
    return dataclass(slots=True)(cls)


@leaf
class Scalar:
    """A single value as written. `plain` is false for quoted, block and tagged text."""

    text: str
    start: int
    end: int
    plain: bool


@leaf
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    start: int
    end: int


@leaf
class Mapping:
    """Keys and values in the order written, duplicates included."""

    entries: tuple[tuple[Scalar, Node], ...]
    start: int
    end: int

    def get(self, name: str) -> Node | None:
        """The value of the first entry with this key."""
        return next((value for key, value in self.entries if key.text == name), None)

    def key(self, name: str) -> Scalar | None:
        """The key node itself, for its place."""
        return next((key for key, _ in self.entries if key.text == name), None)


Node: TypeAlias = Scalar | Sequence | Mapping

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been seen.

    Attributes:
        inner: how many values its children hold, aliases expanded.
        height: how many collections stand in one another here, itself included.
    """

    mapping: bool
    start: int
    anchor: str | None
    children: list[Node]
    inner: int = 0
    height: int = 1


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A value that an alias may repeat."""

    node: Node
    size: int
    height: int


class _RefusedError(Exception):
    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message)
        self.issue = issue


def parse_yaml(text: str, path: str, offset: int = 0) -> tuple[Node | None, tuple[Issue, ...]]:
    """Read one YAML document.

    Args:
        text: the document.
        path: the file it stands in, for spans.
        offset: where in the file `text` begins (front matter does not begin at 0).

    Returns:
        The root node (``None`` for an empty or unreadable document) and at most one issue.
    """
    marks = len(text) - len(text.lstrip("\ufeff"))  # the parser leaves out of its counting some of these
    text, offset = text[marks:], offset + marks
    try:
        return _Builder(text, path, offset).build(), ()
    except _RefusedError as refused:
        return None, (refused.issue,)
    except yaml.YAMLError as error:
        return None, (_syntax_issue(error, text, path, offset),)


class _Builder:
    def __init__(self, text: str, path: str, offset: int) -> None:
        self._text, self._path, self._offset = text, path, offset
        self._anchors: dict[str, _Anchored] = {}
        self._stack: list[_Open] = []
        self._innermost = _Open(mapping=False, start=0, anchor=None, children=[])
        self._documents = 0
        self._expanded = 0
        self._last = 0

    def build(self) -> Node | None:
        root, offset = self._innermost, self._offset
        parser = _Loader(self._text)
        next_event: Callable[[], Any] = parser.get_event
        try:
            while (event := next_event()) is not None:
                kind = event.__class__
                if kind is yaml.ScalarEvent:  # three of four events: no detours
                    self._last = end = event.end_mark.index + offset
                    plain = not event.style and event.tag is None
                    node = Scalar(event.value, event.start_mark.index + offset, end, plain)
                    self._innermost.children.append(node)
                    if event.anchor is not None:
                        self._anchors[event.anchor] = _Anchored(node, 1, 0)
                elif (handle := _HANDLERS.get(kind)) is not None:
                    handle(self, event)
        finally:
            parser.dispose()
        return root.children[0] if root.children else None

    def document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            span = self._span(event)
            raise _RefusedError(
                YAML_SYNTAX.at(
                    span, "a second YAML document starts here", "Keep one document per file; remove `---`."
                )
            )

    def mapping(self, event: Any) -> None:
        self._start(event, mapping=True)

    def sequence(self, event: Any) -> None:
        self._start(event, mapping=False)

    def _start(self, event: Any, *, mapping: bool) -> None:
        self._hold_depth(event, 1)
        self._stack.append(self._innermost)
        self._innermost = _Open(mapping, event.start_mark.index + self._offset, event.anchor, [])

    def end(self, event: Any) -> None:
        done, self._innermost = self._innermost, self._stack.pop()
        end = self._end_of(event, done)
        node: Node
        if done.mapping:
            node = Mapping(self._pairs(done.children), done.start, end)
        else:
            node = Sequence(tuple(done.children), done.start, end)
        size = 1 + len(done.children) + done.inner
        if done.anchor is not None:
            self._anchors[done.anchor] = _Anchored(node, size, done.height)
        self._add(node, size, done.height)

    def _end_of(self, event: Any, done: _Open) -> int:
        """A block collection's end mark is the next token; where its last value ends is what a reader sees."""
        if event.end_mark.index > event.start_mark.index:
            self._last = event.end_mark.index + self._offset
        return max(self._last, done.start)

    def _pairs(self, children: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        pairs = tuple(zip(children[::2], children[1::2], strict=True))
        for key, _ in pairs:
            if key.__class__ is not Scalar:
                span = Span(self._path, key.start, key.end)
                raise _RefusedError(YAML_SYNTAX.at(span, "a key must be plain text", "Write `key: value`."))
        return cast("tuple[tuple[Scalar, Node], ...]", pairs)

    def alias(self, event: Any) -> None:
        found = self._anchors.get(event.anchor or "")
        if found is None:
            message = f"`*{event.anchor}` refers to itself or to an anchor that is not defined above"
            raise _RefusedError(ALIASES.at(self._span(event), message, "Write the value out."))
        self._last = event.end_mark.index + self._offset
        self._expanded += found.size
        if self._expanded > MAX_NODES:
            message = f"aliases here expand to more than {MAX_NODES:,} values"
            help_text = "Write the values out instead of nesting aliases."
            raise _RefusedError(ALIASES.at(self._span(event), message, help_text))
        self._hold_depth(event, found.height)
        self._add(found.node, found.size, found.height)

    def _add(self, node: Node, size: int, height: int) -> None:
        owner = self._innermost
        owner.children.append(node)
        owner.inner += size - 1
        if height >= owner.height:
            owner.height = height + 1

    def _hold_depth(self, event: Any, more: int) -> None:
        if len(self._stack) + more > MAX_DEPTH:
            message = f"values nest more than {MAX_DEPTH} levels deep"
            raise _RefusedError(
                NESTING.at(self._span(event), message, "Flatten the structure; see the key reference.")
            )

    def _span(self, event: Any) -> Span:
        return Span(self._path, event.start_mark.index + self._offset, event.end_mark.index + self._offset)


# Events carry their marks always, though the types of the parser call them optional: hence `Any` above.
_HANDLERS: dict[type[yaml.Event], Callable[[_Builder, Any], None]] = {
    yaml.MappingStartEvent: _Builder.mapping,
    yaml.MappingEndEvent: _Builder.end,
    yaml.SequenceStartEvent: _Builder.sequence,
    yaml.SequenceEndEvent: _Builder.end,
    yaml.AliasEvent: _Builder.alias,
    yaml.DocumentStartEvent: _Builder.document,
}


def _syntax_issue(error: yaml.YAMLError, text: str, path: str, offset: int) -> Issue:
    character = getattr(error, "character", None)
    if isinstance(character, int) and chr(character) in text:
        at = text.index(chr(character))
        message = f"YAML holds no control characters; here stands U+{character:04X}"
        span = Span(path, at + offset, at + offset + 1)
        return YAML_SYNTAX.at(span, message, "Delete it; it came with a copied text and cannot be seen.")
    mark = getattr(error, "problem_mark", None)
    at = min(mark.index if mark else 0, len(text))
    problem = str(getattr(error, "problem", None) or "it cannot be read")
    span = Span(path, at + offset, min(at + 1, len(text)) + offset)
    line = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    if "\t" in line[: len(line) - len(line.lstrip())] or text[at : at + 1] == "\t":
        return YAML_TAB.at(span, "a tab indents this line", "Replace the tab with two spaces per level.")
    return YAML_SYNTAX.at(span, f"YAML cannot be read here: {problem}", _syntax_help(problem))


def _syntax_help(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return 'Put text that contains ": " in quotes, for example `title: "Approvals: the basics"`.'
    if "could not find expected ':'" in problem or "did not find expected key" in problem:
        return "Check the indentation of this line and the one above; every key ends in `:`."
    if "escape c" in problem:
        return (
            "Write the character itself, or a backslash as `\\\\`; halves of a surrogate pair are not read."
        )
    if "cannot start any token" in problem:
        return "Put text that starts with a special character (`@`, `` ` ``, `%`, `{`) in quotes."
    return "Check quotes, brackets and indentation here and on the line above."
