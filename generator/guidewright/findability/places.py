"""Where a page that a query expects may stand: the model's own addresses, in the language and in the source language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guidewright.model.academy import Academy
from guidewright.model.addresses import address, generated_pages, language_prefix, page_of

__all__ = ["Place", "Places"]

GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class Place:
    """A page, or a part of one.

    Attributes:
        address: below the site's root.
        anchor: of the part; empty for the page as a whole.
    """

    address: str
    anchor: str = ""


@dataclass(frozen=True)
class Places:
    """Looks up the pages of an academy."""

    academy: Academy

    def of(self, expected: str, language: str) -> tuple[Place, ...]:
        """Where what a search set expects may be found.

        Args:
            expected: an article's id, or a kind and an id: `release:4-2`, `term:approver`.
            language: of the search set; a page that is not translated stands in the source language.
        """
        return tuple(
            Place(language_prefix(code, self.academy) + address(name), anchor)
            for name, anchor in self._named(expected)
            for code in dict.fromkeys((language, self.academy.source_language))
        )

    def _named(self, expected: str) -> Iterator[tuple[str, str]]:
        kind, colon, id_ = expected.partition(":")
        if kind == "term":
            yield from ((name, id_) for name in self._glossary)
        elif colon:
            yield page_of(kind, id_, self.academy), ""
        else:
            yield page_of("article", expected, self.academy), ""

    @cached_property
    def _glossary(self) -> tuple[str, ...]:
        """The glossary's pages: a long one has several, and which one a term is on differs by language."""
        return tuple(name for name, shown in generated_pages(self.academy).items() if shown == GLOSSARY)
