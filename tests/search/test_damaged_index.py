"""Files of an index that are missing, cut short, damaged or of another release: one kind of error says so."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import Serve
from tests.search.page_side import PageSide, Searched, SearchError

QUERIES = ("", "invoice", "aprove", "ap", "sign", "請求書", "發票", "lulus")
DAMAGES: dict[str, Callable[[bytes], bytes | None]] = {
    "missing": lambda _: None,
    "empty": lambda _: b"",
    "cut short": lambda data: data[: len(data) // 2],
    "without its end": lambda data: data[:-1],
    "an error page": lambda _: b"<!doctype html><title>502</title>",
    "a script error": lambda _: b"guidewrightSearch(undefined)",
    "null": lambda _: b"guidewrightSearch(null)",
    "a number": lambda _: b"guidewrightSearch(1)",
    "a list": lambda _: b"guidewrightSearch([])",
    "an empty object": lambda _: b"guidewrightSearch({})",
    "a text": lambda _: b'guidewrightSearch("x")',
    "of another release": lambda data: data.replace(b'"version":1', b'"version":2'),
    "null values": lambda data: data.replace(b":[", b':null,"x":['),
    "text for numbers": lambda data: data.replace(b":1", b':"1"'),
    "no bytes of text": lambda _: bytes(range(128, 256)),
}
numbers = itertools.count()


def tried(search: Searched, query: str) -> str:
    """What comes of a search: nothing, or the name of the error that it ends with."""
    try:
        search.find(query, {"role": ["buyer"]})
        search.find(query)
        search.counts()
    except SearchError as error:
        return error.name
    return ""


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(
    "file", ["index.js", "head.js", "t*.js", "w*.js", "p*.js", "search-words/*.js", "*.js"]
)
@pytest.mark.sampled(21)
def test_a_damaged_file_is_an_unreadable_index(
    side: PageSide, small_site: Path, tmp_path: Path, serve: Serve, damage: str, file: str
) -> None:
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    paths = sorted(site.glob(file) if "/" in file else (site / "search-index").rglob(file))
    assert paths
    for path in paths:
        data = DAMAGES[damage](path.read_bytes())
        if data is None:
            path.unlink()
        else:
            path.write_bytes(data)
    root = serve(site)
    for language in ("en", "ja", "zh", "ms"):
        search = Searched(side, root, language, name=str(next(numbers)))
        seen = {tried(search, query) for query in QUERIES}
        assert seen <= {"", "IndexUnreadable"}
        if damage in ("missing", "empty", "cut short", "null", "an error page") and file in (
            "index.js",
            "head.js",
        ):
            assert seen == {"IndexUnreadable"}


def test_a_site_that_is_mended_is_searched_again(
    side: PageSide, small_site: Path, tmp_path: Path, serve: Serve
) -> None:
    search = Searched(side, serve(tmp_path / "site"), "en", name="mended")
    (tmp_path / "site").mkdir()
    with pytest.raises(SearchError, match="IndexUnreadable"):
        search.find("invoice")
    shutil.copytree(small_site, tmp_path / "site", dirs_exist_ok=True)
    assert search.find("invoice").total == 1
