"""Planned files in, files on disk out: all of them new, or none of them written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["FilesExistError", "PlannedFile", "write_new"]


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file to be written.

    Attributes:
        path: relative to the project, forward slashes.
        text: its content.
        optional: a project may have its own already, which then stays as it is.
    """

    path: str
    text: str
    optional: bool = False


class FilesExistError(Exception):
    """Files that would be overwritten, by their paths relative to the project."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


def write_new(root: Path, files: Iterable[PlannedFile]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write files that are not there yet.

    Args:
        root: the project's folder; made when it is missing.
        files: what to write.

    Returns:
        The paths written, and the optional ones that the project has already.

    Raises:
        FilesExistError: a file that is not optional exists; nothing is written then.
        OSError: the disk refuses; what was written before is removed again.
    """
    planned = tuple(files)
    there = {file.path for file in planned if os.path.lexists(root / file.path)}
    in_the_way = tuple(file.path for file in planned if file.path in there and not file.optional)
    if in_the_way:
        raise FilesExistError(in_the_way)
    made: list[Path] = []
    try:
        for file in planned:
            if file.path not in there:
                _write(root / file.path, file.text, made)
    except OSError:
        _undo(made)
        raise
    kept = tuple(file.path for file in planned if file.path in there)
    return tuple(file.path for file in planned if file.path not in there), kept


def _write(path: Path, text: str, made: list[Path]) -> None:
    missing = [folder for folder in path.parents if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir()
        made.append(folder)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        made.append(path)
        file.write(text)


def _undo(made: list[Path]) -> None:
    for path in reversed(made):
        try:
            path.rmdir() if path.is_dir() else path.unlink()
        except OSError:
            continue  # somebody else has put something into the folder meanwhile
