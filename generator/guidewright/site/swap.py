"""Put a finished folder in the place of another in one step, so that no moment shows half of each."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath

from guidewright.site.last_build import State, files_below, state_of

__all__ = ["patch", "settle", "swap_in"]

FEW = 20
"""One in so many files may change without a new folder; a reader may then see old and new ones for a moment."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


def settle(new: Path, place: Path, kept: Iterable[str]) -> tuple[tuple[str, ...] | None, dict[str, State]]:
    """Make the folder at `place` hold what is in `new`, and those of its own files that are to be kept.

    That happens in one step, unless hardly anything changes: then the few files are put in one by one.

    Args:
        new: a folder on the same disk; it is used up.
        place: the folder to replace; it need not be there.
        kept: files of `place` that stay as they are.

    Returns:
        The files that changed or went, `None` when everything is new; and all files that now stand there.

    Raises:
        OSError: when the folder cannot be put in place; then the old one still stands there.
    """
    staying = set(kept)
    if not staying:
        swap_in(new, place)
        return None, files_below(place)
    made, there = files_below(new), files_below(place)
    if lost := sorted(staying - there.keys()):
        raise FileNotFoundError(errno.ENOENT, f"`{lost[0]}` was removed from the site meanwhile")
    same = {name for name in made if name in there and _same(name, new, place, made, there)}
    changed = sorted(made.keys() - same)
    gone = sorted(there.keys() - made.keys() - staying)
    if (len(changed) + len(gone)) * FEW <= len(there) and not any(
        map(partial(_clashes, place, there), changed)
    ):
        patch(new, place, changed, gone)
        return (*changed, *gone), _patched(place, there, changed, gone)
    _link_all(place, new, sorted(same | staying))
    swap_in(new, place)
    return (*changed, *gone), files_below(place)


def _patched(
    place: Path, there: Mapping[str, State], changed: Iterable[str], gone: Iterable[str]
) -> dict[str, State]:
    """The files of a folder some of which were put in or removed, without looking at the others again."""
    states = {**there, **dict.fromkeys((*changed, *gone), (0, 0, 0, 0))}
    if any(name.endswith("/") for name in states):  # an empty folder, which may have come or gone with a file
        return files_below(place)
    for name in gone:
        del states[name]
    return states | {name: state_of((place / name).stat()) for name in changed}


def patch(new: Path, place: Path, changed: Iterable[str], gone: Iterable[str]) -> None:
    """Put a few files in the place of others, one by one, each in one step; then remove some.

    Between the first and the last of them a reader may see old and new ones beside each other.

    Raises:
        OSError: when one cannot be put in place.
    """
    for name in changed:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            (place / name).mkdir(exist_ok=True)
        else:
            (new / name).replace(place / name)
    for name in gone:
        _remove(place / name, place)


def _same(name: str, new: Path, place: Path, made: Mapping[str, State], there: Mapping[str, State]) -> bool:
    """Whether a file has the same bytes and rights at both places; a link is never the same, an empty folder always."""
    if name.endswith("/"):
        return True
    (size, *_, mode), (old_size, *_, old_mode) = made[name], there[name]
    return (size, mode) == (old_size, old_mode) and (new / name).read_bytes() == (place / name).read_bytes()


def _link_all(source: Path, target: Path, names: Iterable[str]) -> None:
    """Put the same files into another folder; copies where the disk has no links."""
    here, there = str(source), str(target)
    made: set[str] = set()
    for name in names:
        folder = name.rpartition("/")[0]
        if folder not in made:
            os.makedirs(f"{there}/{folder}", exist_ok=True)  # noqa: PTH103 - there are thousands
            made.add(folder)
        if name.endswith("/"):
            continue
        with suppress(FileNotFoundError):
            os.unlink(f"{there}/{name}")  # noqa: PTH108 - as above
        try:
            os.link(f"{here}/{name}", f"{there}/{name}")
        except OSError:
            shutil.copy2(f"{here}/{name}", f"{there}/{name}")


def _clashes(place: Path, there: Collection[str], name: str) -> bool:
    """Whether a file takes the place of a folder, or the other way round."""
    return (place / name).is_dir() or any(str(folder) in there for folder in PurePosixPath(name).parents)


def _remove(path: Path, top: Path) -> None:
    """Remove a file or an empty folder, and the folders above it that are then empty."""
    if not path.is_dir() or path.is_symlink():
        path.unlink()
    elif any(path.iterdir()):
        return
    else:
        path.rmdir()
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
