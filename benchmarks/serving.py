"""How long a writer waits: from saving an edit to seeing it in a browser that has the page open."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, TimeoutError, sync_playwright  # noqa: A004  # playwright's own name

from benchmarks.edits import Desk
from benchmarks.measure import Run, Subject
from benchmarks.watch import Watcher, processor_time
from guidewright.browser import ARGUMENTS, find_browser

__all__ = ["serve"]

TURNS = 5
CALM = 1.0  # seconds between two edits, as the server is to be at rest
ENTRY = "from guidewright.cli import main; main()"
READY = re.compile(r"Serving (http://\S+)")
SEEN = re.compile(r"seen mark-(\d+) (\d+)")
LOOK = """
(() => {
  let said = "";
  const look = () => {
    const found = document.querySelector("article")?.textContent.match(/mark-\\d+/)?.[0] ?? "";
    if (found && found !== said) console.log(`seen ${found} ${Date.now()}`);
    said = found;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
"""Says of every frame that is painted with a new mark in it when that was."""


def serve(subject: Subject, desk: Desk, *, limit: float) -> Run:
    """Serve the academy, edit one article again and again, and wait for each edit to show.

    Returns:
        A run with the median time; its processor time is that of one edit, its memory the server's peak.
    """
    number, address = desk.choose()
    desk.write_sentence(number, "Nothing is marked yet.")
    session = limit * (TURNS + 1)
    with _server(desk.root, limit) as (process, said), Watcher(process.pid, limit=session) as watcher:
        url = _ready(process, said, limit)
        if url is None:
            words = said.read_text(encoding="utf-8", errors="replace")[-400:]
            return Run(subject, 0.0, 0.0, watcher.peak, process.poll() or 1, said=words)
        with _page(url + address) as page:
            used = processor_time(process.pid)
            try:
                waits = [_wait(page, desk, number, turn, limit) for turn in range(1, TURNS + 1)]
            except TimeoutError:
                return Run(subject, limit, processor_time(process.pid) - used, watcher.peak, None)
            used = (processor_time(process.pid) - used) / TURNS
    return Run(subject, median(waits), used, watcher.peak, 0)


@contextmanager
def _server(root: Path, limit: float) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """`guidewright serve`, and the file that it says everything to."""
    with TemporaryDirectory(prefix="guidewright-bench-") as folder:
        said = Path(folder) / "said"
        with said.open("wb") as output:
            words = [sys.executable, "-u", "-c", ENTRY, "serve", str(root), "--port", "0"]
            process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
            try:
                yield process, said
            finally:
                process.terminate()
                try:
                    process.wait(timeout=limit)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def _ready(process: subprocess.Popen[bytes], said: Path, limit: float) -> str | None:
    """The address, once the server names it."""
    until = time.monotonic() + limit
    while process.poll() is None and time.monotonic() < until:
        found = READY.search(said.read_text(encoding="utf-8", errors="replace"))
        if found:
            return found[1]
        time.sleep(0.05)
    return None


@contextmanager
def _page(url: str) -> Iterator[Page]:
    """A browser without a window, with the page open."""
    found = find_browser()
    if found is None:
        raise SystemExit("no browser: `make browser` finds or installs one; `--tasks` can leave out `serve`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.executable, args=list(ARGUMENTS))
        page = browser.new_page()
        page.add_init_script(LOOK)
        page.goto(url)
        yield page
        browser.close()


def _wait(page: Page, desk: Desk, number: int, turn: int, limit: float) -> float:
    """Save an edit; -> seconds until the page shows it."""
    page.wait_for_timeout(CALM * 1000)
    with page.expect_console_message(
        lambda message: (found := SEEN.search(message.text)) is not None and int(found[1]) == turn,
        timeout=limit * 1000,
    ) as message:
        saved = time.time()
        desk.write_sentence(number, f"This is mark-{turn}.")
    found = SEEN.search(message.value.text)
    assert found is not None  # noqa: S101  # it was waited for
    return int(found[2]) / 1000 - saved
