"""The help panel in Ledgerline, from the built site: found, read, and a tour started out of it, in each language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser import Axe
from tests.e2e.tour_driver import TourPlayer

QUERIES = {"en": "first workflow", "ja": "ワークフロー", "ms": "aliran kerja", "zh": "工作流"}


@pytest.mark.parametrize("language", QUERIES)
def test_help_is_found_in_the_product(player: TourPlayer, axe: Axe, language: str) -> None:
    player.open(language=language)
    player.sign_in("administrator")
    page = player.page
    page.get_by_test_id("open-help").click()
    panel = page.locator("guidewright-help").get_by_role("dialog")
    expect(panel).to_have_attribute("lang", language)
    panel.get_by_role("combobox").fill(QUERIES[language])
    first = panel.get_by_role("option").first
    expect(first).to_be_visible()
    assert axe(page) == []
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    expect(opened.value.locator("html")).to_have_attribute("lang", language)
    expect(opened.value.locator("h1")).to_be_visible()
    opened.value.close()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(page.get_by_test_id("open-help")).to_be_focused()
    player.complaints.expect_clean()


def test_a_tour_is_started_from_the_help(player: TourPlayer) -> None:
    player.open()
    player.sign_in("administrator")
    page = player.page
    page.get_by_test_id("open-help").click()
    panel = page.locator("guidewright-help").get_by_role("dialog")
    panel.get_by_role("combobox").fill("tour invoice approval workflow")
    start = panel.get_by_role("option", name=re.compile("^Start the tour"))
    more = panel.get_by_role("button", name="Show more results")
    expect(panel.get_by_role("option").first).to_be_visible()
    while start.count() == 0 and more.is_visible():
        more.click()
        page.wait_for_timeout(200)
    start.first.click()
    expect(player.card).to_be_visible()
    expect(panel).to_have_count(0)
    player.complaints.expect_clean()
