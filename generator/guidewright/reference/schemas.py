"""Records in, JSON Schemas (draft 2020-12) out, with the ids that an academy has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from guidewright.compiler import all_rules
from guidewright.model.records import Key, Record, RecordOf, keys_of
from guidewright.model.shapes import ListOf, MapOf, Names, Shape
from guidewright.reference.sources import FILES

__all__ = ["file_schema", "overlay_schema"]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Ids = Mapping[str, Iterable[str]]


def file_schema(name: str, ids: Ids) -> dict[str, Any]:
    """The schema of a kind of file.

    Args:
        name: a key of `FILES`.
        ids: the academy's ids by kind, as `known_ids` gives them; a kind without ids allows any.
    """
    kind = FILES[name]
    names = Names(ids)
    reference = RecordOf(kind.record).schema(names)
    definition = names.definitions[kind.record.__name__]
    if kind.titled:
        definition["required"] = [key for key in definition["required"] if key != "title"]
    if "rules" in definition["properties"]:
        definition["properties"]["rules"]["propertyNames"] = {"enum": sorted(rule.id for rule in all_rules())}
    return _whole(f"Guidewright {name}", reference, names.definitions)


def overlay_schema(name: str, ids: Ids) -> dict[str, Any]:
    """The schema of a translation: the words of the original, its parts under their ids."""
    overlay = _Overlay(Names(ids))
    reference = overlay.record(FILES[name].record)
    return _whole(f"Guidewright {name}, translation", reference, overlay.definitions)


def _whole(title: str, reference: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": DRAFT, "title": title, **reference, "$defs": dict(sorted(definitions.items()))}


class _Overlay:
    """Follows the records as a translation is read: words only, list items by their ids."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.definitions: dict[str, Any] = {}

    def record(self, record: type[Record]) -> dict[str, Any]:
        name = f"{record.__name__}Words"
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self._definition(record)
        return {"$ref": f"#/$defs/{name}"}

    def _definition(self, record: type[Record]) -> dict[str, Any]:
        properties = {
            item.name: {"description": item.doc, **schema}
            for item in keys_of(record)
            if (schema := self._key(item)) is not None
        }
        body: dict[str, Any] = {
            "type": "object",
            "description": (record.__doc__ or "").split("\n", maxsplit=1)[0],
            "properties": {**properties, **dict.fromkeys(sorted(record.OPEN), True)},
            "additionalProperties": False,
        }
        if record.SHORTHAND in properties:
            return {"anyOf": [properties[record.SHORTHAND], body]}
        return body

    def _key(self, item: Key) -> dict[str, Any] | None:
        return self._shape(item.shape) if item.shape.words else None

    def _shape(self, shape: Shape) -> dict[str, Any] | None:
        """`None` for a list of parts without ids: nothing names the part that is meant."""
        if isinstance(shape, RecordOf):
            return self.record(shape.record)
        if isinstance(shape, ListOf) and isinstance(shape.item, RecordOf):
            named = any(item.name == "id" for item in keys_of(shape.item.record))
            return self._named(shape.item) if named else None
        if isinstance(shape, MapOf):
            return self._named(shape.item)
        return shape.schema(self._names)

    def _named(self, item: Shape) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self._shape(item)}
