"""Where the parts of a project stand: read from `mkdocs.yml` and `academy.yml` before anything else."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path

from guidewright.collect.rules import MAX_BYTES
from guidewright.collect.sources import ProjectNotFoundError
from guidewright.diagnostics import Span
from guidewright.yaml_nodes import Mapping, Node, Scalar, parse_yaml

__all__ = ["Layout", "find_layout"]

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")
MAX_PARENTS = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """Folders and patterns, relative to the root.

    Attributes:
        config: the site configuration's file name.
        docs: the docs folder.
        labels: patterns of the product's string catalogues, with `{lang}` for the language.
        outside: where a `docs_dir` stands that leads out of the project; `docs` is then a guess.
    """

    config: str
    docs: str
    labels: tuple[str, ...]
    outside: Span | None = None


def find_layout(root: Path) -> Layout:
    """Read the two files that say where everything else is.

    Raises:
        ProjectNotFoundError: when the folder holds no site configuration.
    """
    config = next((name for name in CONFIG_NAMES if (root / name).is_file()), None)
    if config is None:
        raise ProjectNotFoundError(str(root))
    docs, outside = _docs_dir(root, config)
    return Layout(config=config, docs=docs, labels=_label_patterns(root, docs), outside=outside)


def _docs_dir(root: Path, config: str) -> tuple[str, Span | None]:
    """`docs_dir` of the configuration or of the nearest parent that it inherits from."""
    seen = 0
    current = config
    while seen < MAX_PARENTS:
        tree = _peek(root, current)
        found = tree.get("docs_dir") if isinstance(tree, Mapping) else None
        if isinstance(found, Scalar) and found.text:
            inside = _inside(found.text)
            return (inside, None) if inside else ("docs", Span(current, found.start, found.end))
        parent = _text(tree, "INHERIT")
        if not parent:
            break
        current = posixpath.normpath(posixpath.join(posixpath.dirname(current), parent))
        seen += 1
    return "docs", None


def _label_patterns(root: Path, docs: str) -> tuple[str, ...]:
    tree = _peek(root, posixpath.join(docs, "academy.yml"))
    products = tree.get("products") if isinstance(tree, Mapping) else None
    if not isinstance(products, Mapping):
        return ()
    patterns = (_text(product, "labels") for _, product in products.entries)
    return tuple(dict.fromkeys(inside for pattern in patterns if pattern and (inside := _inside(pattern))))


def _inside(path: str) -> str | None:
    """The normal form of a relative path that stays inside the project, else nothing."""
    normal = posixpath.normpath(path.replace("\\", "/"))
    return None if normal.startswith(("..", "/")) else normal


def _peek(root: Path, name: str) -> Node | None:
    try:
        target = (root / name).resolve(strict=True)
        if not target.is_relative_to(root.resolve()):
            return None
        if target.stat().st_size > MAX_BYTES:  # reported when it is taken; reading it would last minutes
            return None
        text = target.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError):
        return None
    return parse_yaml(text, name)[0]


def _text(tree: Node | None, key: str) -> str | None:
    value = tree.get(key) if isinstance(tree, Mapping) else None
    return value.text if isinstance(value, Scalar) else None
