"""Search indexes for tests: a small site in two languages, and an index read back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guidewright.search.files import unwrapped
from guidewright.site.search_index import index_pages, index_recent
from guidewright.site.search_index.postings import piece_of

INDEX = "search-index/index.js"


def read_index_file(path: Path) -> Any:
    """The value in a file of an index."""
    return unwrapped(path.read_text(encoding="utf-8"))


def found_pages(site: Path) -> dict[str, dict[str, Any]]:
    """What a search over a site can find: addresses with title, sections, filters, lengths and terms.

    What was indexed at once and what is recent are taken together, without pages out of date, as in the browser.
    """
    state = read_index_file(site / INDEX)
    assert state["version"] == 1
    folders = {"index.js"}
    found: dict[str, dict[str, Any]] = {}
    for language, one in state["languages"].items():
        stale = one.get("stale", [])
        assert one["pages"] == len(_names(site, one["folder"])), language
        parts = [(one["folder"], stale), (one["recent"], [])] if "recent" in one else [(one["folder"], stale)]
        for folder, gone in parts:
            folders.add(folder)
            for number, url, entry in _entries(site / "search-index" / folder):
                if number not in gone:
                    assert url not in found, f"{url} has two entries"
                    found[url] = {"language": language, **entry}
    assert {path.name for path in (site / "search-index").iterdir()} == folders
    return found


def _names(site: Path, folder: str) -> list[str]:
    names: list[str] = json.loads((site / "search-index" / folder / "names.json").read_bytes())
    return names


def _entries(folder: Path) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """The pages of one folder of an index, whose files must agree with one another."""
    head = read_index_file(folder / "head.js")
    names = _names(folder.parent.parent, folder.name)
    terms = _terms(folder, head, len(names))
    files = {"head.js", "names.json", *(f"p{at}.js" for at in range(len(names)))}
    files |= {f"t{at}.js" for at in range(head["pieces"])} | {f"w{at}.js" for at in range(head["words"])}
    assert {path.name for path in folder.iterdir()} == files
    assert len(head["filtered"]) == len(names)
    for number, name in enumerate(names):
        stored = read_index_file(folder / f"p{number}.js")
        assert name in (stored["url"], f"{stored['url']}index.html")
        lengths = "".join(field[number] for field in head["lengths"])
        filters = [tuple(pair) for pair in head["filters"][head["filtered"][number]]]
        yield (
            number,
            stored.pop("url"),
            {**stored, "filters": filters, "lengths": lengths, "terms": terms[number]},
        )


def _terms(folder: Path, head: dict[str, Any], pages: int) -> list[dict[str, int]]:
    """How often each term stands in each page."""
    found: list[dict[str, int]] = [{} for _ in range(pages)]
    counts: dict[str, int] = {}
    for at in range(head["pieces"]):
        for term, steps in read_index_file(folder / f"t{at}.js").items():
            assert piece_of(term, head["pieces"]) == at
            assert term not in counts, f"{term} is in two pieces"
            counts[term] = len(steps) // 2
            page = 0
            for step, frequency in zip(steps[::2], steps[1::2], strict=True):
                page += step
                found[page][term] = frequency
    for at in range(head["words"]):
        for word, number in read_index_file(folder / f"w{at}.js").items():
            assert ord(word[0]) % head["words"] == at
            assert counts[word] == number
    return found


def all_files(folder: Path) -> dict[str, bytes]:
    """Files below a folder, with their bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@dataclass(frozen=True)
