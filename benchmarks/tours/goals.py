"""What a tour may cost and must stand: one run in, each goal with what was measured and whether it is met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.tours.results import FRAME, Cost, Measured

__all__ = ["Verdict", "beyond", "judge"]

FRAMES = 2.0
IDLE = 2.0
HALF = 0.5
COMPARED = {
    "the first start, beyond that load, against the fastest first start of the four": "first_beyond",
    "the second start, beyond that load, against the fastest second start of the four": "again_beyond",
    "the second start to a card half faded in, against the fastest of the four": "half",
}
"""Figures of a start that are held against the same figure of every other."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A goal and what came of it.

    Attributes:
        what: is held against Guidewright.
        nodes: how many elements the page had more; `None` where that is no matter.
        bound: what is asked for.
        measured: what was found.
        met: whether that is enough.
    """

    what: str
    nodes: int | None
    bound: str
    measured: str
    met: bool


def judge(measured: Measured) -> list[Verdict]:
    """Hold every goal against the run."""
    return [*_costs(measured), *_answers(measured)]


def beyond(cost: Cost, bare: Cost, name: str) -> float:
    """What the tour adds to the page's own work, in milliseconds."""
    whole: float = getattr(cost, name)
    own: float = getattr(bare, name)
    return whole - own


def _costs(measured: Measured) -> Iterator[Verdict]:
    for nodes in measured.bare:
        yield from _starts(measured, nodes)
    for nodes, bare in measured.bare.items():
        idle = beyond(measured.own.costs[nodes], bare, "idle")
        what = "main thread in 4 s with a step open, beyond the page's own"
        yield Verdict(what, nodes, f"≤ {IDLE:g} ms", f"{idle:.1f} ms", idle <= IDLE)
    for name, words in (("scroll", "main thread"), ("processor", "processor time of the page")):
        for nodes, bare in measured.bare.items():
            costs = [one.costs[nodes] for one in measured.results]
            what = f"3 s of scrolling, {words}: share of the best of the four"
            alone = f"; the page alone {getattr(bare, name):.0f} ms"
            yield _share(what, nodes, [getattr(cost, name) for cost in costs], alone)
            what = "the same, beyond the page's own"
            yield _share(what, nodes, [beyond(cost, bare, name) for cost in costs])


def _starts(measured: Measured, nodes: int) -> Iterator[Verdict]:
    """The slower of two starts, once what they need has come; then each against the same start of every other."""
    what = "start to the first frame that shows the card, beyond the load of its files"
    own = measured.own.starts[nodes]
    if own is None:
        yield Verdict(what, nodes, f"≤ {FRAMES:g} frames", "no card", met=False)
        return
    worst = own.beyond
    frames = worst / FRAME
    yield Verdict(
        what, nodes, f"≤ {FRAMES:g} frames", f"{frames:.1f} frames ({worst:.0f} ms)", frames <= FRAMES
    )
    others = [start for one in measured.others if (start := one.starts[nodes]) is not None]
    for head, name in COMPARED.items():
        if others:
            mine: float = getattr(own, name)
            best: float = min(getattr(one, name) for one in others)
            yield Verdict(head, nodes, "less", f"{mine:.0f} ms against {best:.0f} ms", mine < best)


def _share(what: str, nodes: int, figures: Sequence[float], more: str = "") -> Verdict:
    """The first figure against the best of the others; less than nothing is noise, and half of nothing is nothing."""
    own, best = max(0.0, figures[0]), max(0.0, min(figures[1:]))
    share = f"{own / best:.2f}" if best else "-"
    words = f"{share} ({own:.0f} ms against {best:.0f} ms{more})"
    return Verdict(what, nodes, f"≤ {HALF:g}", words, own <= HALF * best)


def _answers(measured: Measured) -> Iterator[Verdict]:
    own = measured.own
    conduct, player = own.conduct, own.player
    followed = [one.true(player) for one in conduct.followed.values()]
    yield _all("ring within 1 px and card beside the target after every change", followed)
    yield _all("usable with a modal dialog, by mouse and keyboard", list(conduct.dialogs.values()))
    yield _all("targets in a shadow tree and a frame", [one.true(player) for one in conduct.reached.values()])
    violations = len(conduct.violations)
    words = f"{violations}, {'plays' if conduct.strict else 'does not play'}"
    yield Verdict(
        "violations of a strict policy", None, "0, plays", words, violations == 0 and conduct.strict
    )
    yield _none("attributes of the page changed, during and after", len(conduct.during) + len(conduct.after))
    yield _none("elements of the card that a hostile sheet changes", conduct.restyled)
    words = "comes back" if conduct.returns else "does not"
    what = "Tab leaves the card, which is not modal, and comes back"
    yield Verdict(what, None, "comes back", words, conduct.returns)
    yield _none("serious and critical findings of axe", len(conduct.axe))
    lightest = min(one.bytes for one in measured.others)
    words = f"{own.bytes:,} against {lightest:,}"
    what = "bytes where nothing triggers, against the lightest of the four"
    yield Verdict(what, None, "fewer", words, own.bytes < lightest)


def _all(what: str, answers: list[bool]) -> Verdict:
    return Verdict(what, None, "all", f"{sum(answers)} of {len(answers)}", all(answers))


def _none(what: str, count: int) -> Verdict:
    return Verdict(what, None, "0", f"{count}", count == 0)
