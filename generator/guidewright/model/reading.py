"""Nodes in, records out: reads one file against its record and collects issues, references and label uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from guidewright.decode.rich import RichProblem
from guidewright.diagnostics import Issue, Span, nearest
from guidewright.model import rules
from guidewright.model.records import Key, Origin, Record, RecordOf, key_table
from guidewright.model.shapes import MISSING, ListOf, MapOf
from guidewright.yaml_nodes import Mapping as MappingNode
from guidewright.yaml_nodes import Node, Scalar, Sequence, leaf

__all__ = ["LabelUse", "Reader", "Reference"]

R = TypeVar("R", bound=Record)
_EMPTY = MappingNode((), 0, 0)


@leaf
class Reference:
    """A mention of something by its id, and where it stands."""

    kind: str
    id: str
    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LabelUse:
    """A mention of a product label, in the language of the text it stands in."""

    key: str
    language: str
    span: Span


@dataclass(slots=True)
class Reader:
    """Reads the nodes of one file."""

    path: str
    text: str
    language: str
    issues: list[Issue] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    labels: list[LabelUse] = field(default_factory=list)

    def read_file(self, record: type[R], root: Node | None, defaults: Mapping[str, Any]) -> R | None:
        """The record of a whole file; `None` when a required key is missing or wrong."""
        if root is None:
            root = _EMPTY
        if not isinstance(root, MappingNode):
            self.wrong_type(root, "mapping of keys to values")
            return None
        found = self.read_record(record, root, defaults)
        return None if found is MISSING else found

    def read_record(self, record: type[Record], node: Node, defaults: Mapping[str, Any] | None = None) -> Any:
        """A record, or `MISSING` with issues."""
        if isinstance(node, Scalar) and record.SHORTHAND:
            name = Scalar(record.SHORTHAND, node.start, node.end, plain=True)
            node = MappingNode(((name, node),), node.start, node.end)
        if not isinstance(node, MappingNode):
            self.wrong_type(node, "mapping of keys to values")
            return MISSING
        keys = key_table(record)
        values: dict[str, Any] = dict(defaults or {})
        for key_node, value_node in reversed(node.entries):
            known = keys.get(key_node.text)
            if known is None:
                self._unknown_key(record, key_node, value_node)
                continue
            value = known.shape.read(value_node, self)
            if value is MISSING:
                values.setdefault(known.name, MISSING)
            else:
                values[known.name] = value
        return self._finished(record, node, keys, values)

    def _finished(
        self, record: type[R], node: MappingNode, keys: Mapping[str, Key], values: dict[str, Any]
    ) -> Any:
        complete = True
        for name, item in keys.items():
            if name not in values:
                if item.required:
                    self._missing(node, item)
                    complete = False
            elif values[name] is MISSING:
                complete = complete and not item.required
                del values[name]
        if not complete:
            return MISSING
        origin = Origin(self.path, node, self.language)
        found = record(origin=origin, **values).completed()
        self.issues += found.check()
        self._repeated_ids(found, keys)
        return found

    def _repeated_ids(self, record: Record, keys: Mapping[str, Key]) -> None:
        """Parts of a list are told apart by id: in translations, in progress and on the page."""
        for name, item in keys.items():
            if isinstance(item.shape, ListOf) and isinstance(item.shape.item, RecordOf):
                seen: set[str] = set()
                for part in getattr(record, name):
                    own = getattr(part, "id", None)
                    if own in seen:
                        message = f"two of these {name} have the id `{own}`"
                        self.issues.append(
                            rules.DUPLICATE_ID.at(part.origin.span("id"), message, "Rename one of them.")
                        )
                    if own is not None:
                        seen.add(own)

    def _unknown_key(self, record: type[Record], key_node: Scalar, value_node: Node) -> None:
        if key_node.text in record.OPEN:
            return
        if self._cut_by_comma(key_node, value_node):
            message = f"a comma cuts this text: `{key_node.text[:60]}` is taken for a key"
            self.issues.append(
                rules.UNKNOWN_KEY.at(
                    self.span(key_node), message, "Inside `{…}`, put the whole text in quotes."
                )
            )
        else:
            self.unknown(key_node, [*key_table(record), *record.OPEN])

    def _cut_by_comma(self, key_node: Scalar, value_node: Node) -> bool:
        """Whether a key is the rest of a text: behind a comma in `{…}`, with nothing that it is set to."""
        empty = isinstance(value_node, Scalar) and not value_node.text and value_node.plain
        return empty and self.text[max(0, key_node.start - 80) : key_node.start].rstrip().endswith(",")

    def translate(self, source: R, root: Node | None) -> R:
        """The record with the words of a translation in place of its own."""
        if root is None:
            root = _EMPTY
        if not isinstance(root, MappingNode):
            self.wrong_type(root, "mapping of keys to values")
            return source
        keys = key_table(type(source))
        changes: dict[str, Any] = {}
        for key_node, value_node in root.entries:
            known = keys.get(key_node.text)
            if known is None:
                if key_node.text not in source.OPEN:
                    self.unknown(key_node, [name for name, item in keys.items() if item.shape.words])
            elif not known.shape.words:
                self._untranslatable(key_node)
            else:
                changes[known.name] = self._translated(known.shape, getattr(source, known.name), value_node)
        return replace(source, origin=Origin(self.path, root, self.language), **changes)

    def _translated(self, shape: Any, source: Any, node: Node) -> Any:
        if isinstance(shape, RecordOf):
            if isinstance(node, Scalar) and shape.record.SHORTHAND:
                name = Scalar(shape.record.SHORTHAND, node.start, node.end, plain=True)
                node = MappingNode(((name, node),), node.start, node.end)
            return self.translate(source, node) if source is not None else source
        if isinstance(shape, MapOf) or (isinstance(shape, ListOf) and isinstance(shape.item, RecordOf)):
            return self._translated_items(shape, source, node)
        value = shape.read(node, self)
        return source if value is MISSING else value

    def _translated_items(self, shape: MapOf | ListOf, source: Any, node: Node) -> Any:
        """Parts are matched by name: a list of records by the `id` of each."""
        if not isinstance(node, MappingNode):
            self.wrong_type(
                node, "mapping of ids to words", "Write each part under its id: `open-list: {title: …}`."
            )
            return source
        named = dict(source) if isinstance(shape, MapOf) else {item.id: item for item in source}
        for key_node, value_node in node.entries:
            if key_node.text not in named:
                self._dangling_part(key_node, named)
                continue
            named[key_node.text] = self._translated(shape.item, named[key_node.text], value_node)
        return named if isinstance(shape, MapOf) else tuple(named.values())

    def refer(self, kind: str, id: str, node: Node) -> None:  # noqa: A002 - the key is called id everywhere
        """Note a reference, to be checked when everything is known."""
        self.references.append(Reference(kind, id, self.path, node.start, node.end))

    def use_label(self, key: str, node: Node) -> None:
        """Note the use of a product label."""
        self.labels.append(LabelUse(key, self.language, self.locate(node, key)))

    def span(self, node: Node) -> Span:
        """The place of a node."""
        return Span(self.path, node.start, node.end)

    def locate(self, node: Node, excerpt: str) -> Span:
        """The place of some words inside a node; the node itself when they are folded or escaped."""
        at = self.text.find(excerpt, node.start, node.end)
        return self.span(node) if at < 0 else Span(self.path, at, at + len(excerpt))

    def wrong_type(self, node: Node, wanted: str, help_text: str = "") -> None:
        """The value is of another type."""
        got = {Scalar: "a plain value", Sequence: "a list", MappingNode: "a mapping"}[type(node)]
        if isinstance(node, Scalar):
            got = f"`{node.text[:40]}`" if node.text else "nothing"
        message = (
            f"expected a {wanted} here, found {got}"
            if not wanted.startswith("`")
            else f"expected {wanted}, found {got}"
        )
        self.issues.append(rules.WRONG_TYPE.at(self.span(node), message, help_text or f"Write a {wanted}."))

    def invalid(self, node: Node, message: str, help_text: str) -> None:
        """The value is not one of those allowed."""
        self.issues.append(rules.INVALID_VALUE.at(self.span(node), message, help_text))

    def rich_problem(self, node: Node, problem: RichProblem) -> None:
        """Something that tour and quiz texts may not hold."""
        span = self.locate(node, problem.excerpt)
        self.issues.append(problem.rule.at(span, problem.message, problem.help))

    def unknown(self, key_node: Scalar, known: list[str]) -> None:
        """The key is not known here."""
        meant = nearest(key_node.text, known)
        help_text = f"Did you mean `{meant}`?" if meant else f"Keys allowed here: {', '.join(sorted(known))}."
        message = f"unknown key `{key_node.text[:60]}`"
        self.issues.append(rules.UNKNOWN_KEY.at(self.span(key_node), message, help_text))

    def _missing(self, node: MappingNode, item: Key) -> None:
        start = node.entries[0][0].start if node.entries else node.start
        end = node.entries[0][0].end if node.entries else node.end
        example = item.example or "…"
        help_text = f"Add `{item.name}: {example}` — {item.doc[0].lower()}{item.doc[1:]}"
        self.issues.append(
            rules.MISSING_KEY.at(Span(self.path, start, end), f"`{item.name}` is missing", help_text)
        )

    def _untranslatable(self, key_node: Scalar) -> None:
        message = f"`{key_node.text}` is set in the original and is not language"
        self.issues.append(
            rules.UNTRANSLATABLE.at(self.span(key_node), message, "Remove it from the translation.")
        )

    def _dangling_part(self, key_node: Scalar, named: Mapping[str, Any]) -> None:
        meant = nearest(key_node.text, named)
        help_text = f"Did you mean `{meant}`?" if meant else f"Its parts are: {', '.join(named) or 'none'}."
        message = f"the original has no part `{key_node.text[:60]}`"
        self.issues.append(rules.DANGLING.at(self.span(key_node), message, help_text))
