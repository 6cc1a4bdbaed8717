"""Opens the product in a browser with the recorder in every page, and waits until the writer is done."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING

from guidewright.browser import ARGUMENTS, Browser
from guidewright.record.recorder import Recorder
from guidewright.resources import runtime_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Running
    from playwright.sync_api import BrowserContext, Page, Playwright

__all__ = ["CannotOpenError", "attach", "browse", "recorder_script"]

BINDING = "guidewrightRecord"
SANDBOX = "--no-sandbox"
LOOK_EVERY = 100
"""Milliseconds between two looks whether the writer is done."""


class CannotOpenError(Exception):
    """The product cannot be opened; the message says why and what to do."""


def recorder_script() -> str:
    """The part of the recorder that runs in pages.

    Raises:
        ResourceMissingError: in a clone where it has not been built.
    """
    return (runtime_folder() / "recorder.js").read_text(encoding="utf-8")


def attach(context: BrowserContext, recorder: Recorder, script: str) -> None:
    """Record what is done in all pages that the context opens from now on.

    Args:
        context: a browser profile.
        recorder: hears what is done.
        script: see `recorder_script`.
    """
    context.expose_binding(BINDING, lambda _, message: recorder.hear(message))
    context.add_init_script(script=script)


def browse(
    url: str, recorder: Recorder, browser: Browser, *, headless: bool, say: Callable[[str], None]
) -> None:
    """Open an address, and record until the writer finishes, closes the window or presses Ctrl-C.

    Raises:
        CannotOpenError: no window can be opened, or nothing answers at the address.
    """
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - an optional part of the installation
    except ImportError:
        message = "recording needs Playwright. Run: pip install 'guidewright[verify]'"
        raise CannotOpenError(message) from None
    script = recorder_script()
    with _interrupts() as interrupted, _kept(recorder, interrupted), sync_playwright() as playwright:
        running = _launch(playwright, browser, headless=headless, say=say)
        context = running.new_context(no_viewport=not headless)
        if not headless:
            context.on(
                "dialog", lambda _: None
            )  # else each one is answered with Cancel before the writer has read it
        attach(context, recorder, script)
        page = context.new_page()
        _open(page, url, say)
        say("Recording. Finish in the bar of the page, by closing the window, or with Ctrl-C.")
        while not (recorder.finished or interrupted() or not context.pages or not running.is_connected()):
            with suppress(Error):
                context.pages[-1].wait_for_timeout(LOOK_EVERY)
        running.close()


@contextmanager
def _kept(recorder: Recorder, interrupted: Callable[[], bool]) -> Iterator[None]:
    """A browser that goes in the middle, with its window or with Ctrl-C, takes nothing with it of what it has told."""
    from playwright.sync_api import Error  # noqa: PLC0415 - an optional part of the installation

    try:
        yield
    except Error as error:
        if not (recorder.moves or interrupted()):
            raise CannotOpenError(f"the browser has gone: {_first_line(error.message)}") from None


def _launch(
    playwright: Playwright, browser: Browser, *, headless: bool, say: Callable[[str], None]
) -> Running:
    """A browser with its sandbox where there can be one: the pages may be anybody's."""
    from playwright.sync_api import Error  # noqa: PLC0415 - as above

    arguments = [argument for argument in ARGUMENTS if argument != SANDBOX]
    may_have = not hasattr(os, "geteuid") or os.geteuid() != 0
    for sandbox in (True, False) if may_have else (False,):
        try:
            return playwright.chromium.launch(
                executable_path=browser.executable,
                args=arguments,
                headless=headless,
                chromium_sandbox=sandbox,
                handle_sigint=False,
            )
        except Error as error:
            if sandbox and "sandbox" in error.message.lower():
                say("This machine has no sandbox for browsers: open only a product that you trust.")
                continue
            message = f"{browser.executable} does not start: {_first_line(error.message)}"
            help_text = "Without a screen, use --headless; another browser is named with --browser"
            raise CannotOpenError(f"{message}. {help_text}") from None
    raise CannotOpenError(f"{browser.executable} does not start. Name another browser with --browser")


def _open(page: Page, url: str, say: Callable[[str], None]) -> None:
    from playwright.sync_api import Error  # noqa: PLC0415 - as above

    try:
        response = page.goto(url, wait_until="domcontentloaded")
    except Error as error:
        if page.is_closed():
            return  # the writer was faster
        message = f"{url} cannot be opened: {_first_line(error.message)}"
        raise CannotOpenError(f"{message}. Is the product running, and is this its address?") from None
    if response is not None and response.status >= 400:
        say(f"{url} answers with status {response.status}; going on with the page that it shows.")


def _first_line(message: str) -> str:
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    telling = [line for line in lines if "ERROR" in line or "error" in line.lower()]
    line = (telling or lines or ["no reason was given"])[0]
    return line.removeprefix("Page.goto: ").partition(" at http")[0]


@contextmanager
def _interrupts() -> Iterator[Callable[[], bool]]:
    """Ctrl-C ends the recording, not the program: what was recorded is still to be written."""
    pressed = threading.Event()

    def press(_: int, __: FrameType | None) -> None:
        pressed.set()

    if threading.current_thread() is not threading.main_thread():
        yield pressed.is_set
        return
    names = ["SIGINT"] if sys.platform == "win32" else ["SIGINT", "SIGTERM"]
    before = {number: signal.signal(number, press) for number in (getattr(signal, name) for name in names)}
    try:
        yield pressed.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
