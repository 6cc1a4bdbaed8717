"""Finding and installing a browser: the order of the ways, and the words when none of them leads anywhere."""

import stat
import sys
from pathlib import Path

import pytest

from guidewright import browser
from guidewright.browser import (
    Browser,
    BrowserMissingError,
    BrowserSource,
    find_browser,
    install_browser,
    named_browser,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake programs are shell scripts")


@pytest.fixture
def empty_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing on it, no known places and no browser of Playwright's; returns the PATH's folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setattr(browser, "PLACES", ())
    monkeypatch.setattr(browser, "PLAYWRIGHT_PATH", f"print({str(tmp_path / 'playwright-chrome')!r})")
    return folder


def program(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_the_variable_comes_first(empty_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(empty_machine / "chromium", "echo Chromium 1")
    mine = program(empty_machine / "mine", "echo Mine 2")
    monkeypatch.setenv(browser.VARIABLE, str(mine))
    assert find_browser() == Browser(mine, "Mine 2", BrowserSource.VARIABLE)


def test_a_variable_that_leads_nowhere_is_an_error(
    empty_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(empty_machine / "chromium", "echo Chromium 1")
    monkeypatch.setenv(browser.VARIABLE, str(empty_machine / "gone"))
    with pytest.raises(BrowserMissingError, match="which does not start"):
        find_browser()


def test_a_launcher_without_its_browser_is_passed_over(empty_machine: Path) -> None:
    program(empty_machine / "chromium", "echo 'install the snap first' >&2; exit 1")
    chrome = program(empty_machine / "google-chrome", "echo Google Chrome 3")
    found = find_browser()
    assert found == Browser(chrome, "Google Chrome 3", BrowserSource.MACHINE)
    assert str(found) == f"Google Chrome 3 at {chrome} (already on this machine)"


def test_playwrights_own_is_the_last_resort(empty_machine: Path) -> None:
    own = program(empty_machine.parent / "playwright-chrome", "echo Chromium 4")
    assert find_browser() == Browser(own, "Chromium 4", BrowserSource.PLAYWRIGHT)


def test_only_some_can_open_windows(empty_machine: Path) -> None:
    program(empty_machine / "chromium-headless-shell", "echo Chromium 6")
    assert find_browser() is not None
    assert find_browser(windows=True) is None
    windows = program(empty_machine / "google-chrome", "echo Google Chrome 7")
    assert find_browser(windows=True) == Browser(windows, "Google Chrome 7", BrowserSource.MACHINE)


def test_one_that_is_named_is_taken_or_refused(empty_machine: Path) -> None:
    mine = program(empty_machine / "mine", "echo Mine 8")
    assert named_browser(mine) == Browser(mine, "Mine 8", BrowserSource.NAMED)
    with pytest.raises(BrowserMissingError, match="gone does not start"):
        named_browser(empty_machine / "gone")


def test_an_empty_machine_has_none(empty_machine: Path) -> None:
    assert list(empty_machine.iterdir()) == []
    assert find_browser() is None


def test_installing_tries_each_way_and_says_so(empty_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[tuple[str, ...]] = []

    def failure_of(command: tuple[str, ...]) -> str | None:
        runs.append(command)
        if command[-1] == "chromium-headless-shell":
            return "E: no such package"  # not every system has it
        if command[:2] == ("apt-get", "install"):
            program(empty_machine / "chromium", "echo Chromium 5")
        return None if command[0] == "apt-get" else "no such host"

    program(empty_machine / "apt-get", "")
    monkeypatch.setattr(browser, "_failure_of", failure_of)
    monkeypatch.setattr(browser, "_administrator_prefix", lambda: ())
    said: list[str] = []
    found = install_browser(said.append)
    assert found == Browser(empty_machine / "chromium", "Chromium 5", BrowserSource.INSTALLED)
    assert [" ".join(run[-3:]) for run in runs] == [
        "install --with-deps chromium",
        "playwright install chromium",
        "apt-get update",
        "-y --no-install-recommends chromium-headless-shell",
        "-y --no-install-recommends chromium",
    ]
    assert said[1] == "that did not work: no such host"
    assert said[-1] == "no browser yet, trying: apt-get install -y --no-install-recommends chromium"


def test_without_rights_no_system_package_is_tried(
    empty_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[tuple[str, ...]] = []

    def fails(command: tuple[str, ...]) -> str | None:
        runs.append(command)
        return "it failed"

    program(empty_machine / "apt-get", "")
    monkeypatch.setattr(browser, "_failure_of", fails)
    monkeypatch.setattr(browser, "_administrator_prefix", lambda: None)
    with pytest.raises(BrowserMissingError, match="any one of these helps".capitalize()):
        install_browser(lambda _: None)
    assert [run[-2:] for run in runs] == [("install", "chromium")]


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        ("echo fine", None),
        ("echo 'Reading lists'; echo 'E: no such package' >&2; echo bye; exit 100", "E: no such package"),
        ("echo first; echo last; exit 1", "last"),
        ("exit 3", "it ended with status 3"),
    ],
)
def test_a_failure_is_told_in_one_line(tmp_path: Path, body: str, failure: str | None) -> None:
    assert browser._failure_of((str(program(tmp_path / "tool", body)),)) == failure
