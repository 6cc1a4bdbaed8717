"""Leaves of the trees: values that a large academy has by the hundred thousand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

__all__ = ["leaf"]

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def leaf(cls: type[T]) -> type[T]:
    """A slotted dataclass that the type checker holds frozen.

    At run time it is an open one: those are made in a third of the time, and the checker sees every place
    that could change one. Use it where a profile says so; everything else is `dataclass(frozen=True)`.
    """
    return dataclass(slots=True)(cls)
