"""Articles, releases, pages and snippets: Markdown files with front matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from guidewright.decode import Markdown
from guidewright.diagnostics import Issue
from guidewright.model import rules
from guidewright.model.audience import Audience
from guidewright.model.records import Record, key
from guidewright.model.shapes import Id, Period, Ref, Text, Whole

__all__ = ["Article", "ArticleKind", "Audience", "Page", "Release", "Snippet", "Status"]

Words = Annotated[str, Text(words=True)]
NO_BODY = Markdown(text="", start=0)
ENGINE_KEYS = frozenset(
    {"description", "tags", "hide", "icon", "search", "template", "social", "comments", "boost"}
)


class ArticleKind(Enum):
    """What an article is for."""

    GUIDE = "guide"
    HOW_TO = "how-to"
    REFERENCE = "reference"
    FAQ = "faq"
    TROUBLESHOOTING = "troubleshooting"
    VIDEO = "video"
    LAB = "lab"
    BEST_PRACTICE = "best-practice"


class Status(Enum):
    """How far an item is from its readers. Only published items are shown."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """One page of the help centre."""

    OPEN = ENGINE_KEYS

    id: Annotated[str, Id()] = key(
        "Stable name; the file may move, the id stays. Default: the file name.", default=""
    )
    title: Words = key("Heading of the page and its name in lists.", example="Approve an invoice")
    summary: Words = key("One sentence for lists and search.", default="")
    keywords: tuple[Words, ...] = key(
        "What readers call this who do not know its words, for search; never shown.",
        default=(),
        example="[sign off, authorise]",
    )
    roles: tuple[Annotated[str, Ref("role")], ...] = key("Who it is for.", example="[administrator]")
    level: Annotated[str, Ref("level")] = key("How far along its readers are.", example="start")
    topics: tuple[Annotated[str, Ref("topic")], ...] = key(
        "What it is about; the first is its home.", example="[workflows]"
    )
    kind: ArticleKind = key("What it is for.", example="how-to")
    industries: tuple[Annotated[str, Ref("industry")], ...] = key("Industries it is meant for.", default=())
    segments: tuple[Annotated[str, Ref("segment")], ...] = key(
        "Customer segments it is meant for.", default=()
    )
    objectives: Mapping[str, Words] = key(
        "What the reader will be able to do, by id.",
        factory=dict,
        example="{approve: Approve an invoice in one minute}",
    )
    minutes: Annotated[int, Whole(least=1, most=600)] | None = key(
        "Minutes it takes.", default=None, example="5"
    )
    owner: str | None = key("Team that keeps it true.", default=None, example="education-team")
    reviewed: dt.date | None = key("Day of the last review.", default=None, example="2026-10-01")
    review_every: Annotated[int, Period()] | None = key(
        "Time until the next review.", default=None, example="6 months"
    )
    status: Status = key("How far it is from its readers.", default=Status.DRAFT, example="published")
    audience: Audience = key("Who may read it.", default=Audience.CUSTOMER)
    feature: Annotated[str, Ref("feature")] | None = key("Product capability it teaches.", default=None)
    tour: Annotated[str, Ref("tour")] | None = key("Tour that “Show me in the product” starts.", default=None)
    related: tuple[Annotated[str, Ref("article")], ...] = key("Articles to read next.", default=())
    replaced_by: Annotated[str, Ref("article")] | None = key(
        "Where readers of a retired article go.", default=None
    )
    body: Markdown = NO_BODY
    name: str = ""

    def check(self) -> tuple[Issue, ...]:
        return (
            *rules.not_empty(self.roles, "this article is for no role", self.origin.span("roles")),
            *rules.not_empty(self.topics, "this article has no topic", self.origin.span("topics")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Record):
    """A release of the product and the training that comes with it."""

    OPEN = ENGINE_KEYS

    id: Annotated[str, Id()] = key("Stable name. Default: the file name.", default="")
    title: Words = key("Heading of the page.", example="Ledgerline 4.2: escalations")
    summary: Words = key("What it is worth to customers, in one sentence.", default="")
    keywords: tuple[Words, ...] = key(
        "What readers call this who do not know its words, for search; never shown.", default=()
    )
    version: str = key("Version number of the product.", example="4.2")
    date: dt.date = key("Day it reaches customers.", example="2026-11-02")
    features: tuple[Annotated[str, Ref("feature")], ...] = key("Capabilities it brings.", default=())
    training: tuple[Annotated[str, Ref("training")], ...] = key(
        "Articles, tracks, quizzes and tours that teach it, by id.",
        default=(),
        example="[escalate-approvals]",
    )
    owner: str | None = key("Team that keeps it true.", default=None, example="education-team")
    status: Status = key("How far it is from its readers.", default=Status.DRAFT, example="published")
    audience: Audience = key("Who may read it.", default=Audience.CUSTOMER)
    body: Markdown = NO_BODY
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Record):
    """A page outside the content kinds: taken as it is."""

    OPEN = ENGINE_KEYS | frozenset(
        {"status", "date", "authors", "categories", "slug", "links", "readtime", "pin", "draft"}
    )

    title: Words = key("Heading of the page and its name in navigation.", default="")
    body: Markdown = NO_BODY
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet(Record):
    """A passage that several articles include."""

    body: Markdown = NO_BODY
    name: str = ""
