"""Everything with an id that readers meet, in one list: articles, tracks, quizzes, tours and releases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from guidewright.model.academy import Academy
from guidewright.model.articles import Article, Release, Status
from guidewright.model.quizzes import Quiz
from guidewright.model.tours import Tour
from guidewright.model.tracks import Track

__all__ = ["Content", "ContentRecord", "contents", "live", "published"]

ContentRecord: TypeAlias = Article | Track | Quiz | Tour | Release


@dataclass(frozen=True, slots=True)
class Content:
    """One thing that readers meet, as it is written in the source language."""

    kind: str
    id: str
    record: ContentRecord


def contents(academy: Academy) -> Iterator[Content]:
    """All of them, whatever their status."""
    for kind, found in (
        ("article", academy.articles),
        ("track", academy.tracks),
        ("quiz", academy.quizzes),
        ("tour", academy.tours),
        ("release", academy.releases),
    ):
        for id_, thing in found.items():
            yield Content(kind, id_, thing.source)


def live(academy: Academy) -> Iterator[Content]:
    """Those that are shown or on their way to it: all but the retired."""
    return (content for content in contents(academy) if content.record.status is not Status.RETIRED)


def published(academy: Academy) -> Iterator[Content]:
    """Those that readers see."""
    return (content for content in contents(academy) if content.record.status is Status.PUBLISHED)
