"""Serves Ledgerline beside scripts that do nothing, as a site without tours would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import Serve
from tests.matrix import AXES, fewest
from tests.product.driver import Ledgerline

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def product(root: Path) -> Path:
    """The product's folder."""
    return root / "product"


@pytest.fixture(scope="session")
def product_url(product: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The product below a path of its own, as a project site has it."""
    tours = tmp_path_factory.mktemp("tours")
    (tours / "loader.js").write_text("window.loaderRan = true;\n", encoding="utf-8")
    (tours / "help.js").write_text("", encoding="utf-8")
    base = serve(
        tmp_path_factory.mktemp("site"), mount={"/some/where/product": product, "/some/where/tours": tours}
    )
    return f"{base}/some/where/product/"


@pytest.fixture
def ledgerline(page: Page, product_url: str) -> Ledgerline:
    """Ledgerline in a fresh browser profile, not opened yet."""
    return Ledgerline(page, product_url)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave most repetitions of a test in other languages, schemes and widths to the slow run."""
    groups: dict[tuple[str, ...], list[tuple[pytest.Item, dict[str, Any]]]] = {}
    for item in items:
        if HERE in item.path.parents and (call := getattr(item, "callspec", None)):
            axes = {name: value for name, value in call.params.items() if name in AXES}
            others = (f"{name}={value}" for name, value in call.params.items() if name not in AXES)
            if axes:
                groups.setdefault((str(item.path), item.originalname, *others), []).append((item, axes))  # type: ignore[attr-defined]
    for repeated in groups.values():
        quick = fewest([axes for _, axes in repeated])
        for at, (item, _) in enumerate(repeated):
            if at not in quick:
                item.add_marker(pytest.mark.slow)
