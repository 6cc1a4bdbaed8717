"""A test that is repeated: which of the repetitions the quick run needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["AXES", "fewest", "spread"]

AXES = frozenset({"language", "scheme", "in_scheme", "width"})
"""Names of parameters that only vary how the same thing is looked at."""


def fewest(cases: Iterable[Mapping[str, Any]]) -> list[int]:
    """The places of the fewest cases, about, in which each value of each parameter is seen once."""
    wanted = [{(name, str(value)) for name, value in case.items()} for case in cases]
    unseen = set().union(*wanted)
    chosen = []
    while unseen:
        best = max(range(len(wanted)), key=lambda at: len(wanted[at] & unseen))
        chosen.append(best)
        unseen -= wanted[best]
    return sorted(chosen)


def spread(count: int, size: int) -> list[int]:
    """The places of `size` of `count` cases, the first among them, as far apart as can be."""
    size = min(size, count)
    return [at * count // size for at in range(size)]
