"""The search index: what stands for a page, parts of limited size, what changed since, and Pagefind failing."""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

import pytest

from guidewright.site.pagefind_index import (
    IndexFailedError,
    index_all,
    index_recent,
    index_site,
    search_document,
    service,
    whole,
)
from tests.site.search_index import (
    AFTER,
    BEFORE,
    Pages,
    Written,
    all_files,
    edit_site,
    found_pages,
    write_documents,
    write_site,
)


def indexed(folder: Path, pages: Pages) -> Path:
    """A site with a whole index of its pages."""
    site = folder / "site"
    write_site(site, pages)
    index_all(write_documents(folder / "documents", pages), site)
    return site


def test_a_document_holds_the_marked_part_alone() -> None:
    document = search_document(BEFORE["approve/index.html"].html("approve/index.html"))
    assert document is not None
    assert document.startswith(
        '<!doctype html>\n<html lang="en" class="no-js"><head><title>Approve an invoice'
    )
    assert 'data-search-filter="role:manager"' in document
    assert 'id="next"' in document
    assert not [word for word in ("footer", "All about", "script", "data-gw-search") if word in document]


def test_a_page_that_is_not_marked_has_no_document() -> None:
    page = Written("Not found", "Write &lt;div data-search-body&gt; to be found.", found=False)
    html = page.html("x.html").replace(
        "<title>", '<meta name="description" content="data-search-body"><title>'
    )
    assert search_document(html) is None
    assert search_document("") is None


@pytest.mark.parametrize(
    "page",
    [
        "<html lang=en><body data-search-body><h1>No article ends here</h1>",
        "<div data-search-body>No document at all</div></article>",
        '<html lang="en"><article><p data-search-body>a</p></article><p data-search-filter="role:x"></p></html>',
        '<html lang="en"><span data-search-meta="a:b"></span><article><p data-search-body>a</p></article></html>',
    ],
)
def test_a_page_of_another_shape_stands_for_itself(page: str) -> None:
    assert search_document(page) == page


def test_documents_and_whole_pages_give_the_same_index(tmp_path: Path) -> None:
    site = indexed(tmp_path, BEFORE)
    lean = found_pages(site)
    assert lean["/approve/"]["filters"] == {"role": ["manager"], "level": ["core"]}
    assert lean["/ja/"]["meta"]["title"] == "はじめに"
    assert "/export.html" in lean
    assert "/search/" not in lean
    assert "zebras" not in str(lean)
    files = all_files(site / "pagefind")
    pages = tmp_path / "whole"
    write_documents(tmp_path / "unused", {})
    for name, page in BEFORE.items():
        if page.found:
            path = pages / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.html(name), encoding="utf-8")
    index_all(pages, site)
    assert all_files(site / "pagefind") == files
    index_site(site)
    assert all_files(site / "pagefind") == files


def test_parts_hold_together_what_one_index_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = found_pages(indexed(tmp_path / "one", BEFORE))
    monkeypatch.setattr(whole, "PART", 2)
    site = indexed(tmp_path / "parts", BEFORE)
    assert found_pages(site) == one
    assert json.loads((site / "pagefind-recent/state.json").read_bytes()) == {
        "parts": {"en": 3, "ja": 2},
        "recent": [],
        "stale": {},
    }
    assert (site / "pagefind/part-3/pagefind-entry.json").is_file()
    assert [path.name for path in site.rglob("pagefind.js")] == ["pagefind.js"]
    monkeypatch.undo()
    index_all(tmp_path / "parts" / "documents", site)
    assert not list(site.glob("pagefind/part-*"))
    assert found_pages(site) == one


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    first = all_files(indexed(tmp_path / "first", AFTER))
    for number in range(4):  # filters have two orders of one group and six of the other
        assert all_files(indexed(tmp_path / str(number), AFTER)) == first


def test_a_recent_index_finds_what_a_new_one_would(tmp_path: Path) -> None:
    site = indexed(tmp_path / "edited", BEFORE)
    main = all_files(site / "pagefind")
    assert edit_site(site, BEFORE, AFTER, tmp_path / "changed")
    assert all_files(site / "pagefind") == main
    assert found_pages(site) == found_pages(indexed(tmp_path / "clean", AFTER))
    state = json.loads((site / "pagefind-recent/state.json").read_bytes())
    assert state["recent"] == ["en", "ja"]
    assert len(state["stale"]) == 5


def test_a_recent_index_may_be_made_beside_the_main_one(tmp_path: Path) -> None:
    site = indexed(tmp_path, BEFORE)
    files = all_files(site)
    changed = write_documents(tmp_path / "changed", {"approve/index.html": AFTER["approve/index.html"]})
    assert index_recent(changed, ["approve/index.html"], tmp_path / "next", main=site)
    assert all_files(site) == files
    assert {path.name for path in (tmp_path / "next").iterdir()} == {"pagefind-recent"}
    assert index_recent(changed, ["approve/index.html"], site)
    assert all_files(site / "pagefind-recent") == all_files(tmp_path / "next" / "pagefind-recent")


