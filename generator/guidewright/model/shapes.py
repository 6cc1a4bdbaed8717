"""The shapes a value can have: each reads a node, describes itself to writers, and prints its JSON Schema."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from guidewright.decode.rich import label_keys
from guidewright.diagnostics import nearest
from guidewright.yaml_nodes import Mapping as MappingNode
from guidewright.yaml_nodes import Node, Scalar, Sequence

if TYPE_CHECKING:
    from guidewright.model.reading import Reader

__all__ = [
    "MISSING",
    "PLAIN",
    "Choice",
    "Day",
    "Flag",
    "Id",
    "Label",
    "ListOf",
    "MapOf",
    "Names",
    "Number",
    "Period",
    "Ref",
    "Shape",
    "Text",
    "Value",
    "Whole",
    "id_problem",
]

MISSING: Final = object()
MAX_ID = 80
RESERVED = {"index", "readme"}
_ID = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Editors read `1.10` and `No` as a number and a truth value; here they are text all the same.
PLAIN: Final = ["string", "number", "boolean"]
_NULL = {"null", "~"}
_TRUE, _FALSE = {"true", "yes", "on"}, {"false", "no", "off"}


@dataclass(frozen=True, slots=True)
class Names:
    """What a JSON Schema is printed with.

    Attributes:
        ids: the known ids by kind, for completion in editors.
        definitions: schemas of records met so far, by name; filled while printing.
    """

    ids: Mapping[str, Iterable[str]] = field(default_factory=dict)
    definitions: dict[str, Any] = field(default_factory=dict)

    def get(self, kind: str) -> list[str]:
        """The known ids of a kind, sorted."""
        return sorted(self.ids.get(kind, ()))


class Shape:
    """Base of all shapes. `words`: the value is language, so a translation may carry it."""

    name: str = "value"
    words: bool = False

    def read(self, node: Node, reader: Reader) -> Any:
        """The value of a node, or `MISSING` with an issue in the reader."""
        raise NotImplementedError

    def schema(self, names: Names) -> dict[str, Any]:
        """JSON Schema of the value. `names` holds the known ids by kind."""
        raise NotImplementedError

    def _scalar(self, node: Node, reader: Reader) -> str | None:
        if isinstance(node, Scalar):
            return node.text
        reader.wrong_type(node, self.name)
        return None

    def _empty(self, text: str, node: Node, reader: Reader) -> bool:
        if text.strip():
            return False
        reader.invalid(node, "this text is empty", "Write the text, or remove the key.")
        return True


@dataclass(frozen=True, slots=True)
class Text(Shape):
    """A line or passage of text."""

    words: bool = False
    name: str = "text"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None or self._empty(text, node, reader):
            return MISSING
        for key in label_keys(text) if self.words else ():
            reader.use_label(key, node)
        return text

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": PLAIN, "minLength": 1}


class Id(Shape):
    """A stable name: lower case letters, digits and single separators."""

    name = "id"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None:
            return MISSING
        problem = id_problem(text)
        if problem:
            reader.invalid(node, *problem)
            return MISSING
        return text

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": PLAIN, "pattern": f"^{_ID.pattern}$", "maxLength": MAX_ID}


ID: Final = Id()


def id_problem(text: str) -> tuple[str, str] | None:
    """What keeps a text from being an id and how to put it right, or nothing."""
    if text in RESERVED:
        return f"`{text}` is the name of a folder's first page", "Choose another id."
    if len(text) <= MAX_ID and _ID.fullmatch(text):
        return None
    better = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:MAX_ID].strip("-") or "my-id"
    return f"`{text[:60]}` is not an id", f"Use lower case letters, digits and `-`: `{better}`."


@dataclass(frozen=True, slots=True)
class Ref(Shape):
    """The id of something that must exist. `kind` is `role`, `article`, `objective`."""

    kind: str = ""
    name: str = "reference"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None:
            return MISSING
        reader.refer(self.kind, text, node)
        return text

    def schema(self, names: Names) -> dict[str, Any]:
        known = names.get(self.kind)
        return {"type": "string", "enum": known} if known else {"type": "string"}


class Label(Shape):
    """A key of the product's string catalogue."""

    name = "label key"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None:
            return MISSING
        reader.use_label(text, node)
        return text

    def schema(self, names: Names) -> dict[str, Any]:
        known = names.get("label")
        return {"type": "string", "enum": known} if known else {"type": "string"}


class Value(Shape):
    """A text, number or truth value, as the product sends it."""

    name = "text, number or true/false"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None or not isinstance(node, Scalar):
            return MISSING
        if node.plain and text.casefold() in ("true", "false"):
            return text.casefold() == "true"
        if node.plain and re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", text):
            return float(text) if "." in text else int(text)
        return text

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": PLAIN}


