"""What every page needs to know of the site: words, addresses, who is where in which language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from guidewright.decode import Block
from guidewright.model import Academy
from guidewright.model.addresses import address, generated_pages, language_prefix, page_of, relative
from guidewright.model.articles import Article, Release, Status
from guidewright.model.lists import LongList, long_lists
from guidewright.model.settings import Settings
from guidewright.render.quizzes import quiz_json
from guidewright.render.rich import blocks_html, inlines_html
from guidewright.render.templates import Templates
from guidewright.render.words import Words

__all__ = ["SiteMap"]


@dataclass(frozen=True)
class SiteMap:
    """The academy as readers move through it."""

    academy: Academy
    templates: Templates

    def words(self, language: str) -> Words:
        """The words of generated pages."""
        return self.templates.words(language)

    @cached_property
    def _generated(self) -> dict[str, str]:
        return generated_pages(self.academy, self._lists)

    @cached_property
    def _lists(self) -> dict[str, LongList]:
        return long_lists(self.academy)

    def long_list(self, name: str) -> LongList | None:
        """What stands on each page of a list, by the name of its first page; nothing where one page is enough."""
        return self._lists.get(name)

    @cached_property
    def _by_name(self) -> dict[str, frozenset[str]]:
        """Languages that each authored page exists in, by name."""
        found = {}
        for things in (self.academy.articles, self.academy.releases, self.academy.pages):
            for thing in things.values():
                found[thing.source.name] = frozenset((self.academy.source_language, *thing.translations))
        return found

    def has_page(self, name: str, language: str) -> bool:
        """Whether this language's tree holds the page."""
        return name in self._generated or language in self._by_name.get(name, frozenset())

    def has_asset(self, name: str, language: str) -> bool:
        """Whether this language's tree holds the file; only the source tree does."""
        return name in self.academy.assets and language == self.academy.source_language

    def root_from(self, name: str, language: str) -> str:
        """The way from a page to the site's root, with a slash at the end unless it is empty."""
        way = relative("", self.at(name, language))
        return "" if way in ("./", "") else way

    def at(self, name: str, language: str) -> str:
        """Address of a page below the site's root, in a language."""
        return language_prefix(language, self.academy) + address(name)

    def link(self, kind: str, id_: str, language: str, root: str) -> str:
        """The way to a thing's page: in this language when it has it, else in the source language."""
        name = page_of(kind, id_, self.academy)
        best = language if self.has_page(name, language) else self.academy.source_language
        return root + self.at(name, best)

    def translated(self, kind: str, id_: str, language: str) -> bool:
        """Whether a thing has words in this language."""
        if language == self.academy.source_language:
            return True
        things = {
            "article": self.academy.articles,
            "track": self.academy.tracks,
            "quiz": self.academy.quizzes,
            "tour": self.academy.tours,
            "release": self.academy.releases,
        }[kind]
        return language in things[id_].translations

    def foreign(self, kind: str, id_: str, language: str) -> str:
        """The source language's code when a thing has no words in this language, else nothing."""
        return "" if self.translated(kind, id_, language) else self.academy.source_language

    def tour_url(self, tour_id: str, root: str) -> str:
        """Where “Show me in the product” leads."""
        tour = self.academy.tours[tour_id].source
        settings = self.academy.settings
        product = settings.source.products[tour.product] if settings else None
        base = product.url if product else ""
        if "://" not in base:
            base = root + base
        separator = "&" if "?" in base else "?"
        return f"{base}{separator}tour={tour_id}{tour.start or ''}"

    def quiz_html(self, quiz_id: str, language: str, root: str, *, heading: bool) -> str:
        """A quiz as it stands before the script: every question readable, and its data; nothing of a draft."""
        quiz = self.academy.quizzes[quiz_id].best(language)
        if quiz.status is not Status.PUBLISHED:
            return ""
        words = self.words(language)
        return self.templates.render(
            "parts/quiz.html.jinja",
            language,
            quiz=quiz,
            code=self.foreign("quiz", quiz_id, language),
            heading=heading,
            url=self.link("quiz", quiz_id, language, root),
            data=quiz_json(quiz, language, self.academy, words),
            rich=self.rich(language),
            inline=lambda parts: inlines_html(parts, lambda key: self.academy.label(key, language)),
        )

    def rich(self, language: str) -> Callable[[tuple[Block, ...]], str]:
        """Rich text to HTML with this language's product labels."""
        return lambda blocks: blocks_html(blocks, lambda key: self.academy.label(key, language))

    def steps_html(self, tour_id: str, language: str, root: str) -> str:
        """A tour's steps as a numbered how-to; nothing of a draft."""
        tour = self.academy.tours[tour_id].best(language)
        if tour.status is not Status.PUBLISHED:
            return ""
        return self.templates.render(
            "parts/steps.html.jinja",
            language,
            tour=tour,
            code=self.foreign("tour", tour_id, language),
            url=self.tour_url(tour_id, root),
            rich=self.rich(language),
        )

    def settings(self, language: str) -> Settings:
        """The academy's own words in a language.

        Raises:
            ValueError: for an adopted folder, which has no generated pages to call this for.
        """
        if self.academy.settings is None:
            raise ValueError("an adopted folder has no settings")
        return self.academy.settings.best(language)

    def published_articles(self, language: str) -> tuple[Article, ...]:
        """Published articles in the best language, in file order."""
        return self._groups(language)["", ""]

    def place_on_tracks(self, article_id: str) -> tuple[int, int]:
        """Sorts what most tracks begin with before the rest: minus the number of tracks, then the earliest place."""
        return self._track_places.get(article_id, (0, 0))

    @cached_property
    def _track_places(self) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        for track in self.academy.tracks.values():
            for place, item in enumerate(track.source.items):
                if item.article and track.source.status is Status.PUBLISHED:
                    number, earliest = found.get(item.article, (0, place))
                    found[item.article] = (number - 1, min(earliest, place))
        return found

    def by_topic(self, topic: str, language: str) -> tuple[Article, ...]:
        """Published articles of a topic."""
        return self._groups(language).get(("topic", topic), ())

    def by_role(self, role: str, language: str) -> tuple[Article, ...]:
        """Published articles of a role."""
        return self._groups(language).get(("role", role), ())

    def _groups(self, language: str) -> dict[tuple[str, str], tuple[Article, ...]]:
        """Published articles: all of them, those of each role, those of each topic."""
        if language not in self._grouped:
            found: dict[tuple[str, str], list[Article]] = {("", ""): []}
            for article in self.academy.published(language):
                groups = [("role", role) for role in article.roles] + [("topic", t) for t in article.topics]
                for group in (("", ""), *dict.fromkeys(groups)):
                    found.setdefault(group, []).append(article)
            self._grouped[language] = {group: tuple(articles) for group, articles in found.items()}
        return self._grouped[language]

    @cached_property
    def _grouped(self) -> dict[str, dict[tuple[str, str], tuple[Article, ...]]]:
        return {}

    @cached_property
    def kept(self) -> dict[tuple[Any, ...], Any]:
        """What was made once and is needed on other pages again."""
        return {}

    def published_releases(self, language: str) -> tuple[Release, ...]:
        """Published releases, newest first."""
        found = (release.best(language) for release in self.academy.releases.values())
        shown = [release for release in found if release.status is Status.PUBLISHED]
        return tuple(sorted(shown, key=lambda release: (release.date, release.version), reverse=True))
