"""The exercise of the training guides: invoices up to 5,000 go to the manager, larger ones to the director."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import Watch
from tests.product.driver import Ledgerline


def build(app: Ledgerline) -> None:
    """Build and publish "Invoice Approval" as the exercise says."""
    app.open()
    app.sign_in("administrator")
    app.click("nav-workflows", "new-workflow")
    app.fill("workflow-name", "Invoice Approval")
    app.click("dialog-confirm")
    app.choose("trigger-select", "invoice-submitted")
    app.click("add-decision")
    app.choose("decision-field", "amount")
    app.fill("rule-1-limit", "5,000")
    app.choose("rule-1-approver", "department-manager")
    app.choose("rule-otherwise-approver", "director")
    app.click("add-notification")
    app.choose("notification-recipient", "approver")
    app.choose("test-sample", "large")
    app.click("run-test", "publish-workflow", "dialog-confirm")
    expect(app.get("workflow-state")).to_have_text("Published")


def add_escalation(app: Ledgerline) -> None:
    """The part to do alone: after two days, the manager's manager."""
    app.click("add-escalation")
    app.fill("escalation-days", "2")
    app.choose("escalation-to", "managers-manager")
    app.click("publish-workflow", "dialog-confirm")
    expect(app.get("workflow-state")).to_have_text("Published")


def test_whole_exercise_is_told_as_events(ledgerline: Ledgerline, page_watch: Watch) -> None:
    complaints = page_watch(ledgerline.page)
    build(ledgerline)
    assert ledgerline.page.url.endswith("#/workflows/invoice-approval")
    assert ledgerline.events("workflow.created") == [{"id": "invoice-approval", "name": "Invoice Approval"}]
    rules = {
        "field": "amount",
        "threshold": 5000,
        "up_to": "department-manager",
        "over": "director",
        "notify": "approver",
    }
    changed = ledgerline.events("workflow.changed")[-1]
    assert {key: changed[key] for key in rules} == rules
    published = ledgerline.events("workflow.published")[-1]
    assert {key: published[key] for key in rules} == rules
    assert published["version"] == 1
    add_escalation(ledgerline)
    published = ledgerline.events("workflow.published")[-1]
    assert (published["version"], published["escalate_after"], published["escalate_to"]) == (
        2,
        2,
        "managers-manager",
    )
    complaints.expect_clean()


@pytest.mark.parametrize(
    ("sample", "path", "person"),
    [
        ("small", "invoice-submitted > up-to-5000 > department-manager", "Department manager"),
        ("limit", "invoice-submitted > up-to-5000 > department-manager", "Department manager"),
        ("above", "invoice-submitted > over-5000 > director", "Director"),
        ("large", "invoice-submitted > over-5000 > director", "Director"),
    ],
)
def test_test_run_shows_the_path_taken(ledgerline: Ledgerline, sample: str, path: str, person: str) -> None:
    build(ledgerline)
    ledgerline.choose("test-sample", sample)
    ledgerline.click("run-test")
    expect(ledgerline.get("test-verdict")).to_have_text(f"Test passed: the invoice goes to {person}.")
    expect(ledgerline.get("path-approver")).to_have_text(f"Sent to {person}")
    expect(ledgerline.get("path-notification")).to_have_text(f"{person} is notified")
    tested = ledgerline.events("workflow.tested")[-1]
    assert (tested["name"], tested["passed"], tested["path"]) == ("Invoice Approval", True, path)


def test_unfinished_workflow_fails_its_test_and_is_not_published(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    ledgerline.sign_in("administrator")
    ledgerline.click("nav-workflows", "new-workflow")
    ledgerline.fill("workflow-name", "Half done")
    ledgerline.click("dialog-confirm")
    ledgerline.choose("test-sample", "small")
    ledgerline.click("run-test")
    expect(ledgerline.get("test-verdict")).to_have_text("Test failed: the invoice gets stuck.")
    assert ledgerline.events("workflow.tested")[-1]["passed"] is False
    ledgerline.click("publish-workflow")
    expect(ledgerline.get("trigger-select")).to_be_focused()
    expect(ledgerline.get("toast")).to_have_text("Not published. Complete the open points first.")
    assert ledgerline.events("workflow.published") == []
    ledgerline.choose("trigger-select", "invoice-submitted")
    ledgerline.click("add-decision")
    ledgerline.choose("decision-field", "amount")
    ledgerline.click("add-rule")
    ledgerline.fill("rule-1-limit", "5000")
    ledgerline.fill("rule-2-limit", "4000")
    expect(ledgerline.get("fix-rule-2-limit")).to_have_text(
        "Rule 2: the amount must be higher than in the rule before."
    )


@pytest.mark.parametrize(("amount", "person"), [("4,999.99", "department-manager"), ("5000.01", "director")])
def test_submitted_invoice_runs_through_the_published_workflow(
    ledgerline: Ledgerline, amount: str, person: str
) -> None:
    build(ledgerline)
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit(amount)
    submitted = ledgerline.events("invoice.submitted")[-1]
    assert (submitted["approver"], submitted["workflow"]) == (person, "invoice-approval")
    expect(ledgerline.get("fact-workflow")).to_have_text("Invoice Approval, version 1")
    ledgerline.sign_in(person)
    expect(ledgerline.get(f"notification-{number}-workflow")).to_be_visible()
    ledgerline.click("nav-invoices", f"invoice-link-{number}", "approve-invoice")
    expect(ledgerline.get("outcome")).to_be_focused()
    expect(ledgerline.get("outcome")).to_contain_text("Approved by")
    assert ledgerline.events("invoice.approved")[-1]["id"] == number


def test_invoice_escalates_after_two_days(ledgerline: Ledgerline) -> None:
    build(ledgerline)
    add_escalation(ledgerline)
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit("1200")
    for _ in range(2):
        expect(ledgerline.get("decision-card")).to_contain_text("Department manager")
        ledgerline.click("nav-settings", "skip-day")
        ledgerline.go(f"/invoices/{number}")
    expect(ledgerline.get("decision-card")).to_contain_text("Director")
    expect(ledgerline.get(f"status-{number}")).to_have_text("Escalated")
    escalated = [event for event in ledgerline.events("invoice.escalated") if event["id"] == number]
    assert [event["approver"] for event in escalated] == ["director"]


def test_invoices_on_their_way_keep_their_workflow(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit("9000")
    expect(ledgerline.get("fact-workflow")).to_have_text("Standard Review, version 1")
    ledgerline.click("sign-out")
    build(ledgerline)
    ledgerline.go(f"/invoices/{number}")
    expect(ledgerline.get("fact-workflow")).to_have_text("Standard Review, version 1")
    ledgerline.go("/workflows/standard-review")
    expect(ledgerline.get("workflow-state")).to_have_text("Replaced")


def test_department_decision_and_automatic_approval(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    ledgerline.sign_in("administrator")
    ledgerline.go("/workflows/standard-review")
    ledgerline.click("add-decision")
    ledgerline.choose("decision-field", "department")
    ledgerline.choose("rule-1-department", "marketing")
    ledgerline.choose("rule-1-approver", "auto")
    ledgerline.choose("rule-otherwise-approver", "administrator")
    expect(ledgerline.get("workflow-state")).to_have_text("Unpublished changes")
    ledgerline.click("publish-workflow", "dialog-confirm")
    ledgerline.submit("90", department="marketing")
    expect(ledgerline.get("outcome")).to_contain_text("Approved automatically on")
    ledgerline.submit("90", department="it")
    expect(ledgerline.get("approve-invoice")).to_be_visible()
