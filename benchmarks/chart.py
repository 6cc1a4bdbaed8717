"""Runs in, a picture out: milliseconds per article by stage. Bars of one length mean that nothing grows faster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.measure import Run

__all__ = ["chart"]

WIDTH, LEFT, RIGHT = 760, 110, 150
ROW, GAP, BAR = 34, 46, 20
COLOURS = {
    "start": "#8d99ae",
    "collect": "#2a9d8f",
    "decode": "#3a6ea5",
    "model": "#e9a23b",
    "policy": "#d1495b",
    "render": "#7b5ea7",
    "engine": "#5b8e3e",
    "tours": "#b0793a",
    "search": "#c05299",
    "links": "#4fb3d9",
    "swap": "#6c584c",
    "rest": "#c4c9d1",
}
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#24292f}.head{font-weight:600;font-size:15px}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}}"
)


def chart(runs: Sequence[Run]) -> str:
    """An SVG with a panel per command and a bar per size."""
    commands = tuple(dict.fromkeys(run.command for run in runs))
    parts: list[str] = []
    top = 12
    for command in commands:
        mine = [run for run in runs if run.command == command]
        parts += _panel(command, mine, top)
        top += GAP + ROW * len(mine) + 12
    stages = dict.fromkeys(line.stage for run in runs for line in run.lines)
    parts += _legend([name for name in COLOURS if name in stages], top + 8)
    height = top + 8 + 22 * -(-len(stages) // 6) + 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="Milliseconds per article of each stage, for each number of articles">\n'
        f"<style>{STYLE}</style>\n" + "\n".join(parts) + "\n</svg>\n"
    )


def _panel(command: str, runs: Sequence[Run], top: int) -> Iterator[str]:
    yield f'<text class="head" x="0" y="{top + 14}">guidewright {command}: milliseconds per article</text>'
    most = max(run.seconds / run.articles for run in runs)
    scale = (WIDTH - LEFT - RIGHT) / most
    for row, run in enumerate(runs):
        y = top + GAP - 14 + row * ROW
        yield f'<text x="{LEFT - 10}" y="{y + 15}" text-anchor="end">{run.articles:,}</text>'
        x = float(LEFT)
        for line in run.lines:
            width = line.seconds / run.articles * scale
            yield (
                f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}" fill="{COLOURS[line.stage]}">'
                f"<title>{line.stage}: {line.seconds:.2f} s</title></rect>"
            )
            x += width
        note = "" if run.status == 0 else " (stopped)"
        words = f"{run.seconds / run.articles * 1000:.2f} ms · {run.seconds:.1f} s{note}"
        yield f'<text x="{x + 8:.1f}" y="{y + 15}">{words}</text>'


def _legend(stages: Sequence[str], top: int) -> Iterator[str]:
    for number, stage in enumerate(stages):
        x, y = number % 6 * 110, top + number // 6 * 22
        yield f'<rect x="{x}" y="{y}" width="12" height="12" fill="{COLOURS[stage]}"/>'
        yield f'<text x="{x + 18}" y="{y + 11}">{stage}</text>'
