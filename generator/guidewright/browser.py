"""Finds a Chromium to drive, and gets one when there is none: what `verify`, `capture` and the tests run in.

In: the environment, the PATH, Playwright's own store. Out: a `Browser`, with where it came from, so that a report
can say which one it used. `python -m guidewright.browser` finds or installs one and prints the answer.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

__all__ = [
    "ARGUMENTS",
    "Browser",
    "BrowserMissingError",
    "BrowserSource",
    "find_browser",
    "install_browser",
    "named_browser",
]

VARIABLE = "GUIDEWRIGHT_BROWSER"

ARGUMENTS = (
    "--no-sandbox",  # containers and root have no sandbox to offer; only our own pages are opened
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Flags that keep the browser from talking to anybody but the pages under test."""

WITHOUT_WINDOWS = "chromium-headless-shell"
COMMANDS = (
    WITHOUT_WINDOWS,  # the same engine without windows, in two thirds of the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_APT = ("apt-get", "install", "-y", "--no-install-recommends")
PACKAGE_MANAGERS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("apt-get", "update"), (*_APT, "chromium-headless-shell")),
    ((*_APT, "chromium"),),
    (("dnf", "install", "-y", "chromium"),),
    (("apk", "add", "chromium"),),
    (("pacman", "-Sy", "--noconfirm", "chromium"),),
)
"""Ways to install a browser, the first command of each naming the package manager."""
PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)
WAYS_OUT = f"""no browser was found and none could be installed. Any one of these helps:
  - install Chromium or Chrome with your system's package manager (on Debian: apt-get install chromium);
  - run: {Path(sys.executable).name} -m playwright install --with-deps chromium
  - set {VARIABLE} to the path of a Chromium-based browser."""


class BrowserSource(Enum):
    """Where a browser came from."""

    NAMED = "named on the command line"
    VARIABLE = f"named by {VARIABLE}"
    MACHINE = "already on this machine"
    PLAYWRIGHT = "Playwright's own"
    INSTALLED = "installed just now"


class BrowserMissingError(Exception):
    """There is no browser; the message says what would help."""


@dataclass(frozen=True, slots=True)
class Browser:
    """A Chromium-based browser that was seen to start."""

    executable: Path
    version: str
    source: BrowserSource

    def __str__(self) -> str:
        """One line for reports: what it is, where it lies and how it was found."""
        return f"{self.version} at {self.executable} ({self.source.value})"


def named_browser(executable: Path) -> Browser:
    """The browser that somebody has named.

    Raises:
        BrowserMissingError: it does not start.
    """
    version = _version_of(executable)
    if version is None:
        raise BrowserMissingError(f"{executable} does not start. Name a Chromium-based browser.")
    return Browser(executable, version, BrowserSource.NAMED)


def find_browser(*, windows: bool = False) -> Browser | None:
    """The first browser that starts: GUIDEWRIGHT_BROWSER, one on this machine, then Playwright's own.

    Args:
        windows: only one that can open windows for a person.

    Raises:
        BrowserMissingError: GUIDEWRIGHT_BROWSER is set and does not start; another browser would be a surprise.
    """
    named = os.environ.get(VARIABLE)
    if named:
        version = _version_of(Path(named))
        if version is None:
            message = f"{VARIABLE} is set to {named}, which does not start. Correct it, or unset it."
            raise BrowserMissingError(message)
        return Browser(Path(named), version, BrowserSource.VARIABLE)
    for source, executable in _candidates(windows=windows):
        version = _version_of(executable)
        if version is not None:
            return Browser(executable, version, source)
    return None


def install_browser(say: Callable[[str], None]) -> Browser:
    """Find a browser, or get one: from Playwright, then from the system's package manager.

    Args:
        say: takes one line for each thing that is done and may take long.

    Raises:
        BrowserMissingError: nothing worked.
    """
    found = find_browser()
    if found is not None:
        return found
    for commands in _installations():
        for command in commands:
            say(f"no browser yet, trying: {' '.join(command)}")
            failure = _failure_of(command)
            if failure is not None:
                say(f"that did not work: {failure}")
                break
        found = find_browser()
        if found is not None:
            return replace(found, source=BrowserSource.INSTALLED)
    raise BrowserMissingError(WAYS_OUT)


def _candidates(*, windows: bool) -> Iterator[tuple[BrowserSource, Path]]:
    for command in COMMANDS:
        path = None if windows and command == WITHOUT_WINDOWS else shutil.which(command)
        if path is not None:
            yield BrowserSource.MACHINE, Path(path)
    for place in PLACES:
        yield BrowserSource.MACHINE, Path(place)
    own = _output_of([sys.executable, "-c", PLAYWRIGHT_PATH])
    if own:
        yield BrowserSource.PLAYWRIGHT, Path(own)


def _version_of(executable: Path) -> str | None:
    """What the browser calls itself; None when it does not start, as a launcher without its browser does not."""
    if not executable.is_file():
        return None
    if sys.platform == "win32":  # Chrome for Windows opens a window instead of printing its version
        return executable.stem
    return _output_of([str(executable), "--version"]) or None


def _output_of(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _installations() -> Iterator[tuple[tuple[str, ...], ...]]:
    rights = _administrator_prefix()
    playwright = (sys.executable, "-m", "playwright", "install")
    if rights is not None:
        yield ((*playwright, "--with-deps", "chromium"),)
    yield ((*playwright, "chromium"),)
    if rights is None:
        return
    for commands in PACKAGE_MANAGERS:
        if shutil.which(commands[0][0]):
            yield tuple((*rights, *command) for command in commands)


def _administrator_prefix() -> tuple[str, ...] | None:
    """What to put before a command that installs system packages; None when we may not."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return ()
    return ("sudo", "-n") if shutil.which("sudo") and _failure_of(("sudo", "-n", "true")) is None else None


def _failure_of(command: Sequence[str]) -> str | None:
    """Run quietly; None when it worked, else the line of its output that tells most about why not."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            timeout=1200,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0:
        return None
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("Error:", "E:", "ERROR:"))]
    return (telling or lines or [f"it ended with status {done.returncode}"])[-1]


def main() -> int:
    """Find or install a browser, say which; the exit status is 1 when there is none."""
    try:
        browser = install_browser(lambda line: _print(sys.stderr.write, line))
    except BrowserMissingError as error:
        _print(sys.stderr.write, str(error))
        return 1
    _print(sys.stdout.write, str(browser))
    return 0


def _print(write: Callable[[str], int], line: str) -> None:
    write(f"browser: {line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
