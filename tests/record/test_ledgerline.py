"""A tour recorded in the real product, built by the compiler and played by the real loader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import Serve, watch
from tests.product.driver import Ledgerline
from tests.record.conftest import Write
from tests.record.played import begin, lay_out_academy, play, publish
from tests.record.writer import Writer


@pytest.fixture
def ledgerline(writer: Write, product_url: str, root: Path) -> tuple[Writer, Ledgerline]:
    """A writer who has opened the product and not signed in yet; the recording is paused."""
    one = writer(paused=True)
    one.labels = {
        "en": json.loads((root / "product" / "strings" / "en.json").read_text(encoding="utf-8")),
    }
    one.open(f"{product_url}?lang=en")
    return one, Ledgerline(one.page, product_url)


def test_a_recorded_tour_is_played_to_its_end(
    ledgerline: tuple[Writer, Ledgerline], browser: Browser, root: Path, serve: Serve, tmp_path: Path
) -> None:
    writer, app = ledgerline
    app.sign_in("administrator")
    writer.press("Resume")
    writer.expect_steps(0)
    app.click("nav-workflows", "new-workflow")
    app.get("workflow-name").fill("Zanzibar Routing")
    app.click("dialog-confirm")
    app.get("trigger-select").press("ArrowDown")
    app.get("trigger-select").press("Tab")
    app.click("add-decision")
    app.get("decision-field").press("ArrowDown")
    writer.expect_steps(7)
    text = writer.tour(role="administrator")

    assert "zanzibar" not in text.casefold()
    assert [step.page for step in writer.steps()] == [
        "#/dashboard",
        *["#/workflows"] * 3,
        *["#/workflows/*"] * 3,
    ]
    assert [step.rungs[0].by for step in writer.steps()] == ["testid"] * 7
    assert "      - testid: workflow-name\n      - role: textbox\n        ui: workflows.name\n" in text

    product, tour = publish(lay_out_academy(tmp_path, root / "product"), "build-workflow", text, serve)
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    page = context.new_page()
    complaints = watch(page)
    begin(page, product, "build-workflow", "#/dashboard")
    Ledgerline(page, product).sign_in("administrator")
    assert play(page, tour) == [step.id for step in writer.steps()]
    complaints.expect_clean()
    context.close()


def test_names_stand_behind_test_ids_and_labels_for_texts(ledgerline: tuple[Writer, Ledgerline]) -> None:
    writer, app = ledgerline
    app.sign_in("department-manager")
    writer.press("Resume")
    app.click("nav-invoices", "invoice-link-INV-2047", "approve-invoice")
    writer.expect_steps(3)
    writer.press("Finish")
    assert writer.recorder.finished
    first, _, last = writer.steps()
    assert (first.title, first.page, last.page) == ("Invoices", "#/dashboard", "#/invoices/INV-*")
    assert [(rung.by, rung.value, rung.ui) for rung in last.rungs] == [
        ("testid", "approve-invoice", None),
        ("role", "button", "invoice.approve"),
        ("text", None, "invoice.approve"),
    ]


def test_a_product_in_another_language(ledgerline: tuple[Writer, Ledgerline], root: Path) -> None:
    """Titles are what the writer saw, ids what an id can hold, labels those of that language."""
    writer, app = ledgerline
    strings = (root / "product" / "strings" / "ja.json").read_text(encoding="utf-8")
    writer.labels = {**writer.labels, "ja": json.loads(strings)}
    writer.open(f"{app.url}?lang=ja")
    app.sign_in("administrator")
    writer.press("Resume")
    app.click("nav-workflows", "new-workflow", "dialog-confirm")
    writer.expect_steps(3)
    step = writer.steps()[2]
    assert (step.id, step.title) == ("dialog-confirm", writer.labels["ja"]["workflows.create"])
    assert [(rung.by, rung.ui) for rung in step.rungs[:2]] == [("testid", None), ("role", "workflows.create")]
    several = "# better: ui: workflows.new or workflows.new_title\n"
    assert several in writer.tour(), "the writer knows which of two labels with one text it is"


def test_the_products_own_tours_stay_away(ledgerline: tuple[Writer, Ledgerline]) -> None:
    writer, app = ledgerline
    app.sign_in("department-manager")
    assert writer.page.evaluate("typeof loaderSaw.start") == "function"
    assert writer.page.evaluate("loaderSaw === guidewright")


def test_the_bar_can_be_used_over_a_modal_dialog(ledgerline: tuple[Writer, Ledgerline]) -> None:
    writer, app = ledgerline
    app.sign_in("administrator")
    writer.press("Resume")
    app.go("/workflows")
    app.click("new-workflow")
    writer.expect_steps(1)
    expect(app.get("workflow-name")).to_be_focused()
    writer.press("Undo last step")
    writer.expect_steps(0)
    expect(app.get("workflow-name")).to_be_focused()
