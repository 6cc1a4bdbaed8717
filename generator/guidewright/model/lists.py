"""Lists that are too long for one page: which there are, and what stands on each of their pages.

A page stays under a fixed weight, however large the academy is. Where a list is cut follows from the entries around the
cut, so that one entry more or less changes the pages beside it, not all that follow. What is weighed are the words as
they were written, in the heaviest language: every language has the same things on the same pages.
"""

from __future__ import annotations

import zlib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from guidewright.model.academy import Academy, Localised
from guidewright.model.articles import Status
from guidewright.model.records import Record
from guidewright.model.tracks import Track
from guidewright.yaml_nodes import Scalar

__all__ = ["CARD_ITEMS", "LongList", "long_lists", "numbered"]

WHOLE = 46_500  # bytes of entries on a page that shows everything it has
PAGE = 36_000  # bytes of entries on a page of a list that is longer
LONGEST = 50  # entries on it
SHORTEST = 0.6  # of what fits on it
FIRST = 12  # entries of each level, or tracks, on the page of a role or topic that cannot show everything
FIRST_TRACKS = 12_000  # bytes of these tracks
CARD_ITEMS = (
    4_000  # bytes of items that a card counts progress on; the card of a longer track has no progress
)
UNSAID = 60  # bytes of a title that is not a key but the heading of a text
MARKUP = {
    "article": 310,
    "quiz": 300,
    "tour": 380,
    "release": 420,
    "track": 700,
    "item": 240,
    "role": 240,
    "topic": 1_100,
    "term": 200,
}  # bytes of an entry without its own words

Weighed = list[tuple[str, int]]
"""Ids, each with how many bytes of a page its entry takes, about."""


@dataclass(frozen=True, slots=True)
class LongList:
    """A list with pages of its own.

    Attributes:
        pages: for each page the ids of what stands on it.
        first: how many of it stand on the page of the role or topic that it belongs to.
    """

    pages: tuple[tuple[str, ...], ...]
    first: int = 0

    @property
    def length(self) -> int:
        """How many things it holds."""
        return sum(map(len, self.pages))


def long_lists(academy: Academy) -> dict[str, LongList]:
    """Every such list by the name of its first page.

    `topics/workflows/basic` are the articles of a level when the topic's page cannot show them all, `tracks/for/manager`
    the tracks of a role, `glossary/terms` what the terms mean; `tracks/index` or a track is named when it takes more pages.
    """
    if academy.settings is None:
        return {}
    settings = academy.settings.source
    tracks = _published(academy, "track", academy.tracks)
    grouped = _articles(academy)
    found: dict[str, LongList] = {}
    for role in settings.roles:
        own = [pair for pair in tracks if role in academy.tracks[pair[0]].source.roles]
        found |= _overview(f"roles/{role}", grouped.get(("role", role), {}), own, f"tracks/for/{role}")
    for topic in settings.topics:
        found |= _overview(f"topics/{topic}", grouped.get(("topic", topic), {}))
    whole = {
        "roles/index": _named(academy, "role"),
        "topics/index": _named(academy, "topic"),
        "tracks/index": tracks,
        "quizzes/index": _published(academy, "quiz", academy.quizzes),
        "walkthroughs/index": _published(academy, "tour", academy.tours),
        "releases/index": _releases(academy),
        "glossary/terms": _terms(academy),
        **{f"tracks/{id_}": _items(academy, academy.tracks[id_].source) for id_, _ in tracks},
    }
    return found | {
        name: LongList(_split(things)) for name, things in whole.items() if _weight(things) > WHOLE
    }


def numbered(name: str, number: int) -> str:
    """The name in the tree of a page of a list; the first page is the list itself."""
    return name if number == 1 else f"{name.removesuffix('/index')}/page/{number}"


