"""Someone who clicks through a product while it is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from guidewright.record import RecordedStep, Recorder, TourHead, recorded_steps, start_of, tour_text
from tests.browser import Complaints, watch

__all__ = ["Writer"]


@dataclass
class Writer:
    """A page that is being recorded."""

    page: Page
    recorder: Recorder
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    complaints: Complaints = field(init=False)

    def __post_init__(self) -> None:
        self.complaints = watch(self.page)

    @property
    def bar(self) -> Locator:
        """The recording bar."""
        return self.page.get_by_role("group", name="Guidewright recorder")

    def open(self, address: str) -> None:
        """Open a page, and wait for the bar."""
        self.page.goto(address)
        expect(self.bar).to_be_visible()

    def press(self, name: str) -> None:
        """Press a button of the bar."""
        self.bar.get_by_role("button", name=name, exact=True).click()

    def expect_steps(self, number: int) -> None:
        """Wait until so many steps are recorded, and the bar says so."""
        expect(self.bar).to_contain_text(f"· {number} step")
        assert len(self.recorder.moves) == number

    def steps(self) -> tuple[RecordedStep, ...]:
        """The steps so far."""
        return recorded_steps(self.recorder, self.labels)

    def tour(self, product: str = "app", role: str = "manager") -> str:
        """The tour's file."""
        head = TourHead(
            id=None,
            title="Recorded",
            product=product,
            start=start_of(self.recorder),
            roles=(role,),
            owner="education-team",
            day="2026-11-02",
        )
        return tour_text(head, self.steps())

    def expect_clean(self) -> None:
        """The page has not complained, and its policy was kept."""
        if not self.page.is_closed():
            assert self.page.evaluate("violations") == []
        self.complaints.expect_clean()
