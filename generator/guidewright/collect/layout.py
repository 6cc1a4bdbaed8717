"""Where the parts of a project stand: read from `mkdocs.yml` and `academy.yml` before anything else."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
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
        parents: configurations that the site configuration inherits from, the nearest first.
        others: folders that are published as they are, or hold the theme's own files.
    """

    config: str
    docs: str
    labels: tuple[str, ...]
    outside: Span | None = None
    parents: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def find_layout(root: Path) -> Layout:
    """Read the two files that say where everything else is.

    Raises:
        ProjectNotFoundError: when the folder holds no site configuration.
    """
    config = next((name for name in CONFIG_NAMES if (root / name).is_file()), None)
    if config is None:
        raise ProjectNotFoundError(str(root))
    chain = tuple(_chain(root, config))
    docs, outside = _docs_dir(chain)
    products = _products(root, docs)
    return Layout(
        config=config,
        docs=docs,
        labels=_inside_all(_text(product, "labels") for product in products),
        outside=outside,
        parents=tuple(name for name, _ in chain[1:]),
        others=_inside_all(
            (*(_text(product, "folder") for product in products), *(_theme_folder(tree) for _, tree in chain))
        ),
    )


def _chain(root: Path, config: str) -> Iterator[tuple[str, Node | None]]:
    """The configuration and those that it inherits from."""
    current = config
    for _ in range(MAX_PARENTS):
        tree = _peek(root, current)
        yield current, tree
        parent = _text(tree, "INHERIT")
        if not parent:
            return
        current = posixpath.normpath(posixpath.join(posixpath.dirname(current), parent))


def _docs_dir(chain: Iterable[tuple[str, Node | None]]) -> tuple[str, Span | None]:
    """`docs_dir` of the configuration or of the nearest parent that it inherits from."""
    for name, tree in chain:
        found = tree.get("docs_dir") if isinstance(tree, Mapping) else None
        if isinstance(found, Scalar) and found.text:
            inside = _inside(found.text)
            return (inside, None) if inside else ("docs", Span(name, found.start, found.end))
    return "docs", None


def _products(root: Path, docs: str) -> tuple[Node, ...]:
    tree = _peek(root, posixpath.join(docs, "academy.yml"))
    products = tree.get("products") if isinstance(tree, Mapping) else None
    return tuple(product for _, product in products.entries) if isinstance(products, Mapping) else ()


def _theme_folder(tree: Node | None) -> str | None:
    theme = tree.get("theme") if isinstance(tree, Mapping) else None
    return _text(theme, "custom_dir") if isinstance(theme, Mapping) else None


def _inside_all(paths: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(inside for path in paths if path and (inside := _inside(path))))


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
