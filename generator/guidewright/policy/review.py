"""The academy in, every breach of good training practice out."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from guidewright.diagnostics import Issue
from guidewright.model.academy import Academy
from guidewright.policy import practices as _practices
from guidewright.policy.practice import Context, Practice

__all__ = ["practices", "review"]


@cache
def practices() -> tuple[Practice, ...]:
    """All practice rules, by module name. A new rule is a new module of `practices/` with a `PRACTICE`."""
    names = sorted(module.name for module in pkgutil.iter_modules(_practices.__path__))
    return tuple(importlib.import_module(f"{_practices.__name__}.{name}").PRACTICE for name in names)


def review(academy: Academy, context: Context) -> tuple[Issue, ...]:
    """Run every practice rule. Without settings there is no academy to review."""
    if academy.settings is None:
        return ()
    return tuple(issue for practice in practices() for issue in practice.find(academy, context))
