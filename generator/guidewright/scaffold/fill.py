"""What the academy knows that a new file can begin with: objectives to prove, articles to line up, labels to name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from guidewright.model import Academy
from guidewright.model.articles import Article, Status
from guidewright.model.settings import Settings

__all__ = ["FILL", "ItemRefusedError", "owner"]

MOST_ITEMS = 12
OWNER = "education-team"
PASS_MARK = 80
Values: TypeAlias = Mapping[str, Any]


class ItemRefusedError(Exception):
    """The file cannot be written; the message says why and what to do."""


def owner(academy: Academy) -> str:
    """Whoever owns most of what there is."""
    articles = (found.source for found in academy.articles.values())
    owners = Counter(article.owner for article in articles if article.owner)
    return owners.most_common(1)[0][0] if owners else OWNER


def _article(values: Values, academy: Academy, settings: Settings) -> Values:
    tours = (found.source for found in academy.tours.values())
    fitting = [tour.id for tour in tours if set(tour.roles) & set(values["roles"])]
    return {"tour": fitting[0] if fitting else None, "features": list(settings.features)}


def _track(values: Values, academy: Academy, settings: Settings) -> Values:
    """The articles of the role that are there already, upwards in level."""
    order = list(settings.levels)
    fitting = [
        article
        for article in _articles(academy)
        if set(article.roles) & set(values["roles"]) and article.status is not Status.RETIRED
    ]
    fitting.sort(key=lambda article: order.index(article.level) if article.level in order else len(order))
    return {"items": [{"kind": "article", "id": article.id} for article in fitting[:MOST_ITEMS]]}


def _quiz(values: Values, academy: Academy, settings: Settings) -> Values:
    """Objectives for its questions, of the articles that fit best.

    Raises:
        ItemRefusedError: there is nothing to test yet.
    """
    fitting = sorted(_articles(academy), key=lambda article: -_fit(article, values))
    best = next((article for article in fitting if article.objectives), None)
    if best is None:
        message = (
            "a quiz proves objectives, and no article has one yet. Write one first: guidewright new article"
        )
        raise ItemRefusedError(message)
    level = values["level"] if values["level_given"] else best.level
    mark = settings.budgets.pass_mark if settings.budgets else None
    return {
        "objectives": [f"{best.id}/{name}" for name in best.objectives],
        "objective_texts": [" ".join(text.split()) for text in best.objectives.values()],
        "level": level,
        "pass_mark": int(mark.value) if mark else PASS_MARK,
    }


def _fit(article: Article, values: Values) -> int:
    """How much of what was asked for an article has; a quiz follows the articles of its topic."""
    asked = (
        4 * (values["topic"] in article.topics),
        2 * bool(set(article.roles) & set(values["roles"])),
        article.level == values["level"],
    )
    return sum(asked)


def _tour(values: Values, academy: Academy, settings: Settings) -> Values:
    """A product to play in.

    Raises:
        ItemRefusedError: there is none yet.
    """
    if not settings.products:
        message = "a tour plays in a product, and academy.yml names none yet. Add to it:"
        raise ItemRefusedError(f"{message}\n\nproducts:\n  app:\n    title: …\n    url: https://…")
    labels = academy.labels.get(academy.source_language, {})
    objectives = [
        f"{article.id}/{name}"
        for article in _articles(academy)
        if set(article.roles) & set(values["roles"])
        for name in article.objectives
    ]
    return {"label": next(iter(labels), None), "objectives": objectives}


def _release(_: Values, __: Academy, settings: Settings) -> Values:
    return {"features": list(settings.features)}


def _articles(academy: Academy) -> list[Article]:
    return [found.source for found in academy.articles.values()]


FILL: dict[str, Callable[[Values, Academy, Settings], Values]] = {
    "article": _article,
    "track": _track,
    "quiz": _quiz,
    "tour": _tour,
    "release": _release,
}
"""By kind, the values that only its template needs."""
