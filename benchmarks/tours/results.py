"""What was measured, as values: costs in milliseconds, answers to questions, and all of a player together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from statistics import median

from benchmarks.tours.players import Player

__all__ = [
    "FRAME",
    "Conduct",
    "Cost",
    "Followed",
    "Measured",
    "Result",
    "Start",
    "middle_cost",
    "middle_start",
]

FRAME = 1000 / 60
LIBRARY_SLACK = 4.0
OWN_SLACK = 1.0
NEAR = 40.0
WITHIN = ("card", "target")


@dataclass(frozen=True, slots=True)
class Start:
    """From the call that starts a tour to its card, in milliseconds.

    Attributes:
        first: to the first frame in which the card shows at all; the first tour on the page.
        load: to the last byte of what is fetched for it.
        reload: as `load`, of the second tour on the page.
        place: to the frame in which that one's card is in its place and takes the focus, if still transparent.
        again: as `first`, of the second.
        half: to the frame in which it is half faded in.
        whole: to the frame in which it is opaque.
    """

    first: float
    load: float
    reload: float
    place: float
    again: float
    half: float
    whole: float

    @property
    def first_beyond(self) -> float:
        """What the first takes when its files have come."""
        return self.first - self.load

    @property
    def again_beyond(self) -> float:
        """What the second takes when its files have come."""
        return self.again - self.reload

    @property
    def beyond(self) -> float:
        """What the slower of the two takes when its files have come."""
        return max(self.first_beyond, self.again_beyond)


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of work while a step is open.

    Attributes:
        idle: of the main thread, in four seconds without anything happening.
        scroll: of the main thread, in three seconds of scrolling.
        processor: of the page's process with all of its threads, in those three seconds.
        painter: of the process that puts the picture together, in those three seconds.
    """

    idle: float
    scroll: float
    processor: float
    painter: float


@dataclass(frozen=True, slots=True)
class Followed:
    """How far off the mark around the target is, and how far the card is away, in pixels; `None` where there is none.

    Attributes:
        off: the worst of the four sides, against the gap that it should have.
        apart: from the card to the target; negative when the card lies over its middle.
        zoom: factor by which distances may have grown.
        covered: whether the page's sticky header lies over the target.
    """

    off: float | None
    apart: float | None
    zoom: float = 1.0
    covered: bool = False

    def true(self, player: Player) -> bool:
        """Whether both are where they belong."""
        slack = LIBRARY_SLACK if player.gap is None else OWN_SLACK
        if self.off is None or self.apart is None or self.covered:
            return False
        return self.off <= slack and 0 <= self.apart <= NEAR * self.zoom


@dataclass(frozen=True, slots=True)
class Conduct:
    """Answers to what is asked once.

    Attributes:
        followed: mark and card after each change of the page.
        dialogs: whether the card can be used with a modal dialog, by when it opened and with what it is used.
        reached: mark and card at targets in a shadow tree and in a frame.
        violations: directives of the page's policy that were violated.
        strict: whether the tour can be played under that policy.
        during, after: attributes of the page's own elements that were others while a step was open, and at the end.
        restyled: how many elements of the card look different under a hostile sheet.
        elements: how many there are.
        focus: where the focus was after each press of Tab: "card", "target", "page" or "nowhere".
        axe: serious and critical findings.
    """

    followed: Mapping[str, Followed]
    dialogs: Mapping[str, bool]
    reached: Mapping[str, Followed]
    violations: Sequence[str]
    strict: bool
    during: Sequence[str]
    after: Sequence[str]
    restyled: int
    elements: int
    focus: Sequence[str]
    axe: Sequence[str]

    @property
    def escapes(self) -> int:
        """Presses of Tab after which the focus was neither in the card nor on what it speaks of."""
        return sum(1 for place in self.focus if place not in WITHIN)

    @property
    def returns(self) -> bool:
        """Whether the focus came back to the card after it had left."""
        left = next((at for at, place in enumerate(self.focus) if place not in WITHIN), len(self.focus))
        return "card" in self.focus[left:]


@dataclass(frozen=True, slots=True)
class Result:
    """All that was measured of a player.

    Attributes:
        player: who.
        version: of it.
        starts: by how many nodes the page had more.
        costs: by the same, the page's own work included.
        conduct: what was asked.
        bytes: that a page loads before anything triggers, after brotli.
        host: how many of them are a framework that the page may have anyway.
    """

    player: Player
    version: str
    starts: Mapping[int, Start | None]
    costs: Mapping[int, Cost]
    conduct: Conduct
    bytes: int
    host: int = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of everything.

    Attributes:
        results: of the players, Guidewright's first.
        bare: what the same page costs without any tour, by how many nodes it had more.
        turns: how often times were measured.
        machine: cores and memory, and how busy it was.
        browser: which one, and its version.
    """

    results: Sequence[Result]
    bare: Mapping[int, Cost]
    turns: int
    machine: str
    browser: str

    @property
    def own(self) -> Result:
        """Guidewright's."""
        return self.results[0]

    @property
    def others(self) -> Sequence[Result]:
        """Those of the libraries."""
        return self.results[1:]


def middle_start(starts: Iterable[Start | None]) -> Start | None:
    """The median of every figure; `None` when the card was once not seen in time."""
    every = list(starts)
    seen = [one for one in every if one is not None]
    if len(seen) < len(every) or not seen:
        return None
    return Start(**{one.name: median(getattr(start, one.name) for start in seen) for one in fields(Start)})


def middle_cost(costs: Iterable[Cost]) -> Cost:
    """The median of every figure."""
    every = list(costs)
    return Cost(**{one.name: median(getattr(cost, one.name) for cost in every) for one in fields(Cost)})
