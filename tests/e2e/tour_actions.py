"""What a person knows who follows the sample tours: what to type, and what must be there before a tour begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.e2e.tour_driver import Act, TourPlayer
from tests.product.driver import Ledgerline

__all__ = ["ACTS", "STARTS", "begin"]


def click(*testids: str) -> Act:
    """Click one thing after the other."""
    return lambda app: app.click(*testids)


def choose(testid: str, value: str) -> Act:
    """Choose from a list."""
    return lambda app: app.choose(testid, value)


def fill(testid: str, text: str, then: str = "") -> Act:
    """Type into a field, and click what ends it; else leave the field."""

    def act(app: Ledgerline) -> None:
        app.fill(testid, text)
        if then:
            app.click(then)
        else:
            app.page.keyboard.press("Tab")

    return act


def run_test(sample: str) -> Act:
    """Send a sample invoice through the workflow."""

    def act(app: Ledgerline) -> None:
        app.choose("test-sample", sample)
        app.click("run-test")

    return act


def open_newest_workflow(app: Ledgerline) -> None:
    """The one that was just made, whatever its name is in the reader's language."""
    app.click("nav-workflows")
    known = ("standard-review", "year-end-review")
    links = app.page.locator("[data-testid^=workflow-link-]")
    links.first.wait_for()
    names = links.evaluate_all("links => links.map((link) => link.dataset.testid)")
    (made,) = (name for name in names if name.removeprefix("workflow-link-") not in known)
    app.click(made)


def set_rules(app: Ledgerline) -> None:
    """Up to 5,000 to the manager, the rest to the director."""
    app.fill("rule-1-limit", "5000")
    app.choose("rule-1-approver", "department-manager")
    app.choose("rule-otherwise-approver", "director")


def one_approver(app: Ledgerline) -> None:
    """Up to 10,000 to the manager."""
    app.fill("rule-1-limit", "10000")
    app.choose("rule-1-approver", "department-manager")


def two_approvers(app: Ledgerline) -> None:
    """Above the limit the manager and the director."""
    app.choose("rule-otherwise-approver", "department-manager")
    app.click("add-rule-otherwise-approver")
    app.choose("rule-otherwise-approver-2", "director")


def middle_range(app: Ledgerline) -> None:
    """Between two limits the manager or the director."""
    app.fill("rule-1-limit", "5000")
    app.click("add-rule")
    app.fill("rule-2-limit", "10000")
    app.choose("rule-2-approver", "department-manager")
    app.click("add-rule-2-approver")
    app.choose("rule-2-approver-2", "director")
    app.choose("rule-2-approver-mode", "any")


def way_out(app: Ledgerline) -> None:
    """After three days to the administrator."""
    app.fill("escalation-days", "3")
    app.choose("escalation-to", "administrator")


def make_mistake(app: Ledgerline) -> None:
    """Let everything over the limits pass, and publish it."""
    app.choose("rule-otherwise-approver", "auto")
    app.click("publish-workflow", "dialog-confirm")


def escalate(app: Ledgerline) -> None:
    """After two days to the manager's manager."""
    app.click("add-escalation")
    app.fill("escalation-days", "2")
    app.choose("escalation-to", "managers-manager")


def ask(app: Ledgerline) -> None:
    """Put a question to the accounts clerk, by name."""
    app.choose("comment-mention", "accounts-clerk")
    app.get("comment-text").press_sequentially("Were there extra deliveries on Friday?")
    app.click("comment-add")


def send_back(app: Ledgerline) -> None:
    """Reject two invoices for one reason."""
    app.click("select-INV-2048", "select-INV-2050", "bulk-reject")
    app.fill("bulk-reason", "The order number is missing. Please add it and submit the invoice again.")
    app.click("dialog-confirm")


def name_deputy(app: Ledgerline) -> None:
    """The director stands in from today."""
    app.click("nav-settings")
    app.choose("delegate-deputy", "director")
    app.click("save-delegate")


def invite(email: str, role: str, department: str) -> Act:
    """Invite a person, from the list of people."""

    def act(app: Ledgerline) -> None:
        app.click("invite-person")
        app.fill("person-email", email)
        app.choose("person-role", role)
        app.choose("person-department", department)
        app.click("dialog-confirm")

    return act


def send_to_operations(app: Ledgerline) -> None:
    """The department of the person invited, and the invitation."""
    app.choose("person-department", "operations")
    app.click("dialog-confirm")


def sales_rule(app: Ledgerline) -> None:
    """Invoices of Sales to its new manager."""
    app.choose("rule-1-department", "sales")
    app.choose("rule-1-approver", "person-1")


def facilities_rule(app: Ledgerline) -> None:
    """One rule more in the workflow by department, tested on every branch."""
    app.click("add-rule")
    app.choose("rule-3-department", "facilities")
    app.choose("rule-3-approver", "person-3")
    app.click("test-every-branch")


