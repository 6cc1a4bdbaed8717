"""Files read back: the site's JSON, and the project's YAML as its author wrote it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

__all__ = ["front_matter", "read_json", "read_yaml"]


def read_json(path: Path) -> dict[str, Any]:
    """A JSON file with an object in it."""
    value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return value


def read_yaml(path: Path) -> dict[str, Any]:
    """A YAML file with every scalar as the text that was written."""
    return _read(path.read_text(encoding="utf-8"))


def front_matter(path: Path) -> dict[str, Any]:
    """The front matter of a Markdown file."""
    return _read(path.read_text(encoding="utf-8").split("---\n")[1])


def _read(text: str) -> dict[str, Any]:
    value: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # gives text, lists and mappings only
    return value
