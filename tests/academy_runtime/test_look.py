"""The style sheet: every part at every width, light and dark, without sideways scrolling or accessibility faults."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Axe, Watch

GALLERIES = ["en/gallery", "en/gallery-dark", "ja/gallery"]


@pytest.mark.parametrize("name", GALLERIES)
def test_every_part_is_accessible(page: Page, academy: str, name: str, axe: Axe, page_watch: Watch) -> None:
    complaints = page_watch(page)
    page.goto(f"{academy}/{name}.html")
    expect(page.locator(".gw-quiz__player")).to_be_visible()
    page.locator('a[data-gw-role="administrator"]').evaluate(
        "(link) => { link.addEventListener('click', (event) => event.preventDefault()); link.click(); }"
    )
    expect(page.locator(".gw-badge--yours")).to_be_visible()
    assert axe(page) == []
    complaints.expect_clean()


@pytest.mark.parametrize("width", [360, 480, 768, 1024, 1440])
def test_nothing_makes_the_page_scroll_sideways(page: Page, academy: str, width: int) -> None:
    for name in GALLERIES:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{academy}/{name}.html")
        expect(page.locator(".gw-quiz__player")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_one_presses_is_large_enough_to_press(page: Page, academy: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{academy}/en/gallery.html")
    expect(page.locator(".gw-quiz__player")).to_be_visible()
    sizes = page.locator(".gw-button, .gw-tour-link, .gw-choice__label, .gw-hero__search").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert sizes
    assert min(sizes) >= 44


def test_paper_has_no_buttons_and_all_answers(page: Page, academy: str) -> None:
    page.goto(f"{academy}/en/gallery.html")
    expect(page.locator(".gw-quiz__player")).to_be_visible()
    page.emulate_media(media="print")
    for part in (".gw-quiz__actions", ".gw-tour-link", ".gw-hero__search", "[data-gw-export]"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator(".gw-step").first).to_be_visible()


def test_without_scripts_the_questions_are_still_there(page: Page, academy: str) -> None:
    page.route("**/academy.js", lambda route: route.abort())
    page.goto(f"{academy}/en/quiz.html")
    expect(page.locator(".gw-quiz ol li")).to_have_count(4)
