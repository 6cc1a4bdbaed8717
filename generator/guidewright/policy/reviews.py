"""Reviews: when each published item was last compared with the product, and when it is due again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.model.records import Origin
from guidewright.policy.contents import contents

__all__ = ["Review", "reviews"]


@dataclass(frozen=True, slots=True)
class Review:
    """What an item says about its reviews. Releases are history and have none.

    Attributes:
        kind: article, track, quiz or tour.
        published: whether readers see the item.
        reviewed: the day of the last one.
        every: days until the next.
        origin: of the item.
    """

    kind: str
    published: bool
    reviewed: dt.date | None
    every: int | None
    origin: Origin

    @property
    def due(self) -> dt.date | None:
        """The day of the next one; `None` when that cannot be told."""
        if self.reviewed is None or self.every is None:
            return None
        return dt.date.fromordinal(min(self.reviewed.toordinal() + self.every, dt.date.max.toordinal()))


def reviews(academy: Academy) -> Iterator[Review]:
    """The reviews of all items but the retired ones."""
    for content in contents(academy):
        record = content.record
        reviewed = getattr(record, "reviewed", None)
        if content.kind != "release" and record.status is not Status.RETIRED:
            every = getattr(record, "review_every", None)
            yield Review(content.kind, record.status is Status.PUBLISHED, reviewed, every, record.origin)
