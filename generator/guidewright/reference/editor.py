"""What an editor needs to complete keys and ids: schema files, and where each applies."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from guidewright.model import Academy
from guidewright.model.references import known_ids
from guidewright.reference.schemas import file_schema, overlay_schema
from guidewright.reference.sources import FILES

__all__ = ["SCHEMA_FOLDER", "editor_settings", "refresh_schemas", "schema_files"]

SCHEMA_FOLDER = ".guidewright/schemas"
SLUG_TAG = "tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify mapping"


def schema_files(academy: Academy) -> dict[str, str]:
    """The schema files of an academy: path below its root -> text."""
    ids = known_ids(academy)
    files = {}
    for name, kind in FILES.items():
        files[f"{SCHEMA_FOLDER}/{name}.json"] = _text(file_schema(name, ids))
        if kind.translated:
            files[f"{SCHEMA_FOLDER}/{name}.translation.json"] = _text(overlay_schema(name, ids))
    return files


def editor_settings(docs: str) -> str:
    """`.vscode/settings.json` for the YAML extension: which schema applies where.

    Args:
        docs: the docs folder, relative to the project.
    """
    places: dict[str, list[str]] = {}
    for name, kind in FILES.items():
        if kind.pattern:
            own, overlay = (kind.pattern.format(docs=docs, overlay=part) for part in ("", ".*"))
            places[f"./{SCHEMA_FOLDER}/{name}.json"] = [own, f"!{overlay}"] if kind.translated else [own]
            if kind.translated:
                places[f"./{SCHEMA_FOLDER}/{name}.translation.json"] = [overlay]
    settings = {"files.eol": "\n", "yaml.schemas": places, "yaml.customTags": [SLUG_TAG]}
    return _text(settings)


def refresh_schemas(root: Path, academy: Academy, *, make: bool = False) -> tuple[Path, ...]:
    """Bring the schema files of a project up to date with its ids.

    Args:
        root: the project's folder.
        academy: what it holds.
        make: write them also where there are none yet.

    Returns:
        The files that changed.
    """
    folder = root / SCHEMA_FOLDER
    if not make and not folder.is_dir():
        return ()
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(path for name, text in schema_files(academy).items() if _replace(path := root / name, text))


def _replace(path: Path, text: str) -> bool:
    """Write the text whole or not at all: an editor may be reading."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return True


def _text(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
