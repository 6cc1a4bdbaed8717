"""Takes the README's pictures from the real sample: `make screenshots`.

In: the repository. Out: PNG files in `docs/images/`. Builds the sample academy, serves it, and drives a browser.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from guidewright.browser import ARGUMENTS, find_browser
from guidewright.builder import build_site
from guidewright.serve import SiteServer

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
SIZE = {"width": 1280, "height": 800}


def main() -> int:
    """Build, serve, photograph."""
    found = find_browser()
    if found is None:
        sys.stderr.write("no browser: run `python -m guidewright.browser` first\n")
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        today = dt.datetime.now(tz=dt.UTC).date()
        built = build_site(ROOT, out=site, today=today, tell=lambda _: None)
        if not built.published:
            sys.stderr.write("the sample has errors: run `guidewright check`\n")
            return 1
        server = SiteServer(site, host="127.0.0.1", port=0, live=False)
        server.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found.executable, args=list(ARGUMENTS))
            _photograph(browser, server.url)
            browser.close()
        server.stop()
    return 0


def _photograph(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport=SIZE)
    for name, path in (("home", ""), ("article", "articles/workflows/create-approval-workflow/")):
        page.goto(url + path, wait_until="networkidle")
        _take(page, name)
    page.goto(url + "quizzes/workflow-check/", wait_until="networkidle")
    page.locator(".gw-quiz").scroll_into_view_if_needed()
    _take(page, "quiz")
    page.goto(url + "product/")
    page.get_by_test_id("sign-in-administrator").click()
    page.goto(url + "product/?tour=build-invoice-approval#/dashboard")
    page.wait_for_timeout(1500)
    _take(page, "tour")


def _take(page: Page, name: str) -> None:
    page.screenshot(path=IMAGES / f"{name}.png")
    sys.stdout.write(f"docs/images/{name}.png\n")


if __name__ == "__main__":
    sys.exit(main())
