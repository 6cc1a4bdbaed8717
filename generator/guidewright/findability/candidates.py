"""Failed searches and the words that helped in, words that may mean the same out, with their evidence. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TypeAlias

from guidewright.findability.visits import Step
from guidewright.search import Normaliser, normaliser_of

__all__ = ["Candidate", "Evidence", "known_groups", "ranked"]

Terms: TypeAlias = tuple[str, ...]
WORD = re.compile(r"[^\s,;:.!?()、。「」“”\"]+")
SPELLING = 0.8
"""Words that are more alike than this are one word, mistyped; the search knows that by itself."""
MOST_WORDS = 3
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two ways to say it.

    Attributes:
        language: of both.
        typed: what found nothing that was opened.
        helped: what came in its place, and did.
        count: how often.
        sessions: in how many visits.
        pages: that were opened, with how often, the most frequent first.
    """

    language: str
    typed: str
    helped: str
    count: int
    sessions: int
    pages: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Pair:
    """What one pair of words rests on, however it was typed."""

    typed: Counter[str] = field(default_factory=Counter)
    helped: Counter[str] = field(default_factory=Counter)
    sessions: set[str] = field(default_factory=set)
    pages: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Evidence:
    """Collects steps from failed searches to those that opened a page."""

    _pairs: dict[tuple[str, Terms, Terms], _Pair] = field(default_factory=dict)

    def add(self, step: Step) -> None:
        """Take one more."""
        normaliser = normaliser_of(step.language)
        words = _differing(step.failed.query, step.then.query, normaliser)
        if words is None:
            return
        first, second = words
        key = (step.language, _key(first, normaliser), _key(second, normaliser))
        pair = self._pairs.setdefault(key, _Pair())
        pair.typed[first] += 1
        pair.helped[second] += 1
        pair.sessions.add(step.who)
        pair.pages[step.then.chosen] += 1

    def candidates(
        self, known: Mapping[str, Sequence[frozenset[Terms]]], *, least: int
    ) -> tuple[Candidate, ...]:
        """Pairs of words, the best proven first.

        Args:
            known: by language, groups that mean the same already, as `known_groups` makes them.
            least: how often a pair must have helped.
        """
        made = [
            Candidate(
                language,
                ranked(pair.typed)[0][0],
                ranked(pair.helped)[0][0],
                pair.pages.total(),
                len(pair.sessions),
                tuple(ranked(pair.pages)),
            )
            for (language, typed, helped), pair in self._pairs.items()
            if pair.pages.total() >= least
            and not any(typed in group and helped in group for group in known.get(language, ()))
        ]
        return tuple(
            sorted(made, key=lambda one: (-one.sessions, -one.count, one.language, one.typed, one.helped))
        )


def ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    """What was counted, the most frequent first.

    Args:
        counted: in any order.
    """
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def known_groups(groups: Iterable[Sequence[str]], language: str) -> list[frozenset[Terms]]:
    """Groups of words, each word by its terms.

    Args:
        groups: as they are written.
        language: of them.
    """
    normaliser = normaliser_of(language)
    return [frozenset(_key(word, normaliser) for word in group) for group in groups]


def _differing(failed: str, then: str, normaliser: Normaliser) -> tuple[str, str] | None:
    """The words of each query that the other one does not have; nothing where they tell nothing."""
    before, after = _words(failed, normaliser), _words(then, normaliser)
    typed = [word for word, terms in before if terms not in [other for _, other in after]]
    helped = [word for word, terms in after if terms not in [other for _, other in before]]
    if not typed or not helped or max(len(typed), len(helped)) > MOST_WORDS:
        return None
    first, second = " ".join(typed), " ".join(helped)
    if UNSPACED.search(first) and UNSPACED.search(second):
        first, second = _without_ends(first, second)
    if not first or not second or SequenceMatcher(None, first, second).ratio() > SPELLING:
        return None
    return first, second


def _words(query: str, normaliser: Normaliser) -> list[tuple[str, Terms]]:
    """Words with their terms, without those that tell nothing."""
    found = [(word, _key(word, normaliser)) for word in WORD.findall(normaliser.fold(query))]
    return [(word, terms) for word, terms in found if terms]


def _without_ends(first: str, second: str) -> tuple[str, str]:
    """What is written without spaces, without what both begin and end with: 账单卡住, 发票卡住 -> 账单, 发票."""
    start = _shared(first, second)
    first, second = first[start:], second[start:]
    end = _shared(first[::-1], second[::-1])
    return first[: len(first) - end], second[: len(second) - end]


def _shared(first: str, second: str) -> int:
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(first), len(second)))


def _key(word: str, normaliser: Normaliser) -> Terms:
    return tuple(normaliser.terms(word))
