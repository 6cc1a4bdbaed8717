"""Who may read, from everyone to the company itself."""

from __future__ import annotations

from enum import Enum

__all__ = ["Audience"]


class Audience(Enum):
    """Who may read, from everyone to the company itself."""

    PUBLIC = "public"
    CUSTOMER = "customer"
    PARTNER = "partner"
    INTERNAL = "internal"

    def includes(self, other: Audience) -> bool:
        """Whether readers of this audience may read what is for the other: `partner` includes `customer`."""
        return _WIDTH[other] <= _WIDTH[self]


_WIDTH = {audience: width for width, audience in enumerate(Audience)}
