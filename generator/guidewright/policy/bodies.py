"""Every Markdown body that is shown or on its way to it, in every language, with the file it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidewright.decode import Markdown
from guidewright.model.academy import Academy
from guidewright.model.articles import Article, Page, Release, Snippet, Status
from guidewright.model.embeds import Video

__all__ = ["Body", "bodies", "videos"]


@dataclass(frozen=True, slots=True)
class Body:
    """A text and its record."""

    record: Article | Release | Page | Snippet
    markdown: Markdown

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self.record.origin.path


def bodies(academy: Academy) -> Iterator[Body]:
    """Bodies of articles, releases, pages and snippets; retired ones are left out."""
    for things in (academy.articles, academy.releases, academy.pages, academy.snippets):
        for thing in things.values():
            if getattr(thing.source, "status", None) is not Status.RETIRED:
                for one in thing.every():
                    yield Body(one, one.body)


def videos(academy: Academy) -> Iterator[Video]:
    """The videos of all bodies."""
    for body in bodies(academy):
        for embed in academy.embeds.get(body.path, ()):
            if embed.video is not None:
                yield embed.video
