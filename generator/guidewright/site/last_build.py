"""What a build leaves for the next one: what it read, what it made of it, and how its output stood on the disk."""

from __future__ import annotations

import datetime as dt
import marshal
import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guidewright.collect import Collected
from guidewright.diagnostics import Issue
from guidewright.site.cache import Cache, digest_of, sealed

__all__ = [
    "Frame",
    "Head",
    "LastBuild",
    "Order",
    "PageRecord",
    "Standing",
    "State",
    "files_below",
    "standing_whole",
    "state_of",
]

State = tuple[int, int, int, int]

_HEAD, _REST, _AMENDED = "head-3", "rest-3", "amended-3"
"""What is kept of a build, with the number of its layout."""
_UNREADABLE = (ValueError, EOFError, TypeError, AttributeError, ImportError, pickle.UnpicklingError)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built.

    Attributes:
        collected: the project's files.
        inputs: digest of everything that is read, by name; empty without a cache.
        out: where the site goes.
        today: the day that reviews are due against.
        jobs: how many processes make pages.
        store: what earlier builds made.
        there: the files of the output folder; empty without a cache.
        scheduler: address of the cluster that makes pages; nothing where processes of this machine do.
        note: told what people should know of the work.
        offline: whether the site is to be opened from a disk; nothing of such a build is left for the next one.
    """

    collected: Collected
    inputs: Mapping[str, str]
    out: Path
    today: dt.date
    jobs: int
    store: Cache
    there: Mapping[str, State] = field(default_factory=dict)
    scheduler: str | None = None
    note: Callable[[str], None] = lambda _: None
    offline: bool = False


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
        basis: digest of what its text was made of; empty where nobody knows.
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
    basis: str = ""

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
        base: names the build before it that is written down whole, when it is not.
        amended: pages that are not as in that one.
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
    base: str = ""
    amended: frozenset[str] = frozenset()

    @property
    def shown(self) -> dict[str, tuple[str, str]]:
        """The authors' files that are shown on pages, and the digests of how, by page."""
        return {page: (source, key) for source, (page, key, _) in self.slots.items()}

    def keep(self, cache: Cache) -> None:
        """Write it down."""
        pages = {name: page.plain() for name, page in self.pages.items()}
        rest = (
            self.id, _interned(pages), dict(self.slots), dict(self.texts), dict(self.indexed),
            self.index_files, self.frame.packed,
        )  # fmt: skip
        self._write(cache, self.id, _REST, rest)

    def amend(self, cache: Cache, base: str) -> None:
        """Write down in what it differs from another build, which is written down whole.

        Args:
            cache: where.
            base: names that build.
        """
        pages = {name: self.pages[name].plain() for name in self.amended}
        slots = {source: slot for source, slot in self.slots.items() if slot[0] in self.amended}
        self._write(cache, base, _AMENDED, (self.id, base, pages, slots, self.index_files))

    def _write(self, cache: Cache, base: str, key: str, value: Any) -> None:
        head = (self.id, base, dict(self.inputs), pickle.dumps(self.issues), self.made)
        rows = ((_HEAD, marshal.dumps(head)), (key, marshal.dumps(value)))
        cache.put_sealed(("build", name, sealed(data, "build", name, packed=False)) for name, data in rows)


@dataclass(frozen=True, slots=True)
class Head:
    """What is needed of the last build to see that nothing has changed.

    Attributes:
        id: names the build.
        base: names the build that is written down whole; the same, or one before it.
        inputs: digest of everything it read, by name.
        issues: what was wrong, as it was printed.
        made: how many pages the engine made.
    """

    id: str
    base: str
    inputs: Mapping[str, str]
    issues: tuple[Issue, ...]
    made: int

    @classmethod
    def find(cls, cache: Cache) -> Head | None:
        """That of the last one, where there is one that can be read."""
        data = cache.get("build", _HEAD) if cache.keeps else None
        try:
            id_, base, inputs, issues, made = marshal.loads(data or b"")  # noqa: S302 - from a folder of the user's own
            return cls(id_, base, inputs, pickle.loads(issues), made)  # noqa: S301 - as above
        except _UNREADABLE:
            return None

    def whole(self, cache: Cache) -> LastBuild | None:
        """All that is known of it."""
        try:
            base, pages, slots, texts, indexed, index, frame = _read(cache, _REST)
            new_pages: dict[str, tuple[Any, ...]] = {}
            if self.id != self.base:
                id_, amended, new_pages, new_slots, index = _read(cache, _AMENDED)
                if (id_, amended) != (self.id, base):
                    return None
                pages |= new_pages
                slots |= new_slots
        except _UNREADABLE:
            return None
        if base != self.base:
            return None
        records = {name: PageRecord(*values) for name, values in pages.items()}
        return LastBuild(
            self.id,
            self.inputs,
            self.issues,
            records,
            slots,
            texts,
            indexed,
            index,
            Frame(frame),
            self.made,
            base=base,
            amended=frozenset(new_pages),
        )


def _read(cache: Cache, key: str) -> Any:
    return marshal.loads(cache.get("build", key) or b"")  # noqa: S302 - from a folder of the user's own


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
        cache.put("standing", _place(out), marshal.dumps((self.build, dict(self.files))), packed=False)

    @classmethod
    def kept(cls, out: Path, cache: Cache) -> Standing:
        """How the last build left a folder; nothing where none is known."""
        data = cache.get("standing", _place(out)) if cache.keeps else None
        try:
            build, files = marshal.loads(data) if data else ("", {})  # noqa: S302 - as above
        except (ValueError, EOFError, TypeError):
            return cls("", {})
        return cls(build, files)

    def untouched(self, now: Mapping[str, State]) -> frozenset[str]:
        """Files that stand as they were left."""
        return frozenset(name for name, state in self.files.items() if now.get(name) == state)


def standing_whole(build: str, order: Order) -> Mapping[str, State] | None:
    """The files of the output when it is what a build left, no more and no less."""
    kept = Standing.kept(order.out, order.store)
    return kept.files if kept.build == build and kept.files == order.there else None


def _place(out: Path) -> str:
    return digest_of(str(out.resolve()))


def state_of(state: os.stat_result) -> State:
    """What tells whether a file was touched: size in bytes, times of change in nanoseconds, and rights."""
    return (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_mode)


def files_below(folder: Path) -> dict[str, State]:
    """Every file and every empty folder below a folder, with what tells whether it was touched."""
    found: dict[str, State] = {}
    pending = [(str(folder), "")]
    while pending:
        path, inner = pending.pop()
        try:
            entries = os.scandir(path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        with entries:
            here = list(entries)
            if not here and inner:
                found[inner] = (0, 0, 0, 0)
            for entry in here:
                name = f"{inner}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    pending.append((entry.path, f"{name}/"))
                else:
                    found[name] = state_of(entry.stat(follow_symlinks=False))
    return found
