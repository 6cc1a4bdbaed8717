"""One look at one page of the built site: everything about it that would be wrong on any page."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request

from tests.browser import run_axe, watch
from tests.e2e.site import SampleSite

PHONE = 360
HEIGHT = 740
# What sticks out, without what lies in a part that scrolls by itself.
STICKS_OUT = """(width) => {
  const page = document.documentElement;
  if (page.scrollWidth <= width) return [];
  const scrolls = (at) => at && at !== document.body && (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX) || scrolls(at.parentElement));
  const out = [...document.body.querySelectorAll("*")].filter((one) =>
    one.getBoundingClientRect().right > width + 0.5 && getComputedStyle(one).position !== "fixed" && !scrolls(one.parentElement));
  return [`${page.scrollWidth} px wide: ` + out.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).join(" | ")];
}"""


def look_at(context: BrowserContext, site: SampleSite, name: str, *, scheme: str = "light") -> list[str]:
    """Everything wrong with a page, one line each, with the page's name before it."""
    page = context.new_page()
    try:
        return [f"{name}: {line}" for line in _faults(page, site, name, scheme=scheme)]
    finally:
        page.close()


def _faults(page: Page, site: SampleSite, name: str, *, scheme: str) -> Iterator[str]:
    complaints = watch(page)
    traffic = _Traffic(page)
    page.goto(site.address(name))
    page.locator("h1").first.wait_for(state="attached")
    traffic.settle()
    language = page.evaluate("document.documentElement.lang")
    if language != site.language_of(name):
        yield f"lang is {language!r}"
    if (headings := page.locator("h1").count()) != 1:
        yield f"{headings} h1"
    shown = page.evaluate("document.body.dataset.mdColorScheme ?? ''")
    if shown and (shown == "slate") != (scheme == "dark"):
        yield f"drawn as {shown} for a visitor who wants {scheme}"
    yield from run_axe(page)
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    yield from page.evaluate(STICKS_OUT, PHONE)
    traffic.settle()
    yield from (f"asks another host: {url}" for url in traffic.foreign(site.root))
    yield from complaints.all()


class _Traffic:
    """The requests of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._running: set[Request] = set()
        self._asked: list[str] = []
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)

    def _begin(self, request: Request) -> None:
        self._running.add(request)
        self._asked.append(request.url)

    def _end(self, request: Request) -> None:
        self._running.discard(request)

    def settle(self) -> None:
        """Wait until nothing is under way, a few seconds at most."""
        until = time.monotonic() + 5
        while self._running and time.monotonic() < until:
            self._page.wait_for_timeout(10)

    def foreign(self, root: str) -> list[str]:
        """What was asked of other hosts."""
        return [
            url
            for url in self._asked
            if urlsplit(url).scheme in {"http", "https"} and not url.startswith(root)
        ]
