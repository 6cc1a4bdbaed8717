"""One page of a tree after another: its text made, its document taken from the cache or made, and written.

What a document depends on is in its key: its text, what is near it in the navigation, the settings and templates, and
the code that makes it. Whether the files it links to are there is known only afterwards, so that is kept beside it
and compared.
"""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from guidewright.render import Artefact, Basis, Later, Slot
from guidewright.site.cache import Cache, digest_of, sealed
from guidewright.site.last_build import PageRecord
from guidewright.site.mkdocs_host import OpenTree, Press
from guidewright.site.output_links import Facts
from guidewright.site.search_index import search_document, told

__all__ = ["Document", "MadePage", "PageMaker", "Prepared", "Task"]


@dataclass(frozen=True, slots=True)
class Task:
    """A page to be made.

    Attributes:
        language: whose tree.
        path: in the tree.
        make: makes its text.
        basis: finds what that is made of; `None` where nobody knows.
    """

    language: str
    path: str
    make: Callable[[], Artefact]
    basis: Callable[[], Basis] | None = None

    @classmethod
    def of(cls, artefact: Artefact) -> Task:
        """The task of a page whose text is made already."""
        return cls(artefact.language, artefact.path, lambda: artefact)

    @classmethod
    def later(cls, page: Later) -> Task:
        """The task of a page whose text is not made yet."""
        return cls(page.language, page.path, page.make, page.basis)

    @property
    def name(self) -> str:
        """Names it among all pages of all languages."""
        return f"{self.language}/{self.path}"


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page as it comes back from the process that made it.

    Attributes:
        record: what there is to know of it.
        rows: sealed entries for the cache: kind, key, data.
        slot: the author's file that it shows, and the digest of how; nothing for other pages.
    """

    record: PageRecord
    rows: tuple[tuple[str, str, bytes], ...] = ()
    slot: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A finished page, as the cache keeps it."""

    html: str
    active: str
    warnings: tuple[str, ...]
    looked: tuple[tuple[str, bool], ...]
    search: str
    places: tuple[str, ...]
    ids: tuple[str, ...]

    @classmethod
    def made(cls, press: Press, path: str, text: str, file: str) -> Document:
        """Make one from its text, the same wherever that is done.

        Raises:
            EngineError: when the engine fails.
        """
        pressed = press.make(path, text)
        found = search_document(pressed.html)
        facts = Facts.of(file, pressed.html)
        search = digest_of(told(found)) if found is not None else ""
        html, active, warnings = pressed.html, pressed.active, pressed.warnings
        return cls(html, active, warnings, pressed.looked, search, facts.places, facts.ids)

    @classmethod
    def unpacked(cls, data: bytes) -> Document:
        """What was packed."""
        return cls(*marshal.loads(data))  # noqa: S302 - from a cache or a cluster of the user's own

    def packed(self) -> bytes:
        """Its values as bytes, the same for the same document."""
        return marshal.dumps(tuple(getattr(self, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page whose text is made, and that does not stand in the site as it is to be.

    Attributes:
        task: which one.
        text: Markdown with front matter.
        digest: of the text.
        file: where it stands in the site.
        key: digest of all that its document depends on.
        basis: digest of what its text was made of; empty where nobody knows.
        document: as the cache keeps it; nothing where it has to be made.
        slot: the author's file that it shows, and the digest of how.
        rows: sealed entries for the cache.
    """

    task: Task
    text: str
    digest: str
    file: str
    key: str
    basis: str
    document: Document | None
    slot: tuple[str, str] | None
    rows: tuple[tuple[str, str, bytes], ...]


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
        slots: authors' files that pages of the last build showed, and digests of how, by page.
        inputs: digest of everything that is read, by name.
        shared: digest of what of that any text may be made of.
        standing: files of the site that stand as the last build left them.
        site: where documents are written.
    """

    tasks: Mapping[str, Task]
    trees: Mapping[str, OpenTree]
    prefixes: Mapping[str, str]
    code: str
    cache: Cache
    keys: Collection[str]
    last: Mapping[str, PageRecord]
    slots: Mapping[str, tuple[str, str]]
    inputs: Mapping[str, str]
    shared: str
    standing: Collection[str]
    site: Path

    def make(self, name: str) -> MadePage:
        """Make a page.

        Raises:
            EngineError: when the engine fails.
            TemplateFailedError: when a template does.
            OSError: when it cannot be written.
        """
        page = self.prepare(name)
        if isinstance(page, MadePage):
            return page
        if page.document is not None:
            return self.finish(page, page.document)
        task = page.task
        press = self.trees[task.language].press
        return self.finish(page, Document.made(press, task.path, page.text, page.file))

    def prepare(self, name: str) -> Prepared | MadePage:
        """Make a page's text, and look for what there is of it; -> the page itself where it stands as it is to be.

        Raises:
            TemplateFailedError: when a template fails.
        """
        task, last = self.tasks[name], self.last.get(name)
        basis = self._basis(task)
        if last and basis and last.basis == basis and self._stands(task, last, last.text):
            return MadePage(last, slot=self.slots.get(name))
        artefact = task.make()
        text = digest_of(artefact.text)
        slot, rows = self._slot(name, artefact.slot)
        if last and self._stands(task, last, text):
            return MadePage(replace(last, basis=basis), rows=rows, slot=slot)
        tree = self.trees[task.language]
        key = self._key(task, text)
        file = self._file(task)
        return Prepared(task, artefact.text, text, file, key, basis, self._kept(key, tree), slot, rows)

    def _basis(self, task: Task) -> str:
        """Digest of what a text is made of."""
        if task.basis is None or not self.shared:
            return ""
        basis = task.basis()
        return digest_of(self.shared, *(self.inputs[file] for file in basis.files), *basis.others)

    def _stands(self, task: Task, last: PageRecord, text: str) -> bool:
        """Whether the last build left the page as it is to be.

        Args:
            task: of the page.
            last: how it was made then.
            text: digest of its text now.
        """
        return (
            last.text == text
            and self._file(task) in self.standing
            and last.key == self._key(task, text)
            and self._same(last.looked, self.trees[task.language])
        )

    def _file(self, task: Task) -> str:
        return self.prefixes[task.language] + self.trees[task.language].press.output(task.path)

    def _key(self, task: Task, text: str) -> str:
        tree = self.trees[task.language]
        return digest_of(self.code, tree.digest, task.path, text, tree.press.signature(task.path))

    def finish(self, page: Prepared, document: Document) -> MadePage:
        """Write a page's document.

        Args:
            page: which one.
            document: of it.

        Raises:
            OSError: when it cannot be written.
        """
        _write(self.site / page.file, document.html)
        # Another release may cut the same words in another way.
        search = document.search and digest_of(self.code, document.search)
        record = PageRecord(
            page.file, page.digest, page.key, search, document.looked, document.places,
            document.ids, document.active, document.warnings, page.basis,
        )  # fmt: skip
        rows = page.rows
        if page.document is None and self.cache.keeps:
            rows = (*rows, ("page", page.key, sealed(document.packed(), "page", page.key)))
        return MadePage(record, rows=rows, slot=page.slot)

    def _same(self, looked: tuple[tuple[str, bool], ...], tree: OpenTree) -> bool:
        """Whether the files that a page links to are there, or are missing, as before."""
        return all((name in tree.press.names) == found for name, found in looked)

    def _kept(self, key: str, tree: OpenTree) -> Document | None:
        """A document that an earlier build made, where it would be the same now."""
        kept = self.cache.get("page", key) if key in self.keys else None
        document = Document.unpacked(kept) if kept is not None else None
        return document if document and self._same(document.looked, tree) else None

    def _slot(
        self, name: str, slot: Slot | None
    ) -> tuple[tuple[str, str] | None, tuple[tuple[str, str, bytes], ...]]:
        """What names a slot, and the entry that keeps it where there is none."""
        if slot is None or not self.cache.keeps:
            return None, ()
        fills = (part for fill in slot.fills for part in (fill.part, str(fill.number), fill.text))
        key = digest_of(slot.source, slot.before, slot.after, *fills)
        if self.slots.get(name) == (slot.source, key):
            return (slot.source, key), ()
        return (slot.source, key), (("slot", key, sealed(pickle.dumps(slot), "slot", key)),)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", errors="xmlcharrefreplace"))
