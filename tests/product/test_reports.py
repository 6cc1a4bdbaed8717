"""Reports: figures, choices in the address, files, schedules; by person, mouse and keyboard."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import Axe, Watch
from tests.product.driver import Ledgerline

FIGURES = """async ([name, invoices, choices, more]) =>
  (await import(new URL("js/reports.js", document.baseURI)))[name](invoices, choices, more)"""
SCHEDULE = """async ([name, ...values]) =>
  (await import(new URL("js/reports-schedules.js", document.baseURI)))[name](...values)"""
ALL = ("spend", "cycle-time", "approvers")


def day(app: Ledgerline, *, plus: int = 0) -> str:
    """The browser's day, or one some days later."""
    found: str = app.page.evaluate(SCHEDULE, ["dayAfter", app.page.evaluate("Date.now()"), plus])
    return found


def invoice(number: int, submitted: str, decided: str | None, **more: Any) -> dict[str, Any]:
    """An invoice of 100 for IT, approved by the manager at a moment, or waiting for them."""
    routed = {"at": f"{submitted}T12:00:00", "kind": "routed", "who": "department-manager"}
    return {
        "id": f"INV-{number}",
        "supplier": "Kumo Cloud Services",
        "department": "it",
        "amount": 100,
        "submitted": f"{submitted}T12:00:00",
        "assigned": f"{submitted}T12:00:00",
        "status": "approved" if decided else "waiting",
        "approver": None if decided else "department-manager",
        "decided": {"at": f"{decided}T12:00:00", "who": "department-manager"} if decided else None,
        "history": [routed],
        **more,
    }


SAMPLE = [
    invoice(1, "2026-01-01", "2026-01-03", amount=100),
    invoice(2, "2026-01-05", "2026-02-04", amount=250.5, department="sales"),
    invoice(3, "2026-02-01", "2026-02-02", amount=49.5),
    invoice(4, "2026-02-01", "2026-02-05", amount=1000, status="rejected"),
    invoice(5, "2026-02-10", None),
    invoice(6, "2025-12-01", "2025-12-31", amount=9999),
]
MONTHS = ["2026-01", "2026-02"]


def figures(app: Ledgerline, name: str, choices: dict[str, Any], more: Any = None) -> Any:
    return app.page.evaluate(FIGURES, [name, SAMPLE, {"months": MONTHS, **choices}, more])


