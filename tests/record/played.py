"""A recorded tour in an academy of its own: checked, built, and played by the loader in the product."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import Any

from playwright.sync_api import Frame, Locator, Page, expect

from tests.browser import Serve
from tests.cli.project import TODAY, run
from tests.e2e.reading import read_json
from tests.e2e.tour_driver import NEXT_TURN, TURNS

__all__ = ["begin", "lay_out_academy", "play", "publish"]

TYPED = "Typed by a reader"
# What a tour says, kept through loads of pages.
RECORD = """
window.tourEvents = JSON.parse(sessionStorage.getItem("tour-events") ?? "[]");
document.addEventListener("guidewright", ({ detail }) => {
  window.tourEvents.push(detail);
  sessionStorage.setItem("tour-events", JSON.stringify(window.tourEvents));
});
"""
SETTINGS = """\
title: Small
languages: [en, ja]
roles: {manager: {title: Manager, benefit: Save time}, administrator: {title: Administrator, benefit: Order}}
levels: {start: {title: Start}}
topics: {work: {title: Work}}
products:
  app: {title: Ledgerline, url: product/, folder: product%s}
"""
LABELS = ', labels: "product/strings/{lang}.json"'
ARTICLE = "---\ntitle: Approve it\nroles: [manager]\nlevel: start\ntopics: [work]\nkind: faq\n---\n\nText.\n"


def lay_out_academy(folder: Path, product: Path) -> Path:
    """An academy of one article for a product."""
    files = {
        "mkdocs.yml": "site_name: Small\ndocs_dir: content\nplugins: []\n",
        "content/academy.yml": SETTINGS % (LABELS if (product / "strings").is_dir() else ""),
        "content/articles/work/one.md": ARTICLE,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    copytree(product, folder / "product")
    return folder


def publish(academy: Path, tour: str, text: str, serve: Serve) -> tuple[str, dict[str, Any]]:
    """Check the draft, publish it and build; -> the product's address and the tour as the loader gets it."""
    file = academy / "tours" / f"{tour}.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    checked = run("check", academy, "--today", TODAY)
    assert checked.returncode == 0, checked.stdout
    said = [line for line in checked.stdout.splitlines() if line.startswith(f"tours/{tour}.yml")]
    assert [line for line in said if "[step-without-stable-target]" not in line] == [], checked.stdout
    assert len(said) <= text.count("# Fragile"), checked.stdout
    built = run("build", academy, "--today", TODAY)
    assert built.returncode == 0, built.stdout + built.stderr
    assert list((academy / "site" / "tours").glob(f"en/{tour}.*")) == [], "a draft reached the product"
    file.write_text(text.replace("status: draft", "status: published"), encoding="utf-8")
    built = run("build", academy, "--today", TODAY)
    assert built.returncode == 0, built.stdout + built.stderr
    (made,) = (academy / "site" / "tours" / "en").glob(f"{tour}.*.json")
    return f"{serve(academy / 'site')}/product/", read_json(made)


def play(page: Page, tour: dict[str, Any]) -> list[str]:
    """Do what each step of a tour that has been started asks for; -> the steps that were shown, each found at once."""
    steps = {step["id"]: step for step in tour["steps"]}
    shown: list[str] = []
    read = 0
    while True:
        read, event = page.wait_for_function(NEXT_TURN, arg=[read, TURNS]).json_value()
        read += 1
        if event["type"] != "step-shown":
            break
        shown.append(event["step"])
        _take(page, steps[event["step"]])
    assert event["type"] == "tour-completed", f"after {shown}: {event}"
    found = page.evaluate("window.tourEvents.filter(({ type }) => type === 'target-found')")
    assert {one["step"]: one["rung"] for one in found if one["rung"] != 0} == {}
    return shown


def _take(page: Page, step: dict[str, Any]) -> None:
    card = page.locator("guidewright-tour .card")
    expect(card.get_by_role("heading")).to_have_text(step["title"])
    target = _found(page, step["target"][0])
    if step["advance"]["on"] == "click":
        target.click()
    elif target.evaluate("one => one.localName") == "select":
        target.press("ArrowDown")
        target.press("Tab")
    else:
        kind = target.get_attribute("type")
        target.fill("12" if kind == "number" else TYPED)
        target.press("Tab")


def _found(page: Page, rung: dict[str, Any]) -> Locator:
    """The target in the page, or in the frame that has it."""
    places = [_locate(frame, rung) for frame in page.frames]
    return next((place for place in places if place.count() == 1), places[0])


def _locate(page: Frame | Locator, rung: dict[str, Any]) -> Locator:
    where: Frame | Locator = _locate(page, rung["within"][0]) if "within" in rung else page
    by, value = rung["by"], rung["value"]
    if by == "testid":
        return where.get_by_test_id(value)
    if by == "role":
        return where.get_by_role(value, name=rung.get("name"), exact=True)
    if by == "label":
        return where.get_by_label(value, exact=True)
    # Not in the card, whose title often says the same.
    return where.locator("main").get_by_text(value, exact=True) if by == "text" else where.locator(value)


def begin(page: Page, product: str, tour: str, route: str) -> None:
    """Open the product by a link that asks for a tour."""
    page.add_init_script(RECORD)
    page.goto(f"{product}?lang=en&tour={tour}{route}")