def _overview(
    name: str, levels: Mapping[str, Weighed], tracks: Weighed | None = None, tracks_name: str = ""
) -> dict[str, LongList]:
    """The lists that the page of a role or topic leads to, when it cannot show everything itself."""
    tracks = tracks or []
    if sum(map(_weight, levels.values())) + _weight(tracks) <= WHOLE:
        return {}
    room = (WHOLE - min(FIRST_TRACKS, _weight(tracks))) // max(len(levels), 1)
    shown = [(f"{name}/{level}", things, room) for level, things in levels.items()]
    shown.append((tracks_name, tracks, FIRST_TRACKS))
    found = {}
    for list_name, things, space in shown:
        first = max(1, min(FIRST, space // max((weight for _, weight in things), default=1)))
        if len(things) > first:
            found[list_name] = LongList(_split(things), first)
    return found


def _split(things: Weighed) -> tuple[tuple[str, ...], ...]:
    """Cut a list into pages, each after the id with the lowest check sum among those where it may end."""
    pages = []
    start = 0
    sums = [zlib.crc32(id_.encode()) for id_, _ in things]
    while (end := _fits(things, start)) < len(things):
        earliest = start + max(1, int((end - start) * SHORTEST))
        end = min(range(earliest, end + 1), key=lambda cut: sums[cut - 1])
        pages.append(tuple(id_ for id_, _ in things[start:end]))
        start = end
    return (*pages, tuple(id_ for id_, _ in things[start:]))


def _fits(things: Weighed, start: int) -> int:
    """Where a page that begins at `start` must end."""
    room = PAGE
    for at in range(start, min(start + LONGEST, len(things))):
        room -= things[at][1]
        if room < 0:
            return max(at, start + 1)
    return min(start + LONGEST, len(things))


def _weight(things: Weighed) -> int:
    return sum(weight for _, weight in things)


def _articles(academy: Academy) -> dict[tuple[str, str], dict[str, Weighed]]:
    """The articles of each role and each topic by level, in the order of their files."""
    found: dict[tuple[str, str], dict[str, Weighed]] = {}
    for id_, weight in _published(academy, "article", academy.articles):
        article = academy.articles[id_].source
        groups = [("role", role) for role in article.roles] + [("topic", topic) for topic in article.topics]
        for group in dict.fromkeys(groups):
            found.setdefault(group, {}).setdefault(article.level, []).append((id_, weight))
    return found


def _published(academy: Academy, kind: str, things: Mapping[str, Localised[Any]]) -> Weighed:
    found = []
    for id_, thing in things.items():
        if _seen(academy, thing.source):
            weight = MARKUP[kind] + 2 * len(id_) + max(map(_words, thing.every()))
            if isinstance(thing.source, Track):
                weight += 2 * min(CARD_ITEMS, sum(len(item.target) + 9 for item in thing.source.items))
            found.append((id_, weight))
    return found


def _seen(academy: Academy, thing: Any) -> bool:
    """Whether the site shows it to its readers."""
    if academy.settings is None or thing.status is not Status.PUBLISHED:
        return False
    return academy.settings.source.audience.includes(thing.audience)


def _named(academy: Academy, kind: str) -> Weighed:
    """Roles or topics."""
    settings = academy.settings
    if settings is None:
        return []
    tables = [one.roles if kind == "role" else one.topics for one in settings.every()]
    return [
        (id_, MARKUP[kind] + 2 * len(id_) + max(_words(table[id_]) for table in tables)) for id_ in tables[0]
    ]


def _releases(academy: Academy) -> Weighed:
    """Newest first."""

    def age(pair: tuple[str, int]) -> tuple[Any, str]:
        release = academy.releases[pair[0]].source
        return release.date, release.version

    return sorted(_published(academy, "release", academy.releases), key=age, reverse=True)


def _terms(academy: Academy) -> Weighed:
    """Words of the product, with what they mean."""
    if academy.glossary is None:
        return []
    tables = [one.terms for one in academy.glossary.every()]
    return [
        (id_, MARKUP["term"] + max(_words(table[id_], ("term", "definition", "article")) for table in tables))
        for id_ in tables[0]
    ]


def _items(academy: Academy, track: Track) -> Weighed:
    """What a track asks for, as progress counts it."""
    kinds: dict[str, Mapping[str, Localised[Any]]] = {
        "article": academy.articles,
        "quiz": academy.quizzes,
        "tour": academy.tours,
    }
    found = []
    for item in track.items:
        thing = kinds[item.kind].get(item.target)
        if thing is not None and _seen(academy, thing.source):
            title = max(_words(one, ("title",)) for one in thing.every())
            found.append((f"{item.kind}:{item.target}", MARKUP["item"] + 2 * len(item.target) + title))
    return found


def _words(thing: Record, keys: Container[str] = ("title", "summary")) -> int:
    """Bytes of the words of an entry as they were written: a product's label in them changes nothing."""
    found = 0
    for key, node in thing.origin.node.entries:
        if key.text in keys and isinstance(node, Scalar):
            found += len(node.text.encode())
    return found or UNSAID
