"""Integrations: connect, test, go wrong, repair, disconnect; and what they do by themselves."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import Axe, Watch
from tests.product.driver import Ledgerline

WRONG_THEN_RIGHT = {
    "sso": [
        ("sso-address", "https://id.nowhere.example/sign-in", "no-answer", "https://id.northgate.example/in"),
        ("sso-domain", "otherfirm.example", "domain-unknown", "ledgerline.example"),
        ("sso-attribute", "title", "no-role", "role"),
    ],
    "chat": [("chat-channel", "finance-old", "channel-archived", "approvals")],
}
PROBLEMS = {
    "no-answer": "Nobody answers",
    "domain-unknown": "The e-mail domain is not yours.",
    "no-role": "People arrive without a role.",
    "channel-archived": "The channel is archived.",
}


def start(app: Ledgerline, integration: str) -> None:
    """Open the page of an integration as the administrator."""
    app.open(f"/integrations/{integration}")
    app.sign_in("administrator")


def enter(app: Ledgerline, testid: str, value: str) -> None:
    """Fill a field or choose in a list."""
    control = app.get(testid)
    if control.evaluate("node => node.tagName") == "SELECT":
        control.select_option(value)
    else:
        control.fill(value)


def connect_accounting(app: Ledgerline, company: str = "LL-1001") -> None:
    """Connect the accounting export from its card."""
    app.open("/integrations")
    app.sign_in("administrator")
    app.click("connect-accounting")
    app.fill("accounting-company", company)
    app.click("dialog-confirm")
    expect(app.get("integration-state-accounting")).to_have_text("Connected")


def test_cards_say_how_each_integration_stands(ledgerline: Ledgerline) -> None:
    ledgerline.open("/integrations")
    ledgerline.sign_in("administrator")
    states = {
        "accounting": "Not connected",
        "sso": "Not connected",
        "chat": "Connected",
        "email": "Needs attention",
    }
    for integration, state in states.items():
        expect(ledgerline.get(f"integration-state-{integration}")).to_have_text(state)
    ledgerline.click("manage-email")
    expect(ledgerline.get("page-title")).to_have_text("E-mail intake")
    expect(ledgerline.get("page-title")).to_be_focused()


@pytest.mark.parametrize("person", ["department-manager", "director", "accounts-clerk"])
def test_integrations_are_the_administrators(ledgerline: Ledgerline, person: str) -> None:
    ledgerline.open("/integrations/sso")
    ledgerline.sign_in(person)
    expect(ledgerline.get("page-title")).to_have_text("Not for your role")
    assert ledgerline.get("nav-integrations").count() == 0


def test_wrong_mapping_is_refused_and_repaired(ledgerline: Ledgerline) -> None:
    connect_accounting(ledgerline)
    assert ledgerline.events("integration.connected") == [{"id": "accounting"}]
    expect(ledgerline.get("map-cost-centre-error")).to_have_text("No field is chosen.")
    ledgerline.click("sync-now")
    expect(ledgerline.get("integration-state-accounting")).to_have_text("Needs attention")
    expect(ledgerline.get("sync-now")).to_be_focused()
    expect(ledgerline.get("sync-refused")).to_contain_text("Cost centre: No field is chosen.")
    failed = ledgerline.events("integration.synced")[-1]
    assert failed["sent"] == 0
    ledgerline.choose("map-cost-centre", "amount")
    expect(ledgerline.get("map-cost-centre-error")).to_contain_text("expects a department")
    ledgerline.get("map-cost-centre").focus()
    ledgerline.choose("map-cost-centre", "department")
    expect(ledgerline.get("map-cost-centre")).to_be_focused()
    ledgerline.click("sync-now")
    expect(ledgerline.get("integration-state-accounting")).to_have_text("Connected")
    assert ledgerline.events("integration.synced")[-1] == {
        "id": "accounting",
        "sent": failed["failed"],
        "failed": 0,
    }
    expect(ledgerline.get("sync-card")).to_contain_text("0 approved invoices are not in")


def test_reference_that_is_not_unique_refuses_the_second_record(ledgerline: Ledgerline) -> None:
    connect_accounting(ledgerline)
    ledgerline.choose("map-cost-centre", "department")
    ledgerline.choose("map-reference", "memo")
    ledgerline.click("sync-now")
    expect(ledgerline.get("sync-refused")).to_contain_text("A reference must be unique.")
    synced = ledgerline.events("integration.synced")[-1]
    assert synced["sent"] > 0
    assert synced["failed"] > 0
    ledgerline.click("reset-mapping")
    expect(ledgerline.get("map-cost-centre")).to_have_value("")
    expect(ledgerline.get("map-reference")).to_have_value("id")


def test_newly_approved_invoice_goes_with_the_next_sync(ledgerline: Ledgerline) -> None:
    connect_accounting(ledgerline)
    ledgerline.choose("map-cost-centre", "department")
    ledgerline.click("sync-now")
    expect(ledgerline.get("sync-verdict")).to_contain_text("sent")
    ledgerline.sign_in("department-manager")
    ledgerline.go("/invoices/INV-2049")
    ledgerline.click("approve-invoice")
    ledgerline.sign_in("administrator")
    ledgerline.go("/integrations/accounting")
    expect(ledgerline.get("sync-card")).to_contain_text("1 approved invoice is not in")
    ledgerline.click("sync-now")
    expect(ledgerline.get("sync-verdict")).to_have_text("1 invoice sent.")


def test_unknown_company_is_found_by_the_test(ledgerline: Ledgerline) -> None:
    connect_accounting(ledgerline, "XX-9999")
    ledgerline.click("test-integration")
    expect(ledgerline.get("check-company")).to_contain_text("does not know this company code")
    assert ledgerline.events("integration.tested")[-1] == {
        "id": "accounting",
        "passed": False,
        "reason": "company-unknown",
    }
    ledgerline.click("change-settings")
    ledgerline.fill("accounting-company", "LL-1001")
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("fact-company")).to_have_text("LL-1001")
    expect(ledgerline.get("change-settings")).to_be_focused()
    ledgerline.choose("map-cost-centre", "department")
    ledgerline.click("test-integration")
    expect(ledgerline.get("integration-verdict")).to_have_text("Test passed: the connection works.")
    expect(ledgerline.get("test-integration")).to_be_focused()


@pytest.mark.parametrize("integration", WRONG_THEN_RIGHT)
def test_each_wrong_setting_is_named_and_repaired(ledgerline: Ledgerline, integration: str) -> None:
    start(ledgerline, integration)
    cases = WRONG_THEN_RIGHT[integration]
    connect, change = (ledgerline.get(name) for name in (f"connect-{integration}", "change-settings"))
    connect.or_(change).click()
    for testid, wrong, _, _ in cases:
        enter(ledgerline, testid, wrong)
    ledgerline.click("dialog-confirm")
    for testid, _, reason, right in cases:
        ledgerline.click("test-integration")
        expect(ledgerline.get("integration-problem")).to_contain_text(PROBLEMS[reason])
        assert ledgerline.events("integration.tested")[-1]["reason"] == reason
        ledgerline.click("change-settings")
        enter(ledgerline, testid, right)
        ledgerline.click("dialog-confirm")
    ledgerline.click("test-integration")
    expect(ledgerline.get("integration-verdict")).to_have_text("Test passed: the connection works.")
    assert ledgerline.get("integration-problem").count() == 0


def test_refused_supplier_is_allowed(ledgerline: Ledgerline) -> None:
    start(ledgerline, "email")
    expect(ledgerline.get("integration-problem")).to_contain_text("billing@selatfreight.example was refused")
    ledgerline.click("change-settings")
    senders = ledgerline.get("email-senders").input_value()
    ledgerline.fill("email-senders", f"{senders}\nselatfreight.example")
    ledgerline.click("dialog-confirm", "test-integration")
    expect(ledgerline.get("check-sender")).to_contain_text("The message is read")
    expect(ledgerline.get("integration-state-email")).to_have_text("Connected")


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("sso-address", "", "Fill in"),
        ("sso-address", "http://id.northgate.example", "begins with https"),
        ("sso-address", "id.northgate.example", "begins with https"),
        ("sso-address", "https://person:word@id.northgate.example", "begins with https"),
        ("sso-domain", "me@ledgerline.example", "Write domains"),
        ("sso-attribute", "", "Fill in"),
    ],
)
def test_values_that_cannot_be_right_are_not_saved(
    ledgerline: Ledgerline, field: str, value: str, error: str
) -> None:
    start(ledgerline, "sso")
    ledgerline.click("connect-sso")
    filled = {
        "sso-address": "https://id.northgate.example/in",
        "sso-domain": "ledgerline.example",
        "sso-attribute": "role",
    }
    for testid, right in {**filled, field: value}.items():
        enter(ledgerline, testid, right)
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get(f"{field}-error")).to_contain_text(error)
    expect(ledgerline.get(field)).to_be_focused()
    assert ledgerline.events("integration.connected") == []


def test_chat_posts_what_was_chosen(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit("700")
    ledgerline.sign_in("administrator")
    ledgerline.go("/integrations/chat")
    expect(ledgerline.get("integration-log")).to_contain_text(f"Posted in the channel: invoice {number}.")
    ledgerline.click("change-settings")
    ledgerline.choose("chat-channel", "finance-old")
    ledgerline.click("dialog-confirm")
    ledgerline.submit("800")
    ledgerline.go("/integrations/chat")
    expect(ledgerline.get("integration-state-chat")).to_have_text("Needs attention")
    expect(ledgerline.get("integration-log")).to_contain_text("Not posted, the channel is archived")


def test_disconnecting_asks_first_and_forgets_the_settings(ledgerline: Ledgerline) -> None:
    start(ledgerline, "chat")
    ledgerline.click("disconnect-integration", "dialog-cancel")
    expect(ledgerline.get("integration-state-chat")).to_have_text("Connected")
    ledgerline.click("disconnect-integration", "dialog-confirm")
    expect(ledgerline.get("integration-state-chat")).to_have_text("Not connected")
    expect(ledgerline.get("page-title")).to_be_focused()
    assert ledgerline.events("integration.disconnected") == [{"id": "chat"}]
    ledgerline.click("connect-chat")
    expect(ledgerline.get("chat-channel")).to_have_value("")


@pytest.mark.parametrize("language", ["en", "ja", "zh", "ms"])
@pytest.mark.sampled(2)
def test_integrations_are_accessible_and_fit_a_phone(
    ledgerline: Ledgerline, axe: Axe, page_watch: Watch, language: str
) -> None:
    complaints = page_watch(ledgerline.page)
    ledgerline.page.set_viewport_size({"width": 360, "height": 740})
    ledgerline.open(search=f"?lang={language}")
    ledgerline.sign_in("administrator")
    ledgerline.go("/integrations")
    assert axe(ledgerline.page) == []
    ledgerline.click("connect-accounting", "dialog-confirm")
    assert axe(ledgerline.page) == []
    ledgerline.fill("accounting-company", "LL-1001")
    ledgerline.click("dialog-confirm", "sync-now")
    expect(ledgerline.get("sync-verdict")).to_be_visible()
    ledgerline.click("test-integration")
    expect(ledgerline.get("integration-verdict")).to_be_visible()
    assert axe(ledgerline.page) == []
    for route in ["/integrations", "/integrations/accounting", "/integrations/sso", "/integrations/email"]:
        ledgerline.go(route)
        assert ledgerline.overflow() <= 0
        assert "integrations." not in ledgerline.page.locator("main").inner_text()
    complaints.expect_clean()
