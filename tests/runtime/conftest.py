"""A page of a product with the loader in it, the tours it plays, and everything it says and does wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.academy_runtime.pages import build_runtime
from tests.browser import Complaints, Serve, watch
from tests.runtime.material import write_tours

PAGES = Path(__file__).parent / "pages"

LISTENERS = """
window.violations = [];
addEventListener("securitypolicyviolation", ({violatedDirective}) => violations.push(violatedDirective), true);
window.said = [];
document.addEventListener("guidewright", ({detail}) => said.push(detail));
"""


@dataclass(slots=True)
class Product:
    """A product's page under test."""

    page: Page
    base: str
    tours: Path
    complaints: Complaints

    def open(self, path: str = "app.html") -> None:
        """Load a page and wait until the loader has the manifest, or has heard that there is none."""
        with self.page.expect_response("**/tours/manifest.json"):
            self.page.goto(f"{self.base}/{path}")
        self.page.wait_for_function(
            "() => performance.getEntriesByType('resource').some(({name, responseEnd}) =>"
            " name.endsWith('manifest.json') && responseEnd > 0)"
        )
        self.page.wait_for_timeout(50)

    def start(self, tour: str, step: str | None = None) -> None:
        """Start a tour by hand."""
        self.page.evaluate("([id, step]) => guidewright.start(id, {step})", [tour, step])

    @property
    def card(self) -> Locator:
        """The card, which is visible only while it is open."""
        return self.page.locator("guidewright-tour .card")

    @property
    def ring(self) -> Locator:
        """The ring around the target."""
        return self.page.locator("guidewright-tour .ring")

    def press(self, name: str) -> None:
        """Press a button on the card."""
        self.card.get_by_role("button", name=name, exact=True).click()

    def expect_title(self, title: str) -> None:
        """Wait until the card has this title."""
        expect(self.card.get_by_role("heading")).to_have_text(title)
        expect(self.card).to_be_visible()

    def expect_gone(self) -> None:
        """Wait until nothing of the tour is left in the page."""
        expect(self.page.locator("guidewright-tour")).to_have_count(0)

    def expect_nothing(self) -> None:
        """Give a tour the time to start, and see that none does."""
        self.page.wait_for_timeout(300)
        self.expect_gone()

    def said(self, kind: str | None = None) -> list[dict[str, Any]]:
        """The events since the page was loaded."""
        every: list[dict[str, Any]] = self.page.evaluate("said")
        return [one for one in every if kind in {None, one["type"]}]

    def kinds(self) -> list[str]:
        """The types of the events, in order."""
        return [one["type"] for one in self.said()]

    def wait_for(self, kind: str) -> dict[str, Any]:
        """Wait for an event of this type; the first one."""
        self.page.wait_for_function("kind => said.some(({type}) => type === kind)", arg=kind)
        return self.said(kind)[0]

    def stored(self, user: str = "user-1") -> dict[str, Any]:
        """What is remembered of the tours for this person."""
        tours: dict[str, Any] = self.page.evaluate(
            "user => JSON.parse(localStorage.getItem(`guidewright:${user}`) ?? '{\"tours\":{}}').tours", user
        )
        return tours

    def focus(self) -> str:
        """Test id, part or tag of what has the focus, through shadow roots."""
        name: str = self.page.evaluate(
            """() => {
                let at = document.activeElement;
                while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
                return at?.dataset?.testid ?? at?.getAttribute("part") ?? at?.localName ?? "";
            }"""
        )
        return name

    def gaps(self, testid: str) -> list[float]:
        """How far the ring is outside the target on each side, in pixels."""
        box, ring = self.page.get_by_test_id(testid).bounding_box(), self.ring.bounding_box()
        assert box is not None
        assert ring is not None
        right = ring["x"] + ring["width"] - box["x"] - box["width"]
        below = ring["y"] + ring["height"] - box["y"] - box["height"]
        return [box["x"] - ring["x"], box["y"] - ring["y"], right, below]

    def expect_ring(self, testid: str) -> None:
        """The ring is true: six pixels outside the target on each side."""
        assert self.gaps(testid) == pytest.approx([6, 6, 6, 6], abs=0.75)


Given = Callable[..., Product]


@pytest.fixture(scope="session")
def tour_runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built scripts."""
    folder = tmp_path_factory.mktemp("runtime") / "built"
    build_runtime(folder)
    return folder


@pytest.fixture
def given(context: BrowserContext, serve: Serve, tmp_path: Path, tour_runtime: Path) -> Iterator[Given]:
    """`given(tour(...), entries={...})` gives a product with these tours.

    At the end the page must have had no uncaught error, no message on its console and no violation of its policy.
    """
    folder = tmp_path / "product"
    shutil.copytree(PAGES, folder)
    context.add_init_script(LISTENERS)
    page = context.new_page()
    product = Product(page, "", folder / "tours", watch(page))

    def make(
        *tours: dict[str, Any],
        entries: dict[str, dict[str, Any]] | None = None,
        path: str | None = "app.html",
    ) -> Product:
        write_tours(product.tours, tour_runtime, tours, entries)
        product.base = serve(folder)
        if path is not None:
            product.open(path)
        return product

    yield make
    if product.base:
        product.complaints.expect_clean()
        assert page.evaluate("violations") == []
