"""What was hard to point at, played: every target is found by its first rung, through shadow roots, frames and loads."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import Serve
from tests.record.conftest import PAGES, Write
from tests.record.played import begin, lay_out_academy, play, publish


def test_hard_targets_are_found_again(
    writer: Write, pages_url: str, browser: Browser, serve: Serve, tmp_path: Path
) -> None:
    one = writer()
    one.open(f"{pages_url}hard.html")
    page = one.page
    page.get_by_role("button", name="Archive").click()
    page.get_by_test_id("row-two").get_by_role("button").click()
    page.get_by_role("group", name="Right", exact=True).get_by_role("button").click()
    page.get_by_test_id("box").get_by_role("button").click()
    page.frame_locator("iframe").get_by_role("button").click()
    page.get_by_label("User name").fill("somebody")
    page.get_by_text("Urgent").click()
    page.get_by_label("Colour").press("ArrowDown")
    page.get_by_label("Colour").press("Tab")
    page.get_by_role("link", name="Other page").click()
    page.get_by_test_id("arrived").click()
    one.expect_steps(10)
    text = one.tour()

    product, tour = publish(lay_out_academy(tmp_path, PAGES), "hard", text, serve)
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    reader = context.new_page()
    begin(reader, f"{product}hard.html", "hard", "")
    assert play(reader, tour) == [step.id for step in one.steps()]
    context.close()
