"""What the tests of the workflow builder do again and again."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.product.driver import Ledgerline

__all__ = ["begin", "from_template", "publish"]


def begin(app: Ledgerline, route: str = "/workflows") -> None:
    """Open the builder as the Administrator."""
    app.open(route)
    app.sign_in("administrator")
    expect(app.get("page-title")).to_be_visible()


def from_template(app: Ledgerline, template: str, name: str = "") -> None:
    """Begin a workflow with a template."""
    app.go("/workflows")
    app.click(f"use-template-{template}")
    if name:
        app.fill("workflow-name", name)
    app.click("dialog-confirm")
    expect(app.get("workflow-steps")).to_be_visible()


def publish(app: Ledgerline, note: str = "") -> None:
    """Publish the draft on the page."""
    app.click("publish-workflow")
    app.fill("publish-note", note)
    app.click("dialog-confirm")
    expect(app.get("workflow-state")).to_have_text("Published")
