"""Training practice as rules: each a small function over the academy, one module each."""

from guidewright.policy.coverage import objective_coverage
from guidewright.policy.review import practices, review

__all__ = ["objective_coverage", "practices", "review"]
