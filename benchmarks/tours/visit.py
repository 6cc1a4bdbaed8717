"""A page with a player in it, and the hands of somebody who uses it: real mouse, real keys, the browser's own figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page
from playwright.sync_api import Error as BrowserError

from benchmarks.tours.players import GUIDEWRIGHT, Player
from benchmarks.tours.results import Followed
from benchmarks.tours.site import page_name

__all__ = ["PLAIN", "Browsing", "Visit"]

LOOK = Path(__file__).parent / "page" / "look.js"
PLAIN = ("approve", "save")
SIZE = (1280, 800)
SETTLED = 900
PATIENCE = 1500
Box = list[float]


@dataclass(frozen=True, slots=True)
class Browsing:
    """A browser, and where the pages are."""

    browser: Browser
    base: str

    @contextmanager
    def visit(self, player: Player | None, variant: str = "plain") -> Iterator[Visit]:
        """Open a page in a fresh profile and wait until it is at rest."""
        context = self.browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]}, locale="en-US")
        context.add_init_script(path=LOOK)
        try:
            page = context.new_page()
            page.goto(f"{self.base}/{page_name(player, variant)}", wait_until="load")
            if player is GUIDEWRIGHT:
                page.wait_for_function(
                    "guidewright.start && performance.getEntriesByName(location.origin + '/tours/manifest.json').length"
                )
            if player:
                page.evaluate("parts => look.use(parts)", player.parts())
            page.wait_for_timeout(SETTLED)
            yield Visit(page, player)
        finally:
            context.close()

    def processes(self) -> dict[str, float]:
        """Seconds of processor time that the browser's processes have used, by what they are for."""
        session = self.browser.new_browser_cdp_session()
        try:
            found: dict[str, float] = {}
            for one in session.send("SystemInfo.getProcessInfo")["processInfo"]:
                found[one["type"]] = found.get(one["type"], 0.0) + one["cpuTime"]
            return found
        finally:
            session.detach()


@dataclass(slots=True)
class Visit:
    """An open page."""

    page: Page
    player: Player | None
    _session: CDPSession | None = None

    def start(self, names: Sequence[str] = PLAIN) -> bool:
        """Start a tour; -> whether its card was there in time and is at rest."""
        self.page.evaluate("names => look.begin(names)", list(names))
        seen = self.wait("look.shown()")
        self.page.wait_for_timeout(SETTLED)
        return seen

    def timed(self, names: Sequence[str] = PLAIN) -> dict[str, float] | None:
        """Start a tour; -> milliseconds until its card shows and so on, or nothing when it did not."""
        found: dict[str, float] | None = self.page.evaluate("names => look.timed(names)", list(names))
        return found

    def stop(self) -> None:
        """End the tour by the player's own call."""
        self.page.evaluate("() => void play.stop()")
        self.page.wait_for_timeout(SETTLED)

    def fetched(self) -> list[str]:
        """Paths of Guidewright's files that the page has loaded so far."""
        names: list[str] = self.page.evaluate(
            "performance.getEntriesByType('resource').map(({name}) => new URL(name).pathname.slice(1))"
        )
        return sorted(name for name in names if name.startswith("tours/"))

    def wait(self, condition: str) -> bool:
        """Whether something becomes true within a second and a half."""
        try:
            self.page.wait_for_function(f"() => {condition}", timeout=PATIENCE)
        except BrowserError:
            return False
        return True

    def click_next(self) -> bool:
        """Click the card's button with the mouse, where it is; -> whether there was one to click."""
        box: Box | None = self.page.evaluate("look.next()")
        if box is None:
            return False
        left, top, right, bottom = box
        self.page.mouse.click((left + right) / 2, (top + bottom) / 2)
        return True

    def tab_to_next(self, presses: int) -> bool:
        """Press Tab until the card's button has the focus; -> whether it ever had."""
        for _ in range(presses):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("look.onNext()"):
                return True
        return False

    def on_second(self) -> bool:
        """Whether the card comes to the second step."""
        return self.wait("look.shown() && look.text().includes('Step two')")

    def main_thread(self) -> float:
        """Milliseconds of all tasks of the main thread since the page was opened."""
        if self._session is None:
            self._session = self.page.context.new_cdp_session(self.page)
            self._session.send("Performance.enable")
        metrics: list[dict[str, Any]] = self._session.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration") * 1000

    def gaps(self, name: str) -> Box | None:
        """How far the mark is outside the target on each side."""
        boxes = self.page.evaluate("name => look.boxes(name)", name)
        target, mark = boxes["target"], boxes["mark"]
        if target is None or mark is None:
            return None
        return [target[0] - mark[0], target[1] - mark[1], mark[2] - target[2], mark[3] - target[3]]

    def followed(
        self, name: str, calm: Box | None, zoom: float = 1.0, *, below_header: bool = False
    ) -> Followed:
        """Whether mark and card are with the target.

        Args:
            name: of the target.
            calm: the gaps of a page that nothing happened to.
            zoom: factor by which the page was made larger; gaps may have grown with it or not.
            below_header: whether the target's middle must not be under the page's sticky header.
        """
        boxes = self.page.evaluate("name => look.boxes(name)", name)
        gaps = self.gaps(name)
        off = None
        if gaps is not None and calm is not None:
            off = min(
                max(abs(gap - was * by) for gap, was in zip(gaps, calm, strict=True)) for by in {1.0, zoom}
            )
        card = boxes["card"] if self.page.evaluate("look.shown()") else None
        apart = None if card is None else _apart(boxes["target"], card)
        middle = (boxes["target"][1] + boxes["target"][3]) / 2
        return Followed(off, apart, zoom, below_header and middle < boxes["header"][3])


def _apart(target: Box, card: Box) -> float:
    """Pixels between two boxes; -1 when the second lies over the middle of the first."""
    x, y = (target[0] + target[2]) / 2, (target[1] + target[3]) / 2
    if card[0] < x < card[2] and card[1] < y < card[3]:
        return -1.0
    across = max(card[0] - target[2], target[0] - card[2], 0.0)
    down = max(card[1] - target[3], target[1] - card[3], 0.0)
    return max(across, down)