class Written:
    """One page of the site, as a writer thinks of it."""

    title: str
    text: str = "The approver compares the amount with the purchase order."
    language: str = "en"
    filters: Mapping[str, str] = field(default_factory=lambda: {"role": "manager", "level": "core"})
    found: bool = True

    def html(self, name: str) -> str:
        """The finished page."""
        up = "../" * name.count("/") or "./"
        marks = "".join(f'<span hidden data-search-filter="{k}:{v}"></span>' for k, v in self.filters.items())
        body = " data-search-body" if self.found else ""
        return (
            f'<!doctype html>\n<html lang="{self.language}" class="no-js">\n<head><meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{self.title} - Site</title>\n'
            f'<meta name="guidewright:base" content="{up}"><link rel="icon" href="data:,">\n'
            f'<link rel="stylesheet" href="/runtime/academy.css">\n'
            f'<script type="module" src="/runtime/academy.js"></script></head>\n<body>\n'
            f"<header><nav><a href='{up}'>All about zebras</a></nav>"
            f'<button type="button" data-gw-search>Search</button></header>\n<main><article>\n'
            f'<div class="gw-page" id="gw-main"{body}><h1>{self.title}</h1>{marks}\n<p>{self.text}</p>\n'
            f'<h2 id="next">Next<a class="headerlink" href="#next">&para;</a></h2><p>And then it is paid.</p>\n'
            f"<nav data-search-ignore>Related zebras</nav></div>\n</article></main>\n"
            f"<footer>More zebras</footer>\n</body>\n</html>\n"
        )


Pages = dict[str, Written]


def write_site(site: Path, pages: Pages) -> None:
    """The finished pages; those that are gone are removed."""
    for name, page in pages.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.html(name), encoding="utf-8")
    for language in {page.language for page in pages.values()}:
        words = site / "search-words" / f"{language}.js"
        words.parent.mkdir(parents=True, exist_ok=True)
        words.write_text("guidewrightSearch([])", encoding="utf-8")
    for path in site.rglob("*.html"):
        if path.relative_to(site).as_posix() not in pages:
            path.unlink()


def index_site_of(site: Path, pages: Pages, *, jobs: int = 1) -> Path:
    """A finished site with a whole index of its pages; returns its folder."""
    write_site(site, pages)
    index_pages(_languages(pages), _reader(site), site, jobs=jobs)
    return site


def edit_site(site: Path, before: Pages, after: Pages, out: Path | None = None) -> bool:
    """Bring a site and its index from one state to another, with a recent index alone."""
    write_site(site, after)
    changed = {name: page for name, page in after.items() if before.get(name) != page}
    stale = [name for name in before if before[name] != after.get(name)]
    return bool(index_recent(_languages(changed), stale, _reader(site), out or site, main=site))


def _languages(pages: Pages) -> dict[str, str]:
    return {name: page.language for name, page in pages.items() if page.found}


def _reader(site: Path) -> Callable[[str], str]:
    return lambda name: (site / name).read_text(encoding="utf-8")


BEFORE: Pages = {
    "index.html": Written("Start here", filters={}),
    "approve/index.html": Written("Approve an invoice"),
    "reject/index.html": Written(
        "Reject an invoice", "Send it back with a comment.", filters={"role": "buyer"}
    ),
    "export.html": Written(
        "Export invoices", "Choose CSV.", filters={"role": "administrator", "level": "start"}
    ),
    "gone/index.html": Written("Print an invoice", filters={"role": "auditor", "level": "core"}),
    "search/index.html": Written("Find an invoice", found=False),
    "ja/index.html": Written("はじめに", "請求書を承認します。", "ja", {"role": "manager"}),
    "ja/reject/index.html": Written(
        "請求書を差し戻す", "コメントを付けて戻します。", "ja", {"role": "buyer"}
    ),
    "ja/gone/index.html": Written("請求書を印刷する", "紙に印刷します。", "ja", {"role": "auditor"}),
}
AFTER: Pages = {
    **{name: page for name, page in BEFORE.items() if "gone" not in name},
    "approve/index.html": Written(
        "Approve an invoice", "The director signs invoices in person.", filters={"role": "director"}
    ),
    "reject/index.html": Written(
        "Return an invoice", "Send it back with a comment.", filters={"role": "buyer"}
    ),
    "split/index.html": Written("Split an invoice", "Share the amount between departments."),
    "ja/reject/index.html": Written(
        "請求書を返送する", "コメントを付けて戻します。", "ja", {"role": "buyer"}
    ),
    "ja/split/index.html": Written("請求書を分割する", "金額を部門に分けます。", "ja", {"role": "manager"}),
}
"""One page of each language added, changed, removed and given another title."""
