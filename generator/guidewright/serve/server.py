"""A folder over HTTP on the loopback address, with a line to every open page."""

from __future__ import annotations

import json
import mimetypes
import posixpath
import sys
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from queue import Empty, Queue
from typing import Any
from urllib.parse import unquote, urlsplit

__all__ = ["SiteServer"]

EVENTS = "/__guidewright__/events"
SCRIPT = "/__guidewright__/live.js"
HEARTBEAT = 15.0
TAG = f'<script src="{SCRIPT}" defer></script>'.encode()
TYPES = {
    ".js": "text/javascript",
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".vtt": "text/vtt",
}


class SiteServer:
    """Serves the newest site; safe to tell from another thread that it changed.

    Attributes:
        url: where it listens.
    """

    def __init__(self, site: Path, *, host: str, port: int, live: bool) -> None:
        """Listen at once.

        Args:
            site: the folder to serve; it may be replaced while serving.
            host: address to listen on.
            port: 0 for any free one.
            live: whether pages are told of changes.

        Raises:
            OSError: when the port is taken.
        """
        self.site = site
        self.live = live
        self._pages: list[Queue[str]] = []
        self._lock = threading.Lock()
        self._last = ""
        handler = type("Handler", (_Handler,), {"owner": self})
        self._http = _Server((host, port), handler)
        self.url = f"http://{host}:{self._http.server_port}/"

    def start(self) -> None:
        """Serve in the background."""
        threading.Thread(target=self._http.serve_forever, name="server", daemon=True).start()

    def stop(self) -> None:
        """Stop serving and free the port."""
        self._http.shutdown()
        self._http.server_close()

    def tell(self, message: Mapping[str, Any]) -> None:
        """Send a message to every open page, and to those that open later."""
        text = json.dumps(message, ensure_ascii=False)
        with self._lock:
            self._last = text
            for page in self._pages:
                page.put(text)

    def listen(self) -> Queue[str]:
        """A new page's line; begins with the last message."""
        queue: Queue[str] = Queue()
        with self._lock:
            if self._last:
                queue.put(self._last)
            self._pages.append(queue)
        return queue

    def leave(self, queue: Queue[str]) -> None:
        """A page is gone."""
        with self._lock:
            self._pages.remove(queue)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that is left while it loads hangs up in the middle of an answer; that is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    owner: SiteServer
    protocol_version = "HTTP/1.1"
    # Otherwise each answer waits 40 ms for the browser to say that it has the headers.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if self.owner.live and path == EVENTS:
            self._events()
        elif self.owner.live and path == SCRIPT:
            self._send(
                HTTPStatus.OK, files("guidewright.serve").joinpath("live.js").read_bytes(), "text/javascript"
            )
        else:
            self._file(path)

    do_HEAD = do_GET  # noqa: N815 - the name the base class looks for

    def _file(self, path: str) -> None:
        site = self.owner.site.resolve()
        clean = posixpath.normpath("/" + path).lstrip("/")
        if "\0" in clean:
            self._missing(site)
            return
        target = (site / clean).resolve()
        if not target.is_relative_to(site):
            self._missing(site)
        elif target.is_dir() and not path.endswith("/"):
            self._redirect(urlsplit(self.path))
        else:
            target = target / "index.html" if target.is_dir() else target
            try:
                self._send(HTTPStatus.OK, target.read_bytes(), _type(target))
            except OSError:
                self._missing(site)

    def _redirect(self, parts: Any) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", parts._replace(path="/" + parts.path.lstrip("/") + "/").geturl())
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _missing(self, site: Path) -> None:
        page = site / "404.html"
        body = (
            page.read_bytes()
            if page.is_file()
            else b"<!doctype html><title>Not built yet</title><p>Not built yet."
        )
        self._send(HTTPStatus.NOT_FOUND, body, "text/html")

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        if self.owner.live and kind == "text/html":
            body = body.replace(b"</body>", TAG + b"</body>", 1) if b"</body>" in body else body + TAG
        text = kind.startswith("text/") or kind in ("application/json", "application/xml")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _events(self) -> None:
        """Server-sent events (HTML standard, 9.2) until the page goes away."""
        queue = self.owner.listen()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                try:
                    line = f"data: {queue.get(timeout=HEARTBEAT)}\n\n"
                except Empty:
                    line = ": still here\n\n"
                self.wfile.write(line.encode())
                self.wfile.flush()
        except OSError:
            pass
        finally:
            self.owner.leave(queue)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Requests are not news to a writer."""


def _type(path: Path) -> str:
    return TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
