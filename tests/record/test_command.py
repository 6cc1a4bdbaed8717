"""The command as a writer starts it, with a browser of its own that the test takes the writer's part in."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from guidewright.browser import find_browser
from tests.cli.project import run
from tests.record.played import lay_out_academy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the browser's wrapper is a shell script")
PATIENCE = 60


@dataclass
class Recording:
    """The command at work, and the page that it has opened."""

    process: subprocess.Popen[str]
    page: Page
    academy: Path

    def press(self, name: str) -> None:
        """Press a button of the recording bar."""
        bar = self.page.get_by_role("group", name="Guidewright recorder")
        bar.get_by_role("button", name=name, exact=True).click()

    def end(self) -> tuple[int, str, str]:
        """Wait for the end; -> status, standard output and standard error."""
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


Start = Callable[..., Recording]


@pytest.fixture
def academy(tmp_path: Path, root: Path) -> Path:
    """A project with the product in it."""
    return lay_out_academy(tmp_path / "academy", root / "product")


@pytest.fixture
def start(academy: Path, product_url: str, browser: Browser, tmp_path: Path) -> Iterator[Start]:
    """`start("--id", "x")` starts the command and gives its page, signed in and seen through the debugger."""
    running: list[subprocess.Popen[str]] = []

    def make(*options: str) -> Recording:
        port = _free_port()
        command = [sys.executable, "-m", "guidewright", "tours", "record", f"{product_url}?lang=en"]
        command += ["--in", str(academy), "--headless", "--browser", str(_wrapper(tmp_path, port)), *options]
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        running.append(process)
        page = _page(browser, port, process)
        expect(page.get_by_role("group", name="Guidewright recorder")).to_be_visible()
        page.get_by_test_id("sign-in-department-manager").click()
        return Recording(process, page, academy)

    yield make
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _wrapper(folder: Path, port: int) -> Path:
    """The browser that is found, with a second way in."""
    found = find_browser()
    assert found is not None
    path = folder / "browser"
    path.write_text(
        f'#!/bin/sh\nexec "{found.executable}" "$@" --remote-debugging-port={port}\n', encoding="utf-8"
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port: int = server.getsockname()[1]
        return port


def _page(browser: Browser, port: int, process: subprocess.Popen[str]) -> Page:
    """The page that the command has opened, once it is there."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, process.communicate()
        try:
            seen = browser.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
        except Exception:  # noqa: BLE001 - not listening yet, in whatever words
            time.sleep(0.2)
            continue
        pages = [page for context in seen.contexts for page in context.pages if "/product/" in page.url]
        if pages:
            return pages[0]
        seen.close()
        time.sleep(0.2)
    pytest.fail("the command opened no page")


def test_a_tour_comes_out(start: Start) -> None:
    recording = start("--id", "first-look", "--role", "manager")
    recording.page.get_by_test_id("nav-invoices").click()
    recording.press("Finish")
    status, out, err = recording.end()
    assert status == 0, err
    path = recording.academy / "tours" / "first-look.yml"
    assert out == f"{path}\n"
    (line,) = (line for line in err.splitlines() if line.startswith("   2  "))
    assert line.split() == ["2", "invoices", "test", "id", "(and", "2", "more)"]
    assert "✓ 2 steps recorded, every target stable." in err
    text = path.read_text(encoding="utf-8")
    for part in (
        "title: ",
        "product: app\n",
        "roles: [manager]\n",
        "status: draft",
        "- testid: nav-invoices\n",
    ):
        assert part in text
    checked = run("check", recording.academy)
    assert checked.returncode == 0, checked.stdout
    assert "first-look" not in checked.stdout
    again = run("tours", "record", "http://127.0.0.1:9/", "--in", recording.academy, "--id", "first-look")
    assert again.returncode == 2
    assert path.read_text(encoding="utf-8") == text


def test_ctrl_c_writes_what_there_is(start: Start) -> None:
    recording = start()
    recording.page.get_by_test_id("nav-invoices").click()
    expect(recording.page.get_by_role("group", name="Guidewright recorder")).to_contain_text("2 steps")
    os.killpg(recording.process.pid, signal.SIGINT)  # as a terminal does: to the browser, too
    status, out, err = recording.end()
    assert status == 0, err
    assert out == f"{recording.academy / 'tours' / 'invoices.yml'}\n"


