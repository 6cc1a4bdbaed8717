"""Put a finished folder in the place of another in one step, so that no moment shows half of each."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

from guidewright.site.last_build import files_below

__all__ = ["patch", "settle", "swap_in"]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


def settle(new: Path, place: Path, kept: Iterable[str]) -> tuple[str, ...] | None:
    """Make the folder at `place` hold what is in `new`, and those of its own files that are to be kept, in one step.

    Args:
        new: a folder on the same disk; it is used up.
        place: the folder to replace; it need not be there.
        kept: files of `place` that stay as they are.

    Returns:
        The files that changed or went; `None` when everything is new.

    Raises:
        OSError: when the folder cannot be put in place; then the old one still stands there.
    """
    staying = set(kept)
    changed = _changes(new, place, staying) if staying else None
    for name in sorted(staying):
        _link(place / name, new / name)
    swap_in(new, place)
    return changed


def _changes(new: Path, place: Path, staying: Collection[str]) -> tuple[str, ...]:
    """Files of `place` that will not be as they were; those that will are linked, which keeps what the disk says of them."""
    made, there = files_below(new), files_below(place)
    changed = []
    for name in sorted(made):
        if name in there and _same(new / name, place / name):
            (new / name).unlink()
            _link(place / name, new / name)
        else:
            changed.append(name)
    return (*changed, *sorted(there.keys() - made.keys() - set(staying)))


def patch(new: Path, place: Path, changed: Iterable[str], gone: Iterable[str]) -> None:
    """Put a few files in the place of others, one by one, each in one step; then remove some.

    Between the first and the last of them a reader may see old and new ones beside each other.

    Raises:
        OSError: when one cannot be put in place.
    """
    for name in changed:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (new / name).replace(place / name)
    for name in gone:
        _remove(place / name, place)


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def _link(source: Path, target: Path) -> None:
    """The same file at another place; a copy where the disk has no links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _remove(path: Path, top: Path) -> None:
    """Remove a file, and the folders above it that are then empty."""
    path.unlink()
    for folder in path.parents:
        if folder == top or any(folder.iterdir()):
            return
        folder.rmdir()


def swap_in(new: Path, place: Path) -> None:
    """Make `new` the folder at `place`; what stood there is removed afterwards.

    Where the system can exchange two names atomically (Linux and macOS), a reader sees the old folder or
    the new one at every moment. Elsewhere the old one is set aside first and put back if that fails. Nothing is forced
    to the disk: after a power cut, build again.

    Raises:
        OSError: when the folder cannot be put in place; then the old one still stands there.
    """
    if not place.exists():
        new.rename(place)
        return
    if _exchange(new, place):
        shutil.rmtree(new, ignore_errors=True)
        return
    aside = new.with_name(new.name + ".old")
    place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names; `False` where the system or the file system cannot."""
    if sys.platform not in ("linux", "darwin"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    a, b = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        result = library.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        result = library.renamex_np(a, b, _RENAME_SWAP)
    else:
        return False
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))
