"""The files of an index in, the same in an order of their own out: Pagefind's order of filters differs between runs.

Words, pages and excerpts come from Pagefind in the order in which the documents are given. Its filters, their values
and its list of languages come in the order of a hash table with a random seed, and the names of the files follow.
"""

from __future__ import annotations

import gzip
import hashlib
import json

__all__ = ["canonical"]

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
"""Place of the list of filters in the index's head."""


def canonical(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same index, equal for equal documents.

    Raises:
        ValueError: when the files are not as Pagefind writes them.
    """
    entry = json.loads(files["pagefind-entry.json"])
    done = {name: data for name, data in files.items() if not name.startswith("filter/")}
    for language in entry["languages"].values():
        old = f"pagefind.{language['hash']}.pf_meta"
        head, filters = _head(_unpacked(done.pop(old)), files)
        prefix = language["hash"].rpartition("_")[0]
        language["hash"] = f"{prefix}_{_digest(head)}"
        done[f"pagefind.{language['hash']}.pf_meta"] = _packed(head)
        done.update(filters)
    entry["languages"] = dict(sorted(entry["languages"].items()))
    done["pagefind-entry.json"] = json.dumps(entry, separators=(",", ":")).encode()
    return dict(sorted(done.items()))


def _head(head: bytes, files: dict[str, bytes]) -> tuple[bytes, dict[str, bytes]]:
    """An index's head with its filters sorted, and the files of these filters."""
    at = _open(head, 0)[1]
    for _ in range(_FILTERS):
        at = _after(head, at)
    count, first = _open(head, at)
    filters, written, end = {}, [], first
    for _ in range(count):
        _, name_at = _open(head, end)
        hash_at = _after(head, name_at)
        end = _after(head, hash_at)
        old = _text(head, hash_at)
        data = _sorted_values(_unpacked(files[f"filter/{old}.pf_filter"]))
        new = f"{old.rpartition('_')[0]}_{_digest(data)}"
        filters[f"filter/{new}.pf_filter"] = _packed(data)
        written.append((head[name_at:hash_at], b"\x82" + head[name_at:hash_at] + _as_text(new)))
    return head[:first] + b"".join(data for _, data in sorted(written)) + head[end:], filters


def _sorted_values(data: bytes) -> bytes:
    """A filter's file: its name and a list of values, each with its pages."""
    count, first = _open(data, _after(data, _open(data, 0)[1]))
    values, end = [], first
    for _ in range(count):
        start, end = end, _after(data, end)
        values.append((_text(data, _open(data, start)[1]), data[start:end]))
    return data[:first] + b"".join(value for _, value in sorted(values)) + data[end:]


def _open(data: bytes, at: int) -> tuple[int, int]:
    """How many items the list (or bytes the text) at a place has, and where they begin; the format is CBOR."""
    size = data[at] & 0x1F
    if size < 24:
        return size, at + 1
    if size > 27:
        raise ValueError("an index of an unknown format")
    width = 1 << (size - 24)
    return int.from_bytes(data[at + 1 : at + 1 + width], "big"), at + 1 + width


def _after(data: bytes, at: int) -> int:
    """Where the item after the one at a place begins."""
    left = 1
    while left:
        kind = data[at] >> 5
        count, at = _open(data, at)
        left -= 1
        if kind in (2, 3):
            at += count
        elif kind == 4:
            left += count
        elif kind > 1:
            raise ValueError("an index of an unknown format")
    return at


def _text(data: bytes, at: int) -> str:
    length, start = _open(data, at)
    return data[start : start + length].decode()


def _as_text(text: str) -> bytes:
    data = text.encode()
    return (bytes([0x60 + len(data)]) if len(data) < 24 else bytes([0x78, len(data)])) + data


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def _packed(data: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + data, 9, mtime=0)


def _unpacked(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(_SIGNATURE)
