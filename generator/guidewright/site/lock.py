"""One build of an output folder at a time: another one waits until it is done."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from guidewright.site.cache import digest_of

fcntl: Any
try:
    import fcntl
except ImportError:  # Windows has no such locks; there, who builds twice at once may have to build again
    fcntl = None

__all__ = ["alone_at"]


@contextmanager
def alone_at(out: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold an output folder. The lock ends with the process and its workers, however they end.

    Args:
        out: the folder.
        tell: told when another build is at work on it.
    """
    if fcntl is None:
        yield
        return
    held = _held(f"guidewright-{os.getuid()}-{digest_of(str(out.resolve()))}.lock", tell)
    try:
        yield
    finally:
        if held is not None:
            path, file = held
            path.unlink(missing_ok=True)
            os.close(file)


def _held(name: str, tell: Callable[[str], None]) -> tuple[Path, int] | None:
    """A lock file that is ours and still has its name; nothing where none can be written."""
    while True:
        try:
            path = Path(tempfile.gettempdir()) / name
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except OSError:
            return None
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            tell("waiting for another build of this site")
            fcntl.flock(file, fcntl.LOCK_EX)
        try:
            if os.path.samestat(os.fstat(file), path.stat()):
                return path, file
        except FileNotFoundError:
            pass
        os.close(file)  # whoever held it has removed it in the meantime
