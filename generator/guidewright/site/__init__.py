"""Artefacts in, a finished site in its place out, or the old one untouched."""

from guidewright.site.publish import Plan, SiteReport, publish
from guidewright.site.rules import RULES

__all__ = ["RULES", "Plan", "SiteReport", "publish"]
