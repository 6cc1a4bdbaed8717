"""Tables as files: any cell comes back as it was, and none becomes a formula."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

WRITE = """async ([url, rows]) => (await import(url)).csvText(rows)"""
CELLS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@pytest.fixture
def product_page(page: Page, product_url: str) -> tuple[Page, str]:
    """A page of the product, and the address of the module that writes tables."""
    page.goto(product_url)
    return page, f"{product_url}js/csv.js"


def written(place: tuple[Page, str], rows: list[list[Any]]) -> str:
    page, url = place
    text: str = page.evaluate(WRITE, [url, rows])
    return text


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_rows_end_as_the_standard_says(product_page: tuple[Page, str]) -> None:
    text = written(product_page, [["a", 'say "hi"', "x,y"], [1, -2.5, None]])
    assert text == 'a,"say ""hi""","x,y"\r\n1,-2.5,\r\n'


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-2+3", "@SUM(A1)", " =1", "\t=1", "\uff1d1", '=HYPERLINK("https://x.example","y")'],
)
def test_no_cell_begins_a_formula(product_page: tuple[Page, str], cell: str) -> None:
    ((found,),) = read(written(product_page, [[cell]]))
    assert found == f"'{cell}"


def test_any_text_comes_back(product_page: tuple[Page, str]) -> None:
    @given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4))
    def holds(rows: list[list[str]]) -> None:
        for wanted, found in zip(rows, read(written(product_page, list(rows))), strict=True):
            for before, after in zip(wanted, found, strict=True):
                assert after in {before, f"'{before}"}
                assert not after.startswith(FORMULA)

    holds()
