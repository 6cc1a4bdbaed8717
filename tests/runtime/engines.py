"""Firefox and WebKitGTK under test, driven by nothing but the standard library.

Firefox is spoken to by its own Marionette protocol, which is what its WebDriver server speaks to it; WebKitGTK by the
W3C's WebDriver. The commands are the same.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.request import Request, urlopen

PATIENCE = 60
KEYS = {"Escape": "\ue00c", "Tab": "\ue004", "Enter": "\ue007"}
MINI_BROWSERS = ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib*/webkit2gtk-4.1/MiniBrowser")

# The port is read from the profile; nothing is fetched but the page under test.
FIREFOX_SETTINGS = {
    "marionette.port": 0,
    "remote.prefs.recommended": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


class EngineMissingError(Exception):
    """The browser, its driver or a screen for it is not on this machine; the message says what to install."""


class Engine(ABC):
    """A browser of another kind, with one window."""

    name: str

    @abstractmethod
    def send(self, command: str, **words: Any) -> Any:
        """One WebDriver command and its value."""

    def visit(self, url: str) -> None:
        """Load a page, and wait until it has."""
        self.send("Navigate", url=url)

    def evaluate(self, script: str, *arguments: Any) -> Any:
        """The value of the script's `return`."""
        return self.send("ExecuteScript", script=script, args=list(arguments))

    def wait(self, expression: str, seconds: float = 10) -> Any:
        """The expression's first true value."""
        until = time.monotonic() + seconds
        while not (value := self.evaluate(f"return {expression}")):
            assert time.monotonic() < until, f"{self.name}: never true: {expression}"
            time.sleep(0.05)
        return value

    def press(self, key: str) -> None:
        """Press and release a key, as a person does."""
        made = [{"type": kind, "value": KEYS.get(key, key)} for kind in ("keyDown", "keyUp")]
        self.send("PerformActions", actions=[{"type": "key", "id": "keys", "actions": made}])

    def click(self, element: str) -> None:
        """Press the mouse in the middle of the element that an expression gives."""
        x, y = self.evaluate(
            f"const box = ({element}).getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]"
        )
        made = [
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": made}
        self.send("PerformActions", actions=[mouse])

    def photograph(self, file: Path) -> None:
        """The window as a PNG."""
        file.write_bytes(base64.b64decode(self.send("TakeScreenshot")))


class Firefox(Engine):
    """Firefox by Marionette: `length:json` both ways."""

    def __init__(self, port: int) -> None:
        self._link = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self._input = self._link.makefile("rb")
        self._count = 0
        self._receive()  # how it introduces itself
        made = self.send("NewSession", capabilities={})
        self.name = f"Firefox {made['capabilities']['browserVersion']}"

    def send(self, command: str, **words: Any) -> Any:
        self._count += 1
        message = json.dumps([0, self._count, f"WebDriver:{command}", words]).encode()
        self._link.sendall(f"{len(message)}:".encode() + message)
        _, _, error, result = self._receive()
        if error is not None:
            raise AssertionError(f"{command}: {error['message']}")
        return result.get("value", result) if isinstance(result, dict) else result

    def close(self) -> None:
        """Let go of the browser."""
        self._input.close()
        self._link.close()

    def _receive(self) -> Any:
        length = b""
        while (digit := self._input.read(1)) != b":":
            assert digit, "Firefox has hung up"
            length += digit
        return json.loads(self._input.read(int(length)))


class WebKit(Engine):
    """WebKitGTK by its WebDriver server."""

    PATHS = {  # noqa: RUF012  # it is never changed
        "Navigate": "url",
        "ExecuteScript": "execute/sync",
        "PerformActions": "actions",
    }

    def __init__(self, server: str, browser: str) -> None:
        self._server = server
        options = {"binary": browser, "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        made = self._ask("POST", "/session", wanted)
        self._session = f"/session/{made['sessionId']}"
        self.name = f"WebKitGTK {made['capabilities']['browserVersion']}"

    def send(self, command: str, **words: Any) -> Any:
        if command == "TakeScreenshot":
            return self._ask("GET", f"{self._session}/screenshot")
        return self._ask("POST", f"{self._session}/{self.PATHS[command]}", words)

    def close(self) -> None:
        """End the session, and the browser with it."""
        self._ask("DELETE", self._session)

    def _ask(self, method: str, path: str, words: dict[str, Any] | None = None) -> Any:
        data = None if words is None else json.dumps(words).encode()
        request = Request(self._server + path, data, {"Content-Type": "application/json"}, method=method)
        with urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)["value"]


@contextmanager
def firefox(folder: Path, **settings: object) -> Iterator[Engine]:
    """Firefox without a window, with a profile of its own in the folder and these settings."""
    program = os.environ.get("GUIDEWRIGHT_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        raise EngineMissingError("Firefox is not installed (on Debian: apt-get install firefox-esr)")
    profile = folder / "profile"
    profile.mkdir()
    lines = [
        f"user_pref({json.dumps(key)}, {json.dumps(value)});"
        for key, value in (FIREFOX_SETTINGS | settings).items()
    ]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [
        program,
        "--headless",
        "--marionette",
        "--no-remote",
        "--profile",
        str(profile),
        "--width",
        "1280",
        "--height",
        "900",
    ]
    with _running(command, env=os.environ | {"HOME": str(folder)}) as process:
        file = profile / "MarionetteActivePort"
        _wait_for(file.exists, process, "Firefox has not begun to listen")
        _wait_for(
            lambda: file.read_text(encoding="ascii").strip() != "", process, "Firefox has named no port"
        )
        engine = Firefox(int(file.read_text(encoding="ascii")))
        try:
            yield engine
        finally:
            engine.close()


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    """WebKitGTK's small browser, on a screen of its own."""
    found = [path for pattern in MINI_BROWSERS for path in Path("/").glob(pattern[1:])]
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    if driver is None or screen is None or not found:
        raise EngineMissingError(
            "WebKitGTK's driver or a screen for it is not installed (on Debian: apt-get install webkit2gtk-driver xvfb)"
        )
    reading, writing = os.pipe()
    with _running(
        [screen, "-displayfd", str(writing), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
    ):
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as line:
            display = f":{line.readline().strip()}"
        port = _free_port()
        environment = os.environ | {"DISPLAY": display, "HOME": str(folder), "GDK_BACKEND": "x11"}
        with _running([driver, f"--port={port}"], env=environment) as process:
            _wait_for(lambda: _listens(port), process, "WebKitGTK's driver has not begun to listen")
            engine = WebKit(f"http://127.0.0.1:{port}", str(found[0]))
            try:
                yield engine
            finally:
                engine.close()


@contextmanager
def _running(command: list[str], **words: Any) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **words)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(happened: Any, process: subprocess.Popen[bytes], otherwise: str) -> None:
    until = time.monotonic() + PATIENCE
    while not happened():
        assert process.poll() is None, f"{otherwise}: it ended with status {process.returncode}"
        assert time.monotonic() < until, otherwise
        time.sleep(0.1)


def _listens(port: int) -> bool:
    with socket.socket() as link:
        return link.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as link:
        link.bind(("127.0.0.1", 0))
        return cast("int", link.getsockname()[1])
