"""The debug panel in Ledgerline, from the built site, with a tour that the command has compiled."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from guidewright.cli import main
from tests.browser import Axe
from tests.e2e.tour_driver import TourPlayer

OPEN = "async (address) => (await import(address)).open()"


def open_panel(player: TourPlayer) -> None:
    """As a person does in the browser's console."""
    player.page.evaluate(OPEN, f"{player.site.url}tours/debug.js")


def choose(page: Page, tab: str) -> None:
    """Choose a tab of the panel."""
    page.locator("guidewright-debug").get_by_role("tab", name=tab).click()


def test_a_tour_of_the_command_is_previewed(player: TourPlayer, axe: Axe, root: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(
        main, ["tours", "preview", "build-invoice-approval", "--in", str(root), "--out", str(tmp_path)]
    )
    assert done.exit_code == 0, done.output
    (file,) = tmp_path.glob("*.en.json")
    player.open()
    player.sign_in("administrator")
    player.expect_quiet()
    open_panel(player)
    page = player.page
    panel = page.locator("guidewright-debug section")
    expect(panel.locator("details")).to_have_count(len(player.site.manifest["tours"]))
    expect(panel.get_by_label("Role")).to_have_value("administrator")
    assert axe(page) == []
    choose(page, "Preview")
    panel.locator("input[type=file]").set_input_files(file)
    panel.get_by_role("button", name="Play from the start: build-invoice-approval").click()
    first = json.loads(file.read_text(encoding="utf-8"))["steps"][0]
    expect(player.card).to_be_visible()
    choose(page, "Playing")
    expect(panel.locator("dl")).to_contain_text("preview")
    expect(panel.locator("dl")).to_contain_text(first["title"])
    panel.get_by_role("button", name="Stop the tour").click()
    player.expect_quiet()
    assert player.events() == []
    assert page.evaluate("window.violations") == []
    player.expect_no_complaints()


def test_the_site_ships_the_panel_with_its_integrity(player: TourPlayer) -> None:
    hashes = player.page.request.get(f"{player.site.url}tours/integrity.json").json()
    names = [name for name in hashes if name.startswith("debug")]
    assert "debug.js" in names
    assert len(names) == 4, "the script with the English words, and those of each other language"
    for name in names:
        body = player.page.request.get(f"{player.site.url}tours/{name}").body()
        assert hashes[name] == f"sha256-{b64encode(hashlib.sha256(body).digest()).decode()}"
