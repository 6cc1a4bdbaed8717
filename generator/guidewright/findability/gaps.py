"""Searches in, what readers miss out: searches that mean the same together, those that failed most first. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from guidewright.findability.candidates import Evidence, ranked
from guidewright.findability.event_log import Search
from guidewright.findability.visits import Visits
from guidewright.search import normaliser_of

__all__ = ["COST", "Gap", "Gaps", "Verdict", "find_gaps"]

LOW = 0.5
"""A first page that has less of a query than this is about something else."""
COST = {"nothing opened": 1.0, "low cover": 0.5, "asked again": 0.5}
"""What a search adds to the score of its gap; the last two only where nothing was opened."""
RESCUED = 0.25
"""Share of the failed searches that other words helped, from which on the words are what is wrong."""
MOST_EXAMPLES = 50


class Verdict(Enum):
    """What most likely is wrong."""

    WORDS = "wrong words"
    CONTENT = "missing content"
    RANKING = "ranking"
    UNCLEAR = "unclear"


@dataclass(slots=True)
class Gap:
    """Searches that mean the same.

    Attributes:
        language: of the queries.
        searches: how many there were.
        readers: ids of who made them.
        failed: how many opened nothing.
        low: how many of the failed found nothing, or a first page that has less than half of the query.
        measured: how many of the failed say how much was covered, or found nothing.
        again: how many of the failed were asked again in other words.
        opened: pages that were opened after other words, with how often.
        queries: what was typed, with how often.
    """

    language: str
    searches: int = 0
    readers: set[str] = field(default_factory=set)
    failed: int = 0
    low: int = 0
    measured: int = 0
    again: int = 0
    opened: Counter[str] = field(default_factory=Counter)
    queries: Counter[str] = field(default_factory=Counter)

    @property
    def score(self) -> float:
        """How much readers miss it: see `COST`."""
        nothing, low, again = COST.values()
        return self.failed * nothing + self.low * low + self.again * again

    @property
    def verdict(self) -> Verdict:
        """Other words helped: the words. Nothing covers it: the content. Else what covers it stands too low."""
        if self.opened.total() >= max(1.0, self.failed * RESCUED):
            return Verdict.WORDS
        if self.measured == 0:
            return Verdict.UNCLEAR
        return Verdict.CONTENT if self.low * 2 >= self.measured else Verdict.RANKING

    @property
    def examples(self) -> list[str]:
        """What was typed, the most frequent first."""
        return [query for query, _ in ranked(self.queries)]

    def add(self, search: Search) -> None:
        """Count a search, whatever came after it."""
        self.searches += 1
        if search.reader or search.session:
            self.readers.add(search.reader or search.session)
        if search.query in self.queries or len(self.queries) < MOST_EXAMPLES:
            self.queries[search.query] += 1
        if search.chosen:
            return
        self.failed += 1
        self.low += search.results == 0 or (search.covered is not None and search.covered < LOW)
        self.measured += search.results == 0 or search.covered is not None
        self.again += search.refined


@dataclass(slots=True)
class Gaps:
    """What a log says.

    Attributes:
        found: by language and meaning.
        searches: how many there were.
        readers: ids of who made them.
        evidence: of words that helped.
        linked: whether any search says whose it is: else nobody can tell what came after it.
    """

    found: dict[tuple[str, tuple[str, ...]], Gap] = field(default_factory=dict)
    searches: int = 0
    readers: set[str] = field(default_factory=set)
    evidence: Evidence = field(default_factory=Evidence)
    linked: bool = False

    def worst(self, least: int) -> Iterator[Gap]:
        """Those with a score, the highest first.

        Args:
            least: number of searches from which on one counts.
        """
        some = [gap for gap in self.found.values() if gap.failed and gap.searches >= least]
        yield from sorted(some, key=lambda gap: (-gap.score, -gap.searches, gap.language, gap.examples))


def find_gaps(searches: Iterable[Search], language: str) -> Gaps:
    """Group searches, and follow each reader from one to the next.

    Args:
        searches: in the order in which they happened.
        language: of searches that do not say.
    """
    gaps = Gaps()
    visits = Visits()
    for search in searches:
        own = (search.language or language).lower()
        gap = gaps.found.setdefault((own, _meaning(search.query, own)), Gap(own))
        gap.add(search)
        gaps.searches += 1
        if search.reader or search.session:
            gaps.linked = True
            gaps.readers.add(search.reader or search.session)
        step = visits.follow(search, own)
        if step is None:
            continue
        before = gaps.found[own, _meaning(step.failed.query, own)]
        if before is gap:
            continue  # the same words again
        before.again += not step.failed.refined
        if search.chosen:
            before.opened[search.chosen] += 1
            gaps.evidence.add(step)
    return gaps


def _meaning(query: str, language: str) -> tuple[str, ...]:
    """Its terms, whatever their order and their endings; itself where it has none."""
    normaliser = normaliser_of(language)
    return tuple(sorted(set(normaliser.terms(query)))) or (normaliser.fold(query),)
