"""Where a recorded tour goes: a file of the project's tours, never outside of it, never over another unasked."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from guidewright.model.shapes import id_problem

__all__ = ["Place", "PlaceRefusedError", "choose_place", "write_tour"]

FOLDER = "tours"
SUFFIXES = (".yml", ".yaml")


class PlaceRefusedError(Exception):
    """A tour may not be written there; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file to write.

    Attributes:
        path: the file.
        id: the tour's id.
        named: the file's name is another than the id, which the file must therefore state.
        force: what stands there is replaced.
    """

    path: Path
    id: str
    named: bool = False
    force: bool = False

    def up(self, root: Path) -> str:
        """The way from the file's folder to the project's."""
        return "../" * len(self.path.parent.relative_to(root.resolve()).parts)


def choose_place(
    root: Path, *, out: Path | None, tour_id: str, taken: Collection[str], force: bool = False
) -> Place:
    """The file for a tour.

    Args:
        root: the project's folder.
        out: the file asked for, relative to the project; by default `tours/<id>.yml`.
        tour_id: the tour's id; by default that of the file's name.
        taken: ids of other tours.
        force: whether a file may be replaced.

    Raises:
        PlaceRefusedError: outside of the project's tours, no YAML, there already, or an id that is none or taken.
    """
    base = root.resolve()
    path = base / (out or Path(FOLDER, f"{tour_id}.yml"))
    path = Path(os.path.normpath(path))
    path = path.parent.resolve() / path.name
    shown = out or path
    if not path.is_relative_to(base):
        raise PlaceRefusedError(f"{shown} is outside of the project {base}. Choose a file in its {FOLDER}/")
    if not path.is_relative_to((base / FOLDER).resolve()) or path.suffix not in SUFFIXES:
        message = (
            f"{shown} is no tour's file: tours are read from {FOLDER}/*.yml. Write {FOLDER}/{path.stem}.yml"
        )
        raise PlaceRefusedError(message)
    named = bool(tour_id) and tour_id != path.stem
    problem = id_problem(tour_id or path.stem) or (None if named else _stem_problem(path.stem))
    if problem:
        raise PlaceRefusedError(f"{problem[0]}. {problem[1]}")
    if os.path.lexists(path) and (path.is_dir() or not force):
        raise PlaceRefusedError(f"{shown} exists. Choose another name, or replace it with --force")
    place = Place(path, tour_id or path.stem, named, force)
    if place.id in taken:
        raise PlaceRefusedError(f"the tour id `{place.id}` is taken. Choose another with --id")
    return place


def _stem_problem(stem: str) -> tuple[str, str] | None:
    """`guide.ja` would be the name of a translation."""
    if "." not in stem:
        return None
    return f"`{stem}` would be a translation of `{stem.partition('.')[0]}`", "Leave out the dot."


def write_tour(place: Place, text: str) -> Path:
    """Write the file beside its place, then put it there whole; -> where it is.

    Where a file has come into its place meanwhile, it goes beside that: nobody records a tour twice.

    Raises:
        OSError: when the disk refuses.
    """
    place.path.parent.mkdir(parents=True, exist_ok=True)
    target = place.path
    number = 2
    while os.path.lexists(target) and not place.force:
        target, number = place.path.with_stem(f"{place.path.stem}-{number}"), number + 1
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return target
