"""Runs in, a picture out: seconds by number of articles, a line per tool, cold builds beside builds after an edit."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from benchmarks.measure import GUIDEWRIGHT, Run
from benchmarks.rivals import HUGO, MKDOCS, ZENSICAL

__all__ = ["chart"]

WIDTH, HEIGHT = 960, 420
PANEL, TOP, BOTTOM, LEFT, LABELS = 480, 56, 48, 48, 150
APART = 15  # between two labels, so that both can be read
PANELS = {"cold": "Build from nothing", "edited": "Build after one article is edited"}
COLOURS = {GUIDEWRIGHT: "own", MKDOCS: "mkdocs", ZENSICAL: "zensical", HUGO: "hugo"}
STYLE = """
text{font:13px system-ui,sans-serif;fill:#24292f}.head{font-weight:600;font-size:15px}.unit{fill:#57606a}
.grid{stroke:#d0d7de}path{fill:none;stroke-width:2.5}
.own{--c:#0a5fb4}.mkdocs{--c:#b5432a}.zensical{--c:#7a4fb5}.hugo{--c:#2d7d46}
path,circle{stroke:var(--c)}circle{fill:var(--c);stroke-width:2}circle.more{fill:none}text.name{fill:var(--c);font-weight:600}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.unit{fill:#9198a1}.grid{stroke:#3d444d}
.own{--c:#6cb6ff}.mkdocs{--c:#ff8f73}.zensical{--c:#c8a5ff}.hugo{--c:#6fce8b}}
"""


def chart(runs: Sequence[Run]) -> str:
    """An SVG with a panel for cold builds and one for builds after an edit. Both scales grow by factors."""
    shown = [run for run in runs if run.subject.task in PANELS and run.status in (0, None)]
    parts = list(_Panels(shown).draw()) if shown else []
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="Seconds of a build by number of articles, for each tool">\n'
        f"<style>{STYLE}</style>\n" + "\n".join(parts) + "\n</svg>\n"
    )


class _Panels:
    """Both panels on the same scales."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._sizes = sorted({run.subject.articles for run in runs})
        self._low = math.floor(math.log10(min(run.seconds for run in runs)))
        self._high = max(self._low + 1, math.ceil(math.log10(max(run.seconds for run in runs))))

    def draw(self) -> Iterator[str]:
        for number, (task, head) in enumerate(PANELS.items()):
            left = number * PANEL
            yield f'<text class="head" x="{left}" y="18">{head}</text>'
            yield f'<text class="unit" x="{left}" y="38">seconds</text>'
            yield from self._grid(left)
            mine = [run for run in self._runs if run.subject.task == task]
            yield from self._lines(mine, left)

    def _x(self, articles: int, left: int) -> float:
        first, last = math.log(self._sizes[0]), math.log(self._sizes[-1])
        share = (math.log(articles) - first) / (last - first) if last > first else 0.5
        return left + LEFT + share * (PANEL - LEFT - LABELS)

    def _y(self, seconds: float) -> float:
        share = (math.log10(seconds) - self._low) / (self._high - self._low)
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)

    def _grid(self, left: int) -> Iterator[str]:
        for power in range(self._low, self._high + 1):
            y = self._y(10**power)
            yield f'<line class="grid" x1="{left + LEFT - 6}" x2="{left + PANEL - LABELS}" y1="{y:.1f}" y2="{y:.1f}"/>'
            yield f'<text class="unit" x="{left + LEFT - 10}" y="{y + 4:.1f}" text-anchor="end">{10**power:,g}</text>'
        for size in self._sizes:
            x = self._x(size, left)
            yield f'<text class="unit" x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{size:,}</text>'
        middle = left + (LEFT + PANEL - LABELS) / 2
        yield f'<text class="unit" x="{middle:.1f}" y="{HEIGHT - 8}" text-anchor="middle">articles</text>'

    def _lines(self, runs: Sequence[Run], left: int) -> Iterator[str]:
        ends = []
        for tool, style in COLOURS.items():
            mine = [run for run in runs if run.subject.tool == tool]
            if not mine:
                continue
            points = [(self._x(run.subject.articles, left), self._y(run.seconds)) for run in mine]
            path = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
            yield f'<g class="{style}"><path d="M{path}"/>'
            for run, (x, y) in zip(mine, points, strict=True):
                more = "" if run.done else ' class="more"'
                yield (
                    f'<circle{more} cx="{x:.1f}" cy="{y:.1f}" r="3.5"><title>{tool}, {run.subject.articles:,} articles: '
                    f"{_time(run)}</title></circle>"
                )
            yield "</g>"
            ends.append((points[-1], f"{tool} {_time(mine[-1])}", style))
        yield from _labels(ends)


def _labels(ends: list[tuple[tuple[float, float], str, str]]) -> Iterator[str]:
    """The tools' names at the ends of their lines, moved down where they would cover one another."""
    below = -math.inf
    for (x, y), words, style in sorted(ends, key=lambda end: end[0][1]):
        below = max(y + 4, below + APART)
        yield f'<text class="name {style}" x="{x + 8:.1f}" y="{below:.1f}">{words}</text>'


def _time(run: Run) -> str:
    digits = 2 if run.seconds < 1 else 1 if run.seconds < 100 else 0
    return f"{'&gt; ' if not run.done else ''}{run.seconds:.{digits}f} s"
