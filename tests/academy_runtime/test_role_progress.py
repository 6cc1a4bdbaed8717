"""Role, progress and reading on the pages of the help site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Watch

KEY = "guidewright:site:progress:/en/"
READ = {"state": "read", "at": "2026-01-05T08:00:00.000Z"}


def stored(page: Page) -> dict[str, Any]:
    """Progress as the browser keeps it."""
    value: dict[str, Any] = json.loads(page.evaluate(f"localStorage.getItem('{KEY}') ?? '{{}}'"))
    return value


def keep(page: Page, url: str, items: dict[str, Any], **more: Any) -> None:
    """Open a page with this progress."""
    page.goto(url)
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [KEY, json.dumps({"version": 1, "items": items, **more})],
    )
    page.reload()


def test_a_role_is_chosen_marked_and_kept(page: Page, academy: str, page_watch: Watch) -> None:
    complaints = page_watch(page)
    page.goto(f"{academy}/en/home.html")
    manager = page.get_by_role("button", name="Manager")
    expect(manager).to_have_attribute("aria-pressed", "false")
    manager.click()
    expect(manager).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status").filter(has_text="Your role is now Manager.")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-gw-role", "manager")
    card = page.locator(".gw-role-card--chosen")
    expect(card).to_contain_text("Your role")
    expect(page.locator(".gw-role-card").first).to_contain_text(
        "Administrator"
    )  # nothing moved under the pointer
    page.reload()
    expect(page.locator(".gw-role-card").first).to_contain_text("Manager")
    expect(page.locator('a[data-gw-role="manager"]')).to_have_attribute("aria-current", "true")
    complaints.expect_clean()


def test_a_role_can_be_changed_and_given_up(page: Page, academy: str) -> None:
    page.goto(f"{academy}/en/home.html")
    page.get_by_role("button", name="Manager").click()
    page.get_by_role("button", name="Administrator").click()
    expect(page.locator("html")).to_have_attribute("data-gw-role", "administrator")
    expect(page.locator(".gw-role-card--chosen")).to_have_count(1)
    page.get_by_role("button", name="Administrator").click()
    expect(page.locator("html")).not_to_have_attribute("data-gw-role", "administrator")
    expect(page.locator(".gw-badge--yours")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('guidewright:role')") is None


def test_a_link_to_a_role_chooses_it_on_the_way(page: Page, academy: str) -> None:
    page.goto(f"{academy}/en/home.html")
    page.wait_for_selector("[aria-pressed]")
    page.get_by_role("link", name="Administrator").click()
    page.wait_for_url("**/track.html")
    expect(page.locator("html")).to_have_attribute("data-gw-role", "administrator")


def test_an_article_is_read_when_its_end_was_looked_at(page: Page, academy: str) -> None:
    page.set_viewport_size({"width": 800, "height": 500})
    page.goto(f"{academy}/en/article.html")
    page.wait_for_selector(".gw-end", state="attached")
    page.wait_for_timeout(2500)
    assert "article:workflow-basics" not in stored(page)["items"]
    page.get_by_role("link", name="Who may approve what").scroll_into_view_if_needed()
    page.mouse.wheel(0, 5000)
    page.wait_for_timeout(2500)
    assert stored(page)["items"]["article:workflow-basics"]["state"] == "read"
    page.goto(f"{academy}/en/track.html")
    item = page.locator('[data-gw-item="article:workflow-basics"]')
    expect(item).to_have_attribute("data-gw-state", "read")
    expect(item).to_contain_text("Done")
    expect(page.locator(".gw-progress__text")).to_have_text("1 of 4 done")
    expect(page.get_by_role("progressbar", name="1 of 4 done")).to_have_js_property("value", 1)


def test_the_track_shows_the_way_on(page: Page, academy: str) -> None:
    page.goto(f"{academy}/en/track.html")
    way = page.locator(".gw-continue")
    expect(way).to_have_text("Start hereYour first sign-in")
    keep(page, f"{academy}/en/track.html", {"article:first-sign-in": READ, "article:words": READ})
    expect(way).to_have_text("Continue where you left offRoute invoices by amount")
    items = ["article:first-sign-in", "article:words", "article:workflow-basics", "quiz:approvals"]
    keep(page, f"{academy}/en/track.html", dict.fromkeys(items, READ))
    expect(way).to_have_text("You have finished everything here.")


def test_the_home_page_leads_back_to_the_last_article(page: Page, academy: str) -> None:
    page.goto(f"{academy}/en/home.html")
    page.wait_for_selector("[aria-pressed]")
    expect(page.locator(".gw-continue")).to_have_count(0)
    page.goto(f"{academy}/en/article.html")
    page.wait_for_selector(".gw-end", state="attached")
    page.goto(f"{academy}/en/home.html")
    link = page.locator(".gw-continue__link")
    expect(link).to_have_text("Route invoices by amount")
    link.click()
    page.wait_for_url("**/en/article.html")


def test_progress_in_another_tab_is_seen_here(page: Page, academy: str) -> None:
    page.goto(f"{academy}/en/track.html")
    expect(page.locator(".gw-progress__text")).to_have_text("0 of 4 done")
    other = page.context.new_page()
    keep(other, f"{academy}/en/home.html", {"article:words": READ})
    expect(page.locator(".gw-progress__text")).to_have_text("1 of 4 done")


def test_tours_finished_in_the_product_count(page: Page, academy: str) -> None:
    page.goto(f"{academy}/en/track.html")
    page.evaluate("document.querySelector('.gw-path__item').dataset.gwItem = 'tour:first-steps'")
    record = {"state": "done", "step": "end", "at": READ["at"], "seen": [], "path": []}
    other = page.context.new_page()
    other.goto(f"{academy}/en/home.html")
    for tour, state in (("first-steps", "done"), ("second", "running")):
        other.evaluate(
            "([key, text]) => localStorage.setItem(key, text)",
            [
                f"guidewright:someone {tour}",
                json.dumps({"version": 1, "tours": {tour: record | {"state": state}}}),
            ],
        )
    expect(page.locator(".gw-progress__text")).to_have_text("1 of 4 done")
    assert set(stored(page)["items"]) == {"tour:first-steps"}


def test_a_page_the_browser_had_put_aside_catches_up(page: Page, academy: str) -> None:
    page.goto(f"{academy}/en/track.html")
    expect(page.locator(".gw-progress__text")).to_have_text("0 of 4 done")
    text = json.dumps({"version": 1, "items": {"article:words": READ}})
    page.evaluate(
        """([key, text]) => {
          localStorage.setItem(key, text);
          window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }""",
        [KEY, text],
    )
    expect(page.locator(".gw-progress__text")).to_have_text("1 of 4 done")


def test_progress_moves_to_another_browser_by_a_file(page: Page, academy: str, tmp_path: Path) -> None:
    keep(page, f"{academy}/en/track.html", {"article:words": READ, "quiz:approvals": READ})
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my progress to a file").click()
    file = tmp_path / download.value.suggested_filename
    assert file.name.startswith("progress-")
    download.value.save_as(file)
    page.evaluate("localStorage.clear()")
    keep(page, f"{academy}/en/track.html", {"article:first-sign-in": READ})
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bring my progress from a file").click()
    chooser.value.set_files(file)
    expect(page.get_by_text("Progress imported: 2 items.")).to_be_visible()
    expect(page.locator(".gw-progress__text")).to_have_text("3 of 4 done")
    assert set(stored(page)["items"]) == {"article:first-sign-in", "article:words", "quiz:approvals"}


@pytest.mark.parametrize("text", ["", "{}", "PK\x03\x04", '{"kind":"guidewright-progress","version":1}'])
def test_a_file_of_something_else_changes_nothing(
    page: Page, academy: str, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "other.json"
    file.write_text(text, encoding="utf-8")
    keep(page, f"{academy}/en/track.html", {"article:words": READ})
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bring my progress from a file").click()
    chooser.value.set_files(file)
    expect(page.get_by_text("does not hold progress")).to_be_visible()
    assert stored(page)["items"] == {"article:words": READ}


def test_a_reader_is_told_when_nothing_can_be_kept(page: Page, academy: str, page_watch: Watch) -> None:
    complaints = page_watch(page)
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    page.goto(f"{academy}/en/track.html")
    expect(page.get_by_text("does not let the page keep your progress")).to_be_visible()
    complaints.expect_clean()
