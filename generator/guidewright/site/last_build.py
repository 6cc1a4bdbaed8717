"""What a build leaves for the next one: what it read, what it made of it, and how its output stood on the disk."""

from __future__ import annotations

import marshal
import os
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guidewright.diagnostics import Issue
from guidewright.site.cache import Cache, digest_of

__all__ = ["Frame", "LastBuild", "PageRecord", "Standing", "State", "files_below", "state_of"]

State = tuple[int, int, int, int]

_SHARED = "1"
"""The layout of what is kept; another one is another key."""


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What a build knows of a page that it, or one before it, made.

    Attributes:
        file: where it stands in the site.
        text: digest of its text.
        key: digest of all that its document depends on.
        search: digest of what search shows of it; empty for a page that is not found.
        looked: files of its tree that it links to, and whether they are there.
        places: where it leads within the site.
        ids: its anchors.
        active: what in it runs code and came from content.
        warnings: what the engine said.
    """

    file: str
    text: str
    key: str
    search: str
    looked: tuple[tuple[str, bool], ...]
    places: tuple[str, ...]
    ids: tuple[str, ...]
    active: str = ""
    warnings: tuple[str, ...] = ()

    def plain(self) -> tuple[Any, ...]:
        """Its values, in order."""
        return tuple(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Frame:
    """What making one page needs of the academy besides its own text; plain values and frozen types.

    Attributes:
        values: by name, pickled together: they are read only when a page is made.
    """

    packed: bytes

    @classmethod
    def of(cls, **values: Any) -> Frame:
        """Pack values."""
        return cls(pickle.dumps(values, pickle.HIGHEST_PROTOCOL))

    def values(self) -> dict[str, Any]:
        """The values again."""
        found: dict[str, Any] = pickle.loads(self.packed)  # noqa: S301 - from a folder of the user's own
        return found


@dataclass(frozen=True, slots=True)
class LastBuild:
    """A build that was published.

    Attributes:
        id: names this build; a folder that another one left says nothing of it.
        inputs: digest of everything it read, by name.
        issues: what was wrong, as it was printed.
        pages: every page, by language and path in its tree.
        slots: authors' files that are shown on one page: the page, the digest of how, and of the file's parts.
        texts: digests of all other texts, by place, language and path.
        indexed: what the main search index holds: digests by file.
        index_files: the files that are the search index.
        frame: for making single pages.
        made: how many pages the engine made.
    """

    id: str
    inputs: Mapping[str, str]
    issues: tuple[Issue, ...] = ()
    pages: Mapping[str, PageRecord] = field(default_factory=dict)
    slots: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    texts: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    indexed: Mapping[str, str] = field(default_factory=dict)
    index_files: tuple[str, ...] = ()
    frame: Frame = field(default_factory=lambda: Frame(b""))
    made: int = 0

    def keep(self, cache: Cache) -> None:
        """Write it down."""
        issues = pickle.dumps(self.issues, pickle.HIGHEST_PROTOCOL)
        pages = {name: page.plain() for name, page in self.pages.items()}
        parts = (
            self.id, dict(self.inputs), issues, _interned(pages), dict(self.slots), dict(self.texts),
            dict(self.indexed), self.index_files, self.frame.packed, self.made,
        )  # fmt: skip
        cache.put("build", _SHARED, marshal.dumps(parts))

    @classmethod
    def find(cls, cache: Cache) -> LastBuild | None:
        """The last one, where there is one that can be read."""
        data = cache.get("build", _SHARED) if cache.keeps else None
        if data is None:
            return None
        try:
            id_, inputs, issues, pages, slots, texts, indexed, index, frame, made = marshal.loads(data)
            found = pickle.loads(issues)  # noqa: S301 - from a folder of the user's own
        except (ValueError, EOFError, TypeError, AttributeError, ImportError, pickle.UnpicklingError):
            return None
        records = {name: PageRecord(*values) for name, values in pages.items()}
        return cls(id_, inputs, found, records, slots, texts, indexed, index, Frame(frame), made)


def _interned(pages: dict[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    """The same with each repeated text there once, which makes it small and quick to read."""
    known: dict[Any, Any] = {}
    shared = known.setdefault
    return {
        name: tuple(
            tuple([shared(one, one) for one in value]) if isinstance(value, tuple) else value
            for value in values
        )
        for name, values in pages.items()
    }


@dataclass(frozen=True, slots=True)
class Standing:
    """How a build left an output folder.

    Attributes:
        build: names the build.
        files: what it left there.
    """

    build: str
    files: Mapping[str, State]

    def keep(self, out: Path, cache: Cache) -> None:
        """Write it down. It is only good for this folder of this machine."""
        cache.put("standing", _place(out), marshal.dumps((self.build, dict(self.files))))

    @classmethod
    def kept(cls, out: Path, cache: Cache) -> Standing:
        """How the last build left a folder; nothing where none is known."""
        data = cache.get("standing", _place(out)) if cache.keeps else None
        try:
            build, files = marshal.loads(data) if data else ("", {})
        except (ValueError, EOFError, TypeError):
            return cls("", {})
        return cls(build, files)

    def untouched(self, now: Mapping[str, State]) -> frozenset[str]:
        """Files that stand as they were left."""
        return frozenset(name for name, state in self.files.items() if now.get(name) == state)


def _place(out: Path) -> str:
    return digest_of(str(out.resolve()))


def state_of(state: os.stat_result) -> State:
    """What tells whether a file was touched: size in bytes, times of change in nanoseconds, and rights."""
    return (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_mode)


def files_below(folder: Path) -> dict[str, State]:
    """Every file below a folder, with what tells whether it was touched."""
    found: dict[str, State] = {}
    pending = [(str(folder), "")]
    while pending:
        path, inner = pending.pop()
        try:
            entries = os.scandir(path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        with entries:
            for entry in entries:
                name = f"{inner}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    pending.append((entry.path, f"{name}/"))
                else:
                    found[name] = state_of(entry.stat(follow_symlinks=False))
    return found
