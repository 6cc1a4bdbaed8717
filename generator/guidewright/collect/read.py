"""Walk the project and read its texts."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidewright.collect import rules
from guidewright.collect.layout import Layout, find_layout
from guidewright.collect.sources import Area, Asset, SourceFile
from guidewright.diagnostics import Issue, Rule, Span

__all__ = ["Collected", "collect"]

TEXT_SUFFIXES = {
    Area.CONFIG: (".yml", ".yaml"),
    Area.DOCS: (".md", ".yml", ".yaml"),
    Area.TOURS: (".yml", ".yaml"),
    Area.LABELS: (".json", ".yml", ".yaml"),
    Area.TEMPLATES: (
        ".html",
        ".jinja",
        ".md",
        ".json",
        ".yml",
        ".yaml",
        ".css",
        ".js",
        ".svg",
        ".xml",
        ".txt",
    ),
}
SKIPPED_FOLDERS = {".git", ".venv", "node_modules", "__pycache__"}


@dataclass(frozen=True, slots=True)
class Collected:
    """Everything the compiler knows of the disk.

    Attributes:
        root: the project's folder.
        layout: where its parts stand.
        files: texts, sorted by path.
        assets: other files of the docs folder, sorted by path.
        issues: files that could not be taken.
        damaged: texts that are not UTF-8, by path, with a mark in place of what cannot be read; for messages only.
    """

    root: Path
    layout: Layout
    files: tuple[SourceFile, ...]
    assets: tuple[Asset, ...]
    issues: tuple[Issue, ...]
    damaged: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """Everything that an issue can point into, by path."""
        return {**self.damaged, **{file.path: file.text for file in self.files}}


def collect(root: Path) -> Collected:
    """Read a project.

    Args:
        root: the folder with `mkdocs.yml`.

    Raises:
        ProjectNotFoundError: when there is no site configuration in the folder.
    """
    root = root.resolve()
    layout = find_layout(root)
    reader = _Reader(root)
    reader.take_config(layout)
    reader.walk(layout.docs, Area.DOCS)
    reader.walk("tours", Area.TOURS)
    reader.walk("site_templates", Area.TEMPLATES)
    for pattern in layout.labels:
        reader.match(pattern, Area.LABELS)
    reader.compare_names()
    return Collected(
        root=root,
        layout=layout,
        files=tuple(sorted(reader.files.values(), key=lambda file: file.path)),
        assets=tuple(sorted(reader.assets, key=lambda asset: asset.path)),
        issues=tuple(reader.issues),
        damaged=reader.damaged,
    )


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self._base = str(root)
        self.files: dict[str, SourceFile] = {}
        self.assets: list[Asset] = []
        self.issues: list[Issue] = []
        self.damaged: dict[str, str] = {}
        self._folders: set[tuple[int, int]] = set()

    def take_config(self, layout: Layout) -> None:
        """Take the site configuration, and report what it says of places that are not the project's."""
        if self._contained(layout.config):
            self.take(layout.config, Area.CONFIG, layout.config)
        if layout.outside is not None:
            message = "`docs_dir` leads out of the project, so nothing of it is read"
            help_text = "Name a folder inside the project, relative to this file."
            self.issues.append(rules.DOCS_OUTSIDE.at(layout.outside, message, help_text))

    def walk(self, folder: str, area: Area) -> None:
        """Take every file below a folder of the project; names are relative to it."""
        if (self.root / folder).is_dir() and self._contained(folder):
            self._descend(folder, area)

    def match(self, pattern: str, area: Area) -> None:
        """Take the files of a pattern with `{lang}` in it, which stands for a language."""
        before, _, after = pattern.partition("{lang}")
        folder, _, begin = before.rpartition("/")
        end, _, rest = after.partition("/")
        for child in self._entries(folder):
            fits = child.name.startswith(begin) and child.name.endswith(end)
            language = child.name[len(begin) : len(child.name) - len(end)]
            path = _below(folder, child.name)
            if rest:
                path = _below(path, rest.replace("{lang}", language))
            if fits and (self.root / path).is_file() and self._contained(path):
                self.take(path, area, path)

    def _descend(self, base: str, area: Area) -> None:
        """Take what is below a folder. Links to folders come last, so that a file keeps its own path."""
        pending: list[tuple[str, str]] = [(base, "")]
        links: list[tuple[str, str]] = []
        while pending or links:
            folder, inner = pending.pop() if pending else links.pop(0)
            status = (self.root / folder).stat()
            identity = (status.st_dev, status.st_ino)
            if identity in self._folders:
                continue
            self._folders.add(identity)
            for entry in self._entries(folder):
                path, name = _below(folder, entry.name), _below(inner, entry.name)
                linked = entry.is_symlink()
                if linked and not self._contained(path):
                    continue
                if not entry.is_dir():
                    self.take(path, area, name)
                elif entry.name not in SKIPPED_FOLDERS:
                    (links if linked else pending).append((path, name))

    def _entries(self, folder: str) -> tuple[os.DirEntry[str], ...]:
        try:
            return _children(self.root / folder)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self._issue(
                rules.UNREADABLE, folder, f"this folder cannot be read: {reason}", "Make it readable."
            )
            return ()

    def _contained(self, path: str) -> bool:
        try:
            inside = (self.root / path).resolve(strict=True).is_relative_to(self.root)
        except (OSError, RuntimeError):
            self._issue(
                rules.UNREADABLE, path, "this link leads nowhere", "Remove the link or restore its target."
            )
            return False
        if not inside:
            self._issue(
                rules.SYMLINK_OUTSIDE,
                path,
                "this link leads out of the project",
                "Copy the file into the project, or remove the link.",
            )
        return inside

    def take(self, path: str, area: Area, name: str) -> None:
        """Read one file, or note an asset that is only copied. Paths are strings: there are many of them."""
        place = f"{self._base}/{path}"
        try:
            status = os.stat(place)  # noqa: PTH116 - there are thousands, and a path object costs as much as the call
            if not stat.S_ISREG(status.st_mode):
                self._issue(rules.UNREADABLE, path, "this is no file", "Remove it from the content.")
                return
            size = status.st_size
            if not path.lower().endswith(TEXT_SUFFIXES[area]):
                if area is Area.DOCS:
                    self.assets.append(Asset(path, name, self.root / path, size))
                return
            if size > rules.MAX_BYTES:
                self._too_large(path, size)
                return
            with open(place, "rb") as file:  # noqa: PTH123 - as above
                data = file.read()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self._issue(
                rules.UNREADABLE, path, f"this file cannot be read: {reason}", "Make the file readable."
            )
            return
        text = self._decoded(data, path)
        if text is not None:
            self.files[path] = SourceFile(path, area, name, text, hashlib.sha256(data).hexdigest())

    def _decoded(self, data: bytes, path: str) -> str | None:
        if data.startswith(b"\xef\xbb\xbf"):
            help_text = "Save the file as “UTF-8” without BOM."
            self._issue(rules.BYTE_ORDER_MARK, path, "the file begins with a byte order mark", help_text)
            data = data[3:]
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            self.damaged[path] = data.decode("utf-8", errors="replace")
            at = len(data[: error.start].decode("utf-8"))
            span = Span(path, at, at + 1)
            message = f"byte 0x{data[error.start]:02x} is not UTF-8"
            self.issues.append(rules.INVALID_UTF8.at(span, message, "Save the file as UTF-8."))
            return None
        if "\r" in text:
            at = text.index("\r")
            span = Span(path, at, at + 1)
            help_text = "Save with LF line ends; `* text=auto eol=lf` in `.gitattributes` keeps them so."
            self.issues.append(rules.CRLF.at(span, "lines end with CR LF", help_text))
        return text

    def _too_large(self, path: str, size: int) -> None:
        message = f"this file has {size / 1e6:.1f} MB; a text holds at most {rules.MAX_BYTES / 1e6:.0f} MB"
        self._issue(
            rules.TOO_LARGE, path, message, "Split it into articles, or move data out of the content."
        )

    def compare_names(self) -> None:
        """Report paths that one file system or another takes for the same."""
        first: dict[str, str] = {}
        for path in sorted([*self.files, *(asset.path for asset in self.assets)]):
            folded = unicodedata.normalize("NFC", path).casefold()
            other = first.setdefault(folded, path)
            if other != path:
                message = f"this path differs from `{other}` only in case or Unicode form"
                self.issues.append(rules.CASE_COLLISION.at(Span(path), message, "Rename one of the two."))

    def _issue(self, rule: Rule, path: str, message: str, help_text: str) -> None:
        self.issues.append(rule.at(Span(path), message, help_text))


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder not in ("", ".") else name


def _children(folder: Path) -> tuple[os.DirEntry[str], ...]:
    """Entries in the same order on every machine; hidden ones are left out, as MkDocs does.

    Raises:
        OSError: when the folder is there and cannot be listed.
    """
    try:
        with os.scandir(folder) as entries:
            shown = [entry for entry in entries if not entry.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(sorted(shown, key=lambda entry: entry.name))
