"""What nobody should type, open or store: markup, endless text, impossible amounts, wrong addresses, foreign data."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import Watch
from tests.product.driver import PEOPLE, Ledgerline

MARKUP = "<img src=x onerror=\"window.hurt=1\"><svg onload='window.hurt=1'>'\"{count}&amp;=1+1"
WORD = "Donaudampfschifffahrt" * 500
FIELDS = (
    "input[type=text], input[type=search], input[type=email], input[type=url], input:not([type]), textarea"
)
FORMS = [
    ("/invoices", "new-invoice"),
    ("/invoices/INV-2047", ""),
    ("/workflows", "new-workflow"),
    ("/workflows/standard-review", "duplicate-workflow"),
    ("/workflows/year-end-review", ""),
    ("/people", ""),
    ("/people", "invite-person"),
    ("/integrations", "connect-accounting"),
    ("/integrations", "connect-sso"),
    ("/integrations/email", "change-settings"),
    ("/api-keys", "create-key"),
    ("/api-keys", "create-webhook"),
    ("/api-keys/webhooks/webhook-1", "change-webhook"),
]
NOWHERE = (
    "/invoices/INV-9999",
    "/invoices/%3Cb%3E%E0%A4%A",
    "/invoices/INV-2047/more",
    "/workflows/none",
    "/workflows/none/versions",
    "/workflows/constructor",
    "/reports/none",
    "/reports/__proto__",
    "/people/none",
    "/integrations/none",
    "/integrations/toString",
    "/api-keys/none",
    "/api-keys/webhooks/none",
    "/audit/1",
    "//invoices",
    "/" + "x" * 5000,
)
STRANGE = (
    "/invoices?view=none&status=none&department=none&min=-5&max=1e999&due-from=31.12.&sort=-none&shown=-1",
    "/invoices?shown=99999999999&min=NaN&q=%3Cscript%3E",
    "/notifications?view=none",
    "/workflows/year-end-review/versions?open=99",
    "/reports/spend?by=constructor&period=999&department=none",
    "/reports/spend?period=custom&from=2026-99&until=0000-00",
    "/reports/cycle-time?period=custom&from=1900-01&until=9999-12",
    "/people?role=none&status=none&text=%00",
    "/audit?who=none&kind=none&period=none",
    "/settings?section=%22%5D",
)


def fill_all(app: Ledgerline, text: str) -> int:
    """Type a text into everything that takes text, in the dialog when one is open; -> how many fields took it."""
    dialog = app.page.locator("dialog[open]")
    place = dialog if dialog.count() else app.page.locator("main")
    fields = [field for field in place.locator(FIELDS).all() if field.is_visible()]
    for field in fields:
        field.fill(text)
    return len(fields)


@pytest.mark.parametrize("text", [MARKUP, WORD], ids=["markup", "endless"])
def test_fields_take_any_text(ledgerline: Ledgerline, page_watch: Watch, text: str) -> None:
    """Whatever is accepted is shown as text, and no page grows wider than the window."""
    complaints = page_watch(ledgerline.page)
    ledgerline.page.set_viewport_size({"width": 360, "height": 740})
    ledgerline.open()
    ledgerline.sign_in("administrator")
    for route, opener in FORMS:
        ledgerline.go(route)
        if opener:
            ledgerline.click(opener)
        assert fill_all(ledgerline, text) > 0, route
        for button in ("dialog-confirm", "comment-add"):
            if ledgerline.get(button).is_visible():
                ledgerline.click(button)
        assert ledgerline.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (route, opener)
        ledgerline.page.keyboard.press("Escape")
        ledgerline.page.keyboard.press("Escape")
    for route in ("/api-keys", "/workflows", "/people", "/audit", "/notifications", "/dashboard"):
        ledgerline.go(route)
        assert ledgerline.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), route
    assert ledgerline.page.evaluate("window.hurt") is None
    assert ledgerline.page.locator("img[src=x]").count() == 0
    complaints.expect_clean()


def test_long_address_of_a_person_fits_everywhere(ledgerline: Ledgerline) -> None:
    ledgerline.page.set_viewport_size({"width": 360, "height": 740})
    ledgerline.open("/people")
    ledgerline.sign_in("administrator")
    ledgerline.click("invite-person")
    ledgerline.fill("person-email", f"{'a' * 60}@{'b' * 40}.example")
    ledgerline.choose("person-role", "executive")
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("person-row-person-1")).to_be_visible()
    for route in ("/people", "/audit", "/settings"):
        ledgerline.go(route)
        assert ledgerline.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), route
    ledgerline.click("sign-out")
    assert ledgerline.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ledgerline.click("sign-in-person-1")
    for route in ("/dashboard", "/settings", "/reports/approvers"):
        ledgerline.go(route)
        assert ledgerline.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), route
        ledgerline.get("sign-out").click(trial=True)


@pytest.mark.parametrize("person", PEOPLE)
def test_wrong_addresses_say_so(ledgerline: Ledgerline, page_watch: Watch, person: str) -> None:
    complaints = page_watch(ledgerline.page)
    ledgerline.open()
    ledgerline.sign_in(person)
    for route in NOWHERE:
        ledgerline.go(route)
        expect(ledgerline.get("message")).to_be_visible()
        expect(ledgerline.get("page-title")).not_to_have_text("Something went wrong")
        assert ledgerline.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), route[:40]
    for route in STRANGE:
        ledgerline.go(route)
        expect(ledgerline.get("page-title")).not_to_have_text("Something went wrong")
    complaints.expect_clean()


@pytest.mark.parametrize("amount", ["-1", "0", "1e9", "99999999999999999999", "0.001", "NaN", "\u221e"])
def test_impossible_amounts_are_refused_everywhere(ledgerline: Ledgerline, amount: str) -> None:
    ledgerline.open("/workflows/year-end-review")
    ledgerline.sign_in("administrator")
    ledgerline.choose("test-sample", "own")
    ledgerline.fill("test-amount", amount)
    ledgerline.click("run-test")
    expect(ledgerline.get("test-amount-error")).not_to_be_empty()
    ledgerline.fill("rule-1-limit", amount)
    ledgerline.click("publish-workflow")
    expect(ledgerline.get("publish-dialog")).to_have_count(0)
    ledgerline.go("/invoices")
    ledgerline.click("new-invoice")
    ledgerline.fill("form-amount", amount)
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("form-amount-error")).not_to_be_empty()


def test_history_and_reload_leave_no_dialog_behind(ledgerline: Ledgerline, page_watch: Watch) -> None:
    complaints = page_watch(ledgerline.page)
    ledgerline.open("/dashboard")
    ledgerline.sign_in("accounts-clerk")
    ledgerline.go("/invoices")
    ledgerline.click("new-invoice")
    ledgerline.fill("form-amount", "12")
    ledgerline.page.go_back()
    expect(ledgerline.get("invoice-dialog")).to_have_count(0)
    expect(ledgerline.get("page-title")).to_be_focused()
    ledgerline.page.go_forward()
    ledgerline.click("new-invoice")
    ledgerline.page.reload()
    expect(ledgerline.get("invoice-dialog")).to_have_count(0)
    ledgerline.click("new-invoice")
    expect(ledgerline.get("form-amount")).to_have_value("")
    complaints.expect_clean()


def test_foreign_text_from_another_tab_is_not_taken_over(ledgerline: Ledgerline, page_watch: Watch) -> None:
    complaints = page_watch(ledgerline.page)
    ledgerline.open("/invoices/INV-2047")
    ledgerline.sign_in("department-manager")
    other = Ledgerline(ledgerline.page.context.new_page(), ledgerline.url)
    other.open("/settings")
    other.page.evaluate("localStorage.setItem('ledgerline:state', '{\"theirs\": 1}')")
    ledgerline.click("approve-invoice")
    expect(ledgerline.get("outcome")).to_contain_text("Approved by")
    ledgerline.page.reload()
    expect(ledgerline.get("outcome")).to_contain_text("Approved by")
    complaints.expect_clean()
