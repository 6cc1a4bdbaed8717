"""Training practice as rules: each a small function over the academy, one module each."""

from guidewright.policy.review import practices, review

__all__ = ["practices", "review"]