def connect_accounting(app: Ledgerline) -> None:
    """Connect the books of the sandbox's company."""
    app.fill("accounting-company", "LL-1001")
    app.click("dialog-confirm")


def reconnect(app: Ledgerline) -> None:
    """Connect them again, after a mishap."""
    app.click("connect-accounting")
    connect_accounting(app)


def due_as_document_date(app: Ledgerline) -> None:
    """The two fields that a new connection lacks or has otherwise."""
    app.choose("map-document-date", "due")
    app.choose("map-cost-centre", "department")


def export_for_it(app: Ledgerline) -> None:
    """The suppliers of IT in twelve months, as a file."""
    app.choose("filter-by", "supplier")
    app.choose("filter-period", "12")
    app.choose("filter-department", "it")
    app.click("export-csv")


def time_of_suppliers(app: Ledgerline) -> None:
    """The cycle time of IT's suppliers in twelve months."""
    app.click("report-tab-cycle-time")
    app.choose("filter-period", "12")
    app.choose("filter-department", "it")
    app.choose("filter-by", "supplier")


def spending_of_it(app: Ledgerline) -> None:
    """What a schedule for IT sends."""
    app.click("report-tab-spend")
    app.choose("filter-department", "it")


def schedule_for_two(app: Ledgerline) -> None:
    """Every month, for managers and executives."""
    app.get("schedule-recipient-manager").check()
    app.click("dialog-confirm")


ACTS: Mapping[str, Mapping[str, Act]] = {
    "add-parallel-approvers": {
        "choose-field": choose("decision-field", "amount"),
        "one-approver": one_approver,
        "two-approvers": two_approvers,
        "test": run_test("large"),
        "confirm": fill(
            "publish-note", "Over 10,000 two people approve, after the paid freight bill", "dialog-confirm"
        ),
    },
    "build-invoice-approval": {
        "name-workflow": fill("workflow-name", "Invoice Approval", "dialog-confirm"),
        "choose-trigger": choose("trigger-select", "invoice-submitted"),
        "choose-field": choose("decision-field", "amount"),
        "set-rules": set_rules,
    },
    "decide-several": {"limit": fill("filter-amount-max", "2500")},
    "escalate-invoice-approval": {
        "escalate": escalate,
        "test": run_test("small"),
        "publish": click("publish-workflow", "dialog-confirm"),
    },
    "share-view": {
        "supplier": choose("filter-supplier", "Selat Freight"),
        "amount": fill("filter-amount-min", "10000"),
    },
    "restore-version": {
        "confirm": fill(
            "publish-note", "Back to version 2, because the director is travelling", "dialog-confirm"
        ),
    },
    "start-from-template": {
        "name": fill("workflow-name", "Purchasing Review", "dialog-confirm"),
        "own-limit": fill("rule-2-limit", "4000"),
        "confirm": fill(
            "publish-note", "Managers decide up to 4,000, as in the budget rules", "dialog-confirm"
        ),
    },
    "read-spend": {
        "period": choose("filter-period", "12"),
        "supplier": choose("filter-by", "supplier"),
    },
    "review-spend": {
        "period": choose("filter-period", "12"),
        "department": choose("filter-department", "operations"),
        "supplier": choose("filter-by", "supplier"),
    },
    "review-spend-alone": {
        "open-report": click("report-link-spend"),
        "file": export_for_it,
        "slow-supplier": time_of_suppliers,
        "back-to-spend": spending_of_it,
        "schedule": schedule_for_two,
    },
    "schedule-first-report": {
        "choices": choose("filter-period", "3"),
        "rhythm": choose("schedule-every", "weekly"),
        "readers": click("dialog-confirm"),
    },
    "submit-first-invoice": {
        "supplier": choose("form-supplier", "Pixelforge Studio"),
        "amount": fill("form-amount", "7250"),
        "department": choose("form-department", "marketing"),
        "submit": fill("form-memo", "Product pages, spring campaign", "dialog-confirm"),
    },
    "take-back-alone": {
        "mistake": make_mistake,
        "stop": click("pause-workflow", "dialog-confirm"),
        "find": click("open-versions"),
        "restore": click("version-link-1", "restore-version", "dialog-confirm"),
        "test": click("test-every-branch"),
        "publish": click("publish-workflow", "dialog-confirm"),
    },
    "test-invoice-approval": {
        "choose-recipient": choose("notification-recipient", "approver"),
        "test-limit": run_test("limit"),
        "test-above": run_test("large"),
    },
    "week-away": {"ask": ask},
    "week-away-alone": {
        "send-back": send_back,
        "deputy": name_deputy,
        "read": click("open-notifications", "mark-all-read"),
    },
    "two-approvers-alone": {
        "middle-range": middle_range,
        "way-out": way_out,
        "test": click("test-every-branch"),
        "publish": click("publish-workflow", "dialog-confirm"),
    },
    "create-api-key": {
        "name": fill("key-name", "Month-end close"),
        "scope": choose("key-scope", "reports"),
        "create": click("dialog-confirm"),
    },
    "invite-colleague": {
        "address": fill("person-email", "invoice.clerk@ledgerline.example"),
        "role": choose("person-role", "end-user"),
        "department": send_to_operations,
    },
    "open-facilities-alone": {
        "manager": invite("facilities.manager@ledgerline.example", "manager", "facilities"),
        "submitter": invite("facilities.desk@ledgerline.example", "end-user", "facilities"),
        "open-workflow": open_newest_workflow,
        "test": facilities_rule,
        "publish": click("publish-workflow", "dialog-confirm"),
    },
    "reconnect-accounting-alone": {
        "connect": reconnect,
        "due-date": due_as_document_date,
        "prove": click("test-integration"),
    },
    "repair-accounting-mapping": {
        "company": connect_accounting,
        "repair": choose("map-cost-centre", "department"),
    },
    "review-audit-log": {
        "who": choose("filter-who", "administrator"),
        "area": choose("filter-kind", "api-keys"),
    },
    "set-up-department": {
        "invite-manager": invite("sales.manager@ledgerline.example", "manager", "sales"),
        "invite-submitter": invite("sales.desk@ledgerline.example", "end-user", "sales"),
        "template": click("use-template-by-department", "dialog-confirm"),
        "sales-rule": sales_rule,
        "publish": click("publish-workflow", "dialog-confirm"),
    },
}


