"""The search index: what stands for a page, what holds a whole index together, what changed since, and bad disks."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidewright.site.search_index import (
    IndexFailedError,
    index_pages,
    index_recent,
    index_site,
    search_document,
    whole,
)
from tests.site.search_index import (
    AFTER,
    BEFORE,
    INDEX,
    Pages,
    Written,
    all_files,
    edit_site,
    found_pages,
    index_site_of,
    read_index_file,
    write_site,
)


def indexed(folder: Path, pages: Pages) -> Path:
    """A site with a whole index of its pages."""
    return index_site_of(folder / "site", pages)


def languages(site: Path) -> dict[str, dict[str, object]]:
    """What the start of an index says of each language."""
    value: dict[str, dict[str, object]] = read_index_file(site / INDEX)["languages"]
    return value


def index_of(site: Path) -> dict[str, bytes]:
    """The files of a site's index."""
    return all_files(site / "search-index")


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
        '<html lang="en"><span data-search-words="a"></span><article><p data-search-body>a</p></article></html>',
    ],
)
def test_a_page_of_another_shape_stands_for_itself(page: str) -> None:
    assert search_document(page) == page


def test_what_a_page_is_found_by(tmp_path: Path) -> None:
    found = found_pages(indexed(tmp_path, BEFORE))
    approve = found["approve/"]
    assert (approve["title"], approve["language"]) == ("Approve an invoice", "en")
    assert approve["filters"] == [("role", "manager"), ("level", "core")]
    assert approve["sections"] == [
        ["", "", "The approver compares the amount with the purchase order."],
        ["next", "Next", "And then it is paid."],
    ]
    assert {"approv", "invoic", "purchas", "^ap", "^i"} <= approve["terms"].keys()
    assert found["ja/"]["title"] == "はじめに"
    assert found["ja/"]["language"] == "ja"
    assert {"請求", "求書", "承認"} <= found["ja/"]["terms"].keys()
    assert "export.html" in found
    assert "search/" not in found
    assert "zebra" not in str(found)


def test_a_site_gives_the_index_that_its_pages_give(tmp_path: Path) -> None:
    site = indexed(tmp_path, BEFORE)
    files = index_of(site)
    assert index_site(site) == len(BEFORE) - 1
    assert index_of(site) == files


def test_a_mark_elsewhere_in_a_page_does_not_let_its_menus_in(tmp_path: Path) -> None:
    page = BEFORE["approve/index.html"].html("x.html")
    (tmp_path / "x.html").write_text(
        page.replace("<header>", '<header data-search-filter="kind:how-to">'), encoding="utf-8"
    )
    assert index_site(tmp_path) == 1
    (found,) = found_pages(tmp_path).values()
    assert ("kind", "how-to") in found["filters"]
    assert "zebra" not in str(found)


def test_the_same_pages_give_the_same_bytes_whoever_makes_them(tmp_path: Path) -> None:
    pages = {**AFTER, **{f"more/{at}.html": Written(f"Page {at}", f"Number {at * at}.") for at in range(90)}}
    first = index_of(indexed(tmp_path / "first", pages))
    for jobs in (2, 3, 4):
        assert index_of(index_site_of(tmp_path / str(jobs), pages, jobs=jobs)) == first
    backwards = dict(reversed(pages.items()))
    assert index_of(indexed(tmp_path / "backwards", backwards)) == first


def test_the_name_of_a_folder_says_what_it_holds(tmp_path: Path) -> None:
    first = languages(indexed(tmp_path / "first", BEFORE))
    other = languages(indexed(tmp_path / "other", {**BEFORE, "export.html": Written("Export invoices")}))
    assert first["ja"] == other["ja"]
    assert first["en"]["folder"] != other["en"]["folder"]


def test_an_index_made_again_leaves_nothing_of_the_old_one(tmp_path: Path) -> None:
    site = indexed(tmp_path / "one", BEFORE)
    assert edit_site(site, BEFORE, AFTER)
    index_site_of(site, AFTER)
    assert index_of(site) == index_of(indexed(tmp_path / "other", AFTER))


def test_a_recent_index_finds_what_a_new_one_would(tmp_path: Path) -> None:
    site = indexed(tmp_path / "edited", BEFORE)
    main = {name: data for name, data in index_of(site).items() if name != "index.js"}
    assert edit_site(site, BEFORE, AFTER)
    assert main.items() <= index_of(site).items()
    assert found_pages(site) == found_pages(indexed(tmp_path / "clean", AFTER))
    state = languages(site)
    assert all("recent" in state[language] for language in ("en", "ja"))
    assert [len(state[language]["stale"]) for language in ("en", "ja")] == [3, 2]  # type: ignore[arg-type]


