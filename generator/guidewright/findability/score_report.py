"""Scores in, what is told of them out: a table for people, JSON for programs, issues where the content can be mended."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from guidewright.diagnostics import Issue
from guidewright.findability.rules import BELOW_BUDGET, MISSED
from guidewright.findability.scores import NEAR, Score, Scored
from guidewright.model.academy import Academy
from guidewright.model.settings import Budget

__all__ = ["score_issues", "score_lines", "scores_json"]

MEASURES = {
    "search_top_1": ("top_1", "find their page first", " %"),
    "search_top_3": ("top_3", "find their page among the first three", " %"),
    "search_rank": ("rank", "is the mean reciprocal rank", ""),
}
"""By budget: the score, what it says of it, and its unit."""
SHOWN = 48


def score_lines(scores: Sequence[Score]) -> Iterator[str]:
    """A table, and how hard the queries were.

    Args:
        scores: of each language.
    """
    yield "language  queries    top 1    top 3   rank"
    for one in scores:
        yield f"{one.language:<8}  {len(one.queries):>7}  {one.top_1:>5.1f} %  {one.top_3:>5.1f} %  {one.rank:>5.3f}"
    yield ""
    yield "In the reader's own words:"
    for one in scores:
        yield (
            f"{one.language:<8}  {one.foreign:.0f} % of the queries share no word with their page, "
            f"{one.beyond:.0f} % have one that it lacks"
        )


def scores_json(scores: Sequence[Score]) -> str:
    """The scores and every answer, as JSON.

    Args:
        scores: of each language.
    """
    languages = {
        one.language: {
            "queries": len(one.queries),
            "top_1": round(one.top_1, 2),
            "top_3": round(one.top_3, 2),
            "rank": round(one.rank, 4),
            "sharing_no_word": round(one.foreign, 2),
            "lacking_a_word": round(one.beyond, 2),
            "results": [_result(scored) for scored in one.queries],
        }
        for one in scores
    }
    return json.dumps({"version": 1, "languages": languages}, ensure_ascii=False, indent=2) + "\n"


def _result(scored: Scored) -> dict[str, Any]:
    query = scored.answer.query
    return {
        "query": query.query,
        "role": query.role,
        "expect": list(query.expect),
        "rank": scored.rank,
        "covered": round(scored.answer.covered, 3),
        "shares_no_word": scored.foreign,
        "lacks_a_word": scored.beyond,
        "found": [{"address": hit.address, "title": hit.title} for hit in scored.answer.hits],
    }


def score_issues(academy: Academy, scores: Sequence[Score]) -> list[Issue]:
    """Budgets that are not reached, and queries that do not find their page near the top.

    Args:
        academy: with its budgets and search sets.
        scores: of each language.
    """
    return [issue for one in scores for issue in (*_below(academy, one), *_missed(academy, one))]


def _below(academy: Academy, one: Score) -> Iterator[Issue]:
    if academy.settings is None:
        return
    settings = academy.settings.source
    for key, (measure, what, unit) in MEASURES.items():
        budget: Budget | None = getattr(settings.budgets, key) if settings.budgets else None
        reached: float = getattr(one, measure)
        if budget is None or reached >= budget.value:
            continue
        figure = f"{reached:.3f}" if unit == "" else f"{reached:.1f}{unit} of the queries"
        message = f"`{one.language}`: {figure} {what}, the least is {budget.value:g}{unit} ({budget.source})"
        help_text = "Give the pages that are missed keywords, or the language synonyms; then test again."
        yield BELOW_BUDGET.at(settings.origin.span("budgets", key), message, help_text)


def _missed(academy: Academy, one: Score) -> Iterator[Issue]:
    origin = academy.searches[one.language].origin
    for scored in one.queries:
        if scored.near:
            continue
        expected = " or ".join(f"`{page}`" for page in scored.answer.query.expect)
        place = f"comes at place {scored.rank}" if scored.rank else "is not among the first ten"
        came = ", ".join(f"“{_cut(hit.title)}”" for hit in scored.answer.hits[:NEAR])
        message = f"{expected} {place}; first {'come' if came else 'comes'} {came or 'nothing'}"
        help_text = "Write words of this query as `keywords:` of the page, or beside the page's own among the `synonyms:` here."
        yield MISSED.at(origin.span("queries", scored.number, "query"), message, help_text)


def _cut(title: str) -> str:
    return title if len(title) <= SHOWN else f"{title[: SHOWN - 1]}…"
