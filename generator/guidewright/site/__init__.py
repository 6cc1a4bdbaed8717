"""Artefacts in, a finished site in its place out, or the old one untouched.

`site.publish` does it; importing it imports the engine, so that it is not imported here.
"""

from guidewright.site.rules import RULES

__all__ = ["RULES"]
