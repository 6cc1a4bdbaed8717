"""People and roles: invite, change, deactivate, what each role may do; and deputies for who is away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import Axe, Watch
from tests.product.driver import Ledgerline

DEPUTY = """async ([sandbox, person, now]) =>
  (await import(new URL("js/people.js", document.baseURI))).deputyFor(sandbox, person, now)"""
MAY = """async () => (await import(new URL("js/people.js", document.baseURI))).MAY"""
DAMAGE = """([part, value]) => {
  const state = JSON.parse(localStorage.getItem("ledgerline:state"));
  state.sandbox[part] = value;
  localStorage.setItem("ledgerline:state", JSON.stringify(state));
}"""
TODAY = """async (plus) => (await import(new URL("js/reports-schedules.js", document.baseURI))).dayAfter(Date.now(), plus)"""


def invite(app: Ledgerline, email: str, role: str, department: str = "") -> None:
    """Invite a person; the list of people is open."""
    app.click("invite-person")
    app.fill("person-email", email)
    app.choose("person-role", role)
    app.choose("person-department", department)
    app.click("dialog-confirm")


def name_deputy(app: Ledgerline, deputy: str, *, hand_over: bool = False) -> None:
    """Name a deputy for today and the week after."""
    app.go("/settings")
    app.choose("delegate-deputy", deputy)
    if hand_over:
        app.get("delegate-hand-over").check()
    app.click("save-delegate")
    expect(app.get("delegation")).to_be_visible()


def person(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "role": "manager", "manager": None, "status": "active", **more}


def away(name: str, deputy: str, days: tuple[str, str] = ("2026-03-01", "2026-03-05")) -> dict[str, str]:
    return {"person": name, "deputy": deputy, "from": days[0], "until": days[1]}


@pytest.mark.parametrize(
    ("people", "delegations", "decides"),
    [
        ([person("a"), person("b")], [], "a"),
        ([person("a"), person("b")], [away("a", "b")], "b"),
        ([person("a"), person("b")], [away("a", "b", ("2026-03-04", "2026-03-09"))], "a"),
        ([person("a"), person("b")], [away("a", "b", ("2026-02-01", "2026-03-02"))], "a"),
        ([person("a"), person("b"), person("c")], [away("a", "b"), away("b", "c")], "c"),
        ([person("a"), person("b")], [away("a", "b"), away("b", "a")], "b"),
        ([person("a"), person("b", status="deactivated")], [away("a", "b")], "a"),
        ([person("a", manager="b", status="deactivated"), person("b")], [], "b"),
        ([person("a", manager="b", role="end-user"), person("b")], [], "b"),
        ([person("a", manager="b", status="deactivated"), person("b"), person("c")], [away("b", "c")], "c"),
        ([person("a", status="deactivated")], [], "a"),
        ([person("b")], [], "a"),
    ],
)
def test_who_decides_in_a_persons_place(
    ledgerline: Ledgerline, people: list[Any], delegations: list[Any], decides: str
) -> None:
    ledgerline.open()
    sandbox = {"people": people, "delegations": delegations}
    assert ledgerline.page.evaluate(DEPUTY, [sandbox, "a", "2026-03-03T10:00:00"]) == decides


def test_invited_person_signs_in_with_the_role(ledgerline: Ledgerline) -> None:
    ledgerline.open("/people")
    ledgerline.sign_in("administrator")
    invite(ledgerline, "buyer@harbor.example", "executive")
    expect(ledgerline.get("toast")).to_have_text("buyer@harbor.example is invited.")
    expect(ledgerline.get("change-role-person-1")).to_be_focused()
    expect(ledgerline.get("status-person-1")).to_have_text("Invited")
    assert ledgerline.events("user.invited") == [
        {
            "user": "person-1",
            "name": "buyer@harbor.example",
            "email": "buyer@harbor.example",
            "role": "executive",
            "department": "",
        }
    ]
    ledgerline.sign_in("person-1")
    expect(ledgerline.get("current-person")).to_have_text("buyer@harbor.example")
    expect(ledgerline.page.locator("html")).to_have_attribute("data-role", "executive")
    ledgerline.go("/reports/spend")
    expect(ledgerline.get("report-table")).to_be_visible()
    ledgerline.go("/people")
    expect(ledgerline.get("page-title")).to_have_text("Not for your role")
    ledgerline.sign_in("administrator")
    ledgerline.go("/people")
    expect(ledgerline.get("status-person-1")).to_have_text("Active")
    ledgerline.go("/notifications")
    expect(ledgerline.page.locator("main")).to_contain_text("buyer@harbor.example accepted the invitation.")


@pytest.mark.parametrize(
    ("email", "role", "department", "field", "error"),
    [
        ("", "manager", "it", "person-email", "Fill in this field."),
        ("buyer", "manager", "it", "person-email", "Enter a complete e-mail address"),
        ("a@b@c.example", "manager", "it", "person-email", "Enter a complete e-mail address"),
        ("DIRECTOR@ledgerline.example", "manager", "it", "person-email", "has this address already"),
        ("buyer@harbor.example", "", "it", "person-role", "Fill in this field."),
        ("buyer@harbor.example", "manager", "", "person-department", "Choose a department"),
        ("buyer@harbor.example", "end-user", "", "person-department", "Choose a department"),
    ],
)
def test_invitations_are_checked(
    ledgerline: Ledgerline, email: str, role: str, department: str, field: str, error: str
) -> None:
    ledgerline.open("/people")
    ledgerline.sign_in("administrator")
    invite(ledgerline, email, role, department)
    expect(ledgerline.get(f"{field}-error")).to_contain_text(error)
    expect(ledgerline.get(field)).to_be_focused()
    assert ledgerline.events("user.invited") == []


def test_new_role_counts_at_once(ledgerline: Ledgerline) -> None:
    ledgerline.open("/people")
    ledgerline.sign_in("administrator")
    ledgerline.click("change-role-accounts-clerk")
    ledgerline.choose("person-role", "administrator")
    expect(ledgerline.get("role-summary")).to_contain_text("Builds workflows")
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("toast")).to_have_text("Accounts clerk now has the role: Administrator.")
    expect(ledgerline.get("change-role-accounts-clerk")).to_be_focused()
    assert ledgerline.events("user.role-changed") == [
        {"user": "accounts-clerk", "name": "Accounts clerk", "role": "administrator", "from": "end-user"}
    ]
    ledgerline.sign_in("accounts-clerk")
    ledgerline.go("/people")
    ledgerline.click("deactivate-administrator", "dialog-confirm")
    expect(ledgerline.get("status-administrator")).to_have_text("Deactivated")
    expect(ledgerline.get("locked-accounts-clerk")).to_be_visible()


def test_work_of_who_may_no_longer_decide_moves_on(ledgerline: Ledgerline) -> None:
    """The manager of every end user becomes one: who they reported to is still there."""
    ledgerline.open("/people")
    ledgerline.sign_in("administrator")
    ledgerline.click("change-role-department-manager")
    ledgerline.choose("person-role", "end-user")
    expect(ledgerline.get("consequence")).to_contain_text("They go to: Director.")
    ledgerline.click("dialog-confirm")
    ledgerline.sign_in("director")
    ledgerline.go("/invoices/INV-2047")
    expect(ledgerline.get("approve-invoice")).to_be_visible()


def test_work_of_who_is_deactivated_moves_on(ledgerline: Ledgerline) -> None:
    ledgerline.open("/people")
    ledgerline.sign_in("administrator")
    expect(ledgerline.get("locked-administrator")).to_have_text("Another Administrator changes your role.")
    assert ledgerline.get("deactivate-administrator").count() == 0
    ledgerline.click("deactivate-department-manager")
    expect(ledgerline.get("consequence")).to_have_text(
        "5 invoices are waiting for them. They go to: Director."
    )
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("reactivate-department-manager")).to_be_focused()
    number = ledgerline.submit("700")
    expect(ledgerline.get("decision-card")).to_contain_text("Director")
    ledgerline.click("sign-out")
    assert ledgerline.get("sign-in-department-manager").count() == 0
    ledgerline.sign_in("director")
    ledgerline.go(f"/invoices/{number}")
    expect(ledgerline.get("approve-invoice")).to_be_visible()
    ledgerline.go("/invoices/INV-2047")
    expect(ledgerline.get("approve-invoice")).to_be_visible()
    ledgerline.sign_in("administrator")
    ledgerline.go("/people")
    ledgerline.click("reactivate-department-manager")
    expect(ledgerline.get("change-role-department-manager")).to_be_focused()
    number = ledgerline.submit("710")
    expect(ledgerline.get("decision-card")).to_contain_text("Department manager")


def test_people_are_found_and_the_address_keeps_how(ledgerline: Ledgerline) -> None:
    ledgerline.open("/people")
    ledgerline.sign_in("administrator")
    expect(ledgerline.get("people-count")).to_have_text("4 people")
    ledgerline.fill("filter-text", "clerk")
    expect(ledgerline.get("people-count")).to_have_text("1 person")
    ledgerline.choose("filter-role", "manager")
    expect(ledgerline.page).to_have_url(f"{ledgerline.url}#/people?text=clerk&role=manager")
    ledgerline.click("clear-filters-empty")
    expect(ledgerline.get("filter-text")).to_be_focused()
    expect(ledgerline.get("people-count")).to_have_text("4 people")
    ledgerline.click("open-roles", "role-people-executive")
    expect(ledgerline.get("filter-role")).to_have_value("executive")
    expect(ledgerline.get("person-row-director")).to_be_visible()
    assert ledgerline.get("person-row-administrator").count() == 0
    ledgerline.click("clear-filters")
    expect(ledgerline.get("people-count")).to_have_text("4 people")
    expect(ledgerline.get("filter-text")).to_be_focused()


def test_every_permission_is_explained(ledgerline: Ledgerline, product: Path) -> None:
    words = json.loads((product / "strings" / "en.json").read_text(encoding="utf-8"))
    ledgerline.open("/people/roles")
    ledgerline.sign_in("administrator")
    allowed = ledgerline.page.evaluate(MAY)
    for action in {action for actions in allowed.values() for action in actions}:
        row = ledgerline.get(f"permission-{action}")
        name, *cells = row.locator("th, td").all_inner_texts()
        assert name == words[f"permission.{action}"]
        said = [cell.strip().endswith("Yes") for cell in cells]
        assert said == [
            action in allowed[role] for role in ("administrator", "manager", "executive", "end-user")
        ]


def test_invoices_go_to_the_deputy_while_someone_is_away(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    ledgerline.sign_in("department-manager")
    name_deputy(ledgerline, "director")
    expect(ledgerline.get("delegation")).to_be_focused()
    (event,) = ledgerline.events("delegate.set")
    assert (event["user"], event["deputy"]) == ("department-manager", "director")
    ledgerline.sign_in("accounts-clerk")
    assert ledgerline.get("delegate-card").count() == 0
    number = ledgerline.submit("700")
    expect(ledgerline.get("decision-card")).to_contain_text("Director")
    expect(ledgerline.page.locator("main")).to_contain_text("Sent to Director, deputy of: Department manager")
    ledgerline.sign_in("director")
    ledgerline.go(f"/invoices/{number}")
    ledgerline.click("approve-invoice")
    ledgerline.sign_in("administrator")
    ledgerline.go("/people")
    expect(ledgerline.get("away-department-manager")).to_contain_text("deputy: Director")
    ledgerline.sign_in("department-manager")
    ledgerline.go("/settings")
    ledgerline.click("end-delegate")
    expect(ledgerline.get("delegate-deputy")).to_be_focused()
    ledgerline.sign_in("accounts-clerk")
    ledgerline.submit("710")
    expect(ledgerline.get("decision-card")).to_contain_text("Department manager")


def test_waiting_invoices_are_handed_over_on_wish(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    ledgerline.sign_in("department-manager")
    name_deputy(ledgerline, "administrator", hand_over=True)
    expect(ledgerline.get("toast")).to_have_text("Your deputy is named and has 5 invoices of yours.")
    ledgerline.go("/invoices?view=queue")
    expect(ledgerline.get("no-invoices")).to_be_visible()
    ledgerline.sign_in("administrator")
    ledgerline.go("/invoices/INV-2047")
    expect(ledgerline.get("approve-invoice")).to_be_visible()


def test_period_of_a_deputy_is_checked_and_passes(ledgerline: Ledgerline) -> None:
    ledgerline.open("/settings")
    ledgerline.sign_in("director")
    ledgerline.click("save-delegate")
    expect(ledgerline.get("delegate-deputy-error")).to_have_text("Choose who stands in for you.")
    ledgerline.choose("delegate-deputy", "administrator")
    tomorrow, today, earlier = (ledgerline.page.evaluate(TODAY, plus) for plus in (1, 0, -1))
    ledgerline.fill("delegate-from", tomorrow)
    expect(ledgerline.get("delegate-hand-over")).to_be_hidden()
    ledgerline.fill("delegate-until", today)
    ledgerline.click("save-delegate")
    expect(ledgerline.get("delegate-until-error")).to_contain_text("not before the first")
    ledgerline.fill("delegate-from", earlier)
    ledgerline.click("save-delegate")
    expect(ledgerline.get("delegate-from-error")).to_contain_text("from today on")
    ledgerline.fill("delegate-from", tomorrow)
    ledgerline.fill("delegate-until", tomorrow)
    ledgerline.click("save-delegate")
    expect(ledgerline.get("delegation")).to_contain_text("Deputy: Administrator, from")
    ledgerline.click("skip-day")
    expect(ledgerline.get("delegation")).not_to_contain_text("from")
    ledgerline.click("skip-day")
    expect(ledgerline.get("delegate-form")).to_be_visible()


def test_reset_sends_an_invited_person_back_to_the_door(ledgerline: Ledgerline, page_watch: Watch) -> None:
    complaints = page_watch(ledgerline.page)
    ledgerline.open("/people")
    ledgerline.sign_in("administrator")
    invite(ledgerline, "buyer@harbor.example", "manager", "sales")
    ledgerline.sign_in("person-1")
    ledgerline.go("/settings")
    ledgerline.click("reset-sandbox", "dialog-confirm")
    expect(ledgerline.get("people")).to_be_visible()
    assert ledgerline.get("sign-in-person-1").count() == 0
    complaints.expect_clean()


def test_person_on_leave_still_sees_what_the_deputy_got(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    ledgerline.sign_in("department-manager")
    name_deputy(ledgerline, "director")
    ledgerline.sign_in("accounts-clerk")
    number = ledgerline.submit("700")
    ledgerline.sign_in("department-manager")
    ledgerline.go(f"/invoices/{number}")
    expect(ledgerline.get("page-title")).to_have_text(f"Invoice {number}")
    assert ledgerline.get("approve-invoice").count() == 0


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("people", []),
        ("people", [{"id": "administrator", "role": "king"}]),
        (
            "delegations",
            [{"person": "director", "deputy": "nobody", "from": "2026-01-01", "until": "2026-01-02"}],
        ),
        (
            "delegations",
            [{"person": "director", "deputy": "administrator", "from": "soon", "until": "later"}],
        ),
        ("schedules", [{"id": "schedule-1", "report": "nonsense"}]),
        ("schedules", None),
    ],
)
def test_damaged_people_and_schedules_are_replaced(
    ledgerline: Ledgerline, page_watch: Watch, part: str, value: Any
) -> None:
    complaints = page_watch(ledgerline.page)
    ledgerline.open("/people")
    ledgerline.sign_in("administrator")
    invite(ledgerline, "buyer@harbor.example", "executive")
    ledgerline.page.evaluate(DAMAGE, [part, value])
    ledgerline.page.reload()
    expect(ledgerline.get("notice-recovered")).to_be_visible()
    complaints.expect_clean()


def test_people_work_by_keyboard(ledgerline: Ledgerline) -> None:
    ledgerline.open("/people")
    ledgerline.sign_in("administrator")
    press = ledgerline.page.keyboard.press
    ledgerline.get("deactivate-accounts-clerk").focus()
    press("Enter")
    expect(ledgerline.get("deactivate-dialog")).to_be_visible()
    press("Escape")
    expect(ledgerline.get("deactivate-accounts-clerk")).to_be_focused()
    press("Shift+Tab")
    press("Enter")
    expect(ledgerline.get("person-role")).to_be_focused()
    press("ArrowUp")
    expect(ledgerline.get("person-role")).to_have_value("executive")
    ledgerline.get("dialog-confirm").focus()
    press("Enter")
    expect(ledgerline.get("change-role-accounts-clerk")).to_be_focused()
    assert [event["role"] for event in ledgerline.events("user.role-changed")] == ["executive"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_people_are_accessible(ledgerline: Ledgerline, axe: Axe, scheme: Any, language: str) -> None:
    ledgerline.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    ledgerline.open("/people", search=f"?lang={language}")
    ledgerline.sign_in("administrator")
    ledgerline.click("deactivate-department-manager")
    assert axe(ledgerline.page) == []
    ledgerline.click("dialog-confirm", "invite-person", "dialog-confirm")
    assert axe(ledgerline.page) == []
    ledgerline.click("dialog-cancel")
    assert axe(ledgerline.page) == []
    ledgerline.go("/people/roles")
    assert axe(ledgerline.page) == []
    ledgerline.go("/settings")
    ledgerline.click("save-delegate")
    assert axe(ledgerline.page) == []
    name_deputy(ledgerline, "director")
    assert axe(ledgerline.page) == []


@pytest.mark.parametrize("width", [360, 768, 1920])
@pytest.mark.parametrize("language", ["en", "ja", "zh", "ms"])
def test_people_fit_the_screen(ledgerline: Ledgerline, width: int, language: str) -> None:
    ledgerline.page.set_viewport_size({"width": width, "height": 800})
    ledgerline.open("/people", search=f"?lang={language}")
    ledgerline.sign_in("administrator")
    invite(ledgerline, f"{'very-long-' * 8}address@harbor.example", "manager", "operations")
    for route in ("/people", "/people/roles", "/settings", "/dashboard"):
        ledgerline.go(route)
        assert ledgerline.overflow() <= 0, route
