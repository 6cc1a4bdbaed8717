"""Search documents in, the site's index out: all of it, or what changed since."""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidewright.site.pagefind_index.canonical import canonical
from guidewright.site.pagefind_index.documents import language_of, search_document
from guidewright.site.pagefind_index.layout import (
    ADDRESSES,
    ENTRY,
    PARTS_FOLDER,
    RECENT_FOLDER,
    STATE,
    State,
    address,
    entries,
    identity,
    part_folder,
    put,
    read_entry,
    remove_others,
)
from guidewright.site.pagefind_index.service import IndexFailedError, pagefind_files

__all__ = ["index_all", "index_pages", "index_recent", "index_site"]

PART = 1500
"""Documents of a language in one part. Pagefind takes about 0.17 MB for each, so smaller parts bound memory; but results
are weighed within their part, so that more parts put the best one first less often, where all pages are much alike."""
RUNNING = 2
"""Parts made at a time where there are many: with `PART` the bound of memory, about 500 MB."""
FEW = 4
"""So few parts are made at the same time: a site of that size takes little memory elsewhere."""
_ONCE = ("pagefind.js", "pagefind-worker.js", "wasm.")
"""What the script loads once, whatever the number of parts."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Documents of one language that are indexed together."""

    number: int
    parts: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """An indexed part: its languages as Pagefind lists them, its addresses with their files, all that it wrote.

    ``once`` is what the first parts of all languages share, and so is not yet written.
    """

    number: int
    entry: dict[str, Any]
    addresses: dict[str, str]
    placed: set[Path]
    once: dict[str, bytes]


Read = Callable[[str], str]


def index_all(documents: Path, site: Path, *, jobs: int | None = None) -> int:
    """Index a folder of search documents laid out like the site.

    Args:
        documents: folder with `guide/index.html` for the page of that name.
        site: folder of the site; `pagefind/` and `pagefind-recent/` in it are made, or brought up to date.
        jobs: at most how many processes run; by default one for each processor, but never more than `RUNNING`.

    Returns:
        How many pages the index holds.

    Raises:
        IndexFailedError: when Pagefind gives up, or the disk does.
    """
    with _failing():
        languages = {name: language_of(_text(documents / name, 1000)) for name in _names(documents)}
        return _index(languages, lambda name: _text(documents / name), site, jobs)


def index_pages(languages: Mapping[str, str], page: Read, site: Path, *, jobs: int | None = None) -> int:
    """As `index_all`, with the documents taken from finished pages when they are needed.

    Args:
        languages: of the pages that are to be found, by name.
        page: the HTML of one.
        site: as for `index_all`.
        jobs: as for `index_all`.

    Returns:
        As `index_all`.

    Raises:
        IndexFailedError: as `index_all`.
    """
    named = {name: language.lower() for name, language in languages.items()}
    with _failing():
        return _index(named, lambda name: search_document(page(name)) or "", site, jobs)


def index_site(site: Path, *, jobs: int | None = None) -> int:
    """As `index_all`, with the documents taken from the finished pages of the site itself."""

    def document(name: str) -> str:
        return search_document(_text(site / name)) or ""

    with _failing():
        found = {name: document(name)[:1000] for name in _names(site)}
        return _index({name: language_of(text) for name, text in found.items() if text}, document, site, jobs)


def index_recent(documents: Path, stale: Collection[str], site: Path, main: Path | None = None) -> bool:
    """Index only what changed since the main index was made.

    Args:
        documents: folder with the search documents, and no others, that are new or changed since then.
        stale: names, as of the documents, of pages that changed or were removed since then.
        site: folder of the site that takes the recent index in.
        main: folder of the site with the main index; by default the same.

    Returns:
        False when the main index must be made anew, and nothing is written: it is missing or of another version of
        Pagefind, a language is new, or too much changed.

    Raises:
        IndexFailedError: when Pagefind gives up, or the disk does.
    """
    with _failing():
        there = main or site
        held = _main(there)
        texts = {name: _text(documents / name) for name in _names(documents)}
        languages = {language_of(text) for text in texts.values()}
        if held is None or len(texts) > PART or not languages <= held.state.parts.keys():
            return False
        files, old = _news(texts, {address(name) for name in (*stale, *texts)}, held)
        entry = json.loads(files[ENTRY]) if files else {"languages": {}}
        if files and entry["version"] != held.version:
            return False
        outdated = {identity(name): read_entry((there / name).read_bytes())["filters"] for name in old}
        state = State(held.state.parts, tuple(entry["languages"]), dict(sorted(outdated.items())))
        folder = site / RECENT_FOLDER
        placed = put(folder, {name: data for name, data in files.items() if _is_of_part(name)})
        placed |= put(folder, {STATE: state.encoded()} | ({ENTRY: files[ENTRY]} if files else {}))
        remove_others(folder, placed)
        return True


