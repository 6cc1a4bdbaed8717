"""`content/academy.yml`: what the academy's words mean: languages, roles, levels, topics, products, budgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from guidewright.diagnostics import Issue
from guidewright.model import rules
from guidewright.model.audience import Audience
from guidewright.model.records import Record, key
from guidewright.model.shapes import Id, Ref, Text

__all__ = [
    "Budget",
    "Budgets",
    "Feature",
    "Group",
    "Level",
    "Product",
    "Role",
    "RuleSeverity",
    "Settings",
    "Topic",
]

Words = Annotated[str, Text(words=True)]


class RuleSeverity(Enum):
    """How much a rule matters in this academy."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Record):
    """A group of readers with the same work."""

    title: Words = key("Name shown to readers.", example="Administrator")
    summary: Words = key("What these people do, in one sentence.", default="")
    benefit: Words = key("What is in it for them: shown on their track.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Record):
    """A step of mastery. Levels are listed from first to last."""

    title: Words = key("Name shown to readers.", example="Getting started")
    summary: Words = key("What a reader at this level can do.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """A subject that articles are grouped by."""

    title: Words = key("Name shown to readers.", example="Workflows")
    summary: Words = key("What the topic covers, in one sentence.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Record):
    """A customer segment or an industry."""

    title: Words = key("Name shown to readers.", example="Healthcare")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature(Record):
    """A capability of the product that articles, tours and releases refer to."""

    title: Words = key("Name shown to readers.", example="Approval workflows")


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Record):
    """A product that tours play in."""

    title: Words = key("Name shown to readers.", example="Ledgerline")
    url: str = key("Where it runs, absolute or relative to the help site.", example="product/")
    labels: str | None = key(
        "String catalogue, one JSON file per language, with `{lang}` in the path.",
        default=None,
        example="product/strings/{lang}.json",
    )
    folder: str | None = key(
        "Static app in the project that is published with the site at `url`.", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget(Record):
    """A limit, and where the figure comes from."""

    value: float = key("The limit.", example="7")
    source: str = key("Who measured or decided it.", example="vendor benchmark, 2025")


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets(Record):
    """Limits that rules hold content to."""

    tour_steps: Budget | None = key("Most steps of a tour.", default=None)
    track_minutes: Budget | None = key("Most minutes of a track.", default=None)
    video_minutes_least: Budget | None = key("Fewest minutes of a video.", default=None)
    video_minutes_most: Budget | None = key("Most minutes of a video.", default=None)
    article_minutes: Budget | None = key("Most minutes of an article.", default=None)
    pass_mark: Budget | None = key("Lowest pass mark of a quiz, in percent.", default=None)
    search_top_1: Budget | None = key("Least queries whose page comes first, in percent.", default=None)
    search_top_3: Budget | None = key(
        "Least queries whose page is among the first three, in percent.", default=None
    )
    search_rank: Budget | None = key(
        "Least mean reciprocal rank of the pages of queries, 0 to 1.", default=None
    )

    def check(self) -> tuple[Issue, ...]:
        most = {"pass_mark": 100, "search_top_1": 100, "search_top_3": 100, "search_rank": 1}
        return tuple(
            rules.INVALID_VALUE.at(
                self.origin.span(name, "value"),
                f"{budget.value:g} is out of range",
                f"Write a number from 0 to {limit}.",
            )
            for name, limit in most.items()
            if (budget := getattr(self, name)) is not None and not 0 <= budget.value <= limit
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Record):
    """The academy's own words and limits."""

    title: Words = key("Name of the academy.", example="Ledgerline Academy")
    summary: Words = key("What it offers, in one sentence.", default="")
    languages: tuple[Annotated[str, Id()], ...] = key(
        "Language codes; the first is the language content is written in.", example="[en, ja]"
    )
    audience: Audience = key(
        "Who reads this site; what is meant for fewer is left out of it.", default=Audience.CUSTOMER
    )
    roles: Mapping[str, Role] = key(
        "Groups of readers by id.", example="{administrator: {title: Administrator}}"
    )
    levels: Mapping[str, Level] = key(
        "Levels by id, first to last.", example="{start: {title: Getting started}}"
    )
    topics: Mapping[str, Topic] = key("Topics by id.", example="{workflows: {title: Workflows}}")
    segments: Mapping[str, Group] = key("Customer segments by id.", factory=dict)
    industries: Mapping[str, Group] = key("Industries by id.", factory=dict)
    features: Mapping[str, Feature] = key("Product capabilities by id.", factory=dict)
    products: Mapping[str, Product] = key("Products that tours play in, by id.", factory=dict)
    most_used: tuple[Annotated[str, Ref("article")], ...] = key(
        "Articles that the home page shows as most used, the most used first. Default: what beginners need.",
        default=(),
        example="[first-login]",
    )
    budgets: Budgets | None = key("Limits, each with its source.", default=None)
    rules: Mapping[str, RuleSeverity] = key(
        "Severity by rule id: `error`, `warning`, `note` or `off`.", factory=dict
    )
