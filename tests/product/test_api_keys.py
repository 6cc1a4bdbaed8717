"""API keys and webhooks: made, shown once, tried, expired, replaced; delivered, failed, sent again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser import Axe, Watch
from tests.product.driver import Ledgerline

SECRET = re.compile(r"lk_[0-9A-Za-z]{32}")


def start(app: Ledgerline, route: str = "/api-keys") -> None:
    """Open a page as the administrator."""
    app.open(route)
    app.sign_in("administrator")


def create_key(app: Ledgerline, name: str, scope: str = "read") -> str:
    """Make a key with the dialog; -> its secret."""
    app.click("create-key")
    app.fill("key-name", name)
    app.choose("key-scope", scope)
    app.click("dialog-confirm")
    expect(app.get("secret-dialog")).to_be_visible()
    return app.get("secret").input_value()


def add_webhook(app: Ledgerline, address: str) -> None:
    """Add a webhook for approvals and go to its page."""
    app.click("create-webhook")
    app.fill("webhook-address", address)
    app.click("dialog-confirm")
    expect(app.get("secret-dialog")).to_be_visible()
    app.click("dialog-confirm")
    expect(app.get("test-webhook")).to_be_focused()


def ask(app: Ledgerline, key: str, request: str) -> str:
    """Try a request with a key; -> the status shown."""
    app.choose("request-key", key)
    app.choose("request-kind", request)
    app.click("send-request")
    app.get("request-status").wait_for()
    return app.get("request-status").inner_text()


def test_key_is_shown_once_and_never_kept(ledgerline: Ledgerline) -> None:
    start(ledgerline)
    secret = create_key(ledgerline, "ERP import")
    assert SECRET.fullmatch(secret)
    expect(ledgerline.get("secret")).to_be_focused()
    ledgerline.click("dialog-confirm")
    row = ledgerline.get("key-row-key-4")
    expect(row).to_contain_text("ERP import")
    expect(row).to_contain_text(f"{secret[:11]}…")
    expect(ledgerline.get("revoke-key-key-4")).to_be_focused()
    stored = ledgerline.page.evaluate("JSON.stringify(localStorage)")
    assert secret not in stored
    assert secret not in ledgerline.page.content()
    created = ledgerline.events("key.created")[-1]
    assert (created["id"], created["name"], created["scope"]) == ("key-4", "ERP import", "read")
    assert secret not in str(created)
    assert secret != create_key(ledgerline, "Second import")


def test_copy_says_what_happened(ledgerline: Ledgerline) -> None:
    ledgerline.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    start(ledgerline)
    secret = create_key(ledgerline, "ERP import")
    ledgerline.click("copy-secret")
    expect(ledgerline.get("secret-copied")).to_have_text("Copied.")
    assert ledgerline.page.evaluate("navigator.clipboard.readText()") == secret


@pytest.mark.parametrize(
    ("name", "error"), [("  ", "Give the key a name"), ("warehouse SCANNER", "Another key")]
)
def test_key_needs_a_name_of_its_own(ledgerline: Ledgerline, name: str, error: str) -> None:
    start(ledgerline)
    ledgerline.click("create-key")
    ledgerline.fill("key-name", name)
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("key-name-error")).to_contain_text(error)
    expect(ledgerline.get("key-name")).to_be_focused()


def test_expired_key_is_refused_until_it_is_replaced(ledgerline: Ledgerline) -> None:
    start(ledgerline)
    expect(ledgerline.get("key-state-key-3")).to_have_text("Expired")
    assert ask(ledgerline, "key-3", "list-invoices") == "401 Unauthorized"
    expect(ledgerline.get("request-body")).to_contain_text("key_expired")
    ledgerline.click("replace-key-key-3", "dialog-confirm")
    expect(ledgerline.get("secret-dialog")).to_be_visible()
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("key-state-key-3")).to_have_text("Revoked")
    expect(ledgerline.get("key-state-key-4")).to_have_text("Active")
    assert [event["id"] for event in ledgerline.events("key.revoked")] == ["key-3"]
    expect(ledgerline.get("key-row-key-4")).to_contain_text("Not used yet")
    assert ask(ledgerline, "key-4", "list-invoices") == "200 OK"
    expect(ledgerline.get("key-row-key-4")).not_to_contain_text("Not used yet")
    assert ask(ledgerline, "key-3", "list-invoices") == "401 Unauthorized"


@pytest.mark.parametrize(
    ("key", "request_kind", "status"),
    [
        ("key-1", "monthly-spend", "200 OK"),
        ("key-1", "list-invoices", "403 Forbidden"),
        ("key-2", "submit-invoice", "201 Created"),
        ("key-2", "monthly-spend", "403 Forbidden"),
    ],
)
def test_key_may_do_what_its_scope_says(
    ledgerline: Ledgerline, key: str, request_kind: str, status: str
) -> None:
    start(ledgerline)
    assert ask(ledgerline, key, request_kind) == status
    expect(ledgerline.get("send-request")).to_be_focused()


def test_days_that_pass_expire_a_key(ledgerline: Ledgerline) -> None:
    start(ledgerline)
    expect(ledgerline.get("key-state-key-2")).to_have_text("Expires soon")
    ledgerline.go("/settings")
    for _ in range(7):
        ledgerline.click("skip-day")
    ledgerline.go("/api-keys")
    expect(ledgerline.get("key-state-key-2")).to_have_text("Expired")


def test_revoking_asks_first_and_is_final(ledgerline: Ledgerline) -> None:
    start(ledgerline)
    ledgerline.click("revoke-key-key-1", "dialog-cancel")
    expect(ledgerline.get("revoke-key-key-1")).to_be_focused()
    ledgerline.click("revoke-key-key-1", "dialog-confirm")
    expect(ledgerline.get("key-state-key-1")).to_have_text("Revoked")
    assert ledgerline.get("revoke-key-key-1").count() == 0
    assert ledgerline.events("key.revoked") == [{"id": "key-1", "name": "ERP nightly export"}]


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("", "Fill in"),
        ("http://hooks.kumocloud.example/in", "begins with https"),
        ("hooks.kumocloud.example", "begins with https"),
        ("https://erp.harborpaper.example/ledgerline", "Another webhook"),
    ],
)
def test_webhook_needs_an_https_address_of_its_own(ledgerline: Ledgerline, address: str, error: str) -> None:
    start(ledgerline)
    ledgerline.click("create-webhook")
    ledgerline.fill("webhook-address", address)
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("webhook-address-error")).to_contain_text(error)
    expect(ledgerline.get("webhook-address")).to_be_focused()
    ledgerline.fill("webhook-address", "https://hooks.kumocloud.example/in")
    ledgerline.get("webhook-event-invoice-approved").uncheck()
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("webhook-events-error")).to_have_text("Choose at least one event.")
    assert ledgerline.events("webhook.created") == []


@pytest.mark.parametrize(
    ("ending", "status", "words"),
    [("500", 500, "500"), ("404", 404, "404"), ("401", 401, "401"), ("slow", 0, "no answer in time")],
)
def test_failing_receiver_is_repaired_and_sent_again(
    ledgerline: Ledgerline, ending: str, status: int, words: str
) -> None:
    start(ledgerline)
    add_webhook(ledgerline, f"https://hooks.kumocloud.example/{ending}")
    ledgerline.click("test-webhook")
    expect(ledgerline.get("delivery-status-1")).to_have_text(words)
    expect(ledgerline.get("webhook-state-webhook-2")).to_have_text("Failing")
    tested = ledgerline.events("webhook.tested")[-1]
    assert (tested["passed"], tested["status"]) == (False, status)
    ledgerline.click("open-delivery-1")
    expect(ledgerline.get("delivery-row-1")).to_contain_text('"event": "invoice.approved"')
    ledgerline.click("change-webhook")
    ledgerline.fill("webhook-address", "https://hooks.kumocloud.example/in")
    ledgerline.click("dialog-confirm", "redeliver-1")
    expect(ledgerline.get("delivery-status-2")).to_have_text("200")
    expect(ledgerline.get("delivery-row-2")).to_contain_text("attempt 2")
    expect(ledgerline.get("webhook-state-webhook-2")).to_have_text("Delivering")
    assert ledgerline.get("webhook-problem").count() == 0


def test_approval_is_delivered_and_a_paused_webhook_gets_nothing(ledgerline: Ledgerline) -> None:
    start(ledgerline)
    add_webhook(ledgerline, "https://hooks.kumocloud.example/in")
    ledgerline.sign_in("department-manager")
    ledgerline.go("/invoices/INV-2049")
    ledgerline.click("approve-invoice")
    ledgerline.sign_in("administrator")
    ledgerline.go("/api-keys/webhooks/webhook-2")
    ledgerline.click("open-delivery-1")
    expect(ledgerline.get("delivery-row-1")).to_contain_text('"id": "INV-2049"')
    ledgerline.click("pause-webhook")
    expect(ledgerline.get("webhook-state-webhook-2")).to_have_text("Paused")
    ledgerline.sign_in("department-manager")
    ledgerline.go("/invoices/INV-2047")
    ledgerline.click("approve-invoice")
    ledgerline.sign_in("administrator")
    ledgerline.go("/api-keys/webhooks/webhook-2")
    assert ledgerline.get("delivery-row-2").count() == 0


def test_webhook_is_deleted_and_remembered_by_the_audit_log(ledgerline: Ledgerline) -> None:
    start(ledgerline, "/api-keys/webhooks/webhook-1")
    ledgerline.click("delete-webhook", "dialog-confirm")
    expect(ledgerline.get("no-webhooks")).to_be_visible()
    ledgerline.go("/api-keys/webhooks/webhook-1")
    expect(ledgerline.get("page-title")).to_have_text("Webhook not found")
    ledgerline.go("/audit?kind=webhooks")
    expect(ledgerline.get("audit-table")).to_contain_text("Deleted the webhook to erp.harborpaper.example")


@pytest.mark.parametrize("person", ["department-manager", "director", "accounts-clerk"])
def test_keys_are_the_administrators(ledgerline: Ledgerline, person: str) -> None:
    ledgerline.open("/api-keys/webhooks/webhook-1")
    ledgerline.sign_in(person)
    expect(ledgerline.get("page-title")).to_have_text("Not for your role")
    assert ledgerline.get("nav-api-keys").count() == 0


def test_key_is_made_by_keyboard_alone(ledgerline: Ledgerline) -> None:
    start(ledgerline)
    keyboard = ledgerline.page.keyboard
    ledgerline.get("create-key").focus()
    keyboard.press("Enter")
    keyboard.type("Keyboard import")
    keyboard.press("Enter")
    expect(ledgerline.get("secret-dialog")).to_be_visible()
    expect(ledgerline.get("secret")).to_be_focused()
    keyboard.press("Enter")
    expect(ledgerline.get("key-row-key-4")).to_contain_text("Keyboard import")
    expect(ledgerline.get("revoke-key-key-4")).to_be_focused()


@pytest.mark.parametrize("language", ["en", "ja", "zh", "ms"])
@pytest.mark.sampled(2)
def test_keys_and_webhooks_are_accessible_and_fit_a_phone(
    ledgerline: Ledgerline, axe: Axe, page_watch: Watch, language: str
) -> None:
    complaints = page_watch(ledgerline.page)
    ledgerline.page.set_viewport_size({"width": 360, "height": 740})
    ledgerline.open(search=f"?lang={language}")
    ledgerline.sign_in("administrator")
    ledgerline.go("/api-keys")
    ask(ledgerline, "key-3", "list-invoices")
    assert axe(ledgerline.page) == []
    assert ledgerline.overflow() <= 0
    ledgerline.click("create-key")
    assert axe(ledgerline.page) == []
    ledgerline.fill("key-name", "ERP import")
    ledgerline.click("dialog-confirm")
    ledgerline.get("secret-dialog").wait_for()
    assert axe(ledgerline.page) == []
    ledgerline.click("dialog-confirm", "create-webhook")
    assert axe(ledgerline.page) == []
    ledgerline.click("dialog-cancel")
    add_webhook(ledgerline, "https://hooks.kumocloud.example/500")
    ledgerline.click("test-webhook", "open-delivery-1")
    assert axe(ledgerline.page) == []
    assert ledgerline.overflow() <= 0
    shown = ledgerline.page.locator("main").inner_text()
    assert not re.search(r"webhooks\.|api_keys\.", shown)
    complaints.expect_clean()
