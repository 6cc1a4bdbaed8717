"""Asks the search of a finished site, in a real browser: the engine that readers' pages load, over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from guidewright.browser import ARGUMENTS, Browser
from guidewright.findability.places import Place
from guidewright.model.search_sets import Query
from guidewright.resources import runtime_folder
from guidewright.serve.server import SiteServer
from guidewright.site.search_index import FOLDER

if TYPE_CHECKING:
    from playwright.sync_api import JSHandle, Page

__all__ = ["Answer", "CannotAskError", "Hit", "answers"]

MOST = 10
"""Results that count: hardly anybody looks at a second page of them."""


class CannotAskError(Exception):
    """The search cannot be asked; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A result.

    Attributes:
        address: of its page, below the site's root.
        title: as it is shown.
        anchors: the parts of the page that are shown with it.
    """

    address: str
    title: str
    anchors: frozenset[str]

    def meets(self, place: Place) -> bool:
        """Whether this is what was expected."""
        return self.address == place.address and (not place.anchor or place.anchor in self.anchors)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search says to a query.

    Attributes:
        query: what was asked.
        covered: how much of it the first page has, 0 to 1.
        hits: the first ten.
    """

    query: Query
    covered: float
    hits: tuple[Hit, ...]


def answers(
    site: Path,
    asked: Mapping[str, tuple[str, tuple[Query, ...]]],
    browser: Browser,
    tell: Callable[[str], None],
) -> dict[str, tuple[Answer, ...]]:
    """Ask all queries.

    Args:
        site: the folder of a finished site.
        asked: by language, the address of its home page below the root, and its queries.
        browser: what asks.
        tell: told which language is asked.

    Raises:
        CannotAskError: when there is no search in the site, or no page that asks it.
        ResourceMissingError: in a clone where the in-page code has not been built.
    """
    if not (site / FOLDER / "index.js").is_file():
        message = f"{site} holds no search index ({FOLDER}/index.js)"
        raise CannotAskError(f"{message}. Build the site first: guidewright build --out FOLDER")
    engine = (runtime_folder() / "search.js").read_text(encoding="utf-8")
    found = {}
    with _served(site) as root, _page(browser) as page:
        for language, (home, queries) in asked.items():
            tell(f"asking {len(queries)} queries ({language})")
            found[language] = _asked(page, root, home, queries, engine)
    return found


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = SiteServer(site, host="127.0.0.1", port=0, live=False)
    server.start()
    try:
        yield server.url
    finally:
        server.stop()


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - an optional part of the installation
    except ImportError:
        message = "asking the search needs Playwright. Run: pip install 'guidewright[verify]'"
        raise CannotAskError(message) from None
    try:
        with sync_playwright() as playwright:
            running = playwright.chromium.launch(executable_path=browser.executable, args=list(ARGUMENTS))
            yield running.new_page()
            running.close()
    except Error as error:
        raise CannotAskError(_reason(error.message, browser)) from None


def _reason(message: str, browser: Browser) -> str:
    """What went wrong in the browser: the index is the site's, all else may be the browser's."""
    line = message.strip().partition("\n")[0]
    _, unreadable, what = line.partition("IndexUnreadable: ")
    if unreadable:
        return f"the search index of the site cannot be read: {what}. Build it anew: guidewright build"
    return f"{browser.executable} could not ask the search: {line}. Name another browser with --browser"


def _asked(page: Page, root: str, home: str, queries: tuple[Query, ...], engine: str) -> tuple[Answer, ...]:
    """As the page of a reader does it, in the language that the page says it is in."""
    response = page.goto(root + home, wait_until="domcontentloaded")
    if response is None or not response.ok:
        message = f"the site has no page at /{home}, the home page of a language with a search set"
        raise CannotAskError(f"{message}. Build it anew: guidewright build")
    page.evaluate(f"{engine}\n;globalThis.guidewrightEngine = guidewrightEngine;undefined")
    desk = page.evaluate_handle("(root) => guidewrightEngine.open(root, document.documentElement.lang)", root)
    return tuple(_answer(page, desk, root, query) for query in queries)


def _answer(page: Page, desk: JSHandle, root: str, query: Query) -> Answer:
    told: dict[str, Any] = page.evaluate(
        "([desk, query, role, most]) => desk.ask(query, role, most)", [desk, query.query, query.role, MOST]
    )
    return Answer(query, told["covered"], tuple(_hit(one, root) for one in told["hits"]))


def _hit(told: Mapping[str, Any], root: str) -> Hit:
    base = urlsplit(root).path
    address = unquote(urlsplit(told["url"]).path).removeprefix(base)
    anchors = frozenset(unquote(urlsplit(one).fragment) for one in told["sections"])
    return Hit(address, told["title"], anchors)
