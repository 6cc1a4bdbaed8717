"""Put a finished folder in the place of another in one step, so that no moment shows half of each."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

from guidewright.site.last_build import files_below

__all__ = ["settle", "swap_in"]

FEW = 200
"""So few files are put in one by one; between the first and the last of them a reader may see old and new pages."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


def settle(new: Path, place: Path, kept: Iterable[str]) -> tuple[str, ...] | None:
    """Make the folder at `place` hold what is in `new`, and those of its own files that are to be kept.

    Few files are put in one by one, each in one step. Of many, a whole folder is made and put in the place of the old.

    Args:
        new: a folder on the same disk; it is used up.
        place: the folder to change; it need not be there.
        kept: files of `place` that stay as they are.

    Returns:
        The files that changed or went; `None` when everything is new.

    Raises:
        OSError: when a file cannot be put in place.
    """
    staying = set(kept)
    if not staying:
        swap_in(new, place)
        return None
    made, there = files_below(new), files_below(place)
    changed = [name for name in sorted(made) if name not in there or not _same(new / name, place / name)]
    gone = sorted(there.keys() - made.keys() - staying)
    if len(changed) + len(gone) > FEW or any(_clashes(name, place, there) for name in changed):
        for name in sorted(staying):
            _link(place / name, new / name)
        swap_in(new, place)
        return (*changed, *gone)
    for name in changed:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (new / name).replace(place / name)
    for name in gone:
        _remove(place / name, place)
    return (*changed, *gone)


def _clashes(name: str, place: Path, there: Collection[str]) -> bool:
    """Whether a file takes the place of a folder, or the other way round."""
    above = PurePosixPath(name).parents
    return (place / name).is_dir() or any(str(folder) in there for folder in above)


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
