"""What a practice rule is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from guidewright.diagnostics import Issue, Rule
from guidewright.model.academy import Academy
from guidewright.policy.mentions import Mention, mentions

__all__ = ["Context", "Practice"]


@dataclass(frozen=True, slots=True)
class Context:
    """What rules know besides the academy.

    Attributes:
        today: the day that reviews are due against.
    """

    today: dt.date
    _mentions: dict[int, tuple[Academy, tuple[Mention, ...]]] = field(default_factory=dict, repr=False)

    def mentions(self, academy: Academy) -> tuple[Mention, ...]:
        """Who sends readers to whom; found once for all rules that ask."""
        found = self._mentions.get(id(academy))
        if found is None:  # the academy is kept beside them, so that its id stays its own
            found = self._mentions[id(academy)] = (academy, tuple(mentions(academy)))
        return found[1]


@dataclass(frozen=True, slots=True)
class Practice:
    """A rule and the function that finds where it does not hold."""

    rule: Rule
    find: Callable[[Academy, Context], Iterator[Issue]]
