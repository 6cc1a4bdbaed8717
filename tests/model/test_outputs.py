"""Addresses that the site needs for itself."""

from __future__ import annotations

import pytest

from tests.model.material import ACADEMY, built


@pytest.mark.parametrize("path", ["ja/guide.md", "404.md", "search-index/x.md", "search-words/x.md"])
def test_pages(path: str) -> None:
    assert [issue.rule.id for issue in built({path: "# X\n"})[1]] == ["output-collision"]


@pytest.mark.parametrize("name", ["404.html", "assets/guidewright/academy.js", "tours/loader.js", "ja/x.png"])
def test_files(name: str) -> None:
    assert [issue.rule.id for issue in built({}, assets=(name,))[1]] == ["output-collision"]


@pytest.mark.parametrize("url", ["tours/", "./tours/", "articles/", "ja/"])
def test_products(url: str) -> None:
    academy = ACADEMY.replace("url: product/", f"url: {url}, folder: product")
    assert [issue.rule.id for issue in built({"academy.yml": academy})[1]] == ["output-collision"]


def test_other_names_are_free() -> None:
    assert built({}, assets=("assets/logo.png", "images/one.png"))[1] == ()
