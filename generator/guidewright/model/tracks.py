"""Tracks and the glossary: YAML files that give articles an order and words a meaning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from guidewright.decode import Inline
from guidewright.diagnostics import Issue
from guidewright.model import rules
from guidewright.model.articles import Audience, Status
from guidewright.model.records import Record, key
from guidewright.model.rich_shapes import RichLine
from guidewright.model.shapes import Id, Period, Ref, Text

__all__ = ["Glossary", "Item", "Term", "Track"]

Words = Annotated[str, Text(words=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """One thing to do on a track: exactly one of the keys."""

    article: Annotated[str, Ref("article")] | None = key("Read this article.", default=None)
    quiz: Annotated[str, Ref("quiz")] | None = key("Take this quiz.", default=None)
    tour: Annotated[str, Ref("tour")] | None = key("Take this tour.", default=None)

    @property
    def kind(self) -> str:
        """`article`, `quiz` or `tour`."""
        return "article" if self.article else "quiz" if self.quiz else "tour"

    @property
    def target(self) -> str:
        """The id of what is to be done."""
        return self.article or self.quiz or self.tour or ""

    def check(self) -> tuple[Issue, ...]:
        given = [value for value in (self.article, self.quiz, self.tour) if value]
        if len(given) == 1:
            return ()
        message = f"a track item names one thing, this names {len(given)}"
        help_text = "Write one of `- article: …`, `- quiz: …`, `- tour: …` per item."
        return (rules.INVALID_VALUE.at(self.origin.span(), message, help_text),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track(Record):
    """A path through articles, quizzes and tours for one kind of reader."""

    id: Annotated[str, Id()] = key("Stable name. Default: the file name.", default="")
    title: Words = key("Name shown to readers.", example="Approvals for managers")
    summary: Words = key("What it covers, in one sentence.", default="")
    benefit: Words = key(
        "What is in it for the reader.", default="", example="Clear your queue in ten minutes a day"
    )
    roles: tuple[Annotated[str, Ref("role")], ...] = key("Who it is for.", example="[manager]")
    items: tuple[Item, ...] = key("What to do, in order.", example="[{article: first-login}]")
    owner: str | None = key("Team that keeps it true.", default=None, example="education-team")
    reviewed: dt.date | None = key("Day of the last review.", default=None, example="2026-10-01")
    review_every: Annotated[int, Period()] | None = key(
        "Time until the next review.", default=None, example="6 months"
    )
    status: Status = key("How far it is from its readers.", default=Status.DRAFT, example="published")
    audience: Audience = key("Who may take it.", default=Audience.CUSTOMER)

    def check(self) -> tuple[Issue, ...]:
        return rules.not_empty(self.items, "this track has no items", self.origin.span("items"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """A word of the product and what it means."""

    term: Words = key("The word itself.", example="Approval workflow")
    definition: Annotated[tuple[Inline, ...], RichLine()] = key("What it means, in one or two sentences.")
    also: tuple[Words, ...] = key("Other words for it, for search.", default=())
    article: Annotated[str, Ref("article")] | None = key("Where to read more.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary(Record):
    """The words of the product."""

    terms: Mapping[str, Term] = key("Terms by id.", example="{workflow: {term: Workflow, definition: …}}")
