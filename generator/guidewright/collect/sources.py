"""What collection yields: texts that the compiler reads, and assets that it only copies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

__all__ = ["Area", "Asset", "ProjectNotFoundError", "SourceFile"]


class Area(Enum):
    """Which part of a project a file belongs to."""

    CONFIG = "config"
    DOCS = "docs"
    TOURS = "tours"
    LABELS = "labels"
    TEMPLATES = "templates"


class ProjectNotFoundError(Exception):
    """There is no project in the folder: no readable `mkdocs.yml`."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text of the project.

    Attributes:
        path: project-relative, forward slashes.
        area: the part of the project it stands in.
        name: path relative to that part's folder.
        text: the content, decoded from UTF-8 without a byte order mark.
        digest: SHA-256 of the bytes, hexadecimal.
    """

    path: str
    area: Area
    name: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the docs folder that is copied as it is.

    Attributes:
        path: project-relative, forward slashes.
        name: path relative to the docs folder.
        source: where it stands on disk.
        size: bytes.
    """

    path: str
    name: str
    source: Path
    size: int
