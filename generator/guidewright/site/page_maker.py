"""One page of a tree after another: its text made, its document taken from the cache or made, and written.

What a document depends on is in its key: its text, what is near it in the navigation, the settings and templates, and
the code that makes it. Whether the files it links to are there is known only afterwards, so that is kept beside it
and compared.
"""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidewright.render import Artefact, Slot
from guidewright.site.cache import Cache, digest_of, sealed
from guidewright.site.last_build import PageRecord
from guidewright.site.mkdocs_host import OpenTree
from guidewright.site.output_links import Facts
from guidewright.site.pagefind_index import search_document

__all__ = ["MadePage", "PageMaker", "Task"]


@dataclass(frozen=True, slots=True)
class Task:
    """A page to be made.

    Attributes:
        language: whose tree.
        path: in the tree.
        make: makes its text.
    """

    language: str
    path: str
    make: Callable[[], Artefact]

    @property
    def name(self) -> str:
        """Names it among all pages of all languages."""
        return f"{self.language}/{self.path}"


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page as it comes back from the process that made it.

    Attributes:
        record: what there is to know of it.
        written: whether its document was written; otherwise it stands as it is.
        rows: sealed entries for the cache: kind, key, data.
        slot: the author's file that it shows, and the digest of how; nothing for other pages.
    """

    record: PageRecord
    written: bool
    rows: tuple[tuple[str, str, bytes], ...] = ()
    slot: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class _Document:
    """A finished page, as the cache keeps it."""

    html: str
    active: str
    warnings: tuple[str, ...]
    looked: tuple[tuple[str, bool], ...]
    search: str
    places: tuple[str, ...]
    ids: tuple[str, ...]

    def packed(self) -> bytes:
        return marshal.dumps(tuple(getattr(self, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Makes pages; processes inherit it.

    Attributes:
        tasks: the pages, by name.
        trees: what makes the documents, by language.
        prefixes: where each language stands in the site.
        code: digest of the code that makes documents.
        cache: documents of earlier builds.
        keys: of those documents.
        last: pages of the last build, by name.
        slots: how pages of the last build showed their authors' files, by digest.
        standing: files of the site that stand as the last build left them.
        site: where documents are written.
        lean: where what search shows of them is written; nothing when nobody needs it.
    """

    tasks: Mapping[str, Task]
    trees: Mapping[str, OpenTree]
    prefixes: Mapping[str, str]
    code: str
    cache: Cache
    keys: Collection[str]
    last: Mapping[str, PageRecord]
    slots: Collection[str]
    standing: Collection[str]
    site: Path
    lean: Path | None

    def make(self, name: str) -> MadePage:
        """Make a page.

        Raises:
            EngineError: when the engine fails.
            TemplateFailedError: when a template does.
            OSError: when it cannot be written.
        """
        task = self.tasks[name]
        artefact = task.make()
        tree = self.trees[task.language]
        file = self.prefixes[task.language] + tree.press.output(task.path)
        text = digest_of(artefact.text)
        key = digest_of(self.code, tree.digest, task.path, text, tree.press.signature(task.path))
        slot, kept = self._slot(artefact.slot)
        last = self.last.get(name)
        if last and last.key == key and file in self.standing and self._same(last.looked, tree):
            return MadePage(last, written=False, rows=kept, slot=slot)
        document, rows = self._document(key, tree, task.path, artefact.text, file)
        self._write(file, document)
        record = PageRecord(
            file, text, key, document.search, document.looked, document.places, document.ids,
            document.active, document.warnings,
        )  # fmt: skip
        return MadePage(record, written=True, rows=(*kept, *rows), slot=slot)

    def _same(self, looked: tuple[tuple[str, bool], ...], tree: OpenTree) -> bool:
        """Whether the files that a page links to are there, or are missing, as before."""
        return all((name in tree.press.names) == found for name, found in looked)

    def _document(
        self, key: str, tree: OpenTree, path: str, text: str, file: str
    ) -> tuple[_Document, tuple[tuple[str, str, bytes], ...]]:
        kept = self.cache.get("page", key) if key in self.keys else None
        if kept is not None:
            document = _Document(*marshal.loads(kept))  # noqa: S302 - sealed, in a folder of the user's own
            if self._same(document.looked, tree):
                return document, ()
        pressed = tree.press.make(path, text)
        found = search_document(pressed.html)
        facts = Facts.of(file, pressed.html)
        search = digest_of(found) if found is not None else ""
        document = _Document(
            pressed.html, pressed.active, pressed.warnings, pressed.looked, search, facts.places, facts.ids
        )
        rows = (("page", key, sealed(document.packed(), "page", key)),) if self.cache.keeps else ()
        return document, rows

    def _slot(self, slot: Slot | None) -> tuple[tuple[str, str] | None, tuple[tuple[str, str, bytes], ...]]:
        """What names a slot, and the entry that keeps it where there is none."""
        if slot is None or not self.cache.keeps:
            return None, ()
        fills = (part for fill in slot.fills for part in (fill.part, str(fill.number), fill.text))
        key = digest_of(slot.source, slot.before, slot.after, *fills)
        if key in self.slots:
            return (slot.source, key), ()
        return (slot.source, key), (("slot", key, sealed(pickle.dumps(slot), "slot", key)),)

    def _write(self, file: str, document: _Document) -> None:
        _write(self.site / file, document.html)
        if self.lean is not None and document.search:
            _write(self.lean / file, search_document(document.html) or "")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", errors="xmlcharrefreplace"))
