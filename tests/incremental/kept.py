"""An academy built once with a cache, copies of it for each test, and what must hold after whatever befell it."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import guidewright
from tests.incremental.door import Order, Outcome, build
from tests.incremental.small_academy import lay_out
from tests.incremental.trees import differences

__all__ = ["ARTICLE", "Kept", "copy_of", "first_build"]

ARTICLE = "content/articles/invoices/invoices-3.md"


@dataclass(frozen=True)
class Kept:
    """A project with a site and a cache, in one folder."""

    folder: Path

    @property
    def order(self) -> Order:
        """What builds it."""
        return Order(self.folder / "project", self.folder / "site", self.folder / "cache")

    @property
    def cache(self) -> Path:
        """The cache's folder."""
        return self.folder / "cache"

    def files_of_cache(self) -> list[Path]:
        """Every file of the cache."""
        return sorted(path for path in self.cache.rglob("*") if path.is_file() and not path.is_symlink())

    def edit(self, words: str = "A sentence more.") -> None:
        """Add a sentence to an article."""
        path = self.order.root / ARTICLE
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")

    def build(self) -> Outcome:
        """Build with the cache; it succeeds."""
        outcome = build(self.order)
        assert outcome.published, outcome.said
        return outcome

    def expect_clean(self, site: Path | None = None) -> None:
        """The site is what a clean build makes of the project."""
        wrong = differences(site or self.order.out, _clean(self.order))
        assert not wrong, "\n".join(wrong[:12])


_CLEAN: dict[str, Path] = {}
"""Clean sites that were made already, by what they were made from."""


def _clean(order: Order) -> Path:
    digest = hashlib.sha256(guidewright.__version__.encode())
    for path in sorted(path for path in order.root.rglob("*") if path.is_file()):
        digest.update(f"\0{path.relative_to(order.root).as_posix()}\0".encode() + path.read_bytes())
    name = digest.hexdigest()
    if name not in _CLEAN:
        folder = Path(tempfile.mkdtemp(prefix="clean-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        outcome = build(replace(order, out=folder / "site", cache=None))
        assert outcome.published, outcome.said
        _CLEAN[name] = folder / "site"
    return _CLEAN[name]


def first_build(folder: Path) -> Kept:
    """The small academy, built once."""
    kept = Kept(folder)
    lay_out(folder / "project", each=3)
    kept.build()
    return kept


def copy_of(kept: Kept, folder: Path) -> Kept:
    """A copy in another folder."""
    shutil.copytree(kept.folder, folder, dirs_exist_ok=True, symlinks=True)
    return Kept(folder)
