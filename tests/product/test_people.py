"""Four people, four views: what each one sees and may do."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.product.driver import PEOPLE, Ledgerline


@pytest.mark.parametrize(("person", "role"), PEOPLE.items())
def test_html_says_who_is_signed_in(ledgerline: Ledgerline, person: str, role: str) -> None:
    ledgerline.open()
    html = ledgerline.page.locator("html")
    ledgerline.sign_in(person)
    expect(html).to_have_attribute("data-role", role)
    assert ledgerline.events("session.started") == [{"user": person, "role": role}]
    ledgerline.page.reload()
    expect(html).to_have_attribute("data-user", person)
    ledgerline.click("sign-out")
    assert html.get_attribute("data-user") is None
    assert html.get_attribute("data-role") is None
    expect(ledgerline.page).to_have_url(f"{ledgerline.url}#/sign-in")


@pytest.mark.parametrize(
    ("person", "may"),
    [
        ("administrator", {"new-invoice", "nav-workflows", "workflow-card", "oldest-card"}),
        ("department-manager", {"nav-workflows", "queue-card"}),
        ("director", {"nav-workflows", "queue-card", "spend-card"}),
        ("accounts-clerk", {"new-invoice", "mine-card"}),
    ],
)
def test_dashboard_is_made_for_the_role(ledgerline: Ledgerline, person: str, may: set[str]) -> None:
    ledgerline.open()
    ledgerline.sign_in(person)
    expect(ledgerline.get("page-title")).to_be_focused()
    parts = {
        "new-invoice",
        "nav-workflows",
        "workflow-card",
        "oldest-card",
        "queue-card",
        "spend-card",
        "mine-card",
    }
    assert {part for part in parts if ledgerline.get(part).count()} == may


@pytest.mark.parametrize(
    ("person", "queue"),
    [
        ("department-manager", ["2050", "2049", "2048", "2047", "2046"]),
        ("director", ["2045", "2044"]),
    ],
)
def test_first_list_is_what_waits_for_the_person(
    ledgerline: Ledgerline, person: str, queue: list[str]
) -> None:
    ledgerline.open("/invoices")
    ledgerline.sign_in(person)
    expect(ledgerline.get("invoice-table")).to_be_visible()
    rows = ledgerline.page.locator("[data-testid^=invoice-row-]")
    numbers = [row.get_attribute("data-testid") for row in rows.all()]
    assert numbers == [f"invoice-row-INV-{number}" for number in queue]


def test_clerk_sees_own_invoices_only(ledgerline: Ledgerline) -> None:
    ledgerline.open("/invoices")
    ledgerline.sign_in("accounts-clerk")
    expect(ledgerline.get("invoice-row-INV-2047")).to_be_visible()
    assert ledgerline.get("invoice-row-INV-2048").count() == 0
    ledgerline.go("/invoices/INV-2048")
    expect(ledgerline.get("page-title")).to_have_text("Invoice not found")
    ledgerline.go("/invoices/INV-2047")
    assert ledgerline.get("approve-invoice").count() == 0


def test_workflows_are_closed_to_the_clerk_and_read_only_to_managers(ledgerline: Ledgerline) -> None:
    ledgerline.open("/workflows")
    ledgerline.sign_in("accounts-clerk")
    expect(ledgerline.get("page-title")).to_have_text("Not for your role")
    ledgerline.sign_in("department-manager")
    ledgerline.go("/workflows/standard-review")
    expect(ledgerline.get("read-only")).to_be_visible()
    expect(ledgerline.get("trigger-select")).to_be_disabled()
    assert ledgerline.get("publish-workflow").count() == 0
    assert ledgerline.get("add-decision").count() == 0


def test_wanted_page_opens_after_signing_in(ledgerline: Ledgerline) -> None:
    ledgerline.open("/invoices/INV-2047")
    expect(ledgerline.page).to_have_url(f"{ledgerline.url}#/sign-in")
    ledgerline.sign_in("department-manager")
    expect(ledgerline.page).to_have_url(f"{ledgerline.url}#/invoices/INV-2047")
    expect(ledgerline.get("approve-invoice")).to_be_visible()


def test_unknown_address_is_said_in_words(ledgerline: Ledgerline) -> None:
    ledgerline.open("/no/such/page")
    ledgerline.sign_in("director")
    expect(ledgerline.get("page-title")).to_have_text("Page not found")
    ledgerline.go("/invoices/%E0%A4%A")
    expect(ledgerline.get("page-title")).to_have_text("Invoice not found")
    ledgerline.click("go-dashboard")
    expect(ledgerline.get("queue-card")).to_be_visible()
