"""The whole academy as one frozen value: what every later stage reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from guidewright.model.articles import Article, Page, Release, Snippet, Status
from guidewright.model.brand import Brand
from guidewright.model.embeds import Embed
from guidewright.model.quizzes import Quiz
from guidewright.model.search_sets import SearchSet
from guidewright.model.settings import Settings
from guidewright.model.tours import Tour
from guidewright.model.tracks import Glossary, Track

__all__ = ["Academy", "Localised"]

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Localised(Generic[T_co]):
    """A thing in its source language, and its translations by language."""

    source: T_co
    translations: Mapping[str, T_co] = field(default_factory=dict)

    def best(self, language: str) -> T_co:
        """The thing in this language, else in the source language."""
        return self.translations.get(language, self.source)

    def every(self) -> Iterator[T_co]:
        """The source and all translations."""
        yield self.source
        yield from self.translations.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class Academy:
    """Everything the content says, with references resolved.

    Attributes:
        docs: the docs folder, project-relative.
        settings: `academy.yml`; `None` for an adopted folder without one.
        articles, tracks, quizzes, tours, releases: by id, in the order of their files.
        glossary: the words of the product.
        brand: the face of the site, where it has one of its own.
        searches: what proves and helps the search, by language.
        pages, snippets: by name within the docs folder.
        embeds: quizzes, steps and videos by the path of the file they stand in, in order.
        labels: the product's strings: language -> key -> text.
        assets: names of the other files of the docs folder.
        links: by page name, the names of the pages it links to.
        broken: whether there is an `academy.yml` that cannot be read; nothing else is read then.
    """

    docs: str
    settings: Localised[Settings] | None
    articles: Mapping[str, Localised[Article]] = field(default_factory=dict)
    tracks: Mapping[str, Localised[Track]] = field(default_factory=dict)
    quizzes: Mapping[str, Localised[Quiz]] = field(default_factory=dict)
    tours: Mapping[str, Localised[Tour]] = field(default_factory=dict)
    releases: Mapping[str, Localised[Release]] = field(default_factory=dict)
    glossary: Localised[Glossary] | None = None
    brand: Localised[Brand] | None = None
    searches: Mapping[str, SearchSet] = field(default_factory=dict)
    pages: Mapping[str, Localised[Page]] = field(default_factory=dict)
    snippets: Mapping[str, Localised[Snippet]] = field(default_factory=dict)
    embeds: Mapping[str, tuple[Embed, ...]] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    assets: frozenset[str] = frozenset()
    links: Mapping[str, frozenset[str]] = field(default_factory=dict)
    broken: bool = False

    @property
    def adopted(self) -> bool:
        """Whether this is a plain docs folder without `academy.yml`."""
        return self.settings is None and not self.broken

    @property
    def languages(self) -> tuple[str, ...]:
        """Language codes, the source language first; empty for an adopted folder."""
        return self.settings.source.languages if self.settings else ()

    @property
    def source_language(self) -> str:
        """The language that content is written in."""
        return self.languages[0] if self.languages else ""

    def published(self, language: str | None = None) -> tuple[Article, ...]:
        """Published articles in a language (the source where it is not translated), in file order."""
        best = (found.best(language or "") for found in self.articles.values())
        return tuple(article for article in best if article.status is Status.PUBLISHED)

    def label(self, key: str, language: str) -> str:
        """A product label in a language, else in the source language, else its key."""
        for code in (language, self.source_language):
            text = self.labels.get(code, {}).get(key)
            if text is not None:
                return text
        return key
