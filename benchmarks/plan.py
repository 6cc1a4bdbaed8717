"""What a generated academy consists of: how many of each thing, and which belongs to what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

__all__ = ["KINDS", "LEVELS", "OWNED", "ROLES", "TODAY", "TOPICS", "Plan"]

TODAY = dt.date(2026, 11, 2)
"""The day the generated content was reviewed, and the day to check it against."""

ROLES = ("administrator", "manager", "end-user", "power-user", "executive")
LEVELS = ("start", "core", "advanced", "expert")
TOPICS = (
    "getting-started",
    "invoices",
    "workflows",
    "approvals",
    "escalations",
    "reporting",
    "dashboards",
    "suppliers",
    "payments",
    "budgets",
    "purchase-orders",
    "documents",
    "notifications",
    "mobile",
    "integrations",
    "imports",
    "security",
    "auditing",
    "administration",
    "billing",
)
KINDS = (
    "how-to",
    "how-to",
    "guide",
    "reference",
    "how-to",
    "faq",
    "troubleshooting",
    "guide",
    "best-practice",
)
TEACHING = ("how-to", "guide")
QUESTIONS = 10  # of a quiz
ARTICLES_PER_QUESTION = 2  # whose objectives it covers
ARTICLES_PER_TOUR = 50
ARTICLES_PER_TRACK = 100
MEMBERS = 3  # articles of each level on a track
OWNED = f"""owner: education-team
reviewed: {TODAY}
review_every: 6 months
status: published
audience: customer
"""


@dataclass(frozen=True)
class Plan:
    """An academy of so many articles. Everything has a number; names follow from it."""

    articles: int

    @cached_property
    def teaching(self) -> tuple[int, ...]:
        """The articles that have objectives."""
        return tuple(number for number in range(self.articles) if KINDS[number % len(KINDS)] in TEACHING)

    @property
    def quizzes(self) -> int:
        """Enough that each objective is tested."""
        return -(-len(self.teaching) // (QUESTIONS * ARTICLES_PER_QUESTION))

    def questions(self, quiz: int) -> tuple[tuple[int, ...], ...]:
        """For each question of a quiz the articles whose objectives it covers."""
        per = ARTICLES_PER_QUESTION
        first = quiz * QUESTIONS * per
        covered = self.teaching[first : first + QUESTIONS * per]
        return tuple(covered[at : at + per] for at in range(0, len(covered), per))

    @property
    def tours(self) -> int:
        """Walkthroughs in the product."""
        return max(4, self.articles // ARTICLES_PER_TOUR)

    @property
    def tracks(self) -> int:
        """Paths, the same number for each role."""
        return len(ROLES) * max(1, self.articles // ARTICLES_PER_TRACK // len(ROLES))

    def topic(self, article: int) -> str:
        """The folder of an article."""
        return TOPICS[article % len(TOPICS)]

    def level(self, article: int) -> str:
        """Each topic climbs through the levels."""
        return LEVELS[article // len(TOPICS) % len(LEVELS)]

    def roles(self, article: int) -> tuple[str, ...]:
        """One role, and for every third article a second one."""
        first = article * 7 // 3
        second = (ROLES[(first + 2) % len(ROLES)],) if article % 3 == 0 else ()
        return (ROLES[first % len(ROLES)], *second)

    def members(self, track: int) -> tuple[int, ...]:
        """The articles of a track, upwards through the levels."""
        found: list[int] = []
        for level in LEVELS:
            fitting = self._by_role_and_level.get((ROLES[track % len(ROLES)], level), ())
            first = track // len(ROLES) * MEMBERS % max(1, len(fitting) - MEMBERS)
            found += fitting[first : first + MEMBERS]
        return tuple(found)

    @cached_property
    def _by_role_and_level(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for number in range(self.articles):
            found.setdefault((self.roles(number)[0], self.level(number)), []).append(number)
        return found