def test_spend_counts_what_was_approved_in_the_months(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    found = figures(ledgerline, "spend", {"by": "department"})
    assert found["totals"] == [100, 300]
    assert found["total"] == 400
    assert found["count"] == 3
    assert [(row["key"], row["amounts"], row["total"]) for row in found["rows"]] == [
        ("sales", [0, 250.5], 250.5),
        ("it", [100, 49.5], 149.5),
    ]
    assert sum(row["share"] for row in found["rows"]) == pytest.approx(1)


def test_cycle_time_is_median_and_slowest(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    found = figures(ledgerline, "cycleTime", {"by": "month"})
    assert [(row["key"], row["count"], row["median"], row["slowest"]) for row in found["rows"]] == [
        ("2026-01", 1, 2, 2),
        ("2026-02", 3, 4, 30),
    ]
    assert found["all"]["median"] == 3
    assert [item["id"] for item in found["slowest"]] == ["INV-2", "INV-4", "INV-1", "INV-3"]
    by_department = figures(ledgerline, "cycleTime", {"by": "department"})
    assert [row["key"] for row in by_department["rows"]] == ["sales", "it"]


def test_approvers_are_judged_by_their_own_desk(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    now = ledgerline.page.evaluate("Date.parse('2026-02-13T12:00:00')")
    (row,) = figures(ledgerline, "approvers", {}, {"people": ["department-manager", "director"], "now": now})
    assert (row["key"], row["approved"], row["rejected"], row["decided"]) == ("department-manager", 3, 1, 4)
    assert (row["waiting"], row["worth"], row["oldest"], row["median"]) == (1, 100, 3, 3)


def test_approver_of_several_has_a_month_and_days_of_their_own(ledgerline: Ledgerline) -> None:
    """One approved after a day in January, the other after ten days in February; a third approval still waits."""
    ledgerline.open()
    both = ["department-manager", "director"]
    routed = [{"at": "2026-01-25T12:00:00", "kind": "routed", "who": who} for who in both]
    first = {"who": both[0], "at": "2026-01-26T12:00:00"}
    last = {"who": both[1], "at": "2026-02-04T12:00:00"}
    approvals = {"mode": "all", "people": both}
    one, two = invoice(1, "2026-01-25", "2026-02-04"), invoice(2, "2026-01-25", None, approver=both[1])
    shared = [
        {**one, "history": routed, "decided": last, "approvals": {**approvals, "given": [first, last]}},
        {**two, "history": routed, "approvals": {**approvals, "given": [first]}},
    ]
    more = {"people": both, "now": ledgerline.page.evaluate("Date.parse('2026-02-13T12:00:00')")}

    def found(*months: str) -> Any:
        rows = ledgerline.page.evaluate(FIGURES, ["approvers", shared, {"months": list(months)}, more])
        return [(row["key"], row["approved"], row["median"], row["waiting"]) for row in rows]

    assert found("2026-01") == [("department-manager", 2, 1, 0), ("director", 0, None, 1)]
    assert found("2026-02") == [("director", 1, 10, 1)]


@pytest.mark.parametrize(
    ("day", "every", "after"),
    [
        ("2026-01-31", "monthly", "2026-02-28"),
        ("2026-12-31", "monthly", "2027-01-31"),
        ("2028-01-30", "monthly", "2028-02-29"),
        ("2026-02-26", "weekly", "2026-03-05"),
    ],
)
def test_next_day_of_a_schedule(ledgerline: Ledgerline, day: str, every: str, after: str) -> None:
    ledgerline.open()
    assert ledgerline.page.evaluate(SCHEDULE, ["following", day, every]) == after


def test_missed_days_are_sent_once(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    schedule = {"next": "2026-01-05", "every": "weekly", "paused": False}
    assert ledgerline.page.evaluate(SCHEDULE, ["isDue", schedule, "2026-02-01"])
    assert ledgerline.page.evaluate(SCHEDULE, ["nextAfter", schedule, "2026-02-01"]) == "2026-02-02"


def test_choices_live_in_the_address(ledgerline: Ledgerline) -> None:
    ledgerline.open("/reports")
    ledgerline.sign_in("director")
    ledgerline.click("report-link-spend")
    expect(ledgerline.get("page-title")).to_have_text("Monthly spend")
    ledgerline.choose("filter-by", "supplier")
    ledgerline.choose("filter-department", "operations")
    ledgerline.choose("filter-period", "3")
    expect(ledgerline.get("filter-period")).to_be_focused()
    route = "/reports/spend?by=supplier&department=operations&period=3"
    expect(ledgerline.page).to_have_url(f"{ledgerline.url}#{route}")
    total = ledgerline.get("figure-total").inner_text()
    ledgerline.page.reload()
    expect(ledgerline.get("filter-by")).to_have_value("supplier")
    expect(ledgerline.get("figure-total")).to_have_text(re.compile(re.escape(total.split("\n")[1])))
    expect(ledgerline.get("report-row-Selat Freight")).to_be_visible()
    assert ledgerline.get("report-row-Pixelforge Studio").count() == 0
    opened = ledgerline.events("report.opened")
    assert opened == [{"report": "spend", "by": "supplier"}]


def test_breaking_down_differently_is_told(ledgerline: Ledgerline) -> None:
    ledgerline.open("/reports/cycle-time")
    ledgerline.sign_in("director")
    ledgerline.choose("filter-period", "3")
    ledgerline.choose("filter-by", "department")
    ledgerline.click("report-tab-approvers")
    expect(ledgerline.get("page-title")).to_have_text("By approver")
    assert [(event["report"], event["by"]) for event in ledgerline.events("report.opened")] == [
        ("cycle-time", "month"),
        ("cycle-time", "department"),
        ("approvers", ""),
    ]


def test_chosen_months_and_nonsense_in_the_address(ledgerline: Ledgerline, page_watch: Watch) -> None:
    complaints = page_watch(ledgerline.page)
    ledgerline.open("/reports/spend?by=nonsense&period=custom&from=2019-01&until=2019-13&department=x")
    ledgerline.sign_in("director")
    expect(ledgerline.get("filter-by")).to_have_value("department")
    expect(ledgerline.get("filter-department")).to_have_value("")
    expect(ledgerline.get("filter-from")).to_have_value("2019-01")
    ledgerline.go("/reports/spend?period=custom&from=2019-01&until=2019-02")
    expect(ledgerline.get("report-empty")).to_contain_text("Choose a longer period")
    ledgerline.go("/reports/nonsense")
    expect(ledgerline.get("page-title")).to_have_text("Report not found")
    complaints.expect_clean()


def test_chart_and_table_say_the_same(ledgerline: Ledgerline) -> None:
    ledgerline.open("/reports/spend")
    ledgerline.sign_in("administrator")
    total = ledgerline.get("report-total").locator("td").nth(6).inner_text()
    says = ledgerline.get("report-chart").get_attribute("aria-label") or ""
    assert total in says
    titles = ledgerline.get("report-chart").locator("[title]")
    shown = {title.get_attribute("title") for title in titles.all()}
    for row in ledgerline.page.locator("[data-testid^=report-row-]").all():
        name, *cells = row.locator("th, td").all_inner_texts()
        for amount in cells[:6]:
            assert amount == "\u2013" or f"{name}: {amount}" in shown


@pytest.mark.parametrize("report", ALL)
def test_file_has_the_rows_of_the_table(ledgerline: Ledgerline, report: str, tmp_path: Path) -> None:
    ledgerline.open(f"/reports/{report}")
    ledgerline.sign_in("director")
    with ledgerline.page.expect_download() as download:
        ledgerline.click("export-csv")
    assert download.value.suggested_filename == f"ledgerline-{report}-{day(ledgerline)}.csv"
    download.value.save_as(tmp_path / "report.csv")
    text = (tmp_path / "report.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(text[1:], newline=""), strict=True)
    shown = ledgerline.page.locator("[data-testid^=report-row-]")
    assert len(rows) == shown.count() > 0
    assert all(len(row) == len(head) for row in rows)
    expect(ledgerline.get("toast")).to_have_text(f"The CSV file has {len(rows)} rows.")
    assert ledgerline.events("report.exported") == [{"report": report, "rows": len(rows)}]


def test_manager_sees_the_own_department_only(ledgerline: Ledgerline) -> None:
    ledgerline.open("/reports/spend?department=sales")
    ledgerline.sign_in("department-manager")
    expect(ledgerline.get("own-department")).to_have_text("Your department: Operations")
    assert ledgerline.get("filter-department").count() == 0
    assert ledgerline.get("report-row-Brightwell Catering").count() == 0
    expect(ledgerline.get("report-row-Selat Freight")).to_be_visible()
    ledgerline.sign_in("accounts-clerk")
    assert ledgerline.get("nav-reports").count() == 0
    ledgerline.go("/reports/spend")
    expect(ledgerline.get("page-title")).to_have_text("Not for your role")


def test_schedule_sends_its_report(ledgerline: Ledgerline) -> None:
    ledgerline.open("/reports/spend?by=supplier&period=3")
    ledgerline.sign_in("department-manager")
    ledgerline.click("schedule-report")
    ledgerline.get("schedule-recipient-manager").uncheck()
    ledgerline.fill("schedule-start", day(ledgerline))
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("schedule-start-error")).to_contain_text("from tomorrow on")
    expect(ledgerline.get("schedule-recipients-error")).to_contain_text("at least one role")
    expect(ledgerline.get("schedule-start")).to_be_focused()
    ledgerline.choose("schedule-every", "weekly")
    ledgerline.get("schedule-recipient-executive").check()
    ledgerline.get("schedule-recipient-administrator").check()
    ledgerline.fill("schedule-start", day(ledgerline, plus=1))
    ledgerline.click("dialog-confirm")
    expect(ledgerline.get("schedule-report")).to_be_focused()
    (event,) = ledgerline.events("report.scheduled")
    assert (event["report"], event["every"], event["recipients"]) == (
        "spend",
        "weekly",
        "administrator executive",
    )
    ledgerline.click("nav-settings", "skip-day")
    expect(ledgerline.get("toast")).to_contain_text("1 scheduled report was sent.")
    ledgerline.sign_in("director")
    ledgerline.go("/notifications")
    expect(ledgerline.page.locator("main")).to_contain_text("A report is ready: Monthly spend.")
    ledgerline.go("/reports")
    expect(ledgerline.get("schedule-row-schedule-2")).to_contain_text("Every week")
    assert ledgerline.get("pause-schedule-2").count() == 0


def test_schedules_are_paused_and_deleted(ledgerline: Ledgerline) -> None:
    ledgerline.open("/reports")
    ledgerline.sign_in("director")
    ledgerline.click("pause-schedule-1")
    expect(ledgerline.get("pause-schedule-1")).to_be_focused()
    expect(ledgerline.get("paused-schedule-1")).to_have_text("Paused")
    ledgerline.page.reload()
    ledgerline.click("pause-schedule-1")
    expect(ledgerline.get("paused-schedule-1")).to_have_count(0)
    ledgerline.click("delete-schedule-1", "dialog-confirm")
    expect(ledgerline.get("page-title")).to_be_focused()
    expect(ledgerline.get("no-schedules")).to_be_visible()
    assert [event["change"] for event in ledgerline.events("report.schedule-changed")] == [
        "resumed",
        "deleted",
    ]


def test_reports_work_by_keyboard(ledgerline: Ledgerline) -> None:
    ledgerline.open("/reports/cycle-time")
    ledgerline.sign_in("director")
    press = ledgerline.page.keyboard.press
    ledgerline.get("filter-by").focus()
    press("ArrowDown")
    expect(ledgerline.get("filter-by")).to_have_value("department")
    expect(ledgerline.get("filter-by")).to_be_focused()
    expect(ledgerline.get("report-row-operations")).to_be_visible()
    ledgerline.get("schedule-report").focus()
    press("Enter")
    expect(ledgerline.get("schedule-every")).to_be_focused()
    press("Escape")
    expect(ledgerline.get("schedule-report")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_reports_are_accessible(ledgerline: Ledgerline, axe: Axe, scheme: Any, language: str) -> None:
    ledgerline.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    ledgerline.open("/reports", search=f"?lang={language}")
    ledgerline.sign_in("director")
    assert axe(ledgerline.page) == []
    for report in ALL:
        ledgerline.go(f"/reports/{report}?period=custom")
        assert axe(ledgerline.page) == [], report
    ledgerline.click("schedule-report")
    assert axe(ledgerline.page) == []


@pytest.mark.parametrize("width", [360, 768, 1920])
@pytest.mark.parametrize("language", ["en", "ja", "zh", "ms"])
def test_reports_fit_the_screen(ledgerline: Ledgerline, width: int, language: str) -> None:
    ledgerline.page.set_viewport_size({"width": width, "height": 800})
    ledgerline.open("/reports", search=f"?lang={language}")
    ledgerline.sign_in("director")
    for route in ("", "/spend?by=supplier&period=12", "/cycle-time?by=supplier", "/approvers"):
        ledgerline.go(f"/reports{route}")
        assert ledgerline.overflow() <= 0, route
