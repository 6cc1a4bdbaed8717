"""The events of the product and the audit log that hears them all."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Axe, Watch
from tests.product.driver import Ledgerline

IMPORT = """async ([file, name]) => {
  const module = await import(new URL(`js/${file}`, document.baseURI));
  return typeof module[name] === "object" ? module[name] : null;
}"""
EMIT = """async ([name, detail]) => {
  const { emit } = await import(new URL("js/events.js", document.baseURI));
  try { emit(name, detail); } catch (error) { return `${error.name}: ${error.message}`; }
  return "";
}"""
KIND = """async (names) => {
  const { kindOf } = await import(new URL("js/audit-entries.js", document.baseURI));
  return names.filter((name) => !kindOf(name));
}"""


def events_of(page: Page) -> dict[str, dict[str, str]]:
    """The table of events."""
    table: dict[str, dict[str, str]] = page.evaluate(IMPORT, ["events.js", "EVENTS"])
    return table


def log_of(app: Ledgerline) -> list[dict[str, Any]]:
    """The saved entries of the log, the oldest first."""
    state = json.loads(app.page.evaluate("localStorage.getItem('ledgerline:state')"))
    entries: list[dict[str, Any]] = state["sandbox"]["audit"]
    return entries


def rows(app: Ledgerline) -> list[str]:
    """The events of the rows on the page, the newest first."""
    found = app.page.locator("[data-testid^=audit-row-]").all()
    return [row.get_attribute("data-event") or "" for row in found]


def test_every_event_is_told_somewhere_and_has_a_kind_and_words(
    ledgerline: Ledgerline, product: Path
) -> None:
    ledgerline.open()
    table = events_of(ledgerline.page)
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (product / "js").rglob("*.js")
        if path.name not in {"events.js", "audit-entries.js", "webhooks.js"}
    )
    assert [name for name in table if f'"{name}"' not in code] == []
    emitted = set(re.findall(r'\b(?:emit|announce|tell)\(\s*"([a-z.-]+)"', code))
    assert emitted <= set(table)
    assert ledgerline.page.evaluate(KIND, list(table)) == []
    words = json.loads((product / "strings" / "en.json").read_text(encoding="utf-8"))
    assert [name for name in table if f"audit.event.{name}" not in words] == []


def test_words_of_an_entry_name_only_what_its_event_tells(ledgerline: Ledgerline, product: Path) -> None:
    ledgerline.open()
    words = json.loads((product / "strings" / "en.json").read_text(encoding="utf-8"))
    for name, detail in events_of(ledgerline.page).items():
        assert set(re.findall(r"\{(\w+)\}", words[f"audit.event.{name}"])) <= set(detail), name


def test_unknown_event_is_refused(ledgerline: Ledgerline) -> None:
    ledgerline.open()
    said = ledgerline.page.evaluate(EMIT, ["invoice.vanished", {}])
    assert said == "RangeError: There is no event invoice.vanished"


def test_acts_are_written_down_in_order_and_kept(ledgerline: Ledgerline) -> None:
    ledgerline.open("/invoices/INV-2049")
    ledgerline.sign_in("department-manager")
    ledgerline.click("approve-invoice")
    expect(ledgerline.get("outcome")).to_contain_text("Approved by")
    before = log_of(ledgerline)
    ledgerline.sign_in("administrator")
    ledgerline.page.reload()
    ledgerline.click("nav-audit")
    expect(ledgerline.get("audit-table")).to_be_visible()
    assert rows(ledgerline)[:4] == [
        "session.started",
        "session.ended",
        "invoice.approved",
        "session.started",
    ]
    log = log_of(ledgerline)
    assert log[: len(before)] == before
    assert [entry["number"] for entry in log] == list(range(1, len(log) + 1))
    assert [entry["who"] for entry in log[-3:]] == [
        "department-manager",
        "department-manager",
        "administrator",
    ]
    approval = ledgerline.page.locator("[data-event='invoice.approved']").first
    expect(approval).to_contain_text("Department manager")
    expect(approval).to_contain_text("Approved invoice INV-2049: Swiftline Courier, $486.40")
    approval.get_by_role("link").click()
    expect(ledgerline.get("page-title")).to_have_text("Invoice INV-2049")


def test_typing_into_a_draft_is_one_entry(ledgerline: Ledgerline) -> None:
    ledgerline.open("/workflows/standard-review")
    ledgerline.sign_in("administrator")
    ledgerline.fill("escalation-days", "3")
    ledgerline.fill("escalation-days", "4")
    ledgerline.fill("escalation-days", "6")
    log = log_of(ledgerline)
    assert [entry["event"] for entry in log[-2:]] == ["session.started", "workflow.changed"]


def test_filters_stay_in_the_address_and_are_cleared(ledgerline: Ledgerline) -> None:
    ledgerline.open("/audit")
    ledgerline.sign_in("administrator")
    everything = ledgerline.get("audit-count").inner_text()
    ledgerline.choose("filter-kind", "api-keys")
    expect(ledgerline.get("audit-count")).to_have_text("2 entries")
    ledgerline.choose("filter-who", "administrator")
    assert ledgerline.page.url.endswith("#/audit?who=administrator&kind=api-keys")
    ledgerline.page.reload()
    expect(ledgerline.get("filter-kind")).to_have_value("api-keys")
    assert set(rows(ledgerline)) == {"key.created"}
    ledgerline.choose("filter-period", "today")
    ledgerline.click("clear-filters-empty")
    expect(ledgerline.get("audit-count")).to_have_text(everything)
    ledgerline.choose("filter-kind", "people")
    ledgerline.choose("filter-who", "accounts-clerk")
    expect(ledgerline.get("no-entries")).to_be_visible()
    ledgerline.click("clear-filters")
    expect(ledgerline.get("audit-count")).to_have_text(everything)
    expect(ledgerline.get("filter-who")).to_be_focused()
    assert ledgerline.page.url.endswith("#/audit")


def test_long_log_is_shown_in_steps(ledgerline: Ledgerline) -> None:
    ledgerline.open("/audit")
    ledgerline.sign_in("administrator")
    expect(ledgerline.get("audit-table")).to_be_visible()
    first = len(rows(ledgerline))
    expect(ledgerline.get("shown-count")).to_have_text(re.compile(rf"^{first} of \d+ shown$"))
    ledgerline.click("show-more")
    expect(ledgerline.page.locator("[data-testid^=audit-row-]").nth(first)).to_be_focused()
    assert len(rows(ledgerline)) > first


def test_export_holds_everything_the_filters_leave(ledgerline: Ledgerline) -> None:
    ledgerline.open("/audit?kind=invoices")
    ledgerline.sign_in("director")
    ledgerline.go("/audit?kind=invoices")
    count = int(ledgerline.get("audit-count").inner_text().split()[0])
    with ledgerline.page.expect_download() as download:
        ledgerline.click("export-csv")
    assert re.fullmatch(r"ledgerline-audit-\d{4}-\d\d-\d\d\.csv", download.value.suggested_filename)
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    head, *lines = list(csv.reader(io.StringIO(text)))
    assert head == ["Number", "Time (UTC)", "Person", "Area", "Event", "What happened"]
    assert len(lines) == count > 100
    assert {line[3] for line in lines} == {"Invoices"}
    assert ledgerline.events("audit.exported") == [{"rows": count}]
    ledgerline.choose("filter-kind", "audit")
    expect(ledgerline.get("audit-table")).to_contain_text(f"Exported the audit log: {count} entries")


def test_reset_empties_the_log_down_to_the_reset(ledgerline: Ledgerline) -> None:
    ledgerline.open("/settings")
    ledgerline.sign_in("administrator")
    ledgerline.submit("700")
    ledgerline.go("/settings")
    ledgerline.click("reset-sandbox", "dialog-confirm")
    log = log_of(ledgerline)
    assert [entry["event"] for entry in log if not entry["sample"]] == ["sandbox.reset"]


@pytest.mark.parametrize("person", ["department-manager", "accounts-clerk"])
def test_log_is_closed_to_the_other_roles(ledgerline: Ledgerline, person: str) -> None:
    ledgerline.open("/audit")
    ledgerline.sign_in(person)
    expect(ledgerline.get("page-title")).to_have_text("Not for your role")
    assert ledgerline.get("nav-audit").count() == 0


@pytest.mark.parametrize("language", ["en", "ja", "zh", "ms"])
def test_log_is_accessible_and_fits_a_phone(
    ledgerline: Ledgerline, axe: Axe, page_watch: Watch, language: str
) -> None:
    complaints = page_watch(ledgerline.page)
    ledgerline.page.set_viewport_size({"width": 360, "height": 740})
    ledgerline.open(search=f"?lang={language}")
    ledgerline.sign_in("administrator")
    ledgerline.go("/audit")
    shown = ledgerline.get("audit-table").inner_text()
    assert "audit." not in shown
    assert "{" not in shown
    assert ledgerline.overflow() <= 0
    assert axe(ledgerline.page) == []
    complaints.expect_clean()
