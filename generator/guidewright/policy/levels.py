"""Levels as numbers, so that they can be compared."""

from __future__ import annotations

from guidewright.model.academy import Academy
from guidewright.model.tracks import Item

__all__ = ["level_of", "level_order"]


def level_order(academy: Academy) -> dict[str, int]:
    """Levels by id, numbered from 0 in the order of academy.yml."""
    levels = academy.settings.source.levels if academy.settings else {}
    return {level: number for number, level in enumerate(levels)}


def level_of(item: Item, academy: Academy) -> str | None:
    """The level of what a track item names; tours have none."""
    if item.article and item.article in academy.articles:
        return academy.articles[item.article].source.level
    if item.quiz and item.quiz in academy.quizzes:
        return academy.quizzes[item.quiz].source.level
    return None
