"""Every page of the built site, in every language: quiet, accessible, in its language, and narrow enough for a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.e2e.page_check import look_at
from tests.e2e.site import SampleSite

CHUNKS = 12
Scheme = Literal["light", "dark"]


@pytest.fixture
def visitors(browser: Browser) -> Iterator[dict[Scheme, BrowserContext]]:
    """Profiles of two visitors: one who likes it light, and one who likes it dark."""
    schemes: tuple[Scheme, ...] = ("light", "dark")
    contexts = {scheme: browser.new_context(color_scheme=scheme, locale="en-US") for scheme in schemes}
    yield contexts
    for context in contexts.values():
        context.close()


def kind_of(page: str) -> str:
    """What a page is: its language aside, the folder it lies in, or itself where it lies in none."""
    parts = page.removeprefix("ja/").split("/")
    return parts[0] if len(parts) < 3 else f"{parts[0]}/…"


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_page_is_in_order(
    site: SampleSite, visitors: dict[Scheme, BrowserContext], chunk: int, scheme: Scheme
) -> None:
    pages = site.pages[chunk::CHUNKS]
    faults = [fault for page in pages for fault in look_at(visitors[scheme], site, page, scheme=scheme)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("chunk", range(3))
def test_one_page_of_each_kind_is_in_order(
    site: SampleSite, visitors: dict[Scheme, BrowserContext], chunk: int, scheme: Scheme
) -> None:
    first = {kind_of(page): page for page in reversed(site.pages)}
    pages = sorted(first.values())[chunk::3]
    faults = [fault for page in pages for fault in look_at(visitors[scheme], site, page, scheme=scheme)]
    assert not faults, "\n".join(faults)


def test_no_page_was_forgotten(site: SampleSite) -> None:
    assert {"index.html", "404.html", "ja/index.html", "product/index.html"} <= set(site.pages)
    assert {kind_of(page) for page in site.pages} >= {
        "articles/…",
        "tracks/…",
        "quizzes/…",
        "roles/…",
        "releases/…",
    }
    assert len(site.pages) >= 100
