"""One run in, a picture out: four panels of bars, a bar for each library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.tours.goals import beyond
from benchmarks.tours.results import Measured, Result

__all__ = ["chart"]

WIDTH, PANEL, LABELS, VALUES = 960, 480, 112, 92
TOP, BAR, APART, BELOW = 52, 18, 27, 30
STYLE = """
text{font:13px system-ui,sans-serif;fill:#24292f}.head{font-weight:600;font-size:15px}.unit{fill:#57606a}
.axis{stroke:#d0d7de}rect{fill:#8c959f}.own{font-weight:600}rect.own{fill:#0a5fb4}text.own{fill:#0a5fb4}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.unit{fill:#9198a1}.axis{stroke:#3d444d}rect{fill:#6e7681}
rect.own{fill:#6cb6ff}text.own{fill:#6cb6ff}}
"""


@dataclass(frozen=True, slots=True)
class _Panel:
    head: str
    unit: str
    values: Sequence[float | None]
    digits: int = 0


def chart(measured: Measured) -> str:
    """An SVG with what a start, an open step, scrolling and an idle page cost; the shorter the bar, the better."""
    panels = list(_panels(measured))
    high = TOP + len(measured.results) * APART + BELOW
    parts = [
        line
        for number, panel in enumerate(panels)
        for line in _draw(panel, measured.results, (number % 2) * PANEL, (number // 2) * high)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {2 * high - BELOW + 8}" role="img" '
        f'aria-label="Start, work and bytes of each tour library">\n'
        f"<style>{STYLE}</style>\n" + "\n".join(parts) + "\n</svg>\n"
    )


def _panels(measured: Measured) -> Iterator[_Panel]:
    nodes = max(measured.bare)
    bare = measured.bare[nodes]
    starts = [one.starts[nodes] for one in measured.results]
    costs = [one.costs[nodes] for one in measured.results]
    page = f"a page with {nodes:,} more elements"
    yield _Panel(
        "From the first start to the card",
        f"ms, loading included, {page}",
        [start.first if start else None for start in starts],
    )
    yield _Panel(
        "Main thread in 4 s with a step open",
        f"ms beyond the page's own, {page}",
        [beyond(one, bare, "idle") for one in costs],
        1,
    )
    yield _Panel(
        "Main thread in 3 s of scrolling",
        f"ms beyond the page's own, {page}",
        [beyond(one, bare, "scroll") for one in costs],
    )
    yield _Panel(
        "Loaded where nothing triggers", "KB after brotli", [one.bytes / 1000 for one in measured.results], 1
    )


def _draw(panel: _Panel, results: Sequence[Result], left: int, top: int) -> Iterator[str]:
    yield f'<text class="head" x="{left}" y="{top + 18}">{panel.head}</text>'
    yield f'<text class="unit" x="{left}" y="{top + 37}">{panel.unit}</text>'
    start = left + LABELS
    room = PANEL - LABELS - VALUES
    most = max([value for value in panel.values if value is not None and value > 0], default=1.0)
    bottom = top + TOP + len(results) * APART - (APART - BAR) / 2
    yield f'<line class="axis" x1="{start}" x2="{start}" y1="{top + TOP - 4}" y2="{bottom:.1f}"/>'
    for number, (one, value) in enumerate(zip(results, panel.values, strict=True)):
        style = "own" if number == 0 else "other"
        y = top + TOP + number * APART
        long = room * max(0.0, value or 0.0) / most
        words = "none" if value is None else f"{max(0.0, value):,.{panel.digits}f}"
        yield f'<text class="{style}" x="{start - 10}" y="{y + 14}" text-anchor="end">{one.player.name}</text>'
        yield f'<rect class="{style}" x="{start}" y="{y}" width="{max(long, 1):.1f}" height="{BAR}" rx="2"/>'
        yield f'<text class="{style}" x="{start + max(long, 1) + 8:.1f}" y="{y + 14}">{words}</text>'
