"""Finished pages in, the site's index out: all of it, or what changed since."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidewright.search import normaliser_of
from guidewright.search.files import unwrapped, wrapped
from guidewright.site.cache import digest_of
from guidewright.site.search_index.documents import language_of, search_document
from guidewright.site.search_index.layout import (
    FOLDER,
    INDEX,
    NAMES,
    VERSION,
    head_of,
    page_file,
    piece_files,
)
from guidewright.site.search_index.page_text import read_page_text
from guidewright.site.search_index.postings import Counted, Postings, count_terms
from guidewright.site.workers import share_out

__all__ = ["IndexFailedError", "index_pages", "index_recent", "index_site"]

MOST_RECENT = 100
"""More changed pages are worth a new index: the browser loads what is recent at once."""
_NEW = "new"

Read = Callable[[str], str]


class IndexFailedError(Exception):
    """The index could not be written or read; the message says why."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page to be indexed: its place in its language, its file below the site, where its own file goes."""

    number: int
    name: str
    language: str
    folder: Path


@dataclass(frozen=True, slots=True)
class _Indexed:
    """A page that was: its words, and a digest of its own file."""

    page: _Page
    counted: Counted
    digest: str


def index_pages(languages: Mapping[str, str], read: Read, site: Path, *, jobs: int = 1) -> int:
    """Index finished pages.

    Args:
        languages: of the pages that are to be found, by file below the site; empty for one that is not known.
        read: gives the HTML of one.
        site: folder of the site; `search-index/` in it is made anew.
        jobs: how many processes run.

    Returns:
        How many pages the index holds.

    Raises:
        IndexFailedError: when the disk gives up.
        WorkerLostError: when a process is lost.
    """
    with _failing():
        folder = site / FOLDER
        shutil.rmtree(folder, ignore_errors=True)
        groups = _groups(languages)
        made = _indexed(groups, read, folder, jobs)
        state = {
            language: {
                "folder": _finish(language, groups[language], made[language], folder),
                "pages": len(groups[language]),
            }
            for language in sorted(groups, key=lambda one: (-len(groups[one]), one))
        }
        _write_state(site, state)
        return sum(len(names) for names in groups.values())


def index_site(site: Path, *, jobs: int = 1) -> int:
    """As `index_pages`, with all pages of the site that are marked to be found."""
    found = {}
    with _failing():
        for path in sorted(site.rglob("*.html")):
            document = search_document(_text(path))
            if document is not None:
                found[path.relative_to(site).as_posix()] = language_of(document[:1000])
    return index_pages(found, lambda name: _text(site / name), site, jobs=jobs)


def index_recent(
    languages: Mapping[str, str],
    stale: Collection[str],
    read: Read,
    site: Path,
    *,
    main: Path | None = None,
    jobs: int = 1,
) -> list[str]:
    """Index only what changed since the whole index was made.

    Args:
        languages: of the pages that are new or changed since then, by file below the site.
        stale: files of pages that changed or were removed since then.
        read: gives the HTML of a page.
        site: folder of the site that takes the recent index in.
        main: folder of the site with the whole index; by default the same.
        jobs: how many processes read pages.

    Returns:
        The folders of the whole index, which stay as they are. Nothing when all must be indexed anew, and nothing is
        written: the index is missing or of another release, a language is new, or too much changed.

    Raises:
        IndexFailedError: when the disk gives up.
    """
    with _failing():
        state = _state(main or site)
        groups = _groups(languages)
        if not groups.keys() <= state.keys() or max(len(languages), len(stale)) > MOST_RECENT:
            return []
        names = _names(state, (main or site) / FOLDER)
        if names is None:
            return []
        recent = site / FOLDER
        old = [one["recent"] for one in state.values() if "recent" in one]
        made = _indexed(groups, read, recent, jobs)
        for language, one in state.items():
            numbers = {name: number for number, name in enumerate(names[language])}
            one["stale"] = sorted(numbers[name] for name in stale if name in numbers)
            one.pop("recent", None)
            if language in groups:
                one["recent"] = _finish(language, groups[language], made[language], recent)
            if not one["stale"]:
                one.pop("stale")
        for folder in {*old} - {one.get("recent") for one in state.values()}:
            shutil.rmtree(recent / folder, ignore_errors=True)
        _write_state(site, state)
        return [f"{FOLDER}/{one['folder']}" for one in state.values()]


def _groups(languages: Mapping[str, str]) -> dict[str, list[str]]:
    """Files by language, each in order; pages of no known language go to the largest one."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(languages):
        groups[languages[name].lower()].append(name)
    unknown = groups.pop("", [])
    if unknown:
        largest = max(groups, key=lambda one: len(groups[one]), default="und")
        groups[largest] = sorted([*groups[largest], *unknown])
    return dict(groups)


def _indexed(groups: Mapping[str, Sequence[str]], read: Read, folder: Path, jobs: int) -> dict[str, Postings]:
    """Count the terms of pages, and write each one's own file; -> the postings by language."""
    made = {language: Postings() for language in groups}
    pages = {
        name: _Page(number, name, language, folder / f"{language}-{_NEW}")
        for language, names in groups.items()
        for number, name in enumerate(names)
    }
    for language in groups:
        (folder / f"{language}-{_NEW}").mkdir(parents=True, exist_ok=True)

    def take(some: list[_Indexed]) -> list[_Indexed]:
        for one in some:
            made[one.page.language].add(one.page.number, one.counted, one.digest)
        return []

    share_out(lambda name: _index(pages[name], read(name)), list(pages), jobs, take=take)
    return made


def _index(page: _Page, html: str) -> _Indexed:
    text = read_page_text(search_document(html) or "")
    data = page_file(page.name, text)
    (page.folder / f"p{page.number}.js").write_bytes(data.encode("utf-8", "replace"))
    return _Indexed(page, count_terms(text, normaliser_of(page.language)), digest_of(data))


def _finish(language: str, names: Sequence[str], postings: Postings, folder: Path) -> str:
    """Write what is known of all pages of a language together; -> the name of the folder, which says what it holds."""
    files, pieces, words = piece_files(postings)
    files["head.js"] = head_of(postings, normaliser_of(language), pieces, words)
    files[NAMES] = json.dumps(names, ensure_ascii=False)
    made = folder / f"{language}-{_NEW}"
    for name, text in files.items():
        (made / name).write_bytes(text.encode("utf-8", "replace"))
    digests = (postings.digests[number] for number in postings.numbers())
    named = f"{language}-{digest_of(*digests, *files.values())[:8]}"
    shutil.rmtree(folder / named, ignore_errors=True)
    made.rename(folder / named)
    return named


def _state(site: Path) -> dict[str, dict[str, Any]]:
    """What the index of a site says of its languages; nothing where none can be read."""
    try:
        state: dict[str, Any] = unwrapped(_text(site / INDEX))
        return state["languages"] if state["version"] == VERSION else {}
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return {}


def _names(state: Mapping[str, Mapping[str, Any]], folder: Path) -> dict[str, list[str]] | None:
    """The files of the pages of a whole index, by language; None where they cannot be read."""
    try:
        return {
            language: json.loads(_text(folder / one["folder"] / NAMES)) for language, one in state.items()
        }
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _write_state(site: Path, languages: Mapping[str, Mapping[str, Any]]) -> None:
    """Never in place: another link to the old file, as a cache may have, keeps its bytes."""
    path = site / INDEX
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_text(wrapped({"version": VERSION, "languages": languages}), encoding="utf-8")


@contextmanager
def _failing() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError) as error:
        raise IndexFailedError(str(error) or type(error).__name__) from error


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return file.read()
