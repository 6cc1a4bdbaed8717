"""What a practice rule is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guidewright.diagnostics import Issue, Rule
from guidewright.model.academy import Academy

__all__ = ["Context", "Practice"]


@dataclass(frozen=True, slots=True)
class Context:
    """What rules know besides the academy.

    Attributes:
        today: the day that reviews are due against.
    """

    today: dt.date


@dataclass(frozen=True, slots=True)
class Practice:
    """A rule and the function that finds where it does not hold."""

    rule: Rule
    find: Callable[[Academy, Context], Iterator[Issue]]
