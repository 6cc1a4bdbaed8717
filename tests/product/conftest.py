"""Serves Ledgerline beside a loader that does nothing, as a site without tours would."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import Serve
from tests.product.driver import Ledgerline


@pytest.fixture(scope="session")
def product(root: Path) -> Path:
    """The product's folder."""
    return root / "product"


@pytest.fixture(scope="session")
def product_url(product: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The product below a path of its own, as a project site has it."""
    tours = tmp_path_factory.mktemp("tours")
    (tours / "loader.js").write_text("window.loaderRan = true;\n", encoding="utf-8")
    base = serve(
        tmp_path_factory.mktemp("site"), mount={"/some/where/product": product, "/some/where/tours": tours}
    )
    return f"{base}/some/where/product/"


@pytest.fixture
def ledgerline(page: Page, product_url: str) -> Ledgerline:
    """Ledgerline in a fresh browser profile, not opened yet."""
    return Ledgerline(page, product_url)
