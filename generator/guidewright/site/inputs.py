"""Everything that a build of an academy reads, each with a digest: two builds of the same inputs give the same site."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from guidewright.collect import Collected
from guidewright.resources import package_folders
from guidewright.site.cache import digest_of

__all__ = ["code_digest", "read_inputs", "variables_of"]

_VARIABLE = re.compile(r"!ENV\b[ \t]*(\[[^\]]*\]|\S+)")
_PACKAGES = (
    *("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "pygments", "jinja2", "markupsafe"),
    "pyyaml",
)


@cache
def code_digest() -> str:
    """A name of the code that makes pages: ours, and that of the packages it uses."""
    digest = hashlib.sha256(f"{sys.version_info[:3]}".encode())
    for name in _PACKAGES:
        digest.update(f"{name} {version(name)}\0".encode())
    for folder in package_folders():
        for path in _files(folder):
            if path.suffix not in (".pyc", ".map"):
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
                digest.update(path.read_bytes())
    return digest.hexdigest()


def read_inputs(collected: Collected, today: dt.date) -> dict[str, str]:
    """Read everything.

    Args:
        collected: the texts of the project.
        today: the day that reviews are due against.

    Returns:
        Digests by project-relative path; other things have names that no path can have.
    """
    layout, root = collected.layout, collected.root
    found = {file.path: file.digest for file in collected.files}
    for asset in collected.assets:
        found[asset.path] = _digest(asset.source)
    for folder in ("site_templates", *layout.others):
        for path in _files(root / folder):
            found.setdefault(path.relative_to(root).as_posix(), _digest(path))
    for name in layout.parents:
        found.setdefault(name, _digest(root / name))
    found["\0issues"] = digest_of(*map(repr, collected.issues))
    found["\0code"] = code_digest()
    found["\0day"] = f"{today} {os.environ.get('SOURCE_DATE_EPOCH') or dt.datetime.now(tz=dt.UTC).date()}"
    found["\0environment"] = digest_of(*_variables(root, (layout.config, *layout.parents)))
    return found


def _variables(root: Path, names: tuple[str, ...]) -> Iterator[str]:
    """Values of the environment that a configuration asks for."""
    for name in names:
        try:
            text = (root / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for word in variables_of(text):
            yield f"{word}={os.environ.get(word)}"


def variables_of(*configurations: str) -> list[str]:
    """The variables of the environment that configurations ask for; other words of theirs may be among them."""
    asked = (found for text in configurations for found in _VARIABLE.findall(text))
    return [word for found in asked for word in re.findall(r"\w+", found)]


def _files(folder: Path) -> Iterator[Path]:
    """Files below a folder in the same order on every machine; hidden ones are left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__pycache__")
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent, name)


def _digest(path: Path) -> str:
    """Of a file's bytes; of one that cannot be read, why."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"cannot be read: {error.errno}"
