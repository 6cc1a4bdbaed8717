"""State in the browser: kept, reset, damaged, blocked, full, shared by two tabs."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Watch
from tests.product.driver import Ledgerline

ACCEPTS = """async (value) => (await import(new URL("js/shape.js", document.baseURI))).isSandbox(value)"""
BLOCKED = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
"""
EMPTY = "<link rel='icon' href='data:,'>"
FULL = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""


def put(page: Page, url: str, text: str) -> None:
    """Store a text before the product starts."""
    page.route("**/empty.html", lambda route: route.fulfill(content_type="text/html", body=EMPTY))
    page.goto(f"{url}empty.html")
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


def places(sandbox: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Every value of a saved sandbox that a page may read, as its holder and key."""
    workflow = sandbox["workflows"][0]
    holders = [
        *(
            sandbox,
            workflow,
            workflow["draft"],
            workflow["published"],
            workflow["draft"]["escalation"],
        ),
        *(sandbox["invoices"][0], sandbox["invoices"][0]["run"], sandbox["invoices"][-1]),
        *(sandbox["invoices"][0]["history"][0], sandbox["notifications"][0]),
    ]
    return [(holder, key) for holder in holders for key in holder]


def test_damaged_values_are_refused_or_shown(ledgerline: Ledgerline, page_watch: Watch) -> None:
    """Each value in turn becomes null; then all that the state may lack is missing at once."""
    complaints = page_watch(ledgerline.page)
    ledgerline.open("/invoices")
    ledgerline.sign_in("administrator")
    ledgerline.submit("700")
    state = json.loads(ledgerline.page.evaluate("localStorage.getItem('ledgerline:state')"))
    optional: list[tuple[dict[str, Any], str]] = []
    for holder, key in places(state["sandbox"]):
        kept = holder[key]
        holder[key] = None
        if ledgerline.page.evaluate(ACCEPTS, state["sandbox"]):
            optional.append((holder, key))
        holder[key] = kept
    assert 5 < len(optional) < 20
    for holder, key in optional:
        holder[key] = None
    put(ledgerline.page, ledgerline.url, json.dumps({**state, "settings": None}))
    ledgerline.open()
    for route in ("/dashboard", "/invoices", "/invoices/INV-2051", "/workflows/standard-review"):
        ledgerline.go(route)
        expect(ledgerline.get("page-title")).not_to_have_text(re.compile("Something went wrong|not found"))
    complaints.expect_clean()


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


DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true);"


def test_tab_that_hears_nothing_adds_to_what_the_other_wrote(ledgerline: Ledgerline) -> None:
    """A tab that slept has not heard of the other: it reads what is saved before it writes."""
    ledgerline.page.add_init_script(DEAF)
    ledgerline.open("/invoices/INV-2047")
    ledgerline.sign_in("department-manager")
    other = Ledgerline(ledgerline.page.context.new_page(), ledgerline.url)
    other.open("/invoices/INV-2049")
    other.click("approve-invoice")
    ledgerline.click("approve-invoice")
    expect(ledgerline.get("outcome")).to_contain_text("Approved by")
    other.page.reload()
    expect(other.get("outcome")).to_contain_text("Approved by")
    other.go("/invoices/INV-2047")
    expect(other.get("outcome")).to_contain_text("Approved by")


def test_decision_that_comes_too_late_is_said(ledgerline: Ledgerline, page_watch: Watch) -> None:
    complaints = page_watch(ledgerline.page)
    ledgerline.page.add_init_script(DEAF)
    ledgerline.open("/invoices/INV-2047")
    ledgerline.sign_in("department-manager")
    other = Ledgerline(ledgerline.page.context.new_page(), ledgerline.url)
    other.open("/invoices/INV-2047")
    other.click("approve-invoice")
    ledgerline.page.evaluate("document.querySelector('[data-testid=approve-invoice]').click()")
    expect(ledgerline.get("toast")).to_contain_text("Your decision was not recorded")
    expect(ledgerline.get("outcome")).to_contain_text("Approved by")
    assert ledgerline.events("invoice.approved") == []
    complaints.expect_clean()


def test_what_is_typed_survives_the_other_tab(ledgerline: Ledgerline) -> None:
    ledgerline.open("/invoices/INV-2047")
    ledgerline.sign_in("department-manager")
    ledgerline.get("comment-text").press_sequentially("Is this the new price")
    other = Ledgerline(ledgerline.page.context.new_page(), ledgerline.url)
    other.open("/invoices/INV-2047")
    other.click("approve-invoice")
    expect(ledgerline.get("outcome")).to_contain_text("Approved by")
    expect(ledgerline.get("comment-text")).to_have_value("Is this the new price")


def test_dialog_closes_when_its_page_is_gone(ledgerline: Ledgerline, page_watch: Watch) -> None:
    complaints = page_watch(ledgerline.page)
    ledgerline.open("/invoices")
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit("700")
    ledgerline.sign_in("department-manager")
    ledgerline.go(f"/invoices/{number}")
    ledgerline.click("reject-invoice")
    other = Ledgerline(ledgerline.page.context.new_page(), ledgerline.url)
    other.open("/settings")
    other.click("reset-sandbox", "dialog-confirm")
    expect(ledgerline.get("page-title")).to_have_text("Invoice not found")
    expect(ledgerline.get("reject-dialog")).to_have_count(0)
    complaints.expect_clean()