@dataclass(frozen=True, slots=True)
class Number(Shape):
    """A number within bounds."""

    least: float | None = None
    most: float | None = None
    name: str = "number"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None:
            return MISSING
        try:
            value = self._convert(text)
        except ValueError:
            reader.wrong_type(node, self.name)
            return MISSING
        low = self.least is not None and value < self.least
        if low or (self.most is not None and value > self.most):
            reader.invalid(node, f"{text} is out of range", f"Write a {self.name} {self._range()}.")
            return MISSING
        return value

    def _convert(self, text: str) -> float:
        if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", text):
            raise ValueError(text)
        return float(text)

    def _range(self) -> str:
        if self.most is None:
            return f"of at least {self.least:g}"
        return (
            f"from {self.least:g} to {self.most:g}" if self.least is not None else f"of at most {self.most:g}"
        )

    def schema(self, names: Names) -> dict[str, Any]:
        bounds = {"minimum": self.least, "maximum": self.most}
        return {"type": "number", **{key: value for key, value in bounds.items() if value is not None}}


@dataclass(frozen=True, slots=True)
class Whole(Number):
    """A whole number within bounds."""

    name: str = "whole number"

    def _convert(self, text: str) -> float:
        if not re.fullmatch(r"-?[0-9]{1,15}", text):
            raise ValueError(text)
        return int(text)

    def schema(self, names: Names) -> dict[str, Any]:
        return {**Number.schema(self, names), "type": "integer"}


class Flag(Shape):
    """True or false."""

    name = "`true` or `false`"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None:
            return MISSING
        folded = text.casefold()
        if folded not in _TRUE | _FALSE:
            reader.wrong_type(node, self.name)
            return MISSING
        return folded in _TRUE

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "boolean"}


class Day(Shape):
    """A calendar day, `YYYY-MM-DD`."""

    name = "date like 2026-03-31"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None:
            return MISSING
        try:
            day = dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
        except ValueError:
            day = None
        if day is None:
            reader.invalid(node, f"`{text[:40]}` is not a date", "Write year, month and day: `2026-03-31`.")
            return MISSING
        return day

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Period(Shape):
    """A length of time in days, written `90 days`, `6 months` (30 days each) or `1 year` (365 days)."""

    name: str = "period like `6 months`"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None:
            return MISSING
        match = re.fullmatch(r"([0-9]{1,4})\s*(day|week|month|year)s?", text.strip())
        if not match:
            reader.invalid(node, f"`{text[:40]}` is not a period", "Write `90 days`, `6 months` or `1 year`.")
            return MISSING
        return int(match[1]) * {"day": 1, "week": 7, "month": 30, "year": 365}[match[2]]

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[0-9]{1,4}\s*(day|week|month|year)s?$"}


@dataclass(frozen=True, slots=True)
class Choice(Shape):
    """One word of a fixed list."""

    options: type[Enum]
    name: str = "choice"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None:
            return MISSING
        try:
            return self.options(text)
        except ValueError:
            words = [str(option.value) for option in self.options]
            meant = nearest(text, words)
            help_text = f"Did you mean `{meant}`?" if meant else f"Use one of: {', '.join(words)}."
            reader.invalid(node, f"`{text[:60]}` is none of the values allowed here", help_text)
            return MISSING

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "string", "enum": [option.value for option in self.options]}


@dataclass(frozen=True, slots=True)
class ListOf(Shape):
    """A list of one shape."""

    item: Shape
    name: str = "list"

    @property
    def words(self) -> bool:  # type: ignore[override]
        return self.item.words

    def read(self, node: Node, reader: Reader) -> Any:
        if not isinstance(node, Sequence):
            text = node.text if isinstance(node, Scalar) and not (node.plain and node.text in _NULL) else ""
            fix = f"[{text}]" if isinstance(node, Scalar) else "- …"
            reader.wrong_type(node, self.name, f"Write `{fix}`.")
            return MISSING
        if (
            isinstance(self.item, ListOf)
            and node.items
            and all(isinstance(one, Scalar) for one in node.items)
        ):
            reader.wrong_type(node, "list of lists", "Write one list for each group: `- [ … ]`.")
            return MISSING
        read = self.item.read
        values = [read(item, reader) for item in node.items]
        return tuple([value for value in values if value is not MISSING])

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "array", "items": self.item.schema(names)}


@dataclass(frozen=True, slots=True)
class MapOf(Shape):
    """Names with one value each, in the order written."""

    item: Shape
    name: str = "mapping of names to values"

    @property
    def words(self) -> bool:  # type: ignore[override]
        return self.item.words

    def read(self, node: Node, reader: Reader) -> Any:
        if not isinstance(node, MappingNode):
            reader.wrong_type(node, self.name)
            return MISSING
        values = {key.text: self._read(key, value, reader) for key, value in reversed(node.entries)}
        return {key: value for key, value in reversed(values.items()) if value is not MISSING}

    def _read(self, key: Scalar, value: Node, reader: Reader) -> Any:
        """Keys become file names and addresses, so they are ids; a `where` names the product's own fields."""
        found = self.item.read(value, reader)
        if isinstance(self.item, Value) or ID.read(key, reader) is not MISSING:
            return found
        return MISSING

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.item.schema(names)}
