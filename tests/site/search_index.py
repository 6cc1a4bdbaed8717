"""Search indexes for tests: a small site in two languages, its documents, and an index read back."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guidewright.site.pagefind_index import index_recent, search_document


def found_pages(site: Path) -> dict[str, dict[str, Any]]:
    """What a search over a site can find: addresses with content, title, filters and headings.

    Parts, recent pages and entries that are out of date are taken together, as in the browser.
    """
    stale = json.loads((site / "pagefind-recent" / "state.json").read_bytes())["stale"]
    found: dict[str, dict[str, Any]] = {}
    for file in sorted(
        [*site.glob("pagefind/**/*.pf_fragment"), *site.glob("pagefind-recent/**/*.pf_fragment")]
    ):
        if "pagefind" in file.relative_to(site).parts[:1] and file.stem in stale:
            continue
        entry = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        assert entry["url"] not in found, f"{entry['url']} has two entries"
        found[entry.pop("url")] = entry
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
    for path in site.rglob("*.html"):
        if path.relative_to(site).as_posix() not in pages:
            path.unlink()


def write_documents(folder: Path, pages: Pages) -> Path:
    """The search documents of pages, laid out like the site; returns the folder."""
    folder.mkdir(parents=True)
    for name, page in pages.items():
        if (document := search_document(page.html(name))) is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(document, encoding="utf-8")
    return folder


def edit_site(site: Path, before: Pages, after: Pages, folder: Path) -> bool:
    """Bring a site and its index from one state to another, with a recent index alone."""
    write_site(site, after)
    changed = {name: page for name, page in after.items() if before.get(name) != page}
    stale = [name for name in before if before[name] != after.get(name)]
    return index_recent(write_documents(folder, changed), stale, site)


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
