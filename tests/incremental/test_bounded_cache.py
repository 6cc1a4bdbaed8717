"""A cache keeps to its bound, whatever passes through it, and a build does without what had to go."""

from __future__ import annotations

from typing import Any

import pytest

from guidewright.site.cache import Cache
from tests.incremental.kept import Kept

SLACK = 100_000
"""What the file takes besides its entries: tables of SQLite, and pages that are half empty."""


@pytest.mark.parametrize("limit", [1_000, 60_000, 400_000])
@pytest.mark.sampled(1)
def test_a_bound(kept: Kept, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    bounds: Any = Cache.__init__.__kwdefaults__
    monkeypatch.setitem(bounds, "limit", limit)
    for number in range(4):
        kept.edit(f"Edit {number}.")
        kept.build()
        assert sum(path.stat().st_size for path in kept.files_of_cache()) <= limit + SLACK
    kept.expect_clean()


@pytest.mark.slow
def test_it_does_not_grow_without_a_bound_in_sight(kept: Kept) -> None:
    """The same edit there and back makes nothing new."""
    sizes = []
    for _ in range(3):
        for words in ("One way.", "Or another."):
            kept.edit(words)
            kept.build()
            path = kept.order.root / "content/articles/invoices/invoices-3.md"
            path.write_text(path.read_text(encoding="utf-8").replace(f"\n{words}\n", ""), encoding="utf-8")
            kept.build()
        sizes.append(sum(path.stat().st_size for path in kept.files_of_cache()))
    assert sizes[2] <= sizes[1] * 1.05
    kept.expect_clean()
