"""Notifications: the bell, the page, mentions, what a person chose to hear about."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import Axe, Watch
from tests.product.driver import PEOPLE, Ledgerline


@pytest.mark.parametrize(
    ("person", "unread"), [("department-manager", "3"), ("director", "2"), ("accounts-clerk", "2")]
)
def test_bell_counts_what_is_unread(ledgerline: Ledgerline, person: str, unread: str) -> None:
    ledgerline.open()
    ledgerline.sign_in(person)
    expect(ledgerline.get("unread-count")).to_have_text(unread)
    expect(ledgerline.get("open-notifications")).to_have_accessible_name(f"Notifications, {unread} unread")
    ledgerline.click("open-notifications")
    expect(ledgerline.get("page-title")).to_be_focused()
    expect(ledgerline.get("notifications-count")).to_have_text(f"{unread} unread")


def test_news_opens_its_invoice_and_is_read_then(ledgerline: Ledgerline) -> None:
    ledgerline.open("/notifications")
    ledgerline.sign_in("accounts-clerk")
    ledgerline.click("open-news-INV-2043-rejected")
    expect(ledgerline.get("page-title")).to_have_text("Invoice INV-2043")
    expect(ledgerline.get("unread-count")).to_have_text("1")
    assert ledgerline.events("notification.read") == [
        {"id": "INV-2043-rejected", "kind": "rejected", "invoice": "INV-2043"}
    ]
    ledgerline.go("/notifications?view=unread")
    expect(ledgerline.get("news-row-INV-2042-rejected")).to_be_visible()
    expect(ledgerline.get("news-row-INV-2043-rejected")).to_have_count(0)


def test_read_and_unread_by_keyboard(ledgerline: Ledgerline) -> None:
    ledgerline.open("/notifications")
    ledgerline.sign_in("director")
    toggle = ledgerline.get("toggle-news-INV-2045-escalated")
    toggle.focus()
    ledgerline.page.keyboard.press("Enter")
    expect(toggle).to_be_focused()
    expect(toggle).to_have_accessible_name("Mark as unread: An invoice was escalated to you.")
    expect(ledgerline.get("unread-count")).to_have_text("1")
    ledgerline.page.keyboard.press("Enter")
    expect(ledgerline.get("unread-count")).to_have_text("2")
    ledgerline.click("mark-all-read")
    expect(ledgerline.get("unread-count")).to_have_count(0)
    expect(ledgerline.get("mark-all-read")).to_be_disabled()
    expect(ledgerline.get("page-title")).to_be_focused()
    assert ledgerline.events("notifications.cleared") == [{"count": 2}]
    ledgerline.get("notifications-view-unread").check()
    expect(ledgerline.get("no-notifications")).to_contain_text("You have read everything.")
    expect(ledgerline.page).to_have_url(f"{ledgerline.url}#/notifications?view=unread")


def test_mention_tells_a_colleague_and_opens_the_invoice_to_them(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    ledgerline.sign_in("accounts-clerk")
    ledgerline.go("/invoices/INV-2039")
    ledgerline.fill("comment-text", "Please look,")
    ledgerline.choose("comment-mention", "department-manager")
    expect(ledgerline.get("comment-text")).to_have_value("Please look, @Department manager ")
    expect(ledgerline.get("comment-text")).to_be_focused()
    ledgerline.page.keyboard.type("and @director too")
    ledgerline.click("comment-add")
    expect(ledgerline.get("toast")).to_have_text("Your comment is added. Told: Department manager, Director.")
    expect(ledgerline.page.locator(".mention")).to_have_text(["@Department manager", "@director"])
    assert ledgerline.events("invoice.commented")[-1]["mentioned"] == "department-manager,director"
    ledgerline.sign_in("director")
    expect(ledgerline.get("unread-count")).to_have_text("3")
    ledgerline.go("/notifications")
    expect(ledgerline.get("news-row-INV-2039-mentioned")).to_contain_text(
        "Accounts clerk mentioned you in a comment."
    )
    ledgerline.click("open-news-INV-2039-mentioned")
    expect(ledgerline.get("comment-list")).to_contain_text("Please look")


def test_comment_reaches_submitter_and_approver(ledgerline: Ledgerline) -> None:
    ledgerline.open("/invoices/INV-2049")
    ledgerline.sign_in("administrator")
    ledgerline.fill("comment-text", "Is the rate agreed?")
    ledgerline.click("comment-add")
    for person in ("accounts-clerk", "department-manager"):
        ledgerline.sign_in(person)
        ledgerline.go("/notifications")
        expect(ledgerline.get("news-row-INV-2049-commented")).to_contain_text(
            "Administrator commented on an invoice."
        )


def test_what_is_switched_off_does_not_arrive(ledgerline: Ledgerline) -> None:
    ledgerline.open("/notifications")
    ledgerline.sign_in("department-manager")
    ledgerline.click("open-preferences")
    expect(ledgerline.get("notifications-settings").locator("h2")).to_be_focused()
    ledgerline.get("notify-waiting").uncheck()
    expect(ledgerline.get("toast")).to_have_text("Switched off: Invoices to decide.")
    assert ledgerline.events("preferences.changed") == [{"setting": "notify-waiting", "value": False}]
    ledgerline.sign_in("accounts-clerk")
    first = ledgerline.submit("321")
    ledgerline.sign_in("department-manager")
    ledgerline.go("/notifications")
    expect(ledgerline.get("news-row-INV-2050-waiting")).to_be_visible()
    expect(ledgerline.get(f"news-row-{first}-waiting")).to_have_count(0)
    ledgerline.go("/settings")
    ledgerline.page.reload()
    expect(ledgerline.get("notify-waiting")).not_to_be_checked()
    ledgerline.get("notify-waiting").check()
    ledgerline.sign_in("accounts-clerk")
    second = ledgerline.submit("322")
    ledgerline.sign_in("department-manager")
    ledgerline.go("/notifications")
    expect(ledgerline.get(f"news-row-{second}-waiting")).to_be_visible()


def test_daily_summary_comes_with_the_next_day(ledgerline: Ledgerline) -> None:
    ledgerline.open("/settings")
    ledgerline.sign_in("department-manager")
    ledgerline.click("skip-day", "open-notifications")
    assert ledgerline.get("news-row-day-summary").count() == 0
    ledgerline.go("/settings")
    ledgerline.get("notify-summary").check()
    ledgerline.click("skip-day", "open-notifications")
    row = ledgerline.get("news-row-day-summary")
    expect(row).to_contain_text("invoices are waiting for you")
    waiting = re.search(
        r"Daily summary: (\d) invoices are waiting for you, \$1\d,\d{3}\.\d\d\.", row.inner_text()
    )
    assert waiting, row.inner_text()  # how many were escalated by then depends on the day of the week
    ledgerline.click("open-news-day-summary")
    expect(ledgerline.get("view-queue")).to_be_checked()
    expect(ledgerline.page.locator("[data-testid^=invoice-row-]")).to_have_count(int(waiting[1]))


def test_clerk_is_asked_only_about_what_can_reach_them(ledgerline: Ledgerline) -> None:
    ledgerline.open("/settings")
    ledgerline.sign_in("accounts-clerk")
    expect(ledgerline.get("notify-decided")).to_be_checked()
    for topic in ("waiting", "escalated", "report", "summary"):
        assert ledgerline.get(f"notify-{topic}").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_notifications_and_phone_navigation_are_accessible(
    browser: Browser,
    product_url: str,
    axe: Axe,
    page_watch: Watch,
    scheme: Literal["light", "dark"],
    language: str,
) -> None:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": 360, "height": 740}, reduced_motion="reduce"
    )
    app = Ledgerline(context.new_page(), product_url)
    complaints = page_watch(app.page)
    app.open(search=f"?lang={language}")
    for person in PEOPLE:
        app.sign_in(person)
        for route in ("/notifications", "/notifications?view=unread", "/settings"):
            app.go(route)
            assert axe(app.page) == [], (person, route)
            assert app.overflow() <= 0
    app.sign_in("administrator")
    more = app.get("nav-more")
    expect(app.get("nav-reports")).to_be_hidden()
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(app.get("nav-reports")).to_be_focused()
    assert axe(app.page) == []
    app.page.keyboard.press("Escape")
    expect(more).to_be_focused()
    expect(app.get("nav-reports")).to_be_hidden()
    more.click()
    app.click("nav-reports")
    expect(app.get("page-title")).to_be_focused()
    expect(app.get("nav-reports")).to_be_hidden()
    complaints.expect_clean()
    context.close()
