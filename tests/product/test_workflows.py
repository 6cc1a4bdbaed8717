"""The workflow builder: decisions by supplier, test runs, versions, templates, pause."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser import Axe, Watch
from tests.product.builder import begin, from_template, publish
from tests.product.driver import Ledgerline


def test_decision_by_supplier_routes_invoices(ledgerline: Ledgerline, page_watch: Watch) -> None:
    complaints = page_watch(ledgerline.page)
    begin(ledgerline, "/workflows/standard-review")
    ledgerline.click("add-decision")
    ledgerline.choose("decision-field", "supplier")
    expect(ledgerline.get("decision-field")).to_be_focused()
    ledgerline.click("publish-workflow")
    expect(ledgerline.get("rule-1-supplier")).to_be_focused()
    ledgerline.choose("rule-1-supplier", "Selat Freight")
    ledgerline.choose("rule-1-approver", "director")
    expect(ledgerline.get("rule-otherwise-text")).to_have_text("Every other supplier")
    ledgerline.choose("rule-otherwise-approver", "department-manager")
    changed = ledgerline.events("workflow.changed")[-1]
    assert (changed["field"], changed["supplier"], changed["up_to"], changed["up_to_mode"]) == (
        "supplier",
        "Selat Freight",
        "director",
        "one",
    )
    ledgerline.choose("test-sample", "large")
    ledgerline.click("run-test")
    expect(ledgerline.get("path-decision")).to_have_text("Supplier is Selat Freight")
    assert ledgerline.events("workflow.tested")[-1]["path"] == "invoice-submitted > Selat Freight > director"
    ledgerline.choose("test-sample", "small")
    ledgerline.click("run-test")
    expect(ledgerline.get("path-decision")).to_have_text("Harbor Paper Co.: every other supplier")
    publish(ledgerline)
    ledgerline.submit("120")
    expect(ledgerline.get("outcome")).to_have_text("Waiting for: Director")
    complaints.expect_clean()


def test_same_value_twice_is_an_open_point(ledgerline: Ledgerline) -> None:
    begin(ledgerline, "/workflows/standard-review")
    ledgerline.click("add-decision")
    ledgerline.choose("decision-field", "supplier")
    ledgerline.choose("rule-1-supplier", "Selat Freight")
    ledgerline.click("add-rule")
    expect(ledgerline.get("rule-2-supplier")).to_be_focused()
    ledgerline.choose("rule-2-supplier", "Selat Freight")
    expect(ledgerline.get("fix-rule-2-supplier")).to_have_text("Rule 2: this supplier has a rule already.")
    ledgerline.click("remove-rule-2")
    expect(ledgerline.get("fix-rule-2-supplier")).to_have_count(0)


def test_workflows_saved_before_there_were_versions_go_on(ledgerline: Ledgerline) -> None:
    """One approver per rule as a text, no list of versions, no author."""
    begin(ledgerline)
    ledgerline.page.evaluate(
        """() => {
          const state = JSON.parse(localStorage.getItem("ledgerline:state"));
          const rule = { limit: 5000, department: "", approver: "department-manager" };
          const definition = {
            trigger: "invoice-submitted", approver: "department-manager", notification: null, escalation: null,
            decision: { field: "amount", rules: [rule], otherwise: "director" },
          };
          const published = { version: 4, at: new Date().toISOString(), definition };
          Object.assign(state.sandbox.workflows[0], { draft: structuredClone(definition), published });
          for (const key of ["versions", "paused"]) delete state.sandbox.workflows[0][key];
          state.sandbox.touched = true;
          localStorage.setItem("ledgerline:state", JSON.stringify(state));
        }"""
    )
    ledgerline.page.reload()
    ledgerline.go("/workflows/standard-review")
    expect(ledgerline.get("rule-1-limit")).to_have_value("5000")
    ledgerline.fill("rule-1-limit", "6000")
    changed = ledgerline.events("workflow.changed")[-1]
    assert (changed["threshold"], changed["up_to"], changed["over"]) == (
        6000,
        "department-manager",
        "director",
    )
    publish(ledgerline, "Higher")
    ledgerline.click("open-versions", "version-link-4")
    expect(ledgerline.get("version-note")).to_have_text("No note")
    ledgerline.submit("5500")
    expect(ledgerline.get("fact-workflow")).to_have_text("Standard Review, version 5")
    expect(ledgerline.get("approvals")).to_have_count(0)


def test_keyboard_alone_begins_with_a_template_and_publishes(ledgerline: Ledgerline) -> None:
    begin(ledgerline)
    keyboard = ledgerline.page.keyboard
    ledgerline.get("use-template-two-limits").focus()
    keyboard.press("Enter")
    expect(ledgerline.get("workflow-name")).to_be_focused()
    keyboard.type("Small first")
    keyboard.press("Enter")
    expect(ledgerline.get("page-title")).to_have_text("Small first")
    expect(ledgerline.get("page-title")).to_be_focused()
    ledgerline.get("test-every-branch").focus()
    keyboard.press("Enter")
    expect(ledgerline.get("test-every-branch")).to_be_focused()
    ledgerline.get("publish-workflow").focus()
    keyboard.press("Enter")
    expect(ledgerline.get("publish-note")).to_be_focused()
    keyboard.type("Less waiting")
    keyboard.press("Enter")
    expect(ledgerline.get("publish-workflow")).to_be_focused()
    ledgerline.get("open-versions").focus()
    keyboard.press("Enter")
    expect(ledgerline.get("version-note")).to_have_text("Less waiting")


def test_test_run_draws_the_path_of_several_approvers(ledgerline: Ledgerline) -> None:
    begin(ledgerline)
    from_template(ledgerline, "two-approvers")
    ledgerline.choose("test-sample", "large")
    ledgerline.click("run-test")
    expect(ledgerline.get("test-verdict")).to_have_text(
        "Test passed: the invoice goes to Department manager and Director. All of them must approve."
    )
    expect(ledgerline.get("path-notification")).to_have_text("Department manager and Director are notified")
    expect(ledgerline.get("test-map").locator(".is-taken")).to_contain_text("Over $10,000.00")
    expect(ledgerline.get("rule-otherwise")).to_have_class(re.compile("is-taken"))
    tested = ledgerline.events("workflow.tested")[-1]
    assert tested["path"] == "invoice-submitted > over-10000 > department-manager + director"
    assert (tested["approver"], tested["mode"]) == ("department-manager + director", "all")
    ledgerline.fill("rule-1-limit", "20000")
    expect(ledgerline.get("test-result")).to_have_text(
        "No test yet. The path of the sample invoice appears here."
    )


def test_own_invoice_is_sent_through(ledgerline: Ledgerline) -> None:
    begin(ledgerline)
    from_template(ledgerline, "two-limits")
    expect(ledgerline.get("test-own")).to_be_hidden()
    ledgerline.choose("test-sample", "own")
    ledgerline.click("run-test")
    expect(ledgerline.get("test-amount")).to_be_focused()
    expect(ledgerline.get("test-amount-error")).to_contain_text("Enter an amount")
    ledgerline.fill("test-amount", "499.99")
    ledgerline.click("run-test")
    expect(ledgerline.get("test-verdict")).to_have_text("Test passed: the invoice is approved automatically.")
    tested = ledgerline.events("workflow.tested")[-1]
    assert (tested["sample"], tested["amount"], tested["approver"]) == ("own", 499.99, "auto")


@pytest.mark.parametrize(
    ("template", "outcomes"),
    [
        ("two-limits", ["Approved automatically", "Sent to Department manager", "Sent to Director"]),
        (
            "by-department",
            ["Sent to Administrator", "Sent to Director", "Sent to Department manager"],
        ),
        ("two-approvers", ["Sent to Department manager", "Department manager and Director"]),
        (
            "by-supplier",
            ["Approved automatically", "Director or Administrator", "Sent to Department manager"],
        ),
    ],
)
def test_templates_are_complete_and_every_branch_passes(
    ledgerline: Ledgerline, template: str, outcomes: list[str]
) -> None:
    begin(ledgerline)
    from_template(ledgerline, template, "From a template")
    assert ledgerline.events("workflow.created") == [
        {"id": "from-a-template", "name": "From a template", "template": template}
    ]
    expect(ledgerline.get("open-points")).to_contain_text("Everything is complete.")
    ledgerline.click("test-every-branch")
    expect(ledgerline.get("test-verdict")).to_have_text(
        f"Test passed: all {len(outcomes)} branches reach a decision."
    )
    expect(ledgerline.get("branch-results").locator(".muted")).to_have_text(
        [re.compile(outcome) for outcome in outcomes]
    )
    assert ledgerline.events("workflow.tested")[-1]["branches"] == len(outcomes)
    expect(ledgerline.get("open-points")).to_contain_text("The latest test passed.")
    ledgerline.go("/workflows")
    ledgerline.click(f"use-template-{template}")
    ledgerline.fill("workflow-name", "From a template")
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("workflow-name-error")).to_contain_text("Another workflow has this name")


def test_every_branch_says_which_one_is_stuck(ledgerline: Ledgerline) -> None:
    begin(ledgerline, "/workflows/standard-review")
    ledgerline.click("add-decision")
    ledgerline.choose("decision-field", "amount")
    ledgerline.fill("rule-1-limit", "900")
    ledgerline.choose("rule-1-approver", "director")
    ledgerline.click("test-every-branch")
    expect(ledgerline.get("test-verdict")).to_have_text("Test failed: 1 of 2 branches get stuck.")
    expect(ledgerline.get("branch-result-1")).to_contain_text("$900.00 is up to $900.00")
    expect(ledgerline.get("branch-result-2")).to_contain_text("Nobody is chosen to approve it")
    assert ledgerline.events("workflow.tested")[-1]["passed"] is False


def test_versions_are_kept_compared_and_restored(ledgerline: Ledgerline, page_watch: Watch) -> None:
    complaints = page_watch(ledgerline.page)
    begin(ledgerline)
    from_template(ledgerline, "two-approvers", "Large invoices")
    publish(ledgerline, "Two approvers over 10,000")
    assert ledgerline.events("workflow.published")[-1]["note"] == "Two approvers over 10,000"
    ledgerline.fill("rule-1-limit", "7500")
    ledgerline.click("remove-notification", "add-escalation")
    ledgerline.fill("escalation-days", "3")
    ledgerline.choose("escalation-to", "director")
    publish(ledgerline, "Limit lowered")
    ledgerline.click("open-versions")
    expect(ledgerline.get("page-title")).to_be_focused()
    expect(ledgerline.get("version-note")).to_have_text("Limit lowered")
    expect(ledgerline.get("version-link-2")).to_contain_text("Current")
    ledgerline.click("version-link-1")
    expect(ledgerline.page).to_have_url(re.compile(r"#/workflows/large-invoices/versions\?open=1$"))
    expect(ledgerline.get("version-map")).to_contain_text("Over $10,000.00")
    expect(ledgerline.get("compare-with")).to_have_value("2")
    expect(ledgerline.get("changes").locator("li")).to_have_text(
        [
            "ChangedBefore: Up to $10,000.00: Department managerNow: Up to $7,500.00: Department manager",
            re.compile(
                "^ChangedBefore: Over .10,000.00: Department manager and DirectorNow: Over .7,500.00: "
            ),
            "AddedEscalates after 3 days to: Director",
            "RemovedApprover is notified: “An invoice needs your approval.”",
        ]
    )
    ledgerline.click("restore-version", "dialog-confirm")
    expect(ledgerline.get("rule-1-limit")).to_have_value("10000")
    expect(ledgerline.get("workflow-state")).to_have_text("Unpublished changes")
    restored = ledgerline.events("workflow.restored")[-1]
    assert (restored["id"], restored["version"], restored["threshold"]) == ("large-invoices", 1, 10000)
    ledgerline.click("open-versions", "version-link-1")
    expect(ledgerline.get("version-is-draft")).to_be_visible()
    ledgerline.choose("compare-with", "draft")
    expect(ledgerline.get("compare-result")).to_contain_text("They say the same.")
    ledgerline.go("/workflows/large-invoices")
    publish(ledgerline, "Back to the first limit")
    assert ledgerline.events("workflow.published")[-1]["version"] == 3
    complaints.expect_clean()


def test_readers_see_versions_and_change_nothing(ledgerline: Ledgerline) -> None:
    ledgerline.open("/workflows/year-end-review/versions")
    ledgerline.sign_in("director")
    expect(ledgerline.get("version-note")).to_contain_text("decide together")
    ledgerline.click("version-link-1")
    expect(ledgerline.get("version-map")).to_contain_text("Over $20,000.00")
    expect(ledgerline.get("restore-version")).to_have_count(0)
    ledgerline.go("/workflows")
    expect(ledgerline.get("templates")).to_have_count(0)
    ledgerline.go("/workflows/year-end-review")
    expect(ledgerline.get("duplicate-workflow")).to_have_count(0)
    expect(ledgerline.get("add-rule-1-approver")).to_be_hidden()
    ledgerline.sign_in("accounts-clerk")
    ledgerline.go("/workflows/year-end-review/versions")
    expect(ledgerline.get("version-list")).to_have_count(0)


def test_duplicate_is_a_draft_of_its_own(ledgerline: Ledgerline) -> None:
    begin(ledgerline, "/workflows/standard-review")
    ledgerline.click("duplicate-workflow")
    expect(ledgerline.get("workflow-name")).to_have_value("Copy of Standard Review")
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("page-title")).to_have_text("Copy of Standard Review")
    expect(ledgerline.get("workflow-state")).to_have_text("Draft")
    assert ledgerline.events("workflow.duplicated") == [
        {"id": "copy-of-standard-review", "name": "Copy of Standard Review", "from": "standard-review"}
    ]
    ledgerline.choose("routing-approver", "director")
    ledgerline.go("/workflows/standard-review")
    expect(ledgerline.get("routing-approver")).to_have_value("department-manager")
    ledgerline.click("duplicate-workflow")
    expect(ledgerline.get("workflow-name")).to_have_value("Copy of Standard Review 2")


def test_paused_workflow_takes_no_new_invoices(ledgerline: Ledgerline) -> None:
    begin(ledgerline, "/workflows/standard-review")
    ledgerline.click("pause-workflow", "dialog-confirm")
    expect(ledgerline.get("resume-workflow")).to_be_focused()
    expect(ledgerline.get("workflow-state")).to_have_text("Paused")
    expect(ledgerline.get("paused-note")).to_be_visible()
    ledgerline.submit("80")
    expect(ledgerline.get("fact-workflow")).to_have_text("None")
    expect(ledgerline.get("approve-invoice")).to_be_visible()
    ledgerline.go("/workflows/standard-review")
    ledgerline.click("resume-workflow")
    expect(ledgerline.get("pause-workflow")).to_be_focused()
    assert ledgerline.events("workflow.paused") == ledgerline.events("workflow.resumed")
    ledgerline.submit("81")
    expect(ledgerline.get("fact-workflow")).to_have_text("Standard Review, version 1")


def test_resuming_says_what_it_replaces(ledgerline: Ledgerline) -> None:
    begin(ledgerline, "/workflows/year-end-review")
    ledgerline.click("resume-workflow")
    expect(ledgerline.get("resume-dialog")).to_contain_text("It replaces “Standard Review”.")
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("workflow-state")).to_have_text("Published")
    ledgerline.go("/workflows/standard-review")
    expect(ledgerline.get("workflow-state")).to_have_text("Replaced")


@pytest.mark.parametrize("language", ["en", "ja", "zh", "ms"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.sampled(2)
def test_pages_are_accessible_and_fit_a_phone(
    ledgerline: Ledgerline, axe: Axe, language: str, scheme: str
) -> None:
    page = ledgerline.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 740})
    ledgerline.open("/workflows", search=f"?lang={language}")
    ledgerline.sign_in("administrator")

    def check(place: str) -> None:
        assert axe(page) == [], place
        assert ledgerline.overflow() <= 0, place

    ledgerline.get("templates").wait_for()
    check("list")
    from_template(ledgerline, "by-supplier")
    ledgerline.choose("test-sample", "large")
    ledgerline.click("run-test")
    check("one test")
    ledgerline.click("test-every-branch")
    check("every branch")
    ledgerline.click("publish-workflow")
    check("publish")
    ledgerline.click("dialog-confirm")
    number = ledgerline.submit("900")
    check(f"invoice {number}")
    ledgerline.go("/workflows/year-end-review/versions")
    ledgerline.get("changes").wait_for()
    check("versions")
