"""Fixtures that any test may ask for: a browser, pages that are watched, and servers for folders."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from guidewright.browser import ARGUMENTS, find_browser
from tests.browser import Axe, Serve, Watch, run_axe, served, watch
from tests.matrix import spread

# Before their import, so that what they assert is told in full.
pytest.register_assert_rewrite("tests.e2e.page_check", "tests.e2e.site", "tests.e2e.tour_driver")

# Property tests: the same examples on every run of a pipeline, fresh ones at a desk.
settings.register_profile("pipeline", derandomize=True, deadline=None, print_blob=True)
settings.register_profile(
    "desk", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("pipeline" if os.environ.get("CI") else "desk")

PATIENCE = 20_000  # milliseconds: a machine that builds something else beside the tests is slow, not wrong
expect.set_options(timeout=PATIENCE)

# A shell that runs the tests in the background has them ignore Ctrl-C, and so would the servers they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave to the slow run the cases of a test that are beyond its sample."""
    groups: dict[tuple[str, str], list[tuple[pytest.Item, int]]] = {}
    for item in items:
        sampled = item.get_closest_marker("sampled")
        if sampled and not item.get_closest_marker("slow"):
            name = item.name.partition("[")[0]
            groups.setdefault((str(item.path), name), []).append((item, sampled.args[0]))
    for cases in groups.values():
        quick = spread(len(cases), cases[0][1])
        for at, (item, _) in enumerate(cases):
            if at not in quick:
                item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What builds keep is not kept among the user's own."""
    os.environ["GUIDEWRIGHT_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the work tree."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium per worker, without a window and without traffic of its own."""
    found = find_browser()
    if found is None:
        pytest.fail("no browser: run `make browser`, which finds or installs one", pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found.executable, args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile for one test, as someone who visits for the first time."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page in a fresh profile."""
    return context.new_page()


@pytest.fixture
def page_watch() -> Watch:
    """`page_watch(page)` notes what a page should not do; `.expect_clean()` fails when it did."""
    return watch


@pytest.fixture
def axe() -> Axe:
    """`axe(page)` gives the page's serious and critical accessibility violations."""
    return run_axe


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """`serve(folder, mount={"/product": other})` serves until the session ends; it gives the base URL."""
    with served() as serve:
        yield serve
