"""The benchmark of tours: Guidewright's and four libraries', on the same page in the same browser.

`python -m benchmarks.tours [--turns 5] [--out FOLDER]` writes tours.md and tours.svg into the folder above this one.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from benchmarks.measure import machine
from benchmarks.tours.chart import chart
from benchmarks.tours.conduct import conduct
from benchmarks.tours.costs import cost, start
from benchmarks.tours.players import GUIDEWRIGHT, PLAYERS, Player
from benchmarks.tours.report import report
from benchmarks.tours.results import Cost, Measured, Result, Start, middle_cost, middle_start
from benchmarks.tours.site import NODES, POLICY, Package, weigh, write_site
from benchmarks.tours.visit import Browsing
from guidewright.browser import ARGUMENTS, find_browser
from tests.browser import run_axe, served

TURNS = 5
HERE = Path(__file__).parent


def main() -> int:
    """Measure, print and write."""
    options = _options()
    found = find_browser()
    if found is None:
        raise SystemExit("no browser: `make browser` finds or installs one")
    with TemporaryDirectory(prefix="guidewright-tours-") as folder, served() as serve:
        packages = write_site(Path(folder))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found.executable, args=list(ARGUMENTS))
            browsing = Browsing(browser, serve(Path(folder)))
            with browsing.visit(GUIDEWRIGHT) as visit:
                own = {GUIDEWRIGHT.key: weigh(Path(folder), visit.fetched())}
            measured = _measure(browsing, {**packages, **own}, options.turns, found.version)
            browser.close()
    options.out.mkdir(parents=True, exist_ok=True)
    page = report(measured, "tours.svg", POLICY)
    (options.out / "tours.md").write_text(page, encoding="utf-8", newline="\n")
    (options.out / "tours.svg").write_text(chart(measured), encoding="utf-8", newline="\n")
    say(f"The figures are in {options.out.name}/tours.md.")
    return 0


def say(line: str) -> None:
    """One line of progress, at once: a measurement may take minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _measure(browsing: Browsing, packages: Mapping[str, Package], turns: int, browser: str) -> Measured:
    starts: dict[tuple[Player, int], list[Start | None]] = {}
    costs: dict[tuple[Player | None, int], list[Cost]] = {}
    loads = []
    for turn in range(1, turns + 1):
        loads.append(_load())
        for nodes in NODES:
            variant = "many" if nodes else "plain"
            for player in PLAYERS:
                starts.setdefault((player, nodes), []).append(start(browsing, player, variant))
            for either in (None, *PLAYERS):
                costs.setdefault((either, nodes), []).append(cost(browsing, either, variant))
        say(f"times: {turn} of {turns}")
    results = []
    with browsing.visit(None) as visit:
        calm = run_axe(visit.page)
    for player in PLAYERS:
        package = packages[player.key]
        results.append(
            Result(
                player,
                package.version,
                {nodes: middle_start(starts[player, nodes]) for nodes in NODES},
                {nodes: middle_cost(costs[player, nodes]) for nodes in NODES},
                conduct(browsing, player, calm),
                package.bytes,
                package.host,
            )
        )
        say(f"asked: {player.name}")
    bare = {nodes: middle_cost(costs[None, nodes]) for nodes in NODES}
    busy = f", load average at most {max(loads):.1f} when a turn began" if any(loads) else ""
    return Measured(results, bare, turns, machine(os.cpu_count() or 1) + busy, browser)


def _load() -> float:
    """How many programs the machine has had to run lately, this one included; 0 where it cannot be said."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tours", description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS, help="how often each time is measured")
    parser.add_argument("--out", type=Path, default=HERE.parent, help="folder for the results")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
