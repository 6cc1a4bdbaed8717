"""What browser tests share: servers for folders, a page's complaints, and its accessibility violations."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path
from threading import Thread
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

AXE = Path(__file__).parent.parent / "runtime" / "node_modules" / "axe-core" / "axe.min.js"
SETTLING = 600
QUIET = """async () => {
  for (let seen = -1, turn = 0; turn < 20; turn++) {
    const loaded = performance.getEntriesByType("resource").length;
    if (loaded === seen) return;
    seen = loaded;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}"""


class Serve(Protocol):
    """Serves a folder on a free port of 127.0.0.1."""

    def __call__(
        self,
        folder: Path,
        *,
        mount: Mapping[str, Path] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> str:
        """The base URL, without a slash at its end; `headers` go with every answer."""
        ...


@dataclass(slots=True)
class Complaints:
    """What a page did that it should not have done, in the order it happened."""

    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    failed_requests: list[str] = field(default_factory=list)

    def all(self) -> list[str]:
        """Every complaint, with its kind before it."""
        return [
            *(f"console {line}" for line in self.console),
            *(f"page error: {line}" for line in self.errors),
            *(f"request failed: {line}" for line in self.failed_requests),
        ]

    def expect_clean(self) -> None:
        """Fail with every complaint, if there is one."""
        assert not self.all(), "\n".join(["the page complained:", *self.all()])


Watch = Callable[[Page], Complaints]
Axe = Callable[[Page], list[str]]


def watch(page: Page) -> Complaints:
    """Note what `page` prints, throws and fails to load, from now on. Call it before `goto`."""
    complaints = Complaints()

    def on_console(message: ConsoleMessage) -> None:
        where = message.location
        complaints.console.append(f"{message.type}: {message.text} ({where['url']}:{where['lineNumber']})")

    def on_request_failed(request: Request) -> None:
        if request.failure == "net::ERR_ABORTED":
            return  # the page was left before it had everything
        complaints.failed_requests.append(f"{request.method} {request.url}: {request.failure}")

    def on_response(response: Response) -> None:
        if response.status >= 400:
            complaints.failed_requests.append(
                f"{response.request.method} {response.url}: status {response.status}"
            )

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.errors.append(str(error)))
    page.on("requestfailed", on_request_failed)
    page.on("response", on_response)
    return complaints


def settle(page: Page) -> None:
    """Wait until the page has loaded what it loads by itself: half a second without another file, ten at most.

    Counted in the page: Playwright's own "networkidle" now and then never comes.
    """
    page.wait_for_load_state("load")
    page.evaluate(QUIET)


def until(page: Page, holds: str, argument: object = None, *, seconds: float = 20) -> None:
    """Wait until an expression or a function of the page holds, also where its policy forbids to evaluate texts.

    There Playwright's own `wait_for_function` works only when the first look succeeds.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(holds, argument):
        assert time.monotonic() < end, f"never: {holds}"
        page.wait_for_timeout(20)


def run_axe(page: Page) -> list[str]:
    """The page's serious and critical violations, one line for each element.

    axe is evaluated through the debugger, not added as a script, so that a page with a strict content security policy
    is checked as it is. Colours of something that is still fading in are not yet its own: what is found is looked for
    again once the page has settled.
    """
    if not _violations(page):
        return []
    page.wait_for_timeout(SETTLING)
    return _violations(page)


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8") + "\n;undefined")
    result: dict[str, Any] = json.loads(
        page.evaluate("async () => JSON.stringify(await axe.run(document, { resultTypes: ['violations'] }))")
    )
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: {node['html']}"
        for violation in result["violations"]
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


class FolderHandler(SimpleHTTPRequestHandler):
    """Serves one folder at `/` and others below their own prefixes, quietly, like a plain static host."""

    protocol_version = "HTTP/1.1"
    # Otherwise each answer waits 40 ms for the other side to say that it has the headers.
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 30
    extensions_map: dict[str, str] = {  # noqa: RUF012  # so it is declared in the base class
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml",
        ".vtt": "text/vtt; charset=utf-8",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml; charset=utf-8",
    }

    def __init__(
        self,
        *arguments: Any,
        folder: Path,
        mount: Mapping[str, Path],
        headers: Mapping[str, str],
        **words: Any,
    ) -> None:
        self.folder = folder
        self.mount = mount
        self.more_headers = headers
        super().__init__(*arguments, directory=str(folder), **words)

    def translate_path(self, path: str) -> str:
        """The file for a URL: below the first mount whose prefix fits, else below the folder."""
        asked = unquote(urlsplit(path).path)
        for prefix, folder in self.mount.items():
            if asked == prefix or asked.startswith(prefix + "/"):
                self.directory = str(folder)
                return super().translate_path(path[len(prefix) :] or "/")
        self.directory = str(self.folder)
        return super().translate_path(path)

    def end_headers(self) -> None:
        """Pages change between two tests of one server: nothing is kept."""
        self.send_header("Cache-Control", "no-store")
        for name, value in self.more_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A missing page gets the site's own 404.html, as static hosts do."""
        page = self.folder / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path: str | PathLike[str]) -> None:
        """A folder without a page of its own is missing, as it is on a static host."""
        del path
        self.send_error(404)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  # the name is the base class's
        """Say nothing: a test reads what the page complains about instead."""


class FolderServer(ThreadingHTTPServer):
    """A server whose threads end with the tests; a browser that hangs up is no error."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a connection that was cut pass in silence."""


@contextmanager
def served() -> Iterator[Serve]:
    """Gives a `Serve`; every server it started is stopped at the end."""
    running: list[tuple[FolderServer, Thread]] = []

    def serve(
        folder: Path, *, mount: Mapping[str, Path] | None = None, headers: Mapping[str, str] | None = None
    ) -> str:
        handler = partial(FolderHandler, folder=folder, mount=dict(mount or {}), headers=dict(headers or {}))
        server = FolderServer(("127.0.0.1", 0), handler)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}"

    try:
        yield serve
    finally:
        for server, thread in running:
            server.shutdown()
            server.server_close()
            thread.join()
