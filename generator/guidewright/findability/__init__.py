"""Whether readers find what there is: search sets asked of a finished site, and what real searches did not find.

The proof drives a browser; importing it takes a while, so that only its rules are imported here.
"""

from guidewright.findability.rules import RULES

__all__ = ["RULES"]
