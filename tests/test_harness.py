"""The tests' own tools see what they are there to see."""

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from tests.browser import Axe, Serve, Watch

HEAD = '<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">'
STRICT = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'self'; img-src data:; require-trusted-types-for 'script'\">"
)


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_quiet_page_is_clean(tmp_path: Path, serve: Serve, page: Page, page_watch: Watch, axe: Axe) -> None:
    write(tmp_path, "index.html", f"{HEAD}{STRICT}<body><main><h1>Hello</h1></main>")
    complaints = page_watch(page)
    page.goto(serve(tmp_path) + "/")
    assert axe(page) == []
    complaints.expect_clean()


def test_console_errors_and_failed_requests_are_noted(
    tmp_path: Path, serve: Serve, page: Page, page_watch: Watch
) -> None:
    script = "console.warn('careful'); throw new Error('broken')"
    write(tmp_path, "index.html", f"{HEAD}<body><script>{script}</script><img src='gone.png' alt=''>")
    complaints = page_watch(page)
    page.goto(serve(tmp_path) + "/", wait_until="load")
    assert any("careful" in line for line in complaints.console)
    assert complaints.errors == ["broken"]
    assert [line.rsplit("/", 1)[-1] for line in complaints.failed_requests] == ["gone.png: status 404"]
    with pytest.raises(AssertionError, match="the page complained"):
        complaints.expect_clean()


def test_axe_reports_what_matters(tmp_path: Path, serve: Serve, page: Page, axe: Axe) -> None:
    write(tmp_path, "index.html", f"{HEAD}{STRICT}<body><main><h1>Hello</h1><button></button></main>")
    page.goto(serve(tmp_path) + "/")
    violations = axe(page)
    assert len(violations) == 1
    assert violations[0].startswith("button-name (critical)")


def test_folders_are_mounted_below_their_prefix(tmp_path: Path, serve: Serve) -> None:
    write(tmp_path, "site/index.html", "the site")
    write(tmp_path, "site/404.html", "the site's own page for what is missing")
    write(tmp_path, "app/index.html", "the product")
    write(tmp_path, "app/main.js", "export {}")
    base = serve(tmp_path / "site", mount={"/product": tmp_path / "app"})
    with urlopen(f"{base}/") as answer:
        assert answer.read() == b"the site"
    with urlopen(f"{base}/product/") as answer:
        assert answer.read() == b"the product"
    with urlopen(f"{base}/product/main.js?v=1") as answer:
        assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    with pytest.raises(HTTPError, match="404") as caught, urlopen(f"{base}/products"):
        pass
    assert caught.value.read() == b"the site's own page for what is missing"
    caught.value.close()