def test_one_recent_index_follows_another(tmp_path: Path) -> None:
    site = indexed(tmp_path / "edited", BEFORE)
    between = {**BEFORE, "new.html": Written("New")}
    assert edit_site(site, BEFORE, between)
    assert found_pages(site) == found_pages(indexed(tmp_path / "between", between))
    assert edit_site(site, BEFORE, AFTER)
    assert found_pages(site) == found_pages(indexed(tmp_path / "clean", AFTER))


def test_a_recent_index_may_be_made_beside_the_main_one(tmp_path: Path) -> None:
    site = indexed(tmp_path, BEFORE)
    files = index_of(site)
    assert edit_site(site, BEFORE, AFTER, tmp_path / "next")
    assert index_of(site) == files
    made = index_of(tmp_path / "next")
    assert not [name for name in made if name != "index.js" and name in files]
    assert edit_site(site, BEFORE, AFTER)
    assert index_of(site) == {**files, **made}


def test_back_to_what_it_was_leaves_no_recent_index(tmp_path: Path) -> None:
    site = indexed(tmp_path, BEFORE)
    before = index_of(site)
    assert edit_site(site, BEFORE, AFTER)
    write_site(site, BEFORE)
    assert index_recent({}, [], lambda _: "", site)
    assert index_of(site) == before


def test_addresses_of_any_script_are_followed(tmp_path: Path) -> None:
    names = ("請求書/承認.html", "a b/index.html", "100%/index.html", "q&a.html")
    before: Pages = {name: Written(f"Page {at}") for at, name in enumerate(names)}
    site = indexed(tmp_path, before)
    after: Pages = {name: Written(f"Other {at}") for at, name in enumerate(names)}
    assert edit_site(site, before, after)
    assert {page["title"] for page in found_pages(site).values()} == {f"Other {at}" for at in range(4)}


def test_a_main_index_that_does_not_fit_is_to_be_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = indexed(tmp_path, BEFORE)
    files = index_of(site)
    malay: Pages = {**BEFORE, "ms/index.html": Written("Mula di sini", language="ms")}
    assert not edit_site(site, BEFORE, malay)
    monkeypatch.setattr(whole, "MOST_RECENT", 3)
    assert not edit_site(site, BEFORE, AFTER)
    assert index_of(site) == files
    assert not index_recent({}, [], lambda _: "", tmp_path / "nowhere")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "guidewrightSearch({",
        '[({"version":1})]',
        'guidewrightSearch({"version":0,"languages":{}})',
        "([])",
    ],
)
def test_an_index_that_cannot_be_read_is_to_be_made_anew(tmp_path: Path, text: str) -> None:
    site = indexed(tmp_path, BEFORE)
    (site / INDEX).write_text(text, encoding="utf-8")
    files = index_of(site)
    assert not edit_site(site, BEFORE, AFTER)
    assert index_of(site) == files


def test_an_index_that_has_lost_its_names_is_to_be_made_anew(tmp_path: Path) -> None:
    site = indexed(tmp_path, BEFORE)
    for path in site.rglob("ja-*/names.json"):
        path.write_text("{", encoding="utf-8")
    files = index_of(site)
    assert not edit_site(site, BEFORE, AFTER)
    for path in site.rglob("ja-*/names.json"):
        path.unlink()
    assert not edit_site(site, BEFORE, AFTER)
    assert files.keys() - index_of(site).keys() == {f"{languages(site)['ja']['folder']}/names.json"}


def test_pages_of_no_language_are_found_in_the_largest(tmp_path: Path) -> None:
    pages = {name: BEFORE[name].html(name) for name in ("approve/index.html", "export.html")}
    site = tmp_path
    index_pages({"approve/index.html": "en", "export.html": ""}, pages.__getitem__, site)
    assert {page["language"] for page in found_pages(site).values()} == {"en"}
    index_pages({"export.html": ""}, pages.__getitem__, site)
    assert {page["language"] for page in found_pages(site).values()} == {"und"}


def test_a_site_without_a_page_to_find_has_an_empty_index(tmp_path: Path) -> None:
    site = indexed(tmp_path, {"index.html": Written("Nothing", found=False)})
    assert found_pages(site) == {}
    assert languages(site) == {}


def test_a_folder_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    write_site(tmp_path / "site", BEFORE)
    (tmp_path / "site" / "search-index").write_text("in the way", encoding="utf-8")
    with pytest.raises(IndexFailedError, match="search-index"):
        index_site(tmp_path / "site")
