# ruff: noqa: RUF001, SIM905, RUF005, SIM300  # texts of many scripts are the point; lists read better as words
"""The indexer and the page cut the same text into the same terms, and look for a term in the same piece."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidewright.search import normaliser_of
from guidewright.site.search_index.postings import piece_of
from tests.search.page_side import PageSide
from tests.site.search_index import found_pages

LANGUAGES = ("en", "ja", "zh", "ms", "zh-Hant", "ko", "de")
WORDS = (
    "invoices approving cancelled authorise résumé naïve İstanbul STRASSE straße ΣΊΣΥΦΟΣ o’clock don't re-open-open "
    "4.2 3.14.15 ٣.٤ ½ x² ﬁne ㌢ ｶﾞｲﾄﾞ ﾜｰｸﾌﾛｰ ワークフロー 問い合わせ 差戻し 請求書の承認 發票審批 发票审批 𠮷野家 "
    "한국어 ประเทศไทย हिन्दी עברית العربية e\u0301 a\u0327\u0301 𐐨𐐨s 𝐀𝐁𝐂 meluluskan penghantaran dikemaskini "
    "snake_case ---- ''' 1-2-3 a.b.c 々〆ヶヵ ヽヾー ゛゜ \u200b \u00ad \ud800 \U0010ffff"
).split(" ")


def _known(text: str) -> bool:
    """Whether the Unicode of this Python knows all characters; that of the browser may be a newer one."""
    return all(unicodedata.category(one) != "Cn" for one in text)


SCRIPTS = st.sampled_from(
    [(0x20, 0x24F), (0x300, 0x52F), (0x590, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F), (0x1E00, 0x20CF)]
    + [(0x2E80, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFFEF)]
    + [(0x10400, 0x1044F), (0x1D400, 0x1D7FF), (0x20000, 0x2FA1F)]
)
LETTERS = SCRIPTS.flatmap(lambda ends: st.integers(*ends)).map(chr)
TEXTS = st.one_of(
    st.lists(st.one_of(LETTERS, st.sampled_from(" -'’._ー")), max_size=40).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=6).map("".join),
    st.text(max_size=40),
).filter(_known)


def _han(language: str) -> str:
    """The variants as an index hands them to the page."""
    folded = normaliser_of(language).folded
    return "".join(f"{chr(old)}{chr(new)}" for old, new in folded.items() if old > 0x3400 and new)


def cut_in_page(side: PageSide, language: str, texts: list[str]) -> list[list[str]]:
    """The terms of texts, as the page cuts them, in order of the alphabet."""
    cut = side.ask(do="terms", language=language, han=_han(language), texts=texts)
    return [sorted(terms) for terms in cut]


def cut_by_indexer(language: str, texts: list[str]) -> list[list[str]]:
    """The same by the indexer."""
    normaliser = normaliser_of(language)
    return [sorted(normaliser.terms(text)) for text in texts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_are_hard_to_cut(side: PageSide, language: str) -> None:
    texts = [*filter(_known, WORDS), " ".join(filter(_known, WORDS))]
    assert cut_in_page(side, language, texts) == cut_by_indexer(language, texts)


@settings(max_examples=60)
@given(language=st.sampled_from(LANGUAGES), texts=st.lists(TEXTS, min_size=1, max_size=30))
def test_any_text(side: PageSide, language: str, texts: list[str]) -> None:
    assert cut_in_page(side, language, texts) == cut_by_indexer(language, texts)


def test_all_text_of_the_sample(side: PageSide, sample_site: Path) -> None:
    texts: dict[str, list[str]] = {}
    for page in found_pages(sample_site).values():
        texts.setdefault(page["language"], []).extend(_texts(page["title"], page["sections"]))
    assert sorted(texts) == ["en", "ja", "ms", "zh"]
    for language, some in texts.items():
        assert len("".join(some)) > 20_000, language
        assert cut_in_page(side, language, some) == cut_by_indexer(language, some)


def _texts(title: str, sections: list[tuple[str, str, str]]) -> Iterator[str]:
    yield title
    for _, heading, text in sections:
        yield from (heading, text)


@settings(max_examples=60)
@given(
    terms=st.lists(
        st.text(min_size=1).filter(lambda one: "\ud800" > max(one) or min(one) > "\udfff"), max_size=30
    ),
    pieces=st.sampled_from([1, 2, 16, 64, 512]),
)
def test_any_term_is_in_the_piece_that_it_is_looked_for_in(
    side: PageSide, terms: list[str], pieces: int
) -> None:
    some = [*terms, "^a", "^ap", "approv", "app", "ap", "請求", "請", "𠮷野", "\u0dff", "\u0e00"]
    assert side.ask(do="pieces", terms=some, pieces=pieces) == [piece_of(term, pieces) for term in some]
