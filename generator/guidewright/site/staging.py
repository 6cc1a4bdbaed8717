"""A folder beside the output in which a site is made, and which nobody sees."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guidewright import __version__

__all__ = ["MARKER", "refusal", "staging", "write_marker"]

MARKER = "guidewright.json"
_ENGINE_OUTPUT = ("sitemap.xml", "404.html")


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A new folder on the same disk as the output; removed at the end, whatever happens.

    Folders that killed builds left behind are removed first.

    Raises:
        OSError: when the place cannot be written.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    _sweep(out)
    folder = Path(tempfile.mkdtemp(prefix=f".{out.name}.{os.getpid()}-", dir=out.parent))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(out: Path) -> None:
    pattern = re.compile(rf"\.{re.escape(out.name)}\.(\d+)-\w+")
    for path in out.parent.glob(f".{out.name}.*"):
        match = pattern.fullmatch(path.name)
        if match and path.is_dir() and not _alive(int(match[1])):
            shutil.rmtree(path, ignore_errors=True)


def _alive(process: int) -> bool:
    """Whether a build may still be at work; where that cannot be asked without harm, it is taken to be."""
    if sys.platform == "win32":  # there, signal 0 is Ctrl+C
        return process != os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def write_marker(site: Path, release: str) -> None:
    """Say in a site what made it."""
    marker = {"version": __version__, "release": release}
    (site / MARKER).write_text(json.dumps(marker) + "\n", encoding="utf-8")


def refusal(out: Path, root: Path, read: tuple[Path, ...] = ()) -> str | None:
    """Why a folder must not be replaced by a site, or nothing.

    Args:
        out: the folder.
        root: the project's folder.
        read: folders that the build reads; a site in one of them would be read by the next build.
    """
    real = out.resolve()
    if real == root.resolve() or real in root.resolve().parents:
        return "the output folder is the project itself or a folder above it"
    for folder in read:
        source = folder.resolve()
        if source != root.resolve() and (real.is_relative_to(source) or source.is_relative_to(real)):
            return f"the output folder and `{folder.name}`, which a build reads, are in one another"
    if out.is_symlink():
        return "the output is a link; a build replaces the folder itself"
    if not out.exists():
        return None
    if not out.is_dir():
        return "the output is a file"
    names = {path.name for path in out.iterdir()}
    if names and MARKER not in names and not names.issuperset(_ENGINE_OUTPUT):
        return "the output folder holds files that are not a site"
    return None
