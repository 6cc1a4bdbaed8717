"""One run in, a page out: what is met, who costs how much, and who stands what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.tours.goals import Verdict, beyond, judge
from benchmarks.tours.players import Player
from benchmarks.tours.results import Cost, Followed, Measured, Result, Start

__all__ = ["report"]

WORK = ("idle", "scroll", "processor", "painter")
INTRODUCTION = """\
`make bench-tours` writes this page and the chart. Guidewright and four libraries play the same two steps on the same \
page, in the same browser, one after another in one go. Times are medians of {turns}, each on a fresh page in a fresh \
profile; what is answered with yes or no is asked once. The page is there without and with {nodes:,} more elements. \
Every library is used as its documentation begins, with its own style sheet and its defaults ([libraries/](tours/libraries)).
"""
STARTS = """
Milliseconds from the call that starts the tour. *In place* is the first frame in which the card has a box in the window \
and takes the focus, *shows* the first in which it is not wholly transparent besides, *half* and *whole* those in which \
it has faded in by half and altogether: all five fade in. Guidewright fetches its player and the tour when the first tour \
starts, and only then; the others are part of the page, which has loaded, compiled and run them before anything starts. \
The goal of two frames takes the slower of Guidewright's first and second start, less its loading. The comparisons take \
like with like: first start against first starts and second against second, each less the loading of its own files and \
nothing else, and each against whoever of the four is the fastest there. Earlier runs of this page held the slower of \
Guidewright's two against the faster of the two of every other, and so its first start against second ones. A frame is \
16.7 ms.
"""
COSTS = """
Milliseconds of work while the first step is open. Scrolling is by script, 6 px in each of 180 frames. The main thread \
is what the browser counts as its tasks, by the clock: on a busy machine that includes waiting. Processor time is that of \
the page's process with all its threads, and *painting* that of the process that puts the picture together, which draws \
without a graphics card here. In brackets: what the tour adds to the same page without any. Where the page alone takes \
more than half of what it takes with the best of the four, nobody can meet the goal of half, and what each adds \
to the page is what can be compared.
"""
CONDUCT = """
A ring or hole is where it should be when it is off by no more than 4 px from where it is around a target that nothing \
happens to (Guidewright: 1 px from its six), and a card when it is within 40 px of the target and not over its middle. \
Dialogs are modal; a card is usable when the button that goes on can be clicked with the mouse where it is, or \
reached with 30 presses of Tab and pressed, and the second step comes. The strict policy is `{policy}`. \
The hostile sheet says `* {{color: red !important; font-size: 40px !important}} button {{display: none}}`. Guidewright's \
card is not modal by design: Tab goes on from it to the page and comes back. The cards of the others claim the focus.
"""
BYTES = """
What a page loads on which nothing triggers, after brotli: for Guidewright the loader and the manifest of ten tours, \
for the others script and style sheet, without any tour.
"""


def report(measured: Measured, chart: str, policy: str) -> str:
    """The page with the tables.

    Args:
        measured: the run.
        chart: file name of the picture.
        policy: the strict one.
    """
    return "\n".join(_page(measured, chart, policy)) + "\n"


def _page(measured: Measured, chart: str, policy: str) -> Iterator[str]:
    versions = ", ".join(f"{one.player.name} {one.version}" for one in measured.results)
    yield "# What tours cost a page\n"
    yield INTRODUCTION.format(turns=measured.turns, nodes=max(measured.bare))
    yield f"Measured with {measured.machine}; {measured.browser}, without a window; {versions}.\n"
    yield f"![Start, work and bytes of each tour library]({chart})\n"
    yield from _goals(judge(measured))
    yield "\n## From the start to the card\n"
    yield from _starts(measured)
    yield STARTS.rstrip()
    yield "\n## Work with a step open\n"
    yield from _costs(measured)
    yield COSTS.rstrip()
    yield "\n## What it stands, and what it leaves alone\n"
    yield from _conduct(measured.results)
    yield CONDUCT.format(policy=policy).rstrip()
    yield from _details(measured.results)
    yield "\n## Bytes\n"
    yield from _bytes(measured.results)
    yield BYTES.rstrip()


def _goals(verdicts: Sequence[Verdict]) -> Iterator[str]:
    yield "| goal | more elements | bound | measured | |"
    yield "|---|---:|---:|---:|---|"
    for verdict in verdicts:
        words = "met" if verdict.met else "**missed**"
        nodes = "" if verdict.nodes is None else f"{verdict.nodes:,}"
        yield f"| {verdict.what} | {nodes} | {verdict.bound} | {verdict.measured} | {words} |"


def _starts(measured: Measured) -> Iterator[str]:
    yield "| more elements | library | first start: shows | of it loading | second: in place | shows | of it loading | half | whole |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|---:|"
    for nodes in measured.bare:
        for one in measured.results:
            yield f"| {nodes:,} | {one.player.name} | {_start(one.starts[nodes])} |"


def _start(start: Start | None) -> str:
    if start is None:
        return "no card in 5 s" + " | -" * 6
    figures = (start.first, start.load, start.place, start.again, start.reload, start.half, start.whole)
    return " | ".join(f"{figure:.0f}" if figure else "-" for figure in figures)


def _costs(measured: Measured) -> Iterator[str]:
    yield "| more elements | library | main thread, 4 s idle | main thread, 3 s of scrolling | processor time | painting |"
    yield "|---:|---|---:|---:|---:|---:|"
    for nodes, bare in measured.bare.items():
        cells = [f"{getattr(bare, name):.0f}" for name in WORK]
        yield f"| {nodes:,} | *no tour* | {' | '.join(cells)} |"
        for one in measured.results:
            cells = [_cost(one.costs[nodes], bare, name) for name in WORK]
            yield f"| {nodes:,} | {one.player.name} | {' | '.join(cells)} |"


def _cost(cost: Cost, bare: Cost, name: str) -> str:
    digits = 1 if name == "idle" else 0
    return f"{getattr(cost, name):.{digits}f} ({beyond(cost, bare, name):+.{digits}f})"


def _conduct(results: Sequence[Result]) -> Iterator[str]:
    yield "| | " + " | ".join(one.player.name for one in results) + " |"
    yield "|---|" + "---|" * len(results)
    every = [one.conduct for one in results]
    for what in every[0].followed:
        yield _row(
            f"true after: {what}", [_followed(one.conduct.followed[what], one.player) for one in results]
        )
    for place in every[0].reached:
        yield _row(
            f"target in: {place}", [_followed(one.conduct.reached[place], one.player) for one in results]
        )
    for name in every[0].dialogs:
        yield _row(f"dialog {name}", [_yes(one.dialogs[name]) for one in every])
    yield _row("plays under a strict policy", [_yes(one.strict) for one in every])
    yield _row("violations of it", [len(one.violations) for one in every])
    yield _row("attributes of the page changed, step open", [len(one.during) for one in every])
    yield _row("attributes of the page changed, at the end", [len(one.after) for one in every])
    restyled = [f"{one.restyled} of {one.elements}" for one in every]
    yield _row("elements of the card that a hostile sheet changes", restyled)
    yield _row("30 presses of Tab: focus outside the card", [_tab(one) for one in results])
    yield _row("serious and critical findings of axe", [len(one.axe) for one in every])


def _row(what: str, cells: Sequence[object]) -> str:
    return f"| {what} | " + " | ".join(map(str, cells)) + " |"


def _yes(answer: bool) -> str:  # noqa: FBT001  # an answer is what it takes
    return "yes" if answer else "**no**"


def _followed(followed: Followed, player: Player) -> str:
    if followed.true(player):
        return "yes"
    mark = "no mark" if followed.off is None else f"mark {followed.off:.0f} px off"
    if followed.covered:
        return "**no**: target under the header"
    card = "no card" if followed.apart is None else f"card {followed.apart:.0f} px away"
    if followed.apart is not None and followed.apart < 0:
        card = "card over it"
    return f"**no**: {mark}, {card}"


def _tab(result: Result) -> str:
    conduct = result.conduct
    if not conduct.escapes:
        return "0"
    back = "comes back" if conduct.returns else "does not come back"
    return f"{conduct.escapes}{'' if result.player.modal else ', by design'}; {back}"


def _details(results: Sequence[Result]) -> Iterator[str]:
    """What was violated, changed and found, in words."""
    lines = []
    for one in results:
        conduct = one.conduct
        for head, found in (
            ("violates", conduct.violations),
            ("changes while a step is open", conduct.during),
            ("leaves changed", conduct.after),
            ("axe", [line.split(":")[0] for line in conduct.axe]),
        ):
            if found:
                counted = ", ".join(
                    f"{name} ({count})" if count > 1 else name for name, count in Counter(found).items()
                )
                lines.append(f"- {one.player.name}, {head}: {counted}")
    if lines:
        yield ""
        yield from lines


def _bytes(results: Sequence[Result]) -> Iterator[str]:
    yield "| library | bytes |"
    yield "|---|---:|"
    for one in results:
        host = f" ({one.bytes - one.host:,} without React)" if one.host else ""
        yield f"| {one.player.name} | {one.bytes:,}{host} |"
