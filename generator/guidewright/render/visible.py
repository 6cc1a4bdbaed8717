"""The academy in, what the site's readers may see of it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from guidewright.model import Academy, Localised
from guidewright.model.articles import Article, Release, Status
from guidewright.model.audience import Audience
from guidewright.model.quizzes import Quiz
from guidewright.model.tours import Tour
from guidewright.model.tracks import Track

__all__ = ["visible"]

Thing = TypeVar("Thing", Article, Release, Track, Quiz, Tour)


def visible(academy: Academy) -> Academy:
    """The academy with everything that is for fewer readers than the site's own taken for a draft."""
    if academy.settings is None:
        return academy
    audience = academy.settings.source.audience
    return replace(
        academy,
        articles=_shown(academy.articles, audience),
        releases=_shown(academy.releases, audience),
        tracks=_shown(academy.tracks, audience),
        quizzes=_shown(academy.quizzes, audience),
        tours=_shown(academy.tours, audience),
    )


def _shown(things: Mapping[str, Localised[Thing]], audience: Audience) -> dict[str, Localised[Thing]]:
    return {id_: _taken(thing, audience) for id_, thing in things.items()}


def _taken(thing: Localised[Thing], audience: Audience) -> Localised[Thing]:
    if audience.includes(thing.source.audience):
        return thing
    drafts = {language: replace(one, status=Status.DRAFT) for language, one in thing.translations.items()}
    return Localised(replace(thing.source, status=Status.DRAFT), drafts)
