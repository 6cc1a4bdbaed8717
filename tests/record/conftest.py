"""A writer in front of a product that is being recorded, and the tour that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

# Before their import, so that what they assert is told in full.
pytest.register_assert_rewrite("tests.record.writer", "tests.record.played")

from playwright.sync_api import BrowserContext  # noqa: E402

from guidewright.record import Recorder, attach  # noqa: E402
from tests.academy_runtime.pages import build_runtime  # noqa: E402
from tests.browser import Serve  # noqa: E402
from tests.record.writer import Writer  # noqa: E402

PAGES = Path(__file__).parent / "pages"
LISTENERS = """
window.violations = [];
addEventListener("securitypolicyviolation", ({violatedDirective}) => violations.push(violatedDirective), true);
"""

Write = Callable[..., Writer]


@pytest.fixture(scope="session")
def script(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The recorder, built from its sources."""
    folder = tmp_path_factory.mktemp("recorder") / "built"
    build_runtime(folder)
    return (folder / "recorder.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def stub_loader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tours whose loader only looks what it finds."""
    tours = tmp_path_factory.mktemp("tours")
    (tours / "loader.js").write_text("window.loaderSaw = window.guidewright;\n", encoding="utf-8")
    (tours / "help.js").write_text("", encoding="utf-8")
    return tours


@pytest.fixture(scope="session")
def product_url(root: Path, serve: Serve, stub_loader: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Ledgerline below a path of its own."""
    mount = {"/app/product": root / "product", "/app/tours": stub_loader}
    base = serve(tmp_path_factory.mktemp("site"), mount=mount)
    return f"{base}/app/product/"


@pytest.fixture(scope="session")
def pages_url(serve: Serve, stub_loader: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Small pages with everything that is hard to point at."""
    base = serve(tmp_path_factory.mktemp("site"), mount={"/product": PAGES, "/tours": stub_loader})
    return f"{base}/product/"


@pytest.fixture
def writer(context: BrowserContext, script: str) -> Iterator[Write]:
    """`writer(paused=True)` gives a writer whose clicks are recorded; the pages must not complain."""
    made: list[Writer] = []

    def make(*, paused: bool = False) -> Writer:
        recorder = Recorder(paused=paused)
        context.add_init_script(LISTENERS)
        attach(context, recorder, script)
        made.append(Writer(context.new_page(), recorder))
        return made[-1]

    yield make
    for one in made:
        one.expect_clean()
