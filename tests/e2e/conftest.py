"""The sample academy, really built and served, with its product in it; a picture of each page on which a test fails."""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from tests.browser import Serve
from tests.e2e.site import SampleSite, built_site, serve_site
from tests.e2e.tour_driver import RECORD, TourPlayer

PICTURES = "test-results"


@pytest.fixture(scope="session")
def site(root: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> SampleSite:
    """The sample academy's site."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    return serve_site(built_site(root, shared), serve)


@pytest.fixture
def player(page: Page, site: SampleSite) -> TourPlayer:
    """A person in front of the product, who has not opened it yet."""
    page.add_init_script(RECORD)
    return TourPlayer(page, site)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Take a picture of the page of a test that failed."""
    report = yield
    values: dict[str, Any] = getattr(item, "funcargs", {})
    if report.when == "call" and report.failed and isinstance(page := values.get("page"), Page):
        picture = item.config.rootpath / PICTURES / (re.sub(r"[^\w.-]+", "-", item.nodeid) + ".png")
        try:
            page.screenshot(path=picture, timeout=5000)
            report.sections.append(("picture of the page", f"{picture}\n{page.url}"))
        except Error as error:
            report.sections.append(("picture of the page", f"none: {error}"))
    return report
