"""Answers in, how good a search is out: top 1, top 3, mean reciprocal rank, and how hard the queries were. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from guidewright.findability.asking import Answer
from guidewright.findability.places import Place, Places
from guidewright.search import Normaliser, normaliser_of

__all__ = ["NEAR", "Score", "Scored", "score"]

NEAR = 3
"""Results that a reader looks at before giving up."""

ReadWords = Callable[[Place], str]


@dataclass(frozen=True, slots=True)
class Scored:
    """A query and what came of it.

    Attributes:
        number: its place in the search set, from 0.
        answer: what the search said.
        rank: place of the first expected page among the results, from 1; `None` when it is not there.
        foreign: whether it shares no word with the title and the text of any expected page.
        beyond: whether no expected page has all of its words.
    """

    number: int
    answer: Answer
    rank: int | None
    foreign: bool
    beyond: bool

    @property
    def near(self) -> bool:
        """Whether it is among the results that a reader looks at."""
        return self.rank is not None and self.rank <= NEAR


@dataclass(frozen=True, slots=True)
class Score:
    """How good the search of a language is.

    Attributes:
        language: its code.
        queries: in the order of the search set; at least one.
    """

    language: str
    queries: tuple[Scored, ...]

    @property
    def top_1(self) -> float:
        """Percent of queries whose page comes first."""
        return self._percent(one.rank == 1 for one in self.queries)

    @property
    def top_3(self) -> float:
        """Percent of queries whose page is among the first three."""
        return self._percent(one.near for one in self.queries)

    @property
    def rank(self) -> float:
        """Mean reciprocal rank over the first ten, 0 to 1."""
        return sum(1 / one.rank for one in self.queries if one.rank) / len(self.queries)

    @property
    def foreign(self) -> float:
        """Percent of queries that share no word with their page."""
        return self._percent(one.foreign for one in self.queries)

    @property
    def beyond(self) -> float:
        """Percent of queries with a word that their page does not have."""
        return self._percent(one.beyond for one in self.queries)

    def _percent(self, each: Iterable[bool]) -> float:
        return 100 * sum(each) / len(self.queries)


def score(language: str, answers: tuple[Answer, ...], places: Places, words_at: ReadWords) -> Score:
    """Compare answers with what was expected.

    Args:
        language: of the queries.
        answers: in the order of the search set.
        places: where pages are.
        words_at: the title and text at a place; nothing where there is no page.
    """
    normaliser = normaliser_of(language)
    known: dict[Place, frozenset[str]] = {}

    def terms_at(place: Place) -> frozenset[str]:
        if place not in known:
            known[place] = frozenset(normaliser.terms(words_at(place)))
        return known[place]

    scored = []
    for number, answer in enumerate(answers):
        expected = [place for one in answer.query.expect for place in places.of(one, language)]
        asked = _terms(answer.query.query, normaliser)
        texts = [terms_at(place) for place in expected]
        foreign = all(asked.isdisjoint(text) for text in texts)
        beyond = not any(asked <= text for text in texts)
        scored.append(Scored(number, answer, _rank(answer, expected), foreign, beyond))
    return Score(language, tuple(scored))


def _rank(answer: Answer, expected: list[Place]) -> int | None:
    met = (at for at, hit in enumerate(answer.hits, start=1) if any(hit.meets(place) for place in expected))
    return next(met, None)


def _terms(query: str, normaliser: Normaliser) -> frozenset[str]:
    """The terms of a query that tell something: a single character stands on nearly every page in Chinese."""
    terms = frozenset(normaliser.terms(query))
    return frozenset(term for term in terms if len(term) > 1) or terms
