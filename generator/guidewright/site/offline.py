"""A finished site in, the same site to be opened from a disk out, where a folder does not open its first page.

There a browser runs no modules either: the help site's script comes in one plain file. Links of feeds and of the site map
lead to the site on the web, and stay; so do the pages of products, which need their server.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

__all__ = ["OFFLINE_SCRIPT", "make_offline", "offline_page"]

OFFLINE_SCRIPT = "academy-offline.js"
_SCRIPT = "academy.js"
_INDEX = "index.html"
_NO_PAGE = "404.html"
_LINK = re.compile(r"(<(?:a|area|link|iframe|form)\b[^<>]*?\s(?:href|src|action)=)([\"'])([^\"']*)\2")
_MODULE = re.compile(
    rf"<script\b(?=[^>]*\stype=[\"']?module\b)[^>]*\ssrc=([\"'])([^\"']*/)?{re.escape(_SCRIPT)}\1[^>]*>"
)
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")
"""Addresses with a scheme, of another host, and from the host's root."""


def make_offline(site: Path, runtime: Path | None, apps: tuple[str, ...]) -> None:
    """Make a finished site work from a disk.

    Args:
        site: its folder, which nobody reads yet.
        runtime: the built in-page code; nothing where the site has none.
        apps: where products stand in it, each with a slash at its end.

    Raises:
        OSError: when the disk gives up.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    for name, path in files.items():
        if name.endswith(".html") and not name.startswith(apps):
            if path.name == _NO_PAGE:
                path.unlink()  # only a server shows it, and its links begin at the server's root
                continue
            written = path.read_text(encoding="utf-8")
            html = offline_page(name, written, files.__contains__)
            if html != written:
                path.write_text(html, encoding="utf-8", newline="\n")
    if runtime is not None:
        for script in [path for path in files.values() if path.name == _SCRIPT]:
            shutil.copyfile(runtime / OFFLINE_SCRIPT, script.with_name(OFFLINE_SCRIPT))
            for module in script.parent.glob(f"{_SCRIPT.removesuffix('.js')}*.js"):
                if module.name != OFFLINE_SCRIPT:
                    module.unlink()


def offline_page(name: str, html: str, is_file: Callable[[str], bool]) -> str:
    """A page whose links lead to files.

    Args:
        name: its file below the site.
        html: its text.
        is_file: whether the site has a file.
    """
    folder = posixpath.dirname(name)

    def led(match: re.Match[str]) -> str:
        start, mark, target = match.groups()
        return f"{start}{mark}{_filed(target, folder, is_file)}{mark}"

    def plain(match: re.Match[str]) -> str:
        return f'<script defer src="{match[2] or ""}{OFFLINE_SCRIPT}">'

    return _MODULE.sub(plain, _LINK.sub(led, html))


def _filed(target: str, folder: str, is_file: Callable[[str], bool]) -> str:
    """An address that leads to a folder's first page, where it led to a folder that has one."""
    path = re.split("[?#]", target, maxsplit=1)[0]
    if path == "" or _OUTSIDE.match(path):
        return target
    there = posixpath.normpath(posixpath.join(folder, unquote(path)))
    if is_file(there) or not is_file(posixpath.normpath(posixpath.join(there, _INDEX))):
        return target
    return posixpath.join(path, _INDEX) + target[len(path) :]
