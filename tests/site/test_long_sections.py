"""The navigation of a page does not grow with the academy: a long section shows the neighbours and a way to all."""

from __future__ import annotations

import re
from pathlib import Path

from tests.site.made_site import academy, build_here

MANY = 60
ARTICLE = """---
title: Way number {number:02}
summary: One of many.
roles: [manager]
level: core
topics: [workflows]
kind: reference
minutes: 5
owner: education-team
reviewed: 2026-10-01
review_every: 6 months
status: published
---
Nothing else.
"""


def navigation(page: Path) -> str:
    """The navigation of a page, from its name to its end."""
    found = re.search(
        r'<nav class="md-nav md-nav--primary".*?(?=<div class="md-sidebar md-sidebar--sec)',
        page.read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert found
    return found[0]


def titles(text: str) -> list[int]:
    """The numbers of the articles that it names, in order."""
    return [int(number) for number in re.findall(r"Way number (\d\d)", text)]


def test_a_long_section_shows_the_neighbours_and_a_way_to_all(tmp_path: Path) -> None:
    files = {f"content/articles/workflows/way-{n:02}.md": ARTICLE.format(number=n) for n in range(MANY)}
    built = build_here(academy(tmp_path, files))
    assert built.published
    articles = tmp_path / "project/site/articles/workflows"
    assert titles(navigation(articles / "way-30/index.html")) == list(range(22, 39))
    assert titles(navigation(articles / "way-59/index.html")) == list(range(51, 60))
    middle = navigation(articles / "way-30/index.html")
    assert middle.count('aria-current="page"') == 1
    assert re.search(r'href="../../../topics/workflows/">.{0,40}All pages of this section', middle, re.DOTALL)
    about = navigation(tmp_path / "project/site/topics/workflows/index.html")
    assert titles(about) == list(range(6)), "after the two articles that were there before"


def test_a_short_section_shows_everything(tmp_path: Path) -> None:
    files = {f"content/articles/workflows/way-{n:02}.md": ARTICLE.format(number=n) for n in range(20)}
    assert build_here(academy(tmp_path, files)).published
    page = navigation(tmp_path / "project/site/articles/workflows/way-07/index.html")
    assert titles(page) == list(range(20))
    assert "All " not in page
