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


def set_rules(app: Ledgerline) -> None:
    """Up to 5,000 to the manager, the rest to the director."""
    app.fill("rule-1-limit", "5000")
    app.choose("rule-1-approver", "department-manager")
    app.choose("rule-otherwise-approver", "director")


def escalate(app: Ledgerline) -> None:
    """After two days to the manager's manager."""
    app.click("add-escalation")
    app.fill("escalation-days", "2")
    app.choose("escalation-to", "managers-manager")


ACTS: Mapping[str, Mapping[str, Act]] = {
    "build-invoice-approval": {
        "name-workflow": fill("workflow-name", "Invoice Approval", "dialog-confirm"),
        "choose-trigger": choose("trigger-select", "invoice-submitted"),
        "choose-field": choose("decision-field", "amount"),
        "set-rules": set_rules,
    },
    "escalate-invoice-approval": {
        "escalate": escalate,
        "test": run_test("small"),
        "publish": click("publish-workflow", "dialog-confirm"),
    },
    "submit-first-invoice": {
        "supplier": choose("form-supplier", "Pixelforge Studio"),
        "amount": fill("form-amount", "7250"),
        "department": choose("form-department", "marketing"),
        "submit": fill("form-memo", "Product pages, spring campaign", "dialog-confirm"),
    },
    "test-invoice-approval": {
        "choose-recipient": choose("notification-recipient", "approver"),
        "test-limit": run_test("limit"),
        "test-above": run_test("large"),
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
