"""`guidewright serve`: the open page follows its writer, and says where the writer went wrong."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import Watch
from tests.serve.running import Running, running

ARTICLE = "content/articles/getting-started/add-task.md"
ADDRESS = "articles/getting-started/add-task/"
SOON = 30_000


@dataclass(frozen=True, slots=True)
class Desk:
    """A writer's desk: a new academy with an article in work, and the command that serves it."""

    folder: Path
    url: str
    command: Running
    text: str

    def save(self, words: str, *, level: str = "start") -> int:
        """Save the article with these words at its end; -> the line in which its level stands."""
        text = re.sub(r"(?m)^level: .*$", f"level: {level}", self.text) + f"\n{words}\n"
        (self.folder / ARTICLE).write_text(text, encoding="utf-8")
        return text.splitlines().index(f"level: {level}") + 1

    def served(self) -> str:
        """The article's page as a new visitor gets it."""
        with urllib.request.urlopen(self.url + ADDRESS, timeout=20) as answer:
            text: str = answer.read().decode("utf-8")
            return text


def new_academy(folder: Path) -> Path:
    """Lay out an academy; -> its folder."""
    academy = folder / "academy"
    with running("init", str(academy), folder=folder) as init:
        assert init.process.wait(timeout=60) == 0
    return academy


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new academy, served."""
    folder = new_academy(tmp_path)
    with running("serve", "--port", "0", folder=folder) as command:
        url = command.wait_for(r"http://127\.0\.0\.1:\d+/").group()
        yield Desk(folder, url, command, (folder / ARTICLE).read_text(encoding="utf-8"))


def panel(page: Page) -> Locator:
    """What the page says about a build that failed."""
    return page.get_by_role("alert", name="Guidewright")


def test_an_open_page_follows_its_writer(page: Page, desk: Desk, page_watch: Watch) -> None:
    complaints = page_watch(page)
    page.goto(desk.url + ADDRESS)
    main = page.locator("main")
    expect(main).to_contain_text("Add a task")

    desk.save("The first words.")
    expect(main).to_contain_text("The first words.", timeout=SOON)
    expect(panel(page)).to_have_count(0)

    line = desk.save("The second words.", level="strat")
    expect(panel(page)).to_contain_text(f"{ARTICLE}:{line}:8", timeout=SOON)
    expect(panel(page)).to_contain_text("error[")
    expect(panel(page)).to_contain_text("start")
    desk.command.wait_for("not rebuilt")
    assert f"{ARTICLE}:{line}:8: error[" in desk.command.said
    expect(main).to_contain_text("The first words.")
    assert "The first words." in desk.served()
    later = page.context.new_page()
    later.goto(desk.url + ADDRESS)
    expect(panel(later)).to_be_visible(timeout=SOON)
    expect(later.locator("main")).to_contain_text("The first words.")

    desk.save("The second words.")
    for one in (page, later):
        expect(one.locator("main")).to_contain_text("The second words.", timeout=SOON)
        expect(panel(one)).to_have_count(0)
    assert [line for line in complaints.all() if "ERR_ABORTED" not in line] == []
    assert desk.command.interrupt() in {0, 130}
    assert "Traceback" not in desk.command.said


def test_the_product_page_is_told_too_under_its_own_policy(page: Page, desk: Desk, page_watch: Watch) -> None:
    complaints = page_watch(page)
    page.goto(f"{desk.url}product/")
    expect(page.locator("body")).not_to_be_empty()
    desk.save("", level="strat")
    expect(panel(page)).to_contain_text(ARTICLE, timeout=SOON)
    desk.save("")
    expect(panel(page)).to_have_count(0, timeout=SOON)
    assert [line for line in complaints.all() if "ERR_ABORTED" not in line] == []


def test_a_project_that_begins_broken_is_served_once_it_is_mended(page: Page, tmp_path: Path) -> None:
    article = new_academy(tmp_path) / ARTICLE
    good = article.read_text(encoding="utf-8")
    article.write_text(good.replace("level: start", "level: strat"), encoding="utf-8")
    with running("serve", "--port", "0", folder=tmp_path / "academy") as command:
        url = command.wait_for(r"http://127\.0\.0\.1:\d+/").group()
        page.goto(url)
        expect(panel(page)).to_contain_text(ARTICLE)
        article.write_text(good, encoding="utf-8")
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SOON)
        expect(panel(page)).to_have_count(0)
        assert command.interrupt() in {0, 130}
