"""Plays a tour in Ledgerline as a person would: reads each card and does what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser import Complaints, settle, watch
from tests.e2e.site import SampleSite
from tests.product.driver import PEOPLE, Ledgerline

__all__ = ["RECORD", "Act", "TourPlayer"]

RECORD = """
window.tourEvents = [];
document.addEventListener("guidewright", ({ detail }) => window.tourEvents.push(detail));
window.violations = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
  window.violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}`));
"""
# What a player waits for; the last three end the wait with a failure.
TURNS = ["step-shown", "tour-completed", "checkpoint-failed", "tour-exited", "tour-failed", "target-missing"]
NEXT_TURN = """([from, kinds]) => {
  const at = window.tourEvents.findIndex(({ type }, index) => index >= from && kinds.includes(type));
  return at < 0 ? null : [at, window.tourEvents[at]];
}"""
FOCUS = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.dataset?.testid ?? at?.getAttribute("part") ?? at?.localName ?? "";
}"""

Act = Callable[[Ledgerline], None]
"""What a step asks a person to do, where the card says it in words only."""


@dataclass
class TourPlayer:
    """A person with the product in front of them.

    Attributes:
        page: the browser's page.
        site: the built site.
        complaints: what the page did wrong.
        read: how many events of the tours have been dealt with since the page was loaded.
    """

    page: Page
    site: SampleSite
    complaints: Complaints = field(init=False)
    read: int = 0

    def __post_init__(self) -> None:
        self.complaints = watch(self.page)

    @property
    def app(self) -> Ledgerline:
        """The product's own driver."""
        return Ledgerline(self.page, self.site.product)

    @property
    def card(self) -> Locator:
        """The tour's card."""
        return self.page.locator("guidewright-tour .card")

    @property
    def ring(self) -> Locator:
        """The ring around the target."""
        return self.page.locator("guidewright-tour .ring")

    def expect_no_complaints(self) -> None:
        """Nothing was said on the console, and no request failed but those that a change of page cut short."""
        failed = self.complaints.failed_requests
        self.complaints.failed_requests = [line for line in failed if "net::ERR_ABORTED" not in line]
        self.complaints.expect_clean()

    def open(self, route: str = "", *, tour: str = "", language: str = "en") -> None:
        """Load the product, by a link that asks for a tour when one is named."""
        asked = f"&tour={tour}" if tour else ""
        self.goto(f"{self.site.product}?lang={language}{asked}{route}")

    def goto(self, address: str) -> None:
        """Load an address of the product."""
        self.page.goto(address)
        self.read = 0
        self.app.get("page-title").wait_for()
        settle(self.page)

    def reload(self) -> None:
        """Load the page again."""
        self.page.reload()
        self.read = 0

    def sign_in(self, role: str) -> None:
        """Sign in as the person with a role."""
        (person,) = (person for person, has in PEOPLE.items() if has == role)
        self.app.sign_in(person)

    def events(self, kind: str = "") -> list[dict[str, Any]]:
        """The tours' events since the page was loaded."""
        events: list[dict[str, Any]] = self.page.evaluate("window.tourEvents")
        return [event for event in events if kind in {"", event["type"]}]

    def next_turn(self) -> dict[str, Any]:
        """Wait for the next event that a player reacts to."""
        found = self.page.wait_for_function(NEXT_TURN, arg=[self.read, TURNS]).json_value()
        self.read = found[0] + 1
        event: dict[str, Any] = found[1]
        return event

    def next_tour(self) -> str:
        """Which tour comes; its first step is not dealt with yet."""
        event = self.next_turn()
        self.read -= 1
        tour: str = event["tour"]
        return tour

    def expect_step(self, step: str, *, tour: str | None = None) -> None:
        """The next thing that happens is that this step is shown."""
        event = self.next_turn()
        assert (event["type"], event.get("step")) == ("step-shown", step), event
        assert tour in {None, event["tour"]}, event
        expect(self.card).to_be_visible()

    def expect_quiet(self) -> None:
        """No tour is on the screen, and none is on its way to it."""
        settle(self.page)
        expect(self.page.locator("guidewright-tour")).to_have_count(0)

    def press(self, name: str) -> None:
        """Press one of the card's buttons by its part: next, back, close, go."""
        self.card.locator(f"[part~={name}]").click()

    def dismiss(self, tour: str) -> None:
        """Send away a tour that has come by itself."""
        event = self.next_turn()
        assert event["tour"] == tour, event
        expect(self.card).to_be_visible()
        self.page.keyboard.press("Escape")
        assert self.next_turn()["type"] == "tour-exited"

    def focus(self) -> str:
        """Test id, part or tag of what has the focus."""
        name: str = self.page.evaluate(FOCUS)
        return name

    def target(self, step: Mapping[str, Any]) -> Locator:
        """The element that the first rung of a step names."""
        return self._rung(step["target"][0], self.page)

    def _rung(self, rung: Mapping[str, Any], where: Page | Locator) -> Locator:
        for outer in rung.get("within", [])[:1]:
            where = self._rung(outer, where)
        assert rung["by"] == "testid", f"the first rung of a sample tour is a test id, not {rung}"
        return where.get_by_test_id(rung["value"])

    def play(self, tour: Mapping[str, Any], acts: Mapping[str, Act]) -> list[str]:
        """Play a tour that has been started to its end; -> the steps that were shown."""
        steps = {step["id"]: step for step in tour["steps"]}
        shown: list[str] = []
        while (event := self.next_turn())["type"] == "step-shown":
            assert event["tour"] == tour["id"], event
            shown.append(event["step"])
            self._take(steps[event["step"]], acts)
        assert event["type"] == "tour-completed", f"after {shown}: {event}"
        return shown

    def _take(self, step: Mapping[str, Any], acts: Mapping[str, Act]) -> None:
        """Read the card of a step, and do what it asks for."""
        expect(self.card.get_by_role("heading")).to_have_text(step["title"])
        self._expect_ring(self.target(step))
        kind = step["advance"]["on"]
        if step["id"] in acts:
            acts[step["id"]](self.app)
        elif kind != "next":
            self.target(step).click()
        if kind == "next":
            self.press("next")

    def _expect_ring(self, target: Locator) -> None:
        """The ring lies around the target, six pixels outside it."""
        inside = """([ring, target]) => {
          const [outer, inner] = [ring.getBoundingClientRect(), target.getBoundingClientRect()];
          const gaps = [inner.left - outer.left, inner.top - outer.top, outer.right - inner.right, outer.bottom - inner.bottom];
          return gaps.every((gap) => Math.abs(gap - 6) < 1);
        }"""
        handles = [self.ring.element_handle(), target.element_handle()]
        self.page.wait_for_function(inside, arg=handles)

    def expect_first_rungs(self) -> None:
        """Every target was found by the first way to find it."""
        found = self.events("target-found")
        assert found
        assert {event["step"]: event["rung"] for event in found if event["rung"] != 0} == {}
