"""Meaning: typed, frozen objects with references resolved."""

from guidewright.model.academy import Academy, Localised
from guidewright.model.build import build
from guidewright.model.rules import RULES

__all__ = ["RULES", "Academy", "Localised", "build"]
