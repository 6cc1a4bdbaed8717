"""Put a finished folder in the place of another in one step, so that no moment shows half of each."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

__all__ = ["swap_in"]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


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
