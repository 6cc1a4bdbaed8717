"""What rendering yields: named texts, and where each belongs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

__all__ = ["Artefact", "Basis", "Copy", "Fill", "Later", "NavItem", "Place", "Slot", "Tree"]


class Place(Enum):
    """Where an artefact goes."""

    TREE = "tree"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Fill:
    """What stands on a page in the place of a part of its author's text.

    Attributes:
        part: which kind of part: `title`, `placeholder`, `link` or `fence`.
        number: which one of them, from 0.
        text: what stands there instead.
    """

    part: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an author's text stands in the text of a page.

    Attributes:
        source: the file that it is from.
        before, after: what is around it.
        fills: what of it is replaced.
    """

    source: str
    before: str
    after: str
    fills: tuple[Fill, ...]


@dataclass(frozen=True, slots=True)
class Artefact:
    """A text to be written.

    Attributes:
        place: the tree of a language, which the engine builds, or the finished site.
        path: relative to that place's root.
        text: the content.
        language: whose tree; empty for the site.
        slot: where in it an author's text stands, when it does.
    """

    place: Place
    path: str
    text: str
    language: str = ""
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What the text of a page is made of, besides everything in the project that is no article.

    Attributes:
        files: the articles that stand on it.
        others: what it tells of other articles.
    """

    files: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Later:
    """A page of a tree that is made when somebody asks for it; there are many of them.

    Attributes:
        path: relative to the tree's root.
        language: whose tree.
        make: makes it, the same each time.
        basis: finds what it is made of, in less time; `None` where that can be any article.
    """

    path: str
    language: str
    make: Callable[[], Artefact]
    basis: Callable[[], Basis] | None = None


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
