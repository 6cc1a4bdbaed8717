"""Ledgerline as a person uses it: what the product's tests click and read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

PEOPLE = {
    "administrator": "administrator",
    "department-manager": "manager",
    "director": "executive",
    "accounts-clerk": "end-user",
}
EVENTS = (
    "session.started",
    "invoice.submitted",
    "invoice.approved",
    "invoice.rejected",
    "invoice.escalated",
    "invoice.commented",
    "invoices.decided",
    "notification.read",
    "notifications.cleared",
    "preferences.changed",
    "workflow.created",
    "workflow.changed",
    "workflow.tested",
    "workflow.published",
    "invoice.partly-approved",
    "workflow.duplicated",
    "workflow.paused",
    "workflow.resumed",
    "workflow.restored",
    "report.opened",
    "report.exported",
    "report.scheduled",
    "report.schedule-changed",
    "user.invited",
    "user.role-changed",
    "user.deactivated",
    "user.reactivated",
    "delegate.set",
    "session.ended",
    "workflow.deleted",
    "integration.connected",
    "integration.changed",
    "integration.disconnected",
    "integration.synced",
    "integration.tested",
    "key.created",
    "key.revoked",
    "webhook.created",
    "webhook.changed",
    "webhook.tested",
    "webhook.deleted",
    "audit.exported",
    "sandbox.reset",
)
RECORD = """
window.__seen = [];
for (const name of %s) document.addEventListener(name, (event) => {
  window.__seen.push({ event: name, detail: event.detail });
});
"""
GO = """route => new Promise((done) => {
  if (location.hash === "#" + route) done();
  addEventListener("hashchange", () => setTimeout(done), { once: true });
  location.hash = route;
})"""


@dataclass(frozen=True, slots=True)
class Ledgerline:
    """One page with the product in it; `url` is the folder, with a slash at its end."""

    page: Page
    url: str

    def open(self, route: str = "", *, search: str = "") -> None:
        """Load the product at a route such as `/invoices`."""
        self.page.add_init_script(RECORD % list(EVENTS))
        self.page.goto(f"{self.url}{search}#{route}")
        self.get("page-title").wait_for()

    def get(self, testid: str) -> Locator:
        """The element with a testid."""
        return self.page.get_by_test_id(testid)

    def click(self, *testids: str) -> None:
        """Click one element after the other."""
        for testid in testids:
            self.get(testid).click()

    def choose(self, testid: str, value: str) -> None:
        """Choose the option with a value."""
        self.get(testid).select_option(value)

    def fill(self, testid: str, text: str) -> None:
        """Type a text into a field."""
        self.get(testid).fill(text)

    def go(self, route: str) -> None:
        """Change the route and wait for the page."""
        self.page.evaluate(GO, route)
        expect(self.get("page-title")).to_be_visible()

    def sign_in(self, person: str) -> None:
        """Sign in as a person; whoever is signed in leaves first, also right after the page was loaded anew."""
        self.get("page-title").wait_for()
        if self.page.locator("html").get_attribute("data-user") is not None:
            self.click("sign-out")
        self.click(f"sign-in-{person}")
        expect(self.page.locator("html")).to_have_attribute("data-user", person)
        expect(self.get(f"sign-in-{person}")).to_have_count(0)

    def submit(self, amount: str, *, department: str = "operations") -> str:
        """Submit an invoice with the form; -> its number."""
        self.go("/invoices")
        self.click("new-invoice")
        self.choose("form-supplier", "Selat Freight")
        self.fill("form-amount", amount)
        self.choose("form-department", department)
        self.fill("form-memo", "Sea freight, one container")
        self.click("dialog-confirm")
        if self.get("duplicate-warning").is_visible():
            self.click("dialog-confirm")
        self.page.wait_for_url("**#/invoices/INV-*")
        return self.page.url.rpartition("/")[2]

    def overflow(self) -> int:
        """How many pixels the page is wider than the screen; none or fewer when it does not scroll sideways."""
        wider: int = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return wider

    def events(self, name: str) -> list[dict[str, Any]]:
        """The details of the events of one name since the page was loaded, the oldest first."""
        seen: list[dict[str, Any]] = self.page.evaluate("window.__seen")
        return [event["detail"] for event in seen if event["event"] == name]
