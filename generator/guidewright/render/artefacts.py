"""What rendering yields: named texts, and where each belongs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["Artefact", "Copy", "NavItem", "Place", "Tree"]


class Place(Enum):
    """Where an artefact goes."""

    TREE = "tree"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Artefact:
    """A text to be written.

    Attributes:
        place: the tree of a language, which the engine builds, or the finished site.
        path: relative to that place's root.
        text: the content.
        language: whose tree; empty for the site.
    """

    place: Place
    path: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of the project that goes into a language's tree as it is: docs-relative name."""

    name: str
    language: str


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the navigation: a page, or a section with entries of its own."""

    title: str
    page: str | None = None
    children: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """One language's project for the engine.

    Attributes:
        language: its code.
        title: the site's name in it.
        prefix: where it stands below the site's root: empty or `ja/`.
        nav: its navigation.
    """

    language: str
    title: str
    prefix: str
    nav: tuple[NavItem, ...]
