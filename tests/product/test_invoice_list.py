"""The list of invoices: filters kept in the address, order, more rows, deciding several at once."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser import Axe, Watch
from tests.product.driver import Ledgerline

ALL = "/invoices?view=all"


def rows(app: Ledgerline) -> Locator:
    """The rows of the list."""
    return app.page.locator("[data-testid^=invoice-row-]")


def numbers(app: Ledgerline) -> list[str]:
    """The numbers of the invoices shown, from top to bottom."""
    found = [row.get_attribute("data-testid") or "" for row in rows(app).all()]
    return [testid.removeprefix("invoice-row-") for testid in found]


def open_as(app: Ledgerline, person: str, route: str) -> None:
    """Open a route as a person."""
    app.open(route)
    app.sign_in(person)


def test_filters_are_kept_in_the_address(ledgerline: Ledgerline) -> None:
    open_as(ledgerline, "administrator", "/invoices")
    ledgerline.choose("filter-status", "approved")
    ledgerline.click("more-filters")
    ledgerline.choose("filter-supplier", "Kumo Cloud Services")
    ledgerline.fill("filter-amount-min", "$4,500")
    ledgerline.fill("filter-amount-max", "4700")
    expect(ledgerline.get("invoice-count")).to_have_text("3 invoices, $13,755.60")
    asked = "status=approved&supplier=Kumo+Cloud+Services&min=%244%2C500&max=4700"
    expect(ledgerline.page).to_have_url(f"{ledgerline.url}#/invoices?{asked}")
    assert numbers(ledgerline) == ["INV-2022", "INV-2012", "INV-2003"]
    ledgerline.page.reload()
    expect(ledgerline.get("invoice-count")).to_have_text("3 invoices, $13,755.60")
    expect(ledgerline.get("filter-supplier")).to_be_visible()
    ledgerline.click("invoice-link-INV-2012", "back-link")
    expect(ledgerline.get("filter-amount-max")).to_have_value("4700")
    ledgerline.page.go_back()
    ledgerline.page.go_back()
    expect(ledgerline.get("filter-status")).to_have_value("approved")
    ledgerline.click("clear-filters")
    expect(ledgerline.page).to_have_url(f"{ledgerline.url}#/invoices")
    expect(ledgerline.get("filter-search")).to_be_focused()


def test_address_survives_signing_in_and_nonsense(ledgerline: Ledgerline, page_watch: Watch) -> None:
    complaints = page_watch(ledgerline.page)
    open_as(ledgerline, "director", "/invoices?view=all&status=escalated&sort=amount")
    assert numbers(ledgerline) == ["INV-2045", "INV-2044"]
    ledgerline.go("/invoices?view=none&status=lost&sort=-colour&shown=-3&due-from=x&min=y")
    expect(ledgerline.get("no-invoices")).to_be_visible()
    ledgerline.click("clear-filters-empty")
    assert numbers(ledgerline) == ["INV-2045", "INV-2044"]
    complaints.expect_clean()


def test_due_dates_narrow_the_list(ledgerline: Ledgerline) -> None:
    ledgerline.page.clock.set_fixed_time("2031-03-20T12:00:00")
    open_as(ledgerline, "administrator", "/invoices?due-from=2031-04-17&due-to=2031-04-18")
    assert numbers(ledgerline) == ["INV-2049", "INV-2048", "INV-2047"]


@pytest.mark.parametrize(
    ("column", "first", "again"),
    [
        ("amount", "INV-2044", "INV-1999"),
        ("submitted", "INV-1991", "INV-2050"),
        ("invoice", "INV-2047", "INV-2049"),
        ("status", "INV-2041", "INV-2050"),
    ],
)
def test_headings_sort(ledgerline: Ledgerline, column: str, first: str, again: str) -> None:
    open_as(ledgerline, "administrator", "/invoices")
    heading = ledgerline.page.locator(f"th:has([data-testid=sort-{column}])")
    ledgerline.click(f"sort-{column}")
    expect(rows(ledgerline).first).to_have_attribute("data-testid", f"invoice-row-{first}")
    expect(ledgerline.get(f"sort-{column}")).to_be_focused()
    before = heading.get_attribute("aria-sort")
    ledgerline.page.keyboard.press("Enter")
    expect(rows(ledgerline).first).to_have_attribute("data-testid", f"invoice-row-{again}")
    assert {before, heading.get_attribute("aria-sort")} == {"ascending", "descending"}


def test_more_rows_come_on_demand(ledgerline: Ledgerline) -> None:
    open_as(ledgerline, "administrator", "/invoices")
    expect(rows(ledgerline)).to_have_count(20)
    expect(ledgerline.get("shown-count")).to_have_text("20 of 60 shown")
    ledgerline.click("show-more")
    expect(rows(ledgerline)).to_have_count(40)
    expect(ledgerline.get("invoice-link-INV-2030")).to_be_focused()
    ledgerline.click("show-more")
    expect(rows(ledgerline)).to_have_count(60)
    expect(ledgerline.get("show-more")).to_have_count(0)
    ledgerline.click("invoice-link-INV-1992", "back-link")
    expect(rows(ledgerline)).to_have_count(60)
    ledgerline.click("nav-invoices")
    expect(rows(ledgerline)).to_have_count(20)


def test_several_are_approved_at_once_and_the_rest_is_named(ledgerline: Ledgerline) -> None:
    open_as(ledgerline, "department-manager", ALL)
    for number in ("INV-2050", "INV-2049", "INV-2041"):
        ledgerline.get(f"select-{number}").check()
    expect(ledgerline.get("selected-count")).to_have_text("3 selected")
    ledgerline.click("bulk-approve")
    dialog = ledgerline.get("bulk-dialog")
    expect(dialog).to_contain_text("Approve 2 invoices?")
    expect(dialog).to_contain_text("Together $8,286.40.")
    expect(ledgerline.get("bulk-closed")).to_contain_text("INV-2041")
    ledgerline.click("dialog-confirm")
    result = ledgerline.get("bulk-result")
    expect(result).to_be_focused()
    expect(result).to_contain_text("2 invoices approved.")
    expect(result).to_contain_text("1 could not be decided, because it is not waiting for you: INV-2041")
    expect(ledgerline.get("status-INV-2050")).to_have_text("Approved")
    expect(ledgerline.get("bulk-bar")).to_have_count(0)
    assert ledgerline.events("invoices.decided") == [
        {"by": "department-manager", "count": 2, "decision": "approved", "failed": 1}
    ]
    assert [event["id"] for event in ledgerline.events("invoice.approved")] == ["INV-2050", "INV-2049"]
    ledgerline.click("dismiss-result")
    expect(result).to_be_hidden()
    ledgerline.sign_in("accounts-clerk")
    ledgerline.go("/notifications")
    expect(ledgerline.get("news-row-INV-2049-approved")).to_be_visible()


def test_whole_queue_is_rejected_with_one_reason(ledgerline: Ledgerline) -> None:
    open_as(ledgerline, "department-manager", "/invoices")
    ledgerline.get("select-all").check()
    expect(ledgerline.get("selected-count")).to_have_text("5 selected")
    ledgerline.get("select-INV-2048").uncheck()
    assert ledgerline.get("select-all").evaluate("box => box.indeterminate")
    ledgerline.click("bulk-reject", "dialog-confirm")
    expect(ledgerline.get("bulk-reason-error")).to_contain_text("Write a reason")
    expect(ledgerline.get("bulk-reason")).to_be_focused()
    ledgerline.fill("bulk-reason", "The order number is missing.")
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("bulk-result")).to_have_text("4 invoices rejected.")
    assert numbers(ledgerline) == ["INV-2048"]
    comments = [event["comment"] for event in ledgerline.events("invoice.rejected")]
    assert comments == ["The order number is missing."] * 4


def test_invoice_decided_in_another_tab_is_counted_as_failed(ledgerline: Ledgerline) -> None:
    open_as(ledgerline, "department-manager", "/invoices")
    ledgerline.get("select-all").check()
    ledgerline.click("bulk-approve")
    ledgerline.page.evaluate(
        """async () => {
          const at = (path) => import(new URL(path, document.baseURI));
          const { approveInvoice } = await at("js/invoice-actions.js");
          const { PEOPLE } = await at("js/people.js");
          approveInvoice("INV-2047", PEOPLE.find(({ id }) => id === "department-manager"));
        }"""
    )
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("bulk-result")).to_contain_text("4 invoices approved.")
    expect(ledgerline.get("bulk-result")).to_contain_text("INV-2047")


def test_only_those_who_decide_can_select(ledgerline: Ledgerline) -> None:
    open_as(ledgerline, "accounts-clerk", "/invoices")
    expect(rows(ledgerline)).to_have_count(20)
    assert ledgerline.get("select-all").count() == 0
    ledgerline.sign_in("director")
    ledgerline.go(ALL)
    ledgerline.get("select-INV-2050").check()
    ledgerline.click("bulk-approve")
    expect(ledgerline.get("bulk-result")).to_contain_text("it is not waiting for you: INV-2050")
    assert ledgerline.events("invoices.decided") == []


def test_keyboard_alone_decides_several(ledgerline: Ledgerline) -> None:
    open_as(ledgerline, "director", "/invoices")
    keyboard = ledgerline.page.keyboard
    ledgerline.get("select-all").focus()
    keyboard.press("Space")
    expect(ledgerline.get("select-all")).to_be_focused()
    keyboard.press("Tab")
    expect(ledgerline.get("bulk-approve")).to_be_focused()
    keyboard.press("Enter")
    ledgerline.get("dialog-confirm").focus()
    keyboard.press("Enter")
    expect(ledgerline.get("bulk-result")).to_have_text("2 invoices approved.")


def test_bill_that_came_twice_is_submitted_only_on_purpose(ledgerline: Ledgerline) -> None:
    open_as(ledgerline, "accounts-clerk", "/invoices")
    ledgerline.click("new-invoice")
    ledgerline.choose("form-supplier", "Swiftline Courier")
    ledgerline.fill("form-amount", "486.40")
    ledgerline.choose("form-department", "operations")
    ledgerline.fill("form-memo", "Courier services")
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("duplicate-warning")).to_contain_text("INV-2049")
    expect(ledgerline.get("dialog-confirm")).to_have_text("Submit anyway")
    assert ledgerline.events("invoice.submitted") == []
    ledgerline.fill("form-amount", "486.41")
    expect(ledgerline.get("duplicate-warning")).to_have_count(0)
    expect(ledgerline.get("dialog-confirm")).to_have_text("Submit invoice")
    ledgerline.fill("form-amount", "486.40")
    ledgerline.click("dialog-confirm", "dialog-confirm")
    ledgerline.page.wait_for_url("**#/invoices/INV-2051")
    assert ledgerline.events("invoice.submitted")[-1]["amount"] == 486.4


def test_rejected_bill_is_no_duplicate(ledgerline: Ledgerline) -> None:
    open_as(ledgerline, "accounts-clerk", "/invoices/INV-2043")
    ledgerline.click("resubmit-invoice", "dialog-confirm")
    expect(ledgerline.get("decision-card")).to_contain_text("Department manager")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_busy_list_is_accessible_and_fits(
    browser: Browser, product_url: str, axe: Axe, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 760}, reduced_motion="reduce"
    )
    app = Ledgerline(context.new_page(), product_url)
    open_as(app, "department-manager", ALL)
    app.click("more-filters")
    app.get("select-INV-2050").check()
    app.get("select-INV-2041").check()
    assert axe(app.page) == []
    assert app.overflow() <= 0
    app.click("bulk-reject")
    assert axe(app.page) == []
    app.fill("bulk-reason", "Wrong order")
    app.click("dialog-confirm")
    assert axe(app.page) == []
    if width == 360:
        app.choose("sort-by", "amount")
        expect(app.get("sort-by")).to_be_focused()
        expect(rows(app).first).to_have_attribute("data-testid", "invoice-row-INV-1999")
    context.close()
