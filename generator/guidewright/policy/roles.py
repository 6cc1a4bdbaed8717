"""Roles and the tracks made for them."""

from __future__ import annotations

from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.model.tracks import Track

__all__ = ["tracks_by_role"]


def tracks_by_role(academy: Academy, status: Status) -> dict[str, list[Track]]:
    """For each role of academy.yml the tracks of this status."""
    roles = academy.settings.source.roles if academy.settings else {}
    found: dict[str, list[Track]] = {role: [] for role in roles}
    for track in academy.tracks.values():
        if track.source.status is status:
            for role in track.source.roles:
                if role in found:
                    found[role].append(track.source)
    return found
