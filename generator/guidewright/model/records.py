"""Records: frozen dataclasses whose fields are the keys of a file. Declared once; all else derives from them.

A field's annotation gives its shape, `key()` gives its documentation, its default makes it optional.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import MISSING as NO_DEFAULT
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cache
from typing import Annotated, Any, ClassVar, Self, Union, get_args, get_origin, get_type_hints

from guidewright.diagnostics import Issue, Span
from guidewright.model import shapes
from guidewright.model.shapes import ListOf, MapOf, Names, Shape
from guidewright.yaml_nodes import Mapping as MappingNode
from guidewright.yaml_nodes import Node, Sequence

__all__ = ["Key", "Origin", "Record", "RecordOf", "key", "key_table", "keys_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """Where a record was written: its file, its node, its language."""

    path: str
    node: MappingNode
    language: str

    def span(self, *steps: str | int) -> Span:
        """The place of a value: key names and list positions, as deep as they go."""
        node: Node = self.node
        for step in steps:
            inner = _inner(node, step)
            if inner is None:
                break
            node = inner
        return Span(self.path, node.start, node.end)

    def key_span(self, *steps: str) -> Span:
        """The place of a key's name, as deep as the keys go; a record's first key when the last one is absent."""
        owner: Node | None = self.node
        for step in steps[:-1]:
            owner = _inner(owner, step) if owner is not None else None
        mapping = owner if isinstance(owner, MappingNode) else self.node
        found = mapping.key(steps[-1])
        if found is None and mapping.entries:
            found = mapping.entries[0][0]
        place = found or mapping
        return Span(self.path, place.start, place.end)


def _inner(node: Node, step: str | int) -> Node | None:
    if isinstance(step, str):
        return node.get(step) if isinstance(node, MappingNode) else None
    return node.items[step] if isinstance(node, Sequence) and step < len(node.items) else None


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record, as validation, schema and documentation see it."""

    name: str
    shape: Shape
    required: bool
    doc: str
    example: str | None


def key(doc: str, *, default: Any = NO_DEFAULT, factory: Any = NO_DEFAULT, example: str | None = None) -> Any:
    """A field that writers set. Without a default it is required."""
    metadata = {"doc": doc, "example": example}
    if factory is not NO_DEFAULT:
        return field(default_factory=factory, metadata=metadata)
    if default is NO_DEFAULT:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of all records.

    Attributes:
        SHORTHAND: the key that a plain value stands for (`advance: click` = `advance: {on: click}`).
        OPEN: keys of other tools that may stand beside ours.
        origin: where it was written.
    """

    SHORTHAND: ClassVar[str | None] = None
    OPEN: ClassVar[frozenset[str]] = frozenset()

    origin: Origin

    def completed(self) -> Self:
        """The record with the defaults that follow from its other values."""
        return self

    def check(self) -> tuple[Issue, ...]:
        """What is wrong with the values together."""
        return ()


def keys_of(record: type[Record]) -> tuple[Key, ...]:
    """The keys of a record in the order declared."""
    return tuple(key_table(record).values())


def key_table(record: type[Record]) -> Mapping[str, Key]:
    """The keys of a record by name, in the order declared."""
    return _table(record)  # type: ignore[arg-type]  # a class is hashable whatever its instances are


@cache
def _table(record: type[Record]) -> Mapping[str, Key]:
    hints = get_type_hints(record, include_extras=True)
    found = {}
    for item in fields(record):
        if "doc" in item.metadata:
            required = item.default is NO_DEFAULT and item.default_factory is NO_DEFAULT
            shape = _shape(hints[item.name])
            doc, example = item.metadata["doc"], item.metadata["example"]
            found[item.name] = Key(item.name, shape, required, doc, example)
    return found


_PLAIN: dict[Any, Shape] = {
    str: shapes.Text(),
    int: shapes.Whole(),
    float: shapes.Number(),
    bool: shapes.Flag(),
    dt.date: shapes.Day(),
}


def _shape(hint: Any) -> Shape:
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return next(item for item in arguments if isinstance(item, Shape))
    if origin in (Union, types.UnionType):
        return _shape(next(item for item in arguments if item is not type(None)))
    if origin is tuple:
        return ListOf(_shape(arguments[0]))
    if origin is Mapping:
        return MapOf(_shape(arguments[1]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return shapes.Choice(hint)
    if isinstance(hint, type) and issubclass(hint, Record):
        return RecordOf(hint)
    raise TypeError(f"no shape for {hint!r}")


@cache
def _has_words(record: type[Record]) -> bool:
    """Whether a translation may change any part of a record; a record inside itself adds nothing."""
    shapes_ = (item.shape for item in keys_of(record))
    return any(shape.words for shape in shapes_ if shape != ListOf(RecordOf(record)))


@dataclass(frozen=True, slots=True)
class RecordOf(Shape):
    """A mapping with the keys of a record."""

    record: type[Record]
    name: str = "mapping"

    @property
    def words(self) -> bool:  # type: ignore[override]
        return _has_words(self.record)  # type: ignore[arg-type]  # a class is hashable

    def read(self, node: Node, reader: Any) -> Any:
        return reader.read_record(self.record, node)

    def schema(self, names: Names) -> dict[str, Any]:
        name = self.record.__name__
        if name not in names.definitions:
            names.definitions[name] = {}
            names.definitions[name] = self._definition(names)
        return {"$ref": f"#/$defs/{name}"}

    def _definition(self, names: Names) -> dict[str, Any]:
        keys = keys_of(self.record)
        properties = {item.name: {"description": item.doc, **item.shape.schema(names)} for item in keys}
        body: dict[str, Any] = {
            "type": "object",
            "description": (self.record.__doc__ or "").split("\n")[0],
            "properties": {**properties, **dict.fromkeys(sorted(self.record.OPEN), True)},
            "required": [item.name for item in keys if item.required],
            "additionalProperties": False,
        }
        if self.record.SHORTHAND:
            short = next(item.shape for item in keys if item.name == self.record.SHORTHAND)
            return {"anyOf": [short.schema(names), body]}
        return body
