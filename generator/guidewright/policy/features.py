"""Product features and what teaches them."""

from __future__ import annotations

from guidewright.model.academy import Academy
from guidewright.model.articles import Status

__all__ = ["shown_features", "taught_features"]


def shown_features(academy: Academy) -> frozenset[str]:
    """Features that a published tour shows inside the product."""
    tours = (tour.source for tour in academy.tours.values())
    return frozenset(tour.feature for tour in tours if tour.feature and tour.status is Status.PUBLISHED)


def taught_features(academy: Academy) -> frozenset[str]:
    """Features that a published article or tour teaches."""
    return shown_features(academy) | {article.feature for article in academy.published() if article.feature}