def test_back_to_what_it_was_leaves_no_recent_index(tmp_path: Path) -> None:
    site = indexed(tmp_path, BEFORE)
    before = all_files(site)
    assert edit_site(site, BEFORE, AFTER, tmp_path / "changed")
    write_site(site, BEFORE)
    (tmp_path / "none").mkdir()
    assert index_recent(tmp_path / "none", [], site)
    assert all_files(site) == before


def test_a_change_that_search_does_not_show_leaves_the_entry(tmp_path: Path) -> None:
    site = indexed(tmp_path, BEFORE)
    name = "approve/index.html"
    document = tmp_path / "changed" / name
    document.parent.mkdir(parents=True)
    text = (tmp_path / "documents" / name).read_text(encoding="utf-8")
    document.write_text(text.replace("Related zebras", "Related lions"), encoding="utf-8")
    other = tmp_path / "changed" / "reject/index.html"
    other.parent.mkdir(parents=True)
    other.write_text(
        search_document(AFTER["reject/index.html"].html("reject/index.html")) or "", encoding="utf-8"
    )
    assert index_recent(tmp_path / "changed", [name, "reject/index.html"], site)
    state = json.loads((site / "pagefind-recent/state.json").read_bytes())
    assert list(state["stale"].values()) == [{"role": ["buyer"]}]
    found = found_pages(site)
    assert found["/reject/"]["meta"]["title"] == "Return an invoice"
    assert len(found) == 8


def test_addresses_of_any_script_are_followed(tmp_path: Path) -> None:
    names = ("請求書/承認.html", "a b/index.html", "100%/index.html", "q&a.html")
    before: Pages = {name: Written(f"Page {at}") for at, name in enumerate(names)}
    site = indexed(tmp_path, before)
    after: Pages = {name: Written(f"Other {at}") for at, name in enumerate(names)}
    assert edit_site(site, before, after, tmp_path / "changed")
    assert {page["meta"]["title"] for page in found_pages(site).values()} == {
        f"Other {at}" for at in range(4)
    }


def test_a_main_index_that_does_not_fit_is_to_be_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = indexed(tmp_path, BEFORE)
    files = all_files(site)
    malay: Pages = {**BEFORE, "ms/index.html": Written("Mula di sini", language="ms")}
    assert not edit_site(site, BEFORE, malay, tmp_path / "malay")
    monkeypatch.setattr(whole, "PART", 3)
    assert not edit_site(site, BEFORE, AFTER, tmp_path / "much")
    assert {name: data for name, data in all_files(site).items() if "pagefind" in name} == {
        name: data for name, data in files.items() if "pagefind" in name
    }
    (site / "pagefind/addresses.json").write_text("{", encoding="utf-8")
    assert not index_recent(tmp_path / "documents", [], site)
    assert not index_recent(tmp_path / "documents", [], tmp_path / "nowhere")


def test_a_site_without_a_page_to_find_has_an_empty_index(tmp_path: Path) -> None:
    site = indexed(tmp_path, {"index.html": Written("Nothing", found=False)})
    assert found_pages(site) == {}
    assert (site / "pagefind/pagefind.js").is_file()


def program(folder: Path, text: str) -> str:
    """A program in place of Pagefind's."""
    path = folder / "pagefind"
    path.write_text(f"#!{sys.executable}\nimport sys, time\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("sys.exit('no memory left')", "no memory left"),
        ("sys.stdin.read(10)", "ended before its work was done"),
        ("print('%%%,' * 99, flush=True); sys.stdin.read()", "no answer"),
        ("time.sleep(60)", "took too long"),
    ],
)
def test_a_pagefind_that_fails_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, says: str
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program(tmp_path, does))
    monkeypatch.setattr(service, "_LONGEST", 1.0)
    threads = threading.active_count()
    with pytest.raises(IndexFailedError, match=says):
        indexed(tmp_path, BEFORE)
    assert threading.active_count() == threads


def test_a_missing_program_and_a_folder_that_cannot_be_written_are_failures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path / "site", BEFORE)
    documents = write_documents(tmp_path / "documents", BEFORE)
    (tmp_path / "site" / "pagefind").write_text("in the way", encoding="utf-8")
    with pytest.raises(IndexFailedError):
        index_all(documents, tmp_path / "site")
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", os.fspath(tmp_path / "nothing"))
    with pytest.raises(IndexFailedError, match="nothing"):
        index_all(documents, tmp_path / "other")
