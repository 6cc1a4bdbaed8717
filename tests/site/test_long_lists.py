"""The finished site of an academy with long lists: light pages, everything in reach, a pager for every reader."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Serve
from tests.e2e.page_check import look_at
from tests.e2e.site import SampleSite, serve_site
from tests.site.made_site import academy, build_here

Scheme = Literal["light", "dark"]
MANY = 600
BOUND = 60 * 1024
LEVELS = ("start", "core", "expert")
ARTICLE = """---
title: Way number {number:03}
summary: How the department closes what is still open at the end of the period.
roles: [manager]
level: {level}
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
JAPANESE = """---
title: 承認を早く終える方法、その{number:03}
summary: 部門が期間の終わりに、まだ開いている請求書をどのように確認し、承認し、閉じるかを説明します。
---
それだけです。
"""
TERM = """  term-{number:03}:
    term: Word {number:03}
    definition: What people in the department call an invoice that waits for somebody's approval.
"""
LISTS = (
    "topics/workflows",
    "topics/workflows/core",
    "topics/workflows/core/page/2",
    "roles/manager",
    "glossary",
    "glossary/terms",
)


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> SampleSite:
    """An academy with hundreds of articles on a level, built and served."""
    files = {}
    for number in range(MANY):
        path = f"content/articles/workflows/way-{number:03}"
        files[f"{path}.md"] = ARTICLE.format(number=number, level=LEVELS[number % 3])
        if number % 4 == 0:
            files[f"{path}.ja.md"] = JAPANESE.format(number=number)
    terms = (TERM.format(number=number) for number in range(300))
    files["content/glossary.yml"] = "terms:\n" + "".join(terms)
    root = academy(tmp_path_factory.mktemp("long"), files)
    assert build_here(root).published
    return serve_site(root / "site", serve)


def reached(site: Path, start: str) -> set[str]:
    """The pages that a reader can come to from a page by links within its text, header and foot."""
    found = {start}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        text = (site / name).read_text(encoding="utf-8")
        for target in re.findall(r'<a\s[^>]*?href="([^"#?:]*)', text):
            place = posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) + "/index.html"
            place = place.removeprefix("./")
            if place not in found and (site / place).is_file():
                found.add(place)
                waiting.append(place)
    return found


def test_no_page_outgrows_its_bound(long_site: SampleSite) -> None:
    weights = {page: (long_site.folder / page).stat().st_size for page in long_site.pages}
    assert not {page: weight for page, weight in weights.items() if weight > BOUND}
    assert "topics/workflows/core/page/4/index.html" in weights


@pytest.mark.parametrize("home", ["index.html", "ja/index.html"])
def test_every_article_is_reached_from_the_home_page(long_site: SampleSite, home: str) -> None:
    found = reached(long_site.folder, home)
    articles = {page for page in long_site.pages if page.startswith("articles/")}
    assert len(articles) > MANY
    assert not articles - found


def test_the_pager_works_by_keyboard(page: Page, long_site: SampleSite) -> None:
    page.goto(f"{long_site.url}topics/workflows/")
    page.get_by_role("link", name="All 201 of this level Core competency").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Workflows: Core competency")
    pager = page.get_by_role("navigation", name="Pages of this list")
    expect(pager.locator("[aria-current=page]")).to_have_text("1")
    expect(pager.get_by_role("link", name="Previous")).to_have_count(0)
    pager.get_by_role("link", name="Page 1", exact=True).focus()
    page.keyboard.press("Tab")
    expect(pager.get_by_role("link", name="Page 2")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile("^Workflows: Core competency, page 2 of ")
    )
    expect(pager.locator("[aria-current=page]")).to_have_text("2")
    pager.get_by_role("link", name="Next").press("Enter")
    expect(page).to_have_url(f"{long_site.url}topics/workflows/core/page/3/")
    pager.get_by_role("link", name="Previous").press("Enter")
    expect(page).to_have_url(f"{long_site.url}topics/workflows/core/page/2/")


def test_a_reader_changes_the_language_of_a_page_of_a_list(page: Page, long_site: SampleSite) -> None:
    page.goto(f"{long_site.url}topics/workflows/core/page/2/")
    page.locator(".gw-languages summary").click()
    page.locator('.gw-languages a[hreflang="ja"]').click()
    expect(page).to_have_url(f"{long_site.url}ja/topics/workflows/core/page/2/")
    expect(page.get_by_role("navigation", name="この一覧のページ")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "ja/"])
@pytest.mark.sampled(2)
def test_lists_are_for_everyone(browser: Browser, long_site: SampleSite, scheme: Scheme, prefix: str) -> None:
    """No fault of accessibility, nothing that sticks out of a narrow window."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    try:
        names = [f"{prefix}{name}/index.html" for name in LISTS]
        faults = [fault for name in names for fault in look_at(context, long_site, name, scheme=scheme)]
    finally:
        context.close()
    assert not faults
