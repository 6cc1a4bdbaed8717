"""Two sites compared, name by name and byte by byte; of a search index, what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.site.search_index import found_pages

__all__ = ["differences", "prints"]

INDEX = "search-index"
"""Folder of the index: what can be found is the same after every build, how it is spread over files is not."""


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
        if path.relative_to(folder).parts[0] != INDEX
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
    except (AssertionError, OSError, ValueError, LookupError, TypeError) as error:
        yield f"search is broken: {type(error).__name__}: {error}"
