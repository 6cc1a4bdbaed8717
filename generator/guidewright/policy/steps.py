"""The steps of all tours that are played or on their way to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.model.tours import Rung, Step

__all__ = ["every_rung", "steps"]


def steps(academy: Academy) -> Iterator[Step]:
    """Steps in the order of the files; those of retired tours are left out."""
    for tour in academy.tours.values():
        if tour.source.status is not Status.RETIRED:
            yield from tour.source.steps


def every_rung(step: Step) -> Iterator[Rung]:
    """All rungs by which a step finds something, those behind `within` included."""
    pending: list[Iterable[Rung]] = [step.target]
    if step.advance is not None:
        pending.append(step.advance.target)
    for condition in (step.when, step.checkpoint):
        if condition is not None:
            pending += [condition.target, condition.gone]
    while pending:
        for rung in pending.pop(0):
            yield rung
            pending.append(rung.within)
