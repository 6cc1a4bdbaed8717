# ruff: noqa: RUF001  # characters that look like others are the point
"""What readers type, in their own ways of writing, and what they find: through the page's own engine."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.browser import Serve
from tests.search.conftest import Searching
from tests.search.page_side import Found, PageSide, Searched
from tests.site.search_index import AFTER, BEFORE, edit_site, found_pages, index_site_of

FOUND = {
    "en": {
        "Approve an invoice": "approve approval approving approvers APPROVED aprove appr ap invoice invoices invocie "
        "invoice’s bill bills ａｐｐｒｏｖｅ how_do_I_approve_an_invoice invoices_approval",
        "Cancelling a standing order": "canceled cancelled cancel cancellation canc standng",
        "Authorize several payments": "authorise authorisation authorizing payment autorize",
        "Upload your résumé": "resume résumé RÉSUMÉ re\u0301sume\u0301",
        "Set up single sign-on": "signon sign-on single-sign-on single_sign_on",
        "Export a CSV file": "csv ＣＳＶ exporting files",
        "What is new in 4.2": "4.2 4 ４.２ what_is_new",
        "Sign in for the first time": "log_on sign_in logs_on",
        "Delete workflows": "workflow work_flow deleting",
    },
    "ja": {
        "サポートへの問い合わせ": "問い合わせ 問合せ 問合わせ サポート ｻﾎﾟｰﾄ さぽーと",
        "請求書を差し戻す": "差し戻す 差戻し 差し戻し 請求 求書 請求書の差し戻し",
        "ワークフローの編集": "ワークフロー ﾜｰｸﾌﾛｰ わーくふろー ワーク フロー ロー 編集",
        "サーバーの設定": "サーバー サーバ ｻｰﾊﾞ さーば サーバーの設定方法",
        "CSVに書き出す": "csv ＣＳＶ ｃｓｖ 書き出す",
        "承認限度額を決める": "限度 度額 限度額 承認限度額 限 承認限度額を決める方法",
    },
    "zh": {
        "审批发票": "审批 發票 发票 審批發票 审批发票 批发 票 怎么审批发票",
        "添加供应商": "供应商 供應商 添加供應商 应商 供",
        "导出审计报告": "审计 審計報告 報告 导出 導出",
    },
    "ms": {
        "Meluluskan invois": "lulus luluskan diluluskan kelulusan pelulusan invois invoice",
        "Hantar semula dokumen": "hantar menghantar dihantar penghantaran dokumennya",
        "Simpan laporan": "simpan menyimpan disimpan penyimpanan laporan pelaporan lapor",
    },
}


@pytest.mark.parametrize(
    ("language", "title", "query"),
    [
        (language, title, query.replace("_", " "))
        for language, titles in FOUND.items()
        for title, queries in titles.items()
        for query in queries.split()
    ],
)
def test_a_way_to_write_it_finds_the_page_first(
    small: Searching, language: str, title: str, query: str
) -> None:
    assert small(language).find(query, most=1).titles == [title]


@pytest.mark.parametrize("query", ["ap\u00adprove", "in\u200bvoice", "\ufeffbill", "ap\u2060prov"])
def test_what_cannot_be_seen_parts_no_word(small: Searching, query: str) -> None:
    assert small("en").find(query, most=1).titles == ["Approve an invoice"]


@pytest.mark.parametrize("query", ["請求書を承認する", "請求書の承認", "請求書 承認"])
def test_a_page_called_as_it_is_typed_comes_first(sample: Searching, query: str) -> None:
    assert sample("ja").find(query, most=1).titles == ["請求書を承認する"]


def marked(found: Found) -> set[str]:
    """What is marked among the hits."""
    passages = [one for hit in found.hits for one in (hit, *hit["sections"])]
    pieces = [piece for one in passages for part in ("title", "excerpt") for piece in one[part]]
    return {piece["text"] for piece in pieces if piece["marked"]}


@pytest.mark.parametrize(
    ("language", "query", "seen", "others"),
    [
        ("zh", "发票", "账单", "单据|票据|供应商发票"),
        ("ja", "請求書", "請求書", "請求|求書|インボイス|伝票"),
        (
            "ja",
            "ワークフロー",
            "承認フロー",
            "承認フロー|承認経路|承認ルート|決裁ルート|承認プロセス|稟議|ワーク|フロー",
        ),
    ],
)
def test_what_stands_for_a_word_is_marked_as_a_whole(
    sample: Searching, language: str, query: str, seen: str, others: str
) -> None:
    found = marked(sample(language).find(query, most=50))
    assert {query, seen} <= found
    assert [one for one in sorted(found) if not re.fullmatch(f"({query}|{seen}|{others})+", one)] == []


@pytest.mark.parametrize("query", ["qqqqxyzzy", "zebra", "__proto__", "constructor", "toString", "^a", "^"])
def test_what_is_not_there_is_not_found(small: Searching, query: str) -> None:
    found = small("en").find(query)
    assert "zebra" not in str(found)
    assert found.total == (0 if len(query) > 2 else found.total)


class Part(NamedTuple):
    """A part of a word in a title, and the page that it is the title of."""

    language: str
    url: str
    text: str


class Parts(list[Part]):
    """Many, of which a failing test shows none."""

    def __repr__(self) -> str:
        return f"{len(self)} parts"


LONGEST_WORD = 4
"""Characters; what is longer is several words."""
UNSPACED = re.compile(r"[一-鿿々ァ-ヺー]{2,}")


@pytest.fixture(scope="module")
def parts(root: Path, sample_site: Path) -> Parts:
    """Every part, of two characters or more, of the words of the glossary, wherever they are in a title."""
    words = {
        language: set(UNSPACED.findall((root / f"content/glossary.{language}.yml").read_text("utf-8")))
        for language in ("ja", "zh")
    }
    return Parts(
        Part(page["language"], f"/{url}", word[start:end])
        for url, page in found_pages(sample_site).items()
        for word in sorted(words.get(page["language"], ()))
        if len(word) <= LONGEST_WORD and word in page["title"]
        for start in range(len(word) - 1)
        for end in range(start + 2, len(word) + 1)
    )


@pytest.mark.slow
def test_parts_of_words_without_spaces_find_them(sample: Searching, parts: Parts) -> None:
    missed = [part for part in parts if part.url not in sample(part.language).find(part.text).urls]
    assert len(missed) <= len(parts) / 100, missed


@given(data=st.data())
def test_any_part_of_a_word_without_spaces_finds_it(small: Searching, data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(["ja", "zh"]))
    title = data.draw(st.sampled_from([one for one in FOUND[language] if UNSPACED.search(one)]))
    word = data.draw(st.sampled_from(UNSPACED.findall(title)))
    start = data.draw(st.integers(0, len(word) - 2))
    part = word[start : data.draw(st.integers(start + 2, len(word)))]
    assert title in small(language).find(part).titles, part


@pytest.mark.parametrize("query", ["", "approve", "請求書", "in", "invoice approval", "xyzzy"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_role_moves_pages_and_hides_none(sample: Searching, language: str, query: str) -> None:
    plain = sample(language).find(query)
    orders = set()
    for role in ("administrator", "manager", "executive", "no-such-role"):
        found = sample(language).as_role(role).find(query)
        orders.add(tuple(found.urls))
        assert (found.counts, found.total) == (plain.counts, plain.total)
        assert sorted(found.urls) == sorted(plain.urls)
    if plain.total > 20:
        assert len(orders) > 1


def test_the_pages_of_a_role_come_earlier(small: Searching) -> None:
    first, second = (small("en").as_role(role).find("a").titles for role in ("buyer", "manager"))
    assert sorted(first) == sorted(second)
    assert first != second
    assert first[0] == "Approve an invoice"


class TestFilters:
    """Values of one group widen the search, groups narrow it; counts say what a choice would give."""

    def test_all_pages_are_counted_before_a_search(self, small: Searching) -> None:
        assert small("en").counts() == {"role": {"buyer": 5, "manager": 4}, "kind": {"how-to": 9}}
        assert small("ja").counts() == {"role": {"buyer": 3, "manager": 3}, "kind": {"how-to": 6}}

    def test_a_search_for_nothing_finds_everything(self, small: Searching) -> None:
        found = small("en").find("")
        assert (found.total, len(set(found.urls))) == (9, 9)
        assert small("en").find("  \n\u3000\u0000").total == 9

    def test_groups_narrow_and_values_widen(self, small: Searching) -> None:
        find = small("en").find
        assert find("", {"role": ["buyer"]}).total == 5
        assert find("", {"role": ["buyer", "manager"]}).total == 9
        assert find("", {"role": ["buyer"], "kind": ["release"]}).total == 0
        assert find("", {"role": [], "kind": ["how-to"]}).total == 9
        assert find("invoice", {"role": ["manager"]}).titles == []

    def test_counts_are_what_each_choice_would_give(self, sample: Searching) -> None:
        find = sample("en").find
        for chosen in ({}, {"role": ["manager"]}, {"role": ["manager", "executive"], "kind": ["how-to"]}):
            for group, values in find("invoice", chosen).counts.items():
                for value, number in values.items():
                    assert find("invoice", {**chosen, group: [value]}, most=0).total == number

    def test_a_page_says_its_kind(self, small: Searching) -> None:
        assert {hit["kind"] for hit in small("en").find("").hits} == {"how-to"}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_recent_changes_are_found_and_pages_out_of_date_are_not(
    side: PageSide, tmp_path: Path, serve: Serve, language: str
) -> None:
    recent, anew = index_site_of(tmp_path / "recent", BEFORE), index_site_of(tmp_path / "anew", AFTER)
    assert edit_site(recent, BEFORE, AFTER)
    one, other = (Searched(side, serve(site), language) for site in (recent, anew))
    assert one.counts() == other.counts()
    queries = (
        "",
        "invoice",
        "director",
        "print",
        "split",
        "return",
        "approver",
        "a",
        "dirctor",
        "deprtments",
    )
    for query in (*queries, "請求書", "分割", "印刷", "返送", "差し戻す"):
        mine, whole = one.find(query), other.find(query)
        assert sorted(mine.urls) == sorted(whole.urls), query
        assert (mine.total, mine.counts) == (whole.total, whole.counts), query


def test_a_new_release_while_the_page_is_open_is_read(side: PageSide, tmp_path: Path, serve: Serve) -> None:
    site = index_site_of(tmp_path / "site", BEFORE)
    search = Searched(side, serve(site), "en")
    assert search.find("print").total == 1
    shutil.rmtree(site / "search-index")
    index_site_of(site, AFTER)
    assert search.find("split", most=9).titles == ["Split an invoice"]


def test_a_reader_of_another_language_gets_the_closest_one(small: Searching) -> None:
    assert small("ja-JP").find("請求書").total == 1
    assert small("ZH-HANT-TW").find("發票").total == 1
    assert small("fr").find("invoice").titles == ["Approve an invoice"]


LONG = (
    "x" * 100_000,
    "invoice " * 12_500,
    "請求書" * 33_333,
    "a-" * 50_000,
    "e\u0301" * 50_000,
    "\U0001f600" * 100_000,
)
ODD = (
    *map(chr, range(32)),
    "\x7f",
    "\u202e",
    "\ufeff",
    "\ud800",
    "a\udc00b",
    "!?.,;:#%&*()[]{}<>|\\/\"'`~^$",
    "\uffff",
)


@pytest.mark.parametrize("language", ["en", "ja", "zh", "ms"])
def test_no_query_is_too_long_or_too_odd(small: Searching, language: str) -> None:
    search = small(language)
    search.find("a")
    for query in LONG:
        began = time.monotonic()
        search.find(query)
        assert time.monotonic() - began < 2
    for odd in ODD:
        search.find(odd)
        search.find(f"invoice{odd}請求書")


@settings(max_examples=150)
@given(query=st.text(max_size=60), language=st.sampled_from(["en", "ja", "zh", "ms"]))
def test_any_query_has_an_answer(small: Searching, query: str, language: str) -> None:
    found = small(language).find(query)
    assert len(found.urls) == len(set(found.urls)) == found.total
    assert 0 <= found.covered <= 1.0001