def test_closing_the_window_ends_it(start: Start) -> None:
    recording = start("--out", "tours/closed.yml", "--paused")
    recording.page.close()
    status, out, err = recording.end()
    assert (status, out) == (1, "")
    assert "nothing was recorded: the recording was paused" in err
    assert not (recording.academy / "tours" / "closed.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ftp://example.com/",), "begins with http:// or https://"),
        (("localhost:3000",), "begins with http:// or https://"),
        (("file:///etc/passwd",), "begins with http:// or https://"),
        (("http://",), "begins with http:// or https://"),
        (("http://[",), "begins with http:// or https://"),
        (("http://127.0.0.1:9/", "--out", "../other.yml"), "is outside of the project"),
        (("http://127.0.0.1:9/", "--out", "/tmp/other.yml"), "is outside of the project"),  # noqa: S108
        (("http://127.0.0.1:9/", "--out", "tours/../../other.yml"), "is outside of the project"),
        (("http://127.0.0.1:9/", "--out", "tours/link/other.yml"), "is outside of the project"),
        (("http://127.0.0.1:9/", "--out", "content/other.yml"), "is no tour's file"),
        (("http://127.0.0.1:9/", "--out", "tours/other.txt"), "is no tour's file"),
        (("http://127.0.0.1:9/", "--out", "tours/other.ja.yml"), "would be a translation"),
        (("http://127.0.0.1:9/", "--out", "tours/there.yml"), "exists. Choose another name, or replace it"),
        (("http://127.0.0.1:9/", "--out", "tours/new.yml", "--id", "there"), "is taken"),
        (("http://127.0.0.1:9/", "--id", "Not an id"), "is not an id"),
        (("http://127.0.0.1:9/", "--role", "manger"), "Did you mean `manager`?"),
        (("http://127.0.0.1:9/", "--product", "zzz"), "there is no product `zzz`"),
        (("http://127.0.0.1:9/", "--browser", "no-such-file"), "does not exist"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
@pytest.mark.sampled(6)
def test_wrong_use_is_explained_before_a_browser_opens(
    arguments: tuple[str, ...], words: str, academy: Path, tmp_path: Path
) -> None:
    tours = academy / "tours"
    tours.mkdir()
    (tours / "there.yml").write_text(
        "title: T\nproduct: app\nroles: [manager]\nsteps: [{id: a, title: A}]\n", encoding="utf-8"
    )
    (tmp_path / "elsewhere").mkdir()
    (tours / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    done = run("tours", "record", *arguments, "--in", academy, "--headless")
    assert done.returncode == 2, done.stderr
    assert words in " ".join(done.stderr.split())
    assert done.stdout == ""
    assert sorted(path.name for path in tours.iterdir()) == ["link", "there.yml"]


def test_an_address_that_does_not_answer(academy: Path) -> None:
    address = f"http://127.0.0.1:{_free_port()}/"
    done = run("tours", "record", address, "--in", academy, "--headless")
    assert done.returncode == 1
    assert f"{address} cannot be opened: net::ERR_CONNECTION_REFUSED" in done.stderr
    assert "Is the product running" in done.stderr


def test_a_tour_that_may_be_replaced_stays_until_there_is_another(academy: Path) -> None:
    text = "title: T\nproduct: app\nroles: [manager]\nsteps: [{id: a, title: A}]\n"
    path = academy / "tours" / "there.yml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    address = f"http://127.0.0.1:{_free_port()}/"
    done = run("tours", "record", address, "--in", academy, "--id", "there", "--force", "--headless")
    assert done.returncode == 1
    assert "cannot be opened" in done.stderr
    assert path.read_text(encoding="utf-8") == text


def test_a_browser_that_does_not_start(academy: Path, tmp_path: Path) -> None:
    fake = tmp_path / "fake"
    fake.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    fake.chmod(0o755)
    done = run("tours", "record", "http://127.0.0.1:9/", "--in", academy, GUIDEWRIGHT_BROWSER=str(fake))
    assert done.returncode == 1
    assert "which does not start" in done.stderr
    named = run("tours", "record", "http://127.0.0.1:9/", "--in", academy, "--browser", fake)
    assert named.returncode == 1
    assert "does not start. Name a Chromium-based browser." in named.stderr


def test_no_screen_is_explained(academy: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only here a window needs a named display")
    done = run("tours", "record", "http://127.0.0.1:9/", "--in", academy, DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 1
    assert "--headless" in done.stderr


def test_a_project_without_a_product(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Plain\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    done = run("tours", "record", "http://127.0.0.1:9/", cwd=tmp_path)
    assert done.returncode == 2
    assert "guidewright init --adopt" in done.stderr
    assert os.listdir(tmp_path / "docs") == []  # noqa: PTH208
