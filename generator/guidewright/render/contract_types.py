"""The contract's dataclasses in, JSON Schema and TypeScript out."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from guidewright.render import contract
from guidewright.render.events import events_typescript

__all__ = ["json_schema", "typescript"]

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def json_schema(name: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of `tour`, `manifest` or `quiz`, version 1."""
    definitions: dict[str, Any] = {}
    root = contract.ROOTS[name]
    reference = _schema(root, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Guidewright {name}, version {contract.VERSION}",
        **reference,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if origin is Literal:
        return {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        kept = [argument for argument in arguments if argument is not type(None)]
        return _schema(kept[0], definitions) if len(kept) == 1 else {"type": [_PLAIN[part] for part in kept]}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    return _definition(hint, definitions)


def _definition(record: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = record.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = get_type_hints(record)
        definitions[name] = {
            "type": "object",
            "description": _sentence(record),
            "properties": {item.name: _schema(hints[item.name], definitions) for item in fields(record)},
            "required": [item.name for item in fields(record) if item.default is not None],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def typescript() -> str:
    """The contract as TypeScript interfaces, in declared order."""
    parts = [
        "// Generated from generator/guidewright/render/contract.py by `guidewright schema --typescript`.",
        "// Optional properties are absent, never null.",
        "",
        "export type Scalar = string | number | boolean;",
    ]
    for name in contract.__all__:
        record = getattr(contract, name)
        if isinstance(record, type):
            parts += ["", *_interface(record)]
    parts += ["", *events_typescript()]
    return "\n".join(parts) + "\n"


def _interface(record: type) -> list[str]:
    parents = [base for base in record.__bases__ if base is not object]
    extends = f" extends {parents[0].__name__}" if parents else ""
    inherited = {item.name for base in parents for item in fields(base)}
    hints = get_type_hints(record)
    lines = [f"/** {_sentence(record)} */", f"export interface {record.__name__}{extends} {{"]
    for item in fields(record):
        if item.name not in inherited:
            optional = "?" if item.default is None and item.default_factory is MISSING else ""
            lines.append(f"  {item.name}{optional}: {_type(hints[item.name])};")
    return [*lines, "}"]


def _type(hint: Any) -> str:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return "number" if hint in (int, float) else _PLAIN[hint]
    if origin is Literal:
        return " | ".join(f'"{value}"' if isinstance(value, str) else str(value) for value in arguments)
    if origin in (Union, types.UnionType):
        kept = [argument for argument in arguments if argument is not type(None)]
        return _type(kept[0]) if len(kept) == 1 else "Scalar"
    if origin is tuple:
        inner = _type(arguments[0])
        return f"({inner})[]" if " " in inner else f"{inner}[]"
    if origin is Mapping:
        return f"Record<string, {_type(arguments[1])}>"
    return str(hint.__name__)


def _sentence(record: type) -> str:
    return " ".join((record.__doc__ or "").split())
