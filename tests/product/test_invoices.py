"""Invoices: find, approve, reject, comment, correct, submit; by mouse and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.product.driver import Ledgerline


def test_reject_needs_a_reason_and_goes_back_to_the_submitter(ledgerline: Ledgerline) -> None:
    ledgerline.open("/invoices/INV-2049")
    ledgerline.sign_in("department-manager")
    ledgerline.click("reject-invoice")
    expect(ledgerline.get("reject-comment")).to_be_focused()
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("reject-comment-error")).to_contain_text("Write a reason")
    ledgerline.fill("reject-comment", "The tax is missing.")
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("outcome")).to_be_focused()
    expect(ledgerline.get("toast")).to_contain_text("INV-2049 is rejected")
    rejected = ledgerline.events("invoice.rejected")
    assert [(event["id"], event["by"], event["comment"]) for event in rejected] == [
        ("INV-2049", "department-manager", "The tax is missing.")
    ]
    ledgerline.sign_in("accounts-clerk")
    ledgerline.go("/invoices/INV-2049")
    expect(ledgerline.get("comment-list")).to_contain_text("The tax is missing.")
    ledgerline.click("resubmit-invoice")
    ledgerline.fill("form-amount", "520")
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("decision-card")).to_contain_text("Department manager")
    expect(ledgerline.get("invoice-amount")).to_have_text("$520.00")
    assert ledgerline.events("invoice.submitted")[-1]["again"] is True


def test_filters_narrow_the_list_and_clear(ledgerline: Ledgerline) -> None:
    ledgerline.open("/invoices")
    ledgerline.sign_in("administrator")
    count = ledgerline.get("invoice-count")
    expect(count).to_have_text("60 invoices, $276,250.65")
    ledgerline.fill("filter-search", "selat")
    expect(count).to_have_text("6 invoices, $80,410.00")
    ledgerline.choose("filter-status", "escalated")
    expect(count).to_have_text("1 invoice, $18,250.00")
    ledgerline.choose("filter-department", "it")
    expect(ledgerline.get("no-invoices")).to_be_visible()
    ledgerline.click("clear-filters-empty")
    expect(count).to_have_text("60 invoices, $276,250.65")
    expect(ledgerline.get("filter-search")).to_be_focused()
    ledgerline.get("view-queue").check()
    expect(ledgerline.get("no-invoices")).to_have_text("Nothing is waiting for you.")


@pytest.mark.parametrize(
    ("typed", "error"),
    [("", "Fill in"), ("0", "Enter an amount"), ("-5", "Enter an amount"), ("12,5x", "Enter an amount"),
     ("1.234", "Enter an amount"), ("1000001", "Enter an amount"), ("\uff11\uff0c\uff12\uff15\uff10", ""), ("$4,999.50", "")],
)  # fmt: skip
def test_amounts_are_checked(ledgerline: Ledgerline, typed: str, error: str) -> None:
    ledgerline.open("/invoices")
    ledgerline.sign_in("accounts-clerk")
    ledgerline.click("new-invoice")
    ledgerline.fill("form-amount", typed)
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("form-amount-error")).to_contain_text(error)
    expect(ledgerline.get("form-supplier")).to_be_focused()
    expect(ledgerline.get("form-errors")).to_contain_text("fields need your attention")
    assert ledgerline.events("invoice.submitted") == []


def test_markup_in_a_comment_stays_text(ledgerline: Ledgerline) -> None:
    ledgerline.open("/invoices/INV-2047")
    ledgerline.sign_in("department-manager")
    ledgerline.click("comment-add")
    expect(ledgerline.get("comment-text-error")).to_have_text("Write something first.")
    text = "<img src=x onerror=alert(1)> & {person}"
    ledgerline.fill("comment-text", text)
    ledgerline.click("comment-add")
    expect(ledgerline.get("comment-list")).to_contain_text(text)
    expect(ledgerline.get("comment-text")).to_have_value("")


def test_keyboard_alone_approves_an_invoice(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    keyboard = ledgerline.page.keyboard
    ledgerline.get("sign-in-department-manager").focus()
    keyboard.press("Enter")
    expect(ledgerline.get("page-title")).to_be_focused()
    keyboard.press("Tab")
    expect(ledgerline.get("open-INV-2046")).to_be_focused()
    keyboard.press("Enter")
    expect(ledgerline.get("page-title")).to_have_text("Invoice INV-2046")
    expect(ledgerline.get("page-title")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Tab")
    expect(ledgerline.get("reject-invoice")).to_be_focused()
    keyboard.press("Enter")
    keyboard.press("Escape")
    expect(ledgerline.get("reject-invoice")).to_be_focused()
    keyboard.press("Shift+Tab")
    keyboard.press("Enter")
    expect(ledgerline.get("outcome")).to_contain_text("Approved by Department manager")


def test_skip_link_leads_to_the_content(ledgerline: Ledgerline) -> None:
    ledgerline.open("/settings")
    ledgerline.sign_in("director")
    ledgerline.get("skip-link").focus()
    ledgerline.page.keyboard.press("Enter")
    expect(ledgerline.page.locator("main")).to_be_focused()
    expect(ledgerline.page).to_have_url(f"{ledgerline.url}#/settings")


def test_sample_dates_follow_the_calendar(ledgerline: Ledgerline) -> None:
    ledgerline.page.clock.set_fixed_time("2031-03-01T12:00:00")
    ledgerline.open("/invoices/INV-2047")
    ledgerline.sign_in("department-manager")
    expect(ledgerline.get("fact-submitted")).to_have_text("Feb 27, 2031")
    ledgerline.page.clock.set_fixed_time("2031-03-20T12:00:00")
    ledgerline.page.reload()
    expect(ledgerline.get("fact-submitted")).to_have_text("Mar 18, 2031")
    ledgerline.click("approve-invoice")
    ledgerline.page.clock.set_fixed_time("2031-04-20T12:00:00")
    ledgerline.page.reload()
    expect(ledgerline.get("fact-submitted")).to_have_text("Mar 18, 2031")
