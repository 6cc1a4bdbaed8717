"""What tours cost: milliseconds from a start to its card, and of work while a step is open."""

from __future__ import annotations

from benchmarks.tours.players import Player
from benchmarks.tours.results import Cost, Start
from benchmarks.tours.visit import Browsing, Visit

__all__ = ["cost", "start"]

IDLE = 4000
FRAMES = 180
"""Three seconds of scrolling; a count, so that everybody has the same work to do on a machine that is busy."""
REACH, PACE = 300, 6
"""Pixels: so far up and down, so many in a frame. The target stays in the window."""
SETTLED = 1500


def start(browsing: Browsing, player: Player, variant: str) -> Start | None:
    """Start a tour twice on one page, at first with whatever has to be fetched; `None` when the card did not come."""
    with browsing.visit(player, variant) as visit:
        first = visit.timed()
        if first is None:
            return None
        visit.stop()
        again = visit.timed()
        if again is None:
            return None
        return Start(
            first["shows"],
            first["load"],
            again["load"],
            again["place"],
            again["shows"],
            again["half"],
            again["whole"],
        )


def cost(browsing: Browsing, player: Player | None, variant: str) -> Cost:
    """What a page costs with the first step open, or without any tour.

    Raises:
        SystemExit: the page does not scroll, so that nothing would be measured.
    """
    with browsing.visit(player, variant) as visit:
        if player:
            visit.start()
        visit.page.wait_for_timeout(SETTLED)
        idle = _idle(visit)
        before, used = visit.main_thread(), browsing.processes()
        far = visit.page.evaluate(f"look.scroll({FRAMES}, {REACH}, {PACE})")
        scroll, after = visit.main_thread() - before, browsing.processes()
        if far < REACH:
            raise SystemExit(f"{player.name if player else 'the bare page'}: the page did not scroll")
        spent = {kind: (after.get(kind, 0.0) - used.get(kind, 0.0)) * 1000 for kind in ("renderer", "GPU")}
        return Cost(idle, scroll, spent["renderer"], spent["GPU"])


def _idle(visit: Visit) -> float:
    before = visit.main_thread()
    visit.page.wait_for_timeout(IDLE)
    return visit.main_thread() - before
