"""Budgets of academy.yml: a limit holds only where the academy sets it, and is quoted with its source."""

from __future__ import annotations

from guidewright.model.academy import Academy
from guidewright.model.settings import Budget, Budgets

__all__ = ["budgets", "quoted"]


def budgets(academy: Academy) -> Budgets | None:
    """The limits that this academy sets itself."""
    return academy.settings.source.budgets if academy.settings else None


def quoted(budget: Budget) -> str:
    """The limit and where the figure comes from."""
    return f"{budget.value:g} ({budget.source})"
