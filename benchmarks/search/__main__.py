"""The benchmark of the search: quality beside Material's own and Pagefind, bytes, time to a result, time to index.

`python -m benchmarks.search [--full] [--out FOLDER]` writes search.md and search.svg into the folder above this one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.corpus import generate
from benchmarks.search.costs import Bytes, Indexing, bytes_of_search, edit_time, first_result, index_time
from benchmarks.search.quality import Query, Score, read_queries, score
from benchmarks.search.report import Measured, chart, report
from benchmarks.search.rivals import ask_material, ask_pagefind, write_material, write_pagefind
from guidewright.browser import ARGUMENTS, find_browser
from tests.browser import Serve, served
from tests.search.page_side import PageSide, Searched, page_side
from tests.site.search_index import found_pages

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SIZES, FULL_SIZES = (200,), (200, 10_000)
TIMED, FULL_TIMED = 1_000, 5_000


def main() -> int:
    """Measure, print and write."""
    options = _options()
    found = find_browser()
    if found is None:
        raise SystemExit("no browser: `make browser` finds or installs one")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="guidewright-search-")))
        serve = stack.enter_context(served())
        side = stack.enter_context(page_side(folder))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=found.executable, args=list(ARGUMENTS))
        quality = _quality(browser, serve, side, folder)
        weights = {
            size: _weights(browser, serve, folder, size) for size in (FULL_SIZES if options.full else SIZES)
        }
        times, first = _times(browser, serve, folder, FULL_TIMED if options.full else TIMED)
        browser.close()
    measured = Measured(quality, weights, times, first, found.version)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "search.md").write_text(report(measured), encoding="utf-8", newline="\n")
    (options.out / "search.svg").write_text(chart(measured), encoding="utf-8", newline="\n")
    say(f"The figures are in {options.out.name}/search.md.")
    return 0


def say(line: str) -> None:
    """One line of progress, at once: a measurement may take minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _quality(browser: Browser, serve: Serve, side: PageSide, folder: Path) -> dict[str, dict[str, Score]]:
    """Scores by language and search."""
    site = folder / "sample"
    index_time_of_sample = index_time(ROOT, site, folder)
    say(f"the sample academy is built in {index_time_of_sample.whole:.0f} s")
    pages, root = found_pages(site), serve(site)
    scores: dict[str, dict[str, Score]] = {}
    for language, queries in read_queries(ROOT / "content").items():
        own = {url: page for url, page in pages.items() if page["language"] == language}
        scores[language] = {
            name: score(queries, dict(zip(queries, urls, strict=True)))
            for name, urls in _asked(browser, serve, Asking(side, root, own, language, queries, folder))
        }
        say(f"{language}: " + ", ".join(f"{name} {one.top3:.0%}" for name, one in scores[language].items()))
    return scores


class Asking:
    """What the searches of one language are asked, and about which pages."""

    def __init__(
        self,
        side: PageSide,
        root: str,
        pages: Mapping[str, Any],
        language: str,
        queries: Sequence[Query],
        folder: Path,
    ) -> None:
        self.side, self.root, self.pages = side, root, pages
        self.language, self.queries, self.folder = language, queries, folder


def _asked(browser: Browser, serve: Serve, asking: Asking) -> Iterator[tuple[str, list[list[str]]]]:
    language, texts = asking.language, [query.text for query in asking.queries]
    yield (
        "guidewright",
        [
            Searched(asking.side, asking.root, language, q.role).find(q.text, most=10).urls
            for q in asking.queries
        ],
    )
    material = write_material(asking.pages, language, asking.folder / f"material-{language}")
    yield "material", _in_page(browser, lambda page: ask_material(page, serve(material), texts))
    pagefind = write_pagefind(asking.pages, language, asking.folder / f"pagefind-{language}", say)
    if pagefind is not None:
        yield "pagefind", _in_page(browser, lambda page: ask_pagefind(page, serve(pagefind), texts))


def _in_page(browser: Browser, ask: Callable[[Any], list[list[str]]]) -> list[list[str]]:
    context = browser.new_context()
    try:
        return ask(context.new_page())
    finally:
        context.close()


def _weights(browser: Browser, serve: Serve, folder: Path, size: int) -> Bytes:
    root = folder / f"academy-{size}"
    root.mkdir()
    generate(root, size)
    built = index_time(root, folder / f"site-{size}", folder)
    weights = bytes_of_search(browser, serve(folder / f"site-{size}"))
    say(f"{size} articles: built in {built.whole:.0f} s; {weights.first / 1024:.0f} KB for the first query")
    return weights


def _times(
    browser: Browser, serve: Serve, folder: Path, size: int
) -> tuple[dict[tuple[str, int], Indexing], tuple[int, float]]:
    """Of builds by kind and size, and of the first result at a size."""
    found: dict[tuple[str, int], Indexing] = {}
    first = (0, 0.0)
    for count in sorted({TIMED, size}):
        root, out = folder / f"timed-{count}", folder / f"timed-site-{count}"
        root.mkdir()
        generate(root, count)
        found["from nothing", count] = index_time(root, out, folder)
        found["one sentence", count] = edit_time(root, out, folder)
        if count == TIMED:
            first = (count, first_result(browser, serve(out)))
            say(f"{count} articles: the first result comes {first[1]:.0f} ms after a key")
    return found, first


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--full", action="store_true", help="10,000 and 5,000 articles too")
    parser.add_argument("--out", type=Path, default=HERE.parent, help="folder of search.md and search.svg")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
