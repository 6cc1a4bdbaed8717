"""Which objectives are tested, and by what."""

from __future__ import annotations

from collections.abc import Iterator

from guidewright.model.academy import Academy
from guidewright.model.articles import Status

__all__ = ["covered_objectives", "objective_coverage"]


def covered_objectives(academy: Academy) -> frozenset[str]:
    """Objectives, as `article/objective`, that a published quiz question or tour checkpoint covers."""
    return frozenset(_covered(academy))


def objective_coverage(academy: Academy) -> tuple[int, int]:
    """How many objectives of published articles are covered, and how many there are."""
    covered = covered_objectives(academy)
    promised = [f"{article.id}/{name}" for article in academy.published() for name in article.objectives]
    return sum(one in covered for one in promised), len(promised)


def _covered(academy: Academy) -> Iterator[str]:
    for quiz in academy.quizzes.values():
        if quiz.source.status is Status.PUBLISHED:
            for question in quiz.source.questions:
                yield from question.covers
    for tour in academy.tours.values():
        if tour.source.status is Status.PUBLISHED:
            for step in tour.source.steps:
                if step.checkpoint:
                    yield from step.checkpoint.covers
