"""Two sites compared, name by name and byte by byte; of a search index, what it holds."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.site.search_index import found_pages

__all__ = ["differences", "prints"]

SIGNATURE = b"pagefind_dcd"
INDEXES = ("pagefind", "pagefind-recent")
"""Folders of the index: what it holds is the same after every build, how it is spread over files is not."""


def differences(one: Path, other: Path) -> list[str]:
    """What is not the same in two sites, each in one line; nothing when they are equal."""
    return [*_files(_read(one), _read(other)), *_search(one, other)]


def prints(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Inode, time and bytes of every file: whether anybody has written it again."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            status, name = path.stat(), path.relative_to(folder).as_posix()
            found[name] = (status.st_ino, status.st_mtime_ns, path.read_bytes())
    return found


def _read(folder: Path) -> dict[str, bytes | None]:
    """Bytes of every file that is not of the index, and the names of folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if path.relative_to(folder).parts[0] not in INDEXES
    }


def _files(one: dict[str, bytes | None], other: dict[str, bytes | None]) -> Iterator[str]:
    for name in sorted({*one, *other}):
        if name not in other:
            yield f"{name}: only in the first"
        elif name not in one:
            yield f"{name}: only in the second"
        elif one[name] != other[name]:
            yield f"{name}: {_first_difference(one[name] or b'', other[name] or b'')}"


def _first_difference(one: bytes, other: bytes) -> str:
    pairs = zip(one, other, strict=False)
    at = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    begin = max(0, at - 30)
    shown = (data[begin : at + 50].decode("utf-8", errors="replace") for data in (one, other))
    return f"differs at byte {at}: " + " | ".join(repr(text) for text in shown)


def _search(one: Path, other: Path) -> Iterator[str]:
    try:
        first, second = found_pages(one), found_pages(other)
        for url in sorted({*first, *second}):
            if first.get(url) != second.get(url):
                yield f"search finds another {url}: {first.get(url)} | {second.get(url)}"
        for entry in sorted(one.glob("pagefind*/**/pagefind-entry.json")):
            where = entry.parent.relative_to(one).as_posix()
            yield from (f"{where}: {fault}" for fault in _faults(entry))
    except (AssertionError, OSError, EOFError, ValueError, KeyError) as error:
        yield f"search is broken: {type(error).__name__}: {error}"


def _faults(entry: Path) -> Iterator[str]:
    """Files of an index that do not belong together."""
    folder = entry.parent
    heads, there = set(), set()
    for language in json.loads(entry.read_bytes())["languages"].values():
        head = f"pagefind.{language['hash']}.pf_meta"
        heads.add(head)
        if not (folder / head).is_file():
            yield f"there is no {head}"
            continue
        _, pages, words, filters, *_ = _opened((folder / head).read_bytes())
        there |= {f"fragment/{page[0]}.pf_fragment" for page in pages}
        there |= {f"index/{chunk[2]}.pf_index" for chunk in words}
        there |= {f"filter/{one[1]}.pf_filter" for one in filters}
        if len(pages) != language["page_count"]:
            yield f"{head} names {len(pages)} pages, the list of languages {language['page_count']}"
    found = {path.relative_to(folder).as_posix() for kind in KINDS for path in folder.glob(f"{kind}/*")}
    if there != found:
        yield f"it needs {sorted(there - found)}, and does not need {sorted(found - there)}"
    if heads != {path.name for path in folder.glob("*.pf_meta")}:
        yield "it has heads that no language names"


KINDS = ("fragment", "index", "filter")


def _opened(data: bytes) -> list[Any]:
    value, _ = _decoded(gzip.decompress(data).removeprefix(SIGNATURE), 0)
    assert isinstance(value, list)
    return value


def _decoded(data: bytes, at: int) -> tuple[Any, int]:
    """The value at a place of a CBOR text, of the kinds that an index has, and where the next one begins."""
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if size > 23:
        width = 1 << (size - 24)
        size, at = int.from_bytes(data[at : at + width], "big"), at + width
    if kind in (2, 3):
        return data[at : at + size].decode(), at + size
    if kind == 4:
        items = []
        for _ in range(size):
            item, at = _decoded(data, at)
            items.append(item)
        return items, at
    return size, at
