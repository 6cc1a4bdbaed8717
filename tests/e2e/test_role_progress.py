"""A learner's way through the sample academy: a role, a track, articles read to their end, and back to where it was."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.site import SampleSite


def mounted(page: Page) -> None:
    """Wait until the page's script is at work."""
    expect(page.locator(".gw-toast")).not_to_have_count(0)


def read_to_the_end(page: Page) -> None:
    """Scroll to the end of the article and stay there as long as reading it takes."""
    mounted(page)
    page.locator("[data-gw-end]").scroll_into_view_if_needed()
    page.wait_for_function(
        """() => Object.entries(localStorage).some(([key, text]) => key.startsWith('guidewright:site:progress')
            && Object.keys(JSON.parse(text).items).length > 0)"""
    )


def test_a_role_is_chosen_on_the_home_page_and_kept(page: Page, site: SampleSite) -> None:
    page.goto(site.url)
    mounted(page)
    page.locator("a[data-gw-role=executive]").click()
    expect(page).to_have_url(f"{site.url}roles/executive/")
    expect(page.locator("html")).to_have_attribute("data-gw-role", "executive")
    expect(page.locator("button[data-gw-role=executive]")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{site.url}ja/")
    mounted(page)
    card = page.locator(".gw-role-card--chosen")
    expect(card).to_have_count(1)
    expect(card.locator("a[data-gw-role=executive]")).to_be_visible()
    assert page.locator(".gw-roles > *").first.locator("a").get_attribute("data-gw-role") == "executive"


def test_a_role_is_given_up_again(page: Page, site: SampleSite) -> None:
    page.goto(f"{site.url}roles/manager/")
    mounted(page)
    button = page.locator("button[data-gw-role=manager]")
    button.click()
    expect(page.locator(".gw-toast")).to_contain_text("Manager")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("localStorage.getItem('guidewright:role')") is None


@pytest.mark.parametrize("prefix", ["", "ja/"])
def test_an_article_read_to_its_end_is_done_on_the_track(page: Page, site: SampleSite, prefix: str) -> None:
    track = f"{site.url}{prefix}tracks/manager/"
    page.goto(track)
    mounted(page)
    items = page.locator("[data-gw-item]")
    total = items.count()
    meter = page.locator("[data-gw-progress] progress")
    expect(meter).to_have_js_property("value", 0)
    expect(meter).to_have_js_property("max", total)
    first, second = items.nth(0), items.nth(1)
    assert first.get_attribute("data-gw-item") == "article:first-login"
    page.locator("[data-gw-continue] a").click()
    read_to_the_end(page)
    page.goto(track)
    expect(first).to_have_attribute("data-gw-state", "read")
    expect(first.locator(".gw-tick")).to_be_visible()
    expect(meter).to_have_js_property("value", 1)
    leads_to = page.locator("[data-gw-continue] a").get_attribute("href")
    assert leads_to == second.locator("a").first.evaluate("(link) => link.href")


def test_leaving_an_article_early_is_not_reading_it(page: Page, site: SampleSite) -> None:
    page.set_viewport_size({"width": 1000, "height": 400})
    page.goto(f"{site.url}articles/workflows/escalate-invoices/")
    mounted(page)
    page.wait_for_timeout(2500)
    page.goto(f"{site.url}tracks/administrator/")
    mounted(page)
    expect(page.locator("[data-gw-item='article:escalate-invoices']")).not_to_have_attribute(
        "data-gw-state", "read"
    )
    page.goto(site.url)
    link = page.locator("[data-gw-continue=last] a")
    expect(link).to_have_attribute("href", f"{site.url}articles/workflows/escalate-invoices/")
    link.click()
    read_to_the_end(page)
    page.goto(site.url)
    mounted(page)
    expect(page.locator("[data-gw-continue=last] a")).to_have_count(0)


def test_progress_is_one_for_all_languages(page: Page, site: SampleSite) -> None:
    page.goto(f"{site.url}ja/articles/getting-started/first-login/")
    read_to_the_end(page)
    page.goto(f"{site.url}tracks/end-user/")
    expect(page.locator("[data-gw-item='article:first-login']")).to_have_attribute("data-gw-state", "read")
