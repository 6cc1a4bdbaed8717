"""What many small objects cost while they are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["growing", "undisturbed"]


@contextmanager
def undisturbed() -> Iterator[None]:
    """Puts the search for dead cycles off to the end."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def growing() -> Iterator[None]:
    """Suspends the search for dead cycles while the trees grow.

    Nothing in them is cyclic, and walking them again and again would be a quarter of the time. What has grown
    is then left out of later searches; it is freed like everything else when nobody needs it any more.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