def draft_workflow(app: Ledgerline) -> None:
    """The workflow of the exercise, built and not yet published."""
    app.go("/workflows")
    app.click("new-workflow")
    app.fill("workflow-name", "Invoice Approval")
    app.click("dialog-confirm")
    app.choose("trigger-select", "invoice-submitted")
    app.click("add-decision")
    app.choose("decision-field", "amount")
    set_rules(app)


def published_workflow(app: Ledgerline) -> None:
    """The same, published."""
    draft_workflow(app)
    app.click("publish-workflow", "dialog-confirm")


def parallel_workflow(app: Ledgerline) -> None:
    """The workflow at work, with two approvers over 10,000."""
    app.go("/workflows/standard-review")
    app.click("add-decision")
    app.choose("decision-field", "amount")
    one_approver(app)
    two_approvers(app)
    app.click("publish-workflow", "dialog-confirm")


def fast_lane(app: Ledgerline) -> None:
    """A published workflow from a template, in which a mistake is about to happen."""
    app.go("/workflows")
    app.click("use-template-two-limits")
    app.fill("workflow-name", "Fast Lane")
    app.click("dialog-confirm", "publish-workflow", "dialog-confirm")


def sales_department(app: Ledgerline) -> None:
    """The people and the workflow of the guided part."""
    app.go("/people")
    invite("sales.manager@ledgerline.example", "manager", "sales")(app)
    invite("sales.desk@ledgerline.example", "end-user", "sales")(app)
    app.go("/workflows")
    app.click("use-template-by-department", "dialog-confirm")
    sales_rule(app)
    app.click("publish-workflow", "dialog-confirm")


def connected_accounting(app: Ledgerline) -> None:
    """The books, connected."""
    app.go("/integrations")
    reconnect(app)


def reject_an_invoice(player: TourPlayer, _: str) -> None:
    """As the manager, on a first day: send the tours that come away, and reject."""
    player.dismiss("meet-your-queue")
    player.app.click("nav-invoices")
    player.dismiss("approve-first-invoice")
    player.app.click("invoice-link-INV-2050", "reject-invoice")
    player.app.fill("reject-comment", "The purchase order is missing.")
    player.app.click("dialog-confirm")


NEEDS: Mapping[str, Act] = {
    "test-invoice-approval": draft_workflow,
    "escalate-invoice-approval": published_workflow,
    "take-back-alone": fast_lane,
    "two-approvers-alone": parallel_workflow,
    "open-facilities-alone": sales_department,
    "reconnect-accounting-alone": connected_accounting,
}
STARTS: Mapping[str, Callable[[TourPlayer, str], None]] = {"after-first-rejection": reject_an_invoice}


def begin(player: TourPlayer, tour: str, language: str) -> None:
    """Get to a tour the way a person does: by signing in, by doing what triggers it, or by a link."""
    (entry,) = (one for one in player.site.manifest["tours"] if one["id"] == tour)
    role = entry["roles"][0]
    by_itself = entry["trigger"]["on"] == "first-login" or tour in STARTS
    if tour in NEEDS:
        player.open(language=language)
        player.sign_in(role)
        NEEDS[tour](player.app)
        player.open(entry["start"], tour=tour, language=language)
    else:
        player.open(entry.get("start", ""), tour="" if by_itself else tour, language=language)
        player.sign_in(role)
    if tour in STARTS:
        STARTS[tour](player, language)
