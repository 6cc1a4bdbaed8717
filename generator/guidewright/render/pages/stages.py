"""A track's items under the levels they belong to, and the card that sums a track up."""

from __future__ import annotations

from typing import Any

from guidewright.model.articles import Status
from guidewright.model.lists import CARD_ITEMS
from guidewright.model.tracks import Track
from guidewright.render.entries import Entry, Listing
from guidewright.render.site_map import SiteMap

__all__ = ["card_items", "items_of", "minutes_of", "stages", "track_card", "tracks_of", "within"]


def tracks_of(site: SiteMap, role: str, language: str) -> list[Track]:
    """A role's published tracks, its own path first: the one for fewest roles that begins at the lowest level."""
    levels = list(site.settings(language).levels)

    def order(track: Track) -> tuple[int, int]:
        articles = (site.academy.articles[item.article].source for item in track.items if item.article)
        return len(track.roles), min(
            (levels.index(article.level) for article in articles), default=len(levels)
        )

    tracks = [t.best(language) for t in site.academy.tracks.values() if role in t.source.roles]
    return sorted((track for track in tracks if track.status is Status.PUBLISHED), key=order)


def stages(site: SiteMap, track: Track, listing: Listing) -> list[dict[str, Any]]:
    """The track's items in order, under the level of the article that begins each stretch."""
    settings, words = site.settings(listing.language), site.words(listing.language)
    found: list[dict[str, Any]] = []
    current = next(iter(settings.levels))
    for item in track.items:
        entry = listing.item(item)
        if entry is None:
            continue
        level = current
        if item.article:
            level = site.academy.articles[item.article].source.level
        if not found or level != current:
            found.append(
                {
                    "title": settings.levels[level].title,
                    "summary": settings.levels[level].summary,
                    "entries": [],
                }
            )
            current = level
        found[-1]["entries"].append(entry)
    for stage in found:
        minutes = sum(entry.length for entry in stage["entries"])
        stage["items"] = " ".join(entry.item for entry in stage["entries"])
        stage["minutes"] = words("minutes", n=minutes) if minutes else ""
    return found


def items_of(levels: list[dict[str, Any]]) -> str:
    """What progress counts on a track."""
    return " ".join(level["items"] for level in levels)


def card_items(levels: list[dict[str, Any]]) -> str:
    """The same on a card among others; nothing of a track so long that its items alone would fill the page."""
    items = items_of(levels)
    return items if len(items) <= CARD_ITEMS else ""


def within(levels: list[dict[str, Any]], start: int, end: int) -> list[dict[str, Any]]:
    """The part of a track between two places, the first included."""
    found = []
    for level in levels:
        entries = level["entries"]
        if shown := entries[max(start, 0) : max(end, 0)]:
            found.append(level | {"entries": shown})
        start, end = start - len(entries), end - len(entries)
    return found


def minutes_of(levels: list[dict[str, Any]]) -> int:
    """How long a track takes in all."""
    return sum(entry.length for level in levels for entry in level["entries"])


def track_card(site: SiteMap, track: Track, listing: Listing) -> dict[str, Any]:
    """A track as others show it: its entry, how long it takes, its levels."""
    words = site.words(listing.language)
    entry: Entry = listing.track(track)
    levels = stages(site, track, listing)
    minutes = minutes_of(levels)
    items = card_items(levels)
    if not items:
        levels = [level | {"items": ""} for level in levels]
    return {
        "entry": entry,
        "benefit": track.benefit,
        "roles": [site.settings(listing.language).roles[role].title for role in track.roles],
        "levels": levels,
        "items": items,
        "minutes": words("minutes_in_all", n=minutes) if minutes else "",
    }
