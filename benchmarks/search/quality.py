"""Finished pages and the sample's queries in, how far up each search lists the page that answers a query out."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

__all__ = ["Query", "Score", "read_queries", "score"]

FOLDERS = {"release": "releases", "track": "tracks", "quiz": "quizzes", "tour": "walkthroughs"}
FIRST = 10


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, who asks, and the pages that answer it, as ends of their addresses."""

    text: str
    role: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Of all queries of a language.

    Attributes:
        top1: the share of queries whose first page answers them.
        top3: the share that one of the first three pages answers.
        mrr: the mean of one by the place of the first page that answers, among the first ten.
    """

    queries: int
    top1: float
    top3: float
    mrr: float


def read_queries(content: Path) -> dict[str, list[Query]]:
    """The queries of `content/search/`, by language."""
    found = {}
    for path in sorted((content / "search").glob("*.yml")):
        given = yaml.safe_load(path.read_text(encoding="utf-8"))["queries"]
        found[path.stem] = [
            Query(str(one["query"]), one.get("role") or "", tuple(map(_address, one["expect"])))
            for one in given
        ]
    return found


def _address(answer: str) -> str:
    kind, colon, name = answer.partition(":")
    if not colon:
        return f"/{answer}/"
    return "/glossary/" if kind == "term" else f"/{FOLDERS[kind]}/{name}/"


def score(queries: Sequence[Query], found: Mapping[Query, Sequence[str]]) -> Score:
    """How far up the answers are.

    Args:
        queries: of one language.
        found: addresses of the pages that each query finds, the best first; sections count as their page.
    """
    places = [_place(query, found[query]) for query in queries]
    count = len(places)
    return Score(
        count,
        sum(place == 1 for place in places) / count,
        sum(0 < place <= 3 for place in places) / count,
        sum(1 / place for place in places if place) / count,
    )


def _place(query: Query, urls: Sequence[str]) -> int:
    pages = list(
        dict.fromkeys(posixpath.normpath(url.partition("#")[0].partition("?")[0]) + "/" for url in urls)
    )
    answered = (at for at, page in enumerate(pages[:FIRST], 1) if page.endswith(query.answers))
    return next(answered, 0)
