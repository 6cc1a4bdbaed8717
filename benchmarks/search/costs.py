"""What a search costs a reader and a build: bytes on the way, time to the first result, time to index."""

from __future__ import annotations

import gzip
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Response

__all__ = ["Bytes", "Indexing", "bytes_of_search", "edit_time", "first_result", "index_time"]

LEVEL = 6
TURNS = 20
LISTED = "dialog.gw-search .gw-hit__option--page"
QUERY = "approve"


@dataclass(frozen=True, slots=True)
class Bytes:
    """Compressed bytes, and requests.

    Attributes:
        view: what a page view without a search fetches for it alone, the dialog's script, once the page is at rest.
        first: what the first query fetches, from the opening of the search to its first results.
    """

    view: int
    view_requests: int
    first: int
    first_requests: int


@dataclass(frozen=True, slots=True)
class Indexing:
    """Seconds of a build, and of the search in it."""

    whole: float
    search: float


def bytes_of_search(browser: Browser, root: str) -> Bytes:
    """Weigh what a reader's browser fetches."""
    with _page(browser) as page:
        answers = _visit(page, root)
        seen = len(answers)
        page.locator("[data-gw-search]").first.click()
        page.keyboard.type(QUERY)
        page.locator(LISTED).first.wait_for()
        page.wait_for_load_state("networkidle")
        first = answers[seen:]
        weight = _weigh(first)
    asked = {one.url for one in first}
    with _page(browser) as page:
        view = [one for one in _visit(page, root) if one.url in asked or "/search-" in one.url]
        return Bytes(_weigh(view), len(view), weight, len(first))


def _visit(page: Page, root: str) -> list[Response]:
    """Open the site and let it come to rest; -> the answers, to which later ones are added."""
    answers: list[Response] = []
    page.on("response", lambda one: answers.append(one))  # noqa: PLW0108  # Playwright marks what it is given
    page.goto(f"{root}/")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    return answers


def first_result(browser: Browser, root: str) -> float:
    """Milliseconds from a key to the first option in the list, the index being warm: the median of 20."""
    with _page(browser) as page:
        page.goto(f"{root}/")
        page.wait_for_load_state("networkidle")
        page.locator("[data-gw-search]").first.click()
        page.locator("dialog.gw-search [role=combobox]").fill(QUERY)
        page.locator(LISTED).first.wait_for()
        return statistics.median(_one_key(page) for _ in range(TURNS))


def _one_key(page: Page) -> float:
    page.locator("dialog.gw-search [role=combobox]").fill("")
    page.locator(LISTED).first.wait_for(state="detached")
    page.evaluate(
        """listed => {
          window.took = new Promise((resolve) => {
            let began;
            addEventListener("keydown", () => (began = performance.now()), { capture: true, once: true });
            const watch = new MutationObserver(() => {
              if (began === undefined || document.querySelector(listed) === null) return;
              watch.disconnect();
              resolve(performance.now() - began);
            });
            watch.observe(document.body, { childList: true, subtree: true });
          });
        }""",
        LISTED,
    )
    page.keyboard.press("a")
    took: float = page.evaluate("window.took")
    return took


def index_time(root: Path, out: Path, scratch: Path) -> Indexing:
    """Build from nothing; `scratch` keeps what builds note."""
    return _build(root, out, scratch)


def edit_time(root: Path, out: Path, scratch: Path) -> Indexing:
    """Build after a sentence was added to one article."""
    article = min((root / "content" / "articles").rglob("*.md"))
    article.write_text(f"{article.read_text(encoding='utf-8')}\nOne sentence more.\n", encoding="utf-8")
    return _build(root, out, scratch)


def _build(root: Path, out: Path, scratch: Path) -> Indexing:
    notes = scratch / f"stages-{time.monotonic_ns()}.jsonl"
    command = [sys.executable, "-m", "benchmarks.stages", str(notes), "build", str(root), "--out", str(out)]
    environment = {**os.environ, "GUIDEWRIGHT_CACHE": str(scratch / "cache")}
    began = time.monotonic()
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    whole = time.monotonic() - began
    if done.returncode:
        raise SystemExit(f"the build failed: {done.stdout[-500:]}{done.stderr[-500:]}")
    lines = map(json.loads, notes.read_text(encoding="utf-8").splitlines())
    return Indexing(
        whole, sum(one["seconds"] for one in lines if one["stage"] == "search" and "seconds" in one)
    )


def _weigh(answers: list[Response]) -> int:
    return sum(len(gzip.compress(one.body(), LEVEL)) for one in answers if one.ok)


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    try:
        yield context.new_page()
    finally:
        context.close()