@contextmanager
def _failing() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise IndexFailedError(str(error) or type(error).__name__) from error


@dataclass(frozen=True, slots=True)
class _Main:
    """The main index: what the browser knows of it, where each address has its entry, Pagefind's version."""

    state: State
    addresses: Mapping[str, str]
    version: str


def _main(site: Path) -> _Main | None:
    try:
        state = State.decoded((site / RECENT_FOLDER / STATE).read_bytes())
        addresses = json.loads((site / PARTS_FOLDER / ADDRESSES).read_bytes())
        version = json.loads((site / PARTS_FOLDER / ENTRY).read_bytes())["version"]
    except (FileNotFoundError, ValueError, KeyError):
        return None
    return _Main(state, addresses, version)


def _news(texts: Mapping[str, str], asked: set[str], main: _Main) -> tuple[dict[str, bytes], list[str]]:
    """The files of the recent index, and those of the main index's entries that are out of date.

    A page that changed only where no reader finds it has the same entry as before: it stays in the main index.
    """
    files = canonical(pagefind_files(texts.items())) if texts else {}
    old = {name for one in asked if (name := main.addresses.get(one)) is not None}
    known = {identity(name) for name in old}
    same = {one for one, name in entries(files).items() if identity(name) in known}
    if not same:
        return files, sorted(old)
    left = {name: text for name, text in texts.items() if address(name) not in same}
    return _news(left, asked - same, main)


def _index(languages: Mapping[str, str], read: Read, site: Path, jobs: int | None) -> int:
    parts = _parts(languages)
    running = min(jobs or os.cpu_count() or 1, len(parts) if len(parts) <= FEW else RUNNING)
    with ThreadPoolExecutor(max_workers=running) as pool:
        try:
            made = list(pool.map(lambda part: _make(part, read, site), parts))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    placed = {path for one in made for path in one.placed}
    addresses = {one: name for part in made for one, name in part.addresses.items()}
    once = {name: data for one in made for name, data in one.once.items()}
    placed |= put(site / PARTS_FOLDER, once | {ADDRESSES: _json(dict(sorted(addresses.items())))})
    pages: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for number in sorted({one.number for one in made}):
        entry = _joined(one.entry for one in made if one.number == number)
        pages.update({name: language["page_count"] for name, language in entry["languages"].items()})
        numbers.update(list(entry["languages"]))
        placed |= put(site / part_folder(number), {ENTRY: _json(entry)})
    order = sorted(numbers, key=lambda name: (-pages[name], name))
    recent = put(site / RECENT_FOLDER, {STATE: State({name: numbers[name] for name in order}).encoded()})
    remove_others(site / PARTS_FOLDER, placed)
    remove_others(site / RECENT_FOLDER, recent)
    return pages.total()


def _joined(found: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """What Pagefind would say of one index with the languages of several."""
    first, *others = found
    languages = dict(first["languages"])
    for other in others:
        languages |= other["languages"]
    return first | {"languages": dict(sorted(languages.items()))}


def _parts(languages: Mapping[str, str]) -> list[_Part]:
    """Each language in parts of equal size; pages of no known language go to the largest one, as in Pagefind."""
    by_language: dict[str, list[str]] = defaultdict(list)
    for name in sorted(languages):
        by_language[languages[name]].append(name)
    unknown = by_language.pop("", [])
    groups = [by_language[language] for language in sorted(by_language)]
    if groups:
        max(groups, key=len).extend(unknown)
    parts = []
    for group in groups or [unknown]:
        count = max(1, -(-len(group) // PART))
        parts += [_Part(at + 1, count, tuple(group[at::count])) for at in range(count)]
    return parts


def _make(part: _Part, read: Read, site: Path) -> _Made:
    files = canonical(pagefind_files(((name, read(name)) for name in part.names), parts=part.parts))
    below = part_folder(part.number)
    found = {one: f"{below}/{name}" for one, name in entries(files).items()}
    own = {name: data for name, data in files.items() if _is_of_part(name)}
    once = {name: data for name, data in files.items() if name.startswith(_ONCE)} if part.number == 1 else {}
    return _Made(part.number, json.loads(files[ENTRY]), found, put(site / below, own), once)


def _is_of_part(name: str) -> bool:
    return name.endswith(".pf_meta") or name.startswith(("fragment/", "index/", "filter/"))


def _names(folder: Path) -> list[str]:
    """Pages below a folder, except those that come with an index."""
    own = (f"{PARTS_FOLDER}/", f"{RECENT_FOLDER}/")
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted(name for name in found if not name.startswith(own))


def _text(path: Path, most: int = -1) -> str:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return file.read(most)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
