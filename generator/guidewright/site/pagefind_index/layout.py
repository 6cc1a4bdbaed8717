"""Where an index lies below a site, and what the help site's script and the next build read about it.

`pagefind/` is the main index, `pagefind/part-2/` and so on the rest of a large one, `pagefind-recent/` the index of
what changed since. `pagefind-recent/state.json` is always there: how many parts each language has, the languages with
recent pages, and the entries of the main index that no longer count, each with its filters. `pagefind/addresses.json`
says which entry stands for which page.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

__all__ = [
    "ADDRESSES",
    "ENTRY",
    "PARTS_FOLDER",
    "RECENT_FOLDER",
    "STATE",
    "State",
    "address",
    "entries",
    "identity",
    "part_folder",
    "put",
    "read_entry",
    "remove_others",
]

PARTS_FOLDER = "pagefind"
RECENT_FOLDER = "pagefind-recent"
STATE = "state.json"
ADDRESSES = "addresses.json"
ENTRY = "pagefind-entry.json"

_GZIP = 31
_ADDRESS = re.compile(rb'pagefind_dcd\{"url":("[^"\\]*")')

Entry: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class State:
    """What the browser must know before it searches."""

    parts: Mapping[str, int]
    """Languages, the one with the most pages first, with their number of parts."""
    recent: tuple[str, ...] = ()
    stale: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    """Entries of the main index that are out of date, with their filters."""

    def encoded(self) -> bytes:
        """The file's text."""
        value = {"parts": dict(self.parts), "recent": list(self.recent), "stale": dict(self.stale)}
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    @staticmethod
    def decoded(data: bytes) -> State:
        """Read the file's text."""
        value = json.loads(data)
        return State(value["parts"], tuple(value["recent"]), value["stale"])


def part_folder(number: int) -> PurePosixPath:
    """Where a part of the main index lies, counted from 1."""
    main = PurePosixPath(PARTS_FOLDER)
    return main if number == 1 else main / f"part-{number}"


def address(name: str) -> str:
    """The address under which Pagefind knows a document, as it forms it from the name below the site."""
    path = PurePosixPath(name)
    return "/" + (name.removesuffix("index.html") if path.name == "index.html" else name)


def entries(files: Mapping[str, bytes]) -> dict[str, str]:
    """Addresses with the name of the file that holds their entry."""
    return {_address_in(data): name for name, data in files.items() if name.startswith("fragment/")}


def _address_in(data: bytes) -> str:
    """The address of an entry, which comes first in it: the rest is not unpacked."""
    found = _ADDRESS.match(zlib.decompressobj(_GZIP).decompress(data, 500))
    address: str = json.loads(found[1]) if found else read_entry(data)["url"]
    return address


def identity(name: str) -> str:
    """What results call an entry, from the name of its file."""
    return PurePosixPath(name).stem


def read_entry(data: bytes) -> Entry:
    """What Pagefind keeps of a page: its address, words, title, filters and headings."""
    entry: Entry = json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
    return entry


def put(folder: Path, files: Mapping[str, bytes]) -> set[Path]:
    """Write files where they are missing or differ; returns where all of them are."""
    for parent in {folder.joinpath(name).parent for name in files}:
        parent.mkdir(parents=True, exist_ok=True)
    placed = set()
    for name, data in files.items():
        path = folder / name
        placed.add(path)
        if not path.exists():
            path.write_bytes(data)
        elif path.read_bytes() != data:
            _exchange(path, data)
    return placed


def _exchange(path: Path, data: bytes) -> None:
    """Never in place: another link to the old file, as a cache may have, keeps its bytes."""
    beside = path.with_name(path.name + ".new")
    beside.write_bytes(data)
    beside.replace(path)


def remove_others(folder: Path, kept: set[Path]) -> None:
    """Remove what an earlier index left behind."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_dir():
            if path not in kept:
                path.unlink()
        elif not any(path.iterdir()):
            path.rmdir()
