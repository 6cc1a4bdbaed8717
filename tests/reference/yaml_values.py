"""YAML files as an editor's schema support sees them: YAML 1.2, where dates and `no` are texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

__all__ = ["files_of", "front_matter", "value"]

FOLDERS = {
    "track": ("content/tracks", ".yml"),
    "quiz": ("content/quizzes", ".yml"),
    "search": ("content/search", ".yml"),
    "tour": ("tours", ".yml"),
    "article": ("content/articles", ".md"),
    "release": ("content/releases", ".md"),
}


class _Loader(yaml.SafeLoader):
    """Knows no dates, and no truth values but `true` and `false`."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in found if not tag.endswith(("timestamp", "bool", "int", "float"))
    ]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789")
)


def value(text: str) -> Any:
    """What a YAML text says."""
    return _named(yaml.load(text, _Loader))  # noqa: S506 - a SafeLoader of our own


def _named(found: Any) -> Any:
    """JSON's names are texts: a key `true` is named "true"."""
    if isinstance(found, dict):
        return {json.dumps(key).strip('"'): _named(inner) for key, inner in found.items()}
    return [_named(inner) for inner in found] if isinstance(found, list) else found


def front_matter(text: str) -> Any:
    """What the front matter of a Markdown file says."""
    return value(text.split("---\n", 2)[1])


def files_of(root: Path, *, translated: bool) -> Iterator[tuple[str, Path]]:
    """The files of a project with their kinds: originals, or translations."""
    for kind in ("academy", "glossary", "brand"):
        for path in sorted((root / "content").glob(f"{kind}*.yml")):
            if ("." in path.stem) is translated:
                yield kind, path
    for kind, (folder, suffix) in FOLDERS.items():
        for path in sorted((root / folder).rglob(f"*{suffix}")):
            if ("." in path.stem) is translated:
                yield kind, path
