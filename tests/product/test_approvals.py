"""Several approvers of one invoice: how they are chosen, what each decision does, who stands in."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import Watch
from tests.product.builder import begin, from_template, publish
from tests.product.driver import Ledgerline


def test_several_approvers_are_put_together_by_keyboard(ledgerline: Ledgerline) -> None:
    begin(ledgerline, "/workflows/standard-review")
    keyboard = ledgerline.page.keyboard
    ledgerline.get("add-routing-approver").focus()
    keyboard.press("Enter")
    expect(ledgerline.get("routing-approver-2")).to_be_focused()
    expect(ledgerline.get("fix-routing-approver-2")).to_have_text("Choose who approves.")
    keyboard.type("Department")
    expect(ledgerline.get("fix-routing-approver-2")).to_contain_text("is named twice")
    ledgerline.choose("routing-approver-2", "administrator")
    changed = ledgerline.events("workflow.changed")[-1]
    assert (changed["over"], changed["over_mode"]) == ("department-manager + administrator", "all")
    ledgerline.choose("routing-approver", "administrator")
    ledgerline.choose("routing-approver-2", "department-manager")
    assert ledgerline.events("workflow.changed")[-1]["over"] == "department-manager + administrator"
    ledgerline.choose("routing-approver-mode", "any")
    changed = ledgerline.events("workflow.changed")[-1]
    assert (changed["over"], changed["over_mode"]) == ("department-manager / administrator", "any")
    ledgerline.get("remove-routing-approver-2").focus()
    keyboard.press("Enter")
    expect(ledgerline.get("add-routing-approver")).to_be_focused()
    changed = ledgerline.events("workflow.changed")[-1]
    assert (changed["over"], changed["over_mode"]) == ("administrator", "one")


def test_automatic_approval_stands_alone(ledgerline: Ledgerline) -> None:
    begin(ledgerline, "/workflows/standard-review")
    ledgerline.click("add-routing-approver")
    ledgerline.choose("routing-approver-2", "director")
    ledgerline.choose("routing-approver", "auto")
    expect(ledgerline.get("routing-approver")).to_be_focused()
    expect(ledgerline.get("routing-approver-2")).to_have_count(0)
    expect(ledgerline.get("add-routing-approver")).to_be_hidden()
    assert ledgerline.events("workflow.changed")[-1]["over"] == "auto"
    ledgerline.choose("routing-approver", "director")
    expect(ledgerline.get("add-routing-approver")).to_be_visible()


def test_all_of_several_must_approve(ledgerline: Ledgerline, page_watch: Watch) -> None:
    complaints = page_watch(ledgerline.page)
    begin(ledgerline)
    from_template(ledgerline, "two-approvers")
    publish(ledgerline)
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit("12,000")
    expect(ledgerline.get("outcome")).to_have_text("Waiting for: Department manager and Director")
    expect(ledgerline.get("approvals")).to_contain_text("All of them must approve")
    for person in ("director", "department-manager"):
        ledgerline.sign_in(person)
        ledgerline.go("/invoices")
        expect(ledgerline.get(f"invoice-row-{number}")).to_be_visible()
    ledgerline.go(f"/invoices/{number}")
    ledgerline.click("approve-invoice")
    expect(ledgerline.get("outcome")).to_be_focused()
    expect(ledgerline.get("outcome")).to_have_text("Waiting for: Director")
    expect(ledgerline.get("toast")).to_have_text(
        f"Your approval is recorded. Invoice {number} now waits for: Director."
    )
    expect(ledgerline.get("approval-department-manager")).to_contain_text("Approved on")
    expect(ledgerline.get("approval-director")).to_contain_text("Still awaited")
    partly = ledgerline.events("invoice.partly-approved")
    assert [(event["by"], event["status"], event["awaited"]) for event in partly] == [
        ("department-manager", "waiting", 1)
    ]
    assert ledgerline.events("invoice.approved") == []
    ledgerline.page.reload()
    ledgerline.sign_in("director")
    ledgerline.go(f"/invoices/{number}")
    ledgerline.click("approve-invoice")
    expect(ledgerline.get("outcome")).to_contain_text("Approved by Director")
    assert ledgerline.events("invoice.approved")[-1]["by"] == "director"
    complaints.expect_clean()


def test_one_rejection_is_enough_and_a_correction_starts_anew(ledgerline: Ledgerline) -> None:
    begin(ledgerline)
    from_template(ledgerline, "two-approvers")
    publish(ledgerline)
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit("12,000")
    ledgerline.sign_in("department-manager")
    ledgerline.go(f"/invoices/{number}")
    ledgerline.click("approve-invoice")
    ledgerline.sign_in("director")
    ledgerline.go(f"/invoices/{number}")
    ledgerline.click("reject-invoice")
    ledgerline.fill("reject-comment", "Which project is this?")
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("outcome")).to_contain_text("Rejected by Director")
    expect(ledgerline.get("approval-director")).to_contain_text("Rejected on")
    expect(ledgerline.get("approval-department-manager")).to_contain_text("Approved on")
    ledgerline.sign_in("accounts-clerk")
    ledgerline.go(f"/invoices/{number}")
    ledgerline.click("resubmit-invoice")
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("outcome")).to_have_text("Waiting for: Department manager and Director")
    expect(ledgerline.get("approval-department-manager")).to_contain_text("Still awaited")


def test_any_one_of_several_decides(ledgerline: Ledgerline) -> None:
    begin(ledgerline)
    from_template(ledgerline, "by-supplier")
    publish(ledgerline)
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit("300")
    expect(ledgerline.get("outcome")).to_have_text("Waiting for: Director or Administrator")
    ledgerline.sign_in("administrator")
    ledgerline.go(f"/invoices/{number}")
    ledgerline.click("approve-invoice")
    expect(ledgerline.get("outcome")).to_contain_text("Approved by Administrator")
    expect(ledgerline.get("approval-director")).to_contain_text("No longer needed")
    assert ledgerline.events("invoice.partly-approved") == []
    ledgerline.sign_in("director")
    ledgerline.go(f"/invoices/{number}")
    expect(ledgerline.get("approve-invoice")).to_have_count(0)


def test_escalation_replaces_only_who_is_late(ledgerline: Ledgerline) -> None:
    """Who has approved keeps the place; nobody takes two places."""
    begin(ledgerline)
    from_template(ledgerline, "two-approvers")
    ledgerline.click("add-escalation")
    ledgerline.fill("escalation-days", "1")
    ledgerline.choose("escalation-to", "administrator")
    ledgerline.choose("test-sample", "large")
    ledgerline.click("run-test")
    expect(ledgerline.get("path-escalation")).to_have_text(
        [
            "After 1 day without a decision by Department manager: escalated to Administrator",
            "Administrator decides already: Director is reminded",
        ]
    )
    publish(ledgerline)
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit("12,000")
    ledgerline.sign_in("director")
    ledgerline.go(f"/invoices/{number}")
    ledgerline.click("approve-invoice")
    ledgerline.go("/settings")
    ledgerline.click("skip-day")
    ledgerline.go(f"/invoices/{number}")
    expect(ledgerline.get("outcome")).to_have_text("Waiting for: Administrator")
    expect(ledgerline.get("approval-director")).to_contain_text("Approved on")
    expect(ledgerline.get("approval-administrator")).to_contain_text("Still awaited")
    ledgerline.sign_in("administrator")
    ledgerline.go(f"/invoices/{number}")
    ledgerline.click("approve-invoice")
    expect(ledgerline.get("outcome")).to_contain_text("Approved by Administrator")


def test_escalation_reminds_where_nobody_else_is_left(ledgerline: Ledgerline) -> None:
    begin(ledgerline)
    from_template(ledgerline, "two-approvers")
    ledgerline.click("add-escalation")
    ledgerline.fill("escalation-days", "1")
    ledgerline.choose("escalation-to", "managers-manager")
    ledgerline.choose("test-sample", "large")
    ledgerline.click("run-test")
    expect(ledgerline.get("path-escalation")).to_have_text(
        [
            "Director decides already: Department manager is reminded",
            "No one is above Director: a reminder is sent",
        ]
    )
    publish(ledgerline)
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit("12,000")
    ledgerline.go("/settings")
    ledgerline.click("skip-day")
    ledgerline.go(f"/invoices/{number}")
    expect(ledgerline.get("outcome")).to_have_text("Waiting for: Department manager and Director")
    expect(ledgerline.get("history")).to_contain_text("Department manager reminded: nobody to escalate to")


def test_deputy_who_approves_already_decides_for_both(ledgerline: Ledgerline) -> None:
    begin(ledgerline)
    from_template(ledgerline, "two-approvers")
    publish(ledgerline)
    number = ledgerline.submit("12,000")
    ledgerline.sign_in("director")
    ledgerline.go(f"/invoices/{number}")
    ledgerline.click("approve-invoice")
    ledgerline.sign_in("department-manager")
    ledgerline.go("/settings")
    ledgerline.choose("delegate-deputy", "director")
    ledgerline.get("delegate-hand-over").check()
    ledgerline.click("save-delegate")
    expect(ledgerline.get("delegation")).to_be_visible()
    ledgerline.sign_in("director")
    ledgerline.go(f"/invoices/{number}")
    expect(ledgerline.get("approval-department-manager")).to_have_count(0)
    ledgerline.click("approve-invoice")
    expect(ledgerline.get("outcome")).to_contain_text("Approved by Director")
    ledgerline.sign_in("administrator")
    again = ledgerline.submit("13,000")
    expect(ledgerline.get("outcome")).to_have_text("Waiting for: Director")
    expect(ledgerline.get("approvals")).to_have_count(0)
    assert again != number


def test_bulk_approval_says_who_else_is_awaited(ledgerline: Ledgerline) -> None:
    begin(ledgerline)
    from_template(ledgerline, "two-approvers")
    publish(ledgerline)
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit("12,000")
    ledgerline.sign_in("department-manager")
    ledgerline.go("/invoices")
    for chosen in (number, "INV-2049"):
        ledgerline.get(f"select-{chosen}").check()
    ledgerline.click("bulk-approve", "dialog-confirm")
    result = ledgerline.get("bulk-result")
    expect(result).to_contain_text("1 invoice approved.")
    expect(result).to_contain_text(
        f"1 invoice has your approval and still waits for another approver: {number}"
    )
    assert ledgerline.events("invoices.decided")[-1]["count"] == 2


def test_decision_leads_to_the_next_invoice_of_the_queue(ledgerline: Ledgerline) -> None:
    ledgerline.open("/invoices/INV-2050")
    ledgerline.sign_in("director")
    expect(ledgerline.get("next-in-queue")).to_have_count(0)
    ledgerline.go("/invoices")
    rows = ledgerline.page.locator("[data-testid^=invoice-row-]")
    count = rows.count()
    rows.first.get_by_role("link").click()
    for _ in range(count - 1):
        ledgerline.click("approve-invoice")
        expect(ledgerline.get("outcome")).to_be_focused()
        ledgerline.page.keyboard.press("Tab")
        expect(ledgerline.get("next-in-queue")).to_be_focused()
        ledgerline.page.keyboard.press("Enter")
        expect(ledgerline.get("page-title")).to_be_focused()
    ledgerline.click("approve-invoice")
    expect(ledgerline.get("queue-empty")).to_have_text("Nothing else is waiting for you.")
