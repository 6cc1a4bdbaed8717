"""State in the browser: kept, reset, damaged, blocked, full, shared by two tabs."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Watch
from tests.product.driver import Ledgerline

BLOCKED = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
"""
FULL = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""


def put(page: Page, url: str, text: str) -> None:
    """Store a text before the product starts."""
    page.goto(f"{url}icon.svg")
    page.evaluate("text => localStorage.setItem('ledgerline:state', text)", text)


def test_reset_brings_the_first_day_back(ledgerline: Ledgerline) -> None:
    ledgerline.open("/settings")
    ledgerline.sign_in("administrator")
    ledgerline.get("theme-dark").check()
    number = ledgerline.submit("700")
    ledgerline.go("/settings")
    ledgerline.click("reset-sandbox", "dialog-cancel")
    ledgerline.go(f"/invoices/{number}")
    expect(ledgerline.get("invoice-amount")).to_have_text("$700.00")
    ledgerline.go("/settings")
    ledgerline.click("reset-sandbox", "dialog-confirm")
    expect(ledgerline.get("toast")).to_have_text("The sandbox is back to its first day.")
    assert ledgerline.events("sandbox.reset") == [{}]
    expect(ledgerline.get("theme-dark")).to_be_checked()
    expect(ledgerline.get("current-person")).to_have_text("Administrator")
    ledgerline.go(f"/invoices/{number}")
    expect(ledgerline.get("page-title")).to_have_text("Invoice not found")


def test_work_survives_a_reload(ledgerline: Ledgerline) -> None:
    ledgerline.open("/invoices")
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit("700")
    ledgerline.page.reload()
    expect(ledgerline.get("page-title")).to_have_text(f"Invoice {number}")
    assert ledgerline.get("notice-unsaved").count() == 0


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_app_works_without_storage_and_says_so(
    ledgerline: Ledgerline, page_watch: Watch, script: str
) -> None:
    complaints = page_watch(ledgerline.page)
    ledgerline.page.add_init_script(script)
    ledgerline.open("/invoices")
    ledgerline.sign_in("accounts-clerk")
    expect(ledgerline.get("notice-unsaved")).to_be_visible()
    number = ledgerline.submit("700")
    ledgerline.sign_in("department-manager")
    ledgerline.click("nav-invoices", f"invoice-link-{number}", "approve-invoice")
    expect(ledgerline.get("outcome")).to_contain_text("Approved by")
    complaints.expect_clean()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '"text"',
        json.dumps({"version": 1}),
        json.dumps({"version": 99, "sandbox": {}}),
        json.dumps({"version": 1, "sandbox": {"day": "x", "next": 1, "invoices": [{}], "workflows": []}}),
    ],
)
def test_damaged_state_is_replaced_and_said(ledgerline: Ledgerline, page_watch: Watch, text: str) -> None:
    complaints = page_watch(ledgerline.page)
    put(ledgerline.page, ledgerline.url, text)
    ledgerline.open()
    expect(ledgerline.get("notice-recovered")).to_be_visible()
    ledgerline.click("dismiss-notice")
    expect(ledgerline.get("notice-recovered")).to_be_hidden()
    ledgerline.sign_in("department-manager")
    expect(ledgerline.get("queue-list")).to_be_visible()
    complaints.expect_clean()


def test_every_damaged_value_is_survived(ledgerline: Ledgerline) -> None:
    """Each value of a real state in turn becomes null: the app starts on every page nevertheless."""
    ledgerline.open("/invoices")
    ledgerline.sign_in("administrator")
    ledgerline.submit("700")
    good = json.loads(ledgerline.page.evaluate("localStorage.getItem('ledgerline:state')"))
    sandbox = good["sandbox"]
    places = [
        *((sandbox["invoices"][0], key) for key in sandbox["invoices"][0]),
        *((sandbox["workflows"][0], key) for key in sandbox["workflows"][0]),
        *((sandbox["workflows"][0]["draft"], key) for key in sandbox["workflows"][0]["draft"]),
        *((sandbox["notifications"][0], key) for key in sandbox["notifications"][0]),
        *((sandbox, key) for key in sandbox),
        *((good, key) for key in good),
    ]
    errors: list[str] = []
    ledgerline.page.on("pageerror", lambda error: errors.append(str(error)))
    ledgerline.page.on("console", lambda message: errors.append(message.text))
    for holder, key in places:
        kept = holder[key]
        holder[key] = None
        put(ledgerline.page, ledgerline.url, json.dumps(good))
        holder[key] = kept
        ledgerline.page.goto(f"{ledgerline.url}#/invoices")
        ledgerline.get("page-title").wait_for()
        if ledgerline.get("sign-in-administrator").count():
            ledgerline.click("sign-in-administrator")
        for route in ("/dashboard", "/invoices", "/invoices/INV-2051", "/workflows/standard-review"):
            ledgerline.go(route)
            expect(ledgerline.get("page-title")).not_to_have_text("Something went wrong")
        assert errors == [], key


def test_two_tabs_show_the_same(ledgerline: Ledgerline) -> None:
    ledgerline.open("/invoices")
    ledgerline.sign_in("department-manager")
    other = Ledgerline(ledgerline.page.context.new_page(), ledgerline.url)
    other.open("/invoices/INV-2047")
    other.click("approve-invoice")
    expect(ledgerline.get("invoice-row-INV-2046")).to_be_visible()
    expect(ledgerline.get("invoice-row-INV-2047")).to_have_count(0)
    other.click("sign-out")
    expect(ledgerline.get("people")).to_be_visible()
