"""What the build writes for programs, and the schemas it has for editors, as a page of the manual, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guidewright.reference.editor import SCHEMA_FOLDER
from guidewright.reference.sources import FILES
from guidewright.reference.tables import cell
from guidewright.render import contract
from guidewright.render.contract_types import json_schema

__all__ = ["contracts_page"]

INTRODUCTION = f"""\
# JSON contracts

What the finished site holds for programs, version {contract.VERSION}. A field that has no value is absent, never `null`.
A change that an older reader would misunderstand gets a new version number; readers refuse a number they do not know.

| File of the site | What it is | Its JSON Schema |
|---|---|---|
| `tours/manifest.json` | [Manifest](#manifest) | `tours/manifest-v{contract.VERSION}.schema.json` |
| `tours/<language>/<id>.<mark>.json` | [Tour](#tour) | `tours/tour-v{contract.VERSION}.schema.json` |
| in the page of a quiz, as `<script type="application/json">` | [Quiz](#quiz) | `tours/quiz-v{contract.VERSION}.schema.json` |
| `tours/integrity.json` | path of each file in `tours/` → its SHA-256, as a browser's `integrity` attribute wants it | |

`guidewright schema --typescript` prints the same as TypeScript.
"""
EDITORS = f"""\
## Schema files for editors

`guidewright schema` writes one JSON Schema per kind of file into `{SCHEMA_FOLDER}/`, and one for its translations. They
know the roles, topics and ids of your project. `.vscode/settings.json` says which applies where.

| Kind of file | Schema | Schema of its translations |
|---|---|---|
"""


def contracts_page() -> str:
    """The page, ending with a line break."""
    return "\n".join([INTRODUCTION, *_objects(), EDITORS.rstrip("\n"), *_editor_files(), ""])


def _objects() -> Iterator[str]:
    definitions: dict[str, Any] = {}
    for name in contract.ROOTS:
        definitions |= json_schema(name)["$defs"]
    first = [record.__name__ for record in (contract.ROOTS[name] for name in ("manifest", "tour", "quiz"))]
    for name in [*first, *sorted(set(definitions) - set(first))]:
        yield from _object(name, definitions[name])


def _object(name: str, definition: dict[str, Any]) -> Iterator[str]:
    yield from (f"## {name}", "", definition["description"], "")
    yield from ("| Field | Value | Always there |", "|---|---|---|")
    for field, schema in definition["properties"].items():
        always = "yes" if field in definition["required"] else ""
        yield f"| `{field}` | {cell(_value(schema))} | {always} |"
    yield ""


def _value(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list: {_value(schema['items'])}"
    if schema.get("type") == "object":
        return f"mapping of names to: {_value(schema['additionalProperties'])}"
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " or ".join("text" if kind == "string" else str(kind) for kind in kinds)


def _editor_files() -> Iterator[str]:
    for name, kind in FILES.items():
        translation = f"`{SCHEMA_FOLDER}/{name}.translation.json`" if kind.translated else "none"
        yield f"| {name} | `{SCHEMA_FOLDER}/{name}.json` | {translation} |"
