"""The debug panel in a product's page: what it says, what it does, and that it leaves no trace."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.browser import Axe
from tests.runtime.conftest import Given, Product
from tests.runtime.material import at, entry, step, tour, words

ONE = tour("one", step("a", "approve"), step("b", "save"))
DRAFT = tour("draft", step("x", "save", title="Not published yet"), step("y", title="The end"))
TRACES = """() => JSON.stringify([
    document.documentElement.outerHTML, {...localStorage}, {...sessionStorage}, document.adoptedStyleSheets.length,
    document.activeElement.outerHTML,
])"""
TABS = ("Tours", "Playing", "Preview", "Events")


@dataclass(slots=True)
class Panel:
    """The open panel of a product under test."""

    product: Product

    @property
    def section(self) -> Locator:
        """The panel itself."""
        return self.product.page.locator("guidewright-debug section")

    @property
    def place(self) -> Locator:
        """What is under the chosen tab."""
        return self.section.get_by_role("tabpanel")

    @property
    def said(self) -> Locator:
        """The sentence at its foot."""
        return self.section.get_by_role("status")

    def choose(self, tab: str) -> None:
        """Choose a tab."""
        self.section.get_by_role("tab", name=tab, exact=True).click()

    def press(self, name: str) -> None:
        """Press a button."""
        self.section.get_by_role("button", name=name, exact=True).click()

    def unfold(self, name: str) -> Locator:
        """Open a tour's part; what is in it."""
        part = self.place.locator("details").filter(has_text=name).first
        part.locator("summary").click()
        expect(part.locator(".steps")).to_be_visible()
        return part

    def give(self, *files: tuple[str, str]) -> None:
        """Choose files by name and text, one after the other."""
        for name, text in files:
            file: FilePayload = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
            self.section.locator("input[type=file]").set_input_files(file)

    def preview(self, value: dict[str, Any]) -> None:
        """Choose a tour's file and play it."""
        self.choose("Preview")
        self.give((f"{value['id']}.en.json", json.dumps(value)))
        self.press(f"Play from the start: {value['id']}")

    def rows(self) -> list[list[str]]:
        """The ways to the target, as the table says them."""
        rows = self.place.locator("tbody tr").all()
        return [row.locator("td").all_inner_texts() for row in rows]

    def facts(self) -> dict[str, str]:
        """What is said of the tour that is playing."""
        expect(self.place.locator("dl")).to_be_visible()
        names, values = self.place.locator("dt").all_inner_texts(), self.place.locator("dd").all_inner_texts()
        return {name: " ".join(value.split()) for name, value in zip(names, values, strict=True)}


Opened = Callable[..., Panel]


def load(product: Product, then: str = "") -> None:
    """Import the panel as a person does in the console."""
    product.page.evaluate(f"import('/tours/debug.js'){then}")


@pytest.fixture
def opened(given: Given) -> Opened:
    """`opened(tour(...), entries={...})` gives the panel, open in a product with these tours."""

    def make(*tours: dict[str, Any], **more: Any) -> Panel:
        product = given(*(tours or (ONE,)), **more)
        panel = Panel(product)
        load(product, ".then((module) => module.open())")
        expect(panel.place.locator("details").first).to_be_visible()
        return panel

    return make


def reasons(panel: Panel, name: str = "one") -> list[str]:
    """What keeps a tour from starting."""
    part = panel.unfold(name)
    return [
        text.split("does not hold:")[1].strip() for text in part.locator(".reasons .bad").all_inner_texts()
    ]


def test_nothing_loads_the_panel_by_itself(given: Given) -> None:
    product = given(ONE, entries={"one": entry("one", trigger={"on": "first-login"})})
    product.expect_title("Step a")
    names = product.page.evaluate("performance.getEntriesByType('resource').map(({name}) => name)")
    assert not [name for name in names if "debug" in name]


def test_the_panel_opens_and_leaves_no_trace(given: Given) -> None:
    product = given(ONE)
    page = product.page
    page.get_by_test_id("amount").focus()
    before = page.evaluate(TRACES)
    panel = Panel(product)
    load(product)
    expect(panel.section).to_be_visible()
    assert product.focus() == "amount"
    load(product, ".then((module) => module.open())")
    expect(page.locator("guidewright-debug")).to_have_count(1)
    expect(panel.section.get_by_role("tab", name="Tours")).to_be_focused()
    for tab in reversed(TABS):
        panel.choose(tab)
    expect(panel.place).to_contain_text("Release 1 · tours: 1 · loader ")
    panel.press("Close the panel")
    expect(page.locator("guidewright-debug")).to_have_count(0)
    assert product.focus() == "amount"
    assert page.evaluate(TRACES) == before
    load(product, ".then((module) => module.open())")
    expect(panel.section).to_be_visible()
    load(product, ".then((module) => module.close())")
    page.get_by_test_id("amount").focus()
    assert page.evaluate(TRACES) == before


def test_a_script_tag_opens_it(given: Given) -> None:
    product = given(ONE)
    page = product.tours.parent / "staging.html"
    html = (product.tours.parent / "app.html").read_text(encoding="utf-8")
    tag = '<script type="module" src="tours/debug.js"></script></head>'
    page.write_text(html.replace("</head>", tag), encoding="utf-8")
    product.open("staging.html")
    expect(Panel(product).section.get_by_role("heading", name="Tours: debug panel")).to_be_visible()


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, ["It never starts by itself: a link with ?tour=one, the product or this panel starts it."]),
        ({"trigger": {"on": "url", "url": "#/settings"}}, ["The address does not fit #/settings."]),
        (
            {"trigger": {"on": "first-login"}, "roles": ["administrator"]},
            ["It is only for administrator; the role here is manager."],
        ),
        ({"trigger": {"on": "event", "event": "invoice.saved"}}, []),
    ],
)
def test_why_a_tour_does_not_start(opened: Opened, more: dict[str, Any], expected: list[str]) -> None:
    panel = opened(ONE, entries={"one": entry("one", **more)})
    assert reasons(panel) == expected
    verdict = "Would not start" if expected else "Waits for its event"
    if not more:
        verdict = "By hand"
    expect(panel.place.locator("summary")).to_contain_text(verdict)
    panel.product.expect_nothing()


def test_why_a_tour_does_not_start_again(opened: Opened) -> None:
    entries = {
        "one": entry("one", trigger={"on": "first-login"}),
        "two": entry("two", trigger={"on": "first-login"}, priority=-1),
    }
    panel = opened(ONE, tour("two", step("t", "reject")), entries=entries)
    product = panel.product
    product.expect_title("Step a")
    assert reasons(panel, "two") == ["“one” is playing: there is one tour at a time."]
    product.press("Close the tour")
    product.expect_gone()
    remembered, offered = reasons(panel, "one")
    assert remembered.startswith(
        "Frequency “once” does not allow it. Remembered for user-1: exited at step “a”, "
    )
    assert offered == "It was offered in this session already: once is enough."
    panel.press("Forget progress in one")
    expect(panel.said).to_have_text("What was remembered of “one” for user-1 is forgotten.")
    assert product.stored() == {}
    part = panel.place.locator("details").filter(has_text="one").first
    expect(part.locator(".reasons .bad")).to_have_count(0)
    expect(part.locator("summary")).to_contain_text("Would start")
    other = panel.place.locator("details").filter(has_text="two").last
    expect(other.locator(".reasons .bad")).to_contain_text("“one” comes first: its priority is 0.")
    product.open()
    product.expect_title("Step a")


def test_it_judges_for_whom_it_is_told(opened: Opened) -> None:
    panel = opened(ONE, entries={"one": entry("one", trigger={"on": "first-login"}, roles=["administrator"])})
    page = panel.product.page
    expect(panel.section.get_by_label("Person")).to_have_value("user-1")
    expect(panel.section.get_by_label("Role")).to_have_value("manager")
    page.evaluate("document.documentElement.dataset.user = 'user-7'")
    expect(panel.section.get_by_label("Person")).to_have_value("user-7")
    expect(panel.place.locator("summary")).to_contain_text("Would not start")
    panel.section.get_by_label("Role").fill("administrator")
    expect(panel.place.locator("summary")).to_contain_text("Would start")
    panel.product.expect_nothing()


def test_it_finds_out_who_was_named_to_the_loader(opened: Opened) -> None:
    panel = opened()
    panel.product.page.evaluate("guidewright.identify({user: 'user-9'})")
    panel.product.start("one", "b")
    panel.product.expect_title("Step b")
    expect(panel.section.get_by_label("Person")).to_have_value("user-9")
    panel.choose("Playing")
    assert panel.facts()["Step"] == "2 of 2: b Step b"
    panel.press("Stop the tour")
    panel.product.expect_gone()
    panel.choose("Tours")
    panel.product.page.evaluate("document.documentElement.dataset.user = 'user-3'")
    expect(panel.section.get_by_label("Person")).to_have_value("user-3")


def test_the_ways_to_a_target_that_is_missed(opened: Opened) -> None:
    target = [
        *at("gone"),
        {"by": "testid", "value": "inside"},
        {"by": "css", "value": "section button"},
        {"by": "css", "value": "::nothing("},
        {"by": "role", "value": "button", "name": "Next", "within": at("inside")},
    ]
    checkpoint = {"event": "invoice.saved", "hint": words("Save first.")}
    panel = opened(tour("one", step("a", page="*app.html*", target=target, checkpoint=checkpoint)))
    page = panel.product.page
    panel.product.start("one")
    panel.product.wait_for("target-missing")
    panel.choose("Playing")
    expect(panel.place).to_contain_text("waits for its target, and says so")
    assert panel.rows() == [
        ['testid "gone"', "0", "0", "not found"],
        ['testid "inside"', "1", "0", "hidden"],
        ['css "section button"', "3", "3", "ambiguous"],
        ['css "::nothing("', "0", "0", "not usable"],
        ['role button "Next" within testid "inside"', "0", "0", "not found"],
    ]
    facts = panel.facts()
    assert facts["Tour"] == "one Tour one (en)"
    assert facts["Step"] == "1 of 1: a Step a"
    assert facts["Page"] == "*app.html* here"
    assert facts["Goes on by"] == "next"
    assert facts["Checkpoint"] == "does not hold"
    page.evaluate("document.querySelector('[data-testid=dialog]').showModal()")
    panel.product.expect_title("Step a")
    expect(panel.place).to_contain_text("is on the screen")
    assert panel.rows()[1] == ['testid "inside"', "1", "1", "matches"]
    expect(page.locator("dialog[open] > guidewright-debug")).to_have_count(1)
    panel.press("Stop the tour")
    panel.product.expect_gone()
    expect(panel.place).to_contain_text("No tour is playing.")
    page.evaluate("document.querySelector('[data-testid=dialog]').close()")
    expect(page.locator("body > guidewright-debug")).to_have_count(1)


def test_what_a_way_finds_is_framed(opened: Opened) -> None:
    panel = opened(tour("one", step("a", target=[*at("approve"), {"by": "css", "value": "main button"}])))
    page = panel.product.page
    panel.product.start("one")
    panel.product.expect_title("Step a")
    panel.choose("Playing")
    frames = page.locator("guidewright-debug .aims i")
    way = panel.place.get_by_role("button", name='testid "approve"')
    way.focus()
    expect(frames).to_have_count(1)
    assert frames.bounding_box() == page.get_by_test_id("approve").bounding_box()
    panel.place.get_by_role("button", name='css "main button"').hover()
    expect(frames).to_have_count(3)
    assert panel.rows() == [
        ['testid "approve"', "1", "1", "matches"],
        ['css "main button"', "4", "3", "ambiguous"],
    ]
    panel.section.get_by_role("heading", name="Tours: debug panel").hover()
    expect(frames).to_have_count(0)


def test_a_step_of_another_page_is_not_looked_for(opened: Opened) -> None:
    panel = opened(tour("one", step("a", "approve", page="#/settings"), step("b", "approve"), step("c")))
    part = panel.unfold("one")
    assert part.locator(".steps .chip").all_inner_texts() == ["not here", "way 1 of 1", "no target"]
    panel.product.page.evaluate("location.hash = '#/settings'")
    expect(part.locator(".steps .chip").first).to_have_text("way 1 of 1")


def test_pressing_a_way_scrolls_to_what_it_finds(opened: Opened) -> None:
    panel = opened(tour("one", step("a", "save", advance={"on": "event", "event": "never"})))
    page = panel.product.page
    page.evaluate("document.querySelector('main').style.paddingTop = '3000px'")
    part = panel.unfold("one")
    assert page.evaluate("scrollY") == 0
    part.get_by_role("button", name="way 1 of 1").click()
    expect(page.get_by_test_id("save")).to_be_in_viewport()


def test_a_tour_is_started_at_a_step_and_stopped(opened: Opened) -> None:
    panel = opened()
    panel.unfold("one")
    panel.press("Start here: one, step b")
    panel.product.expect_title("Step b")
    panel.press("Forget progress in one")
    expect(panel.said).to_contain_text("stop it first")
    panel.press("Start one")
    panel.product.expect_title("Step a")
    panel.choose("Playing")
    panel.press("Stop the tour")
    panel.product.expect_gone()
    assert panel.product.stored()["one"]["state"] == "exited"
    panel.choose("Events")
    said = [one["type"] for one in reversed(panel.product.said())]
    expect(panel.place.locator("li b")).to_have_text(said)
    expect(panel.place.locator("li").first).to_contain_text("tour: one · step: a · reason: api")


def test_the_last_events_are_listed(opened: Opened) -> None:
    panel = opened()
    panel.choose("Events")
    panel.product.page.evaluate(
        """() => { for (let n = 1; n <= 60; n++) {
            const detail = {version: 1, type: "search-performed", at: new Date().toISOString(), query: `<b>${n}`};
            document.dispatchEvent(new CustomEvent("guidewright", {detail}));
        } }"""
    )
    expect(panel.place.locator("li")).to_have_count(50)
    expect(panel.place.locator("li").first).to_contain_text("query: <b>60")


def test_a_preview_plays_and_saves_nothing(opened: Opened) -> None:
    panel = opened()
    product, page = panel.product, panel.product.page
    page.evaluate(
        "window.previewed = []; document.addEventListener('guidewright-preview', ({detail}) => previewed.push(detail))"
    )
    storage = "() => JSON.stringify([{...localStorage}, {...sessionStorage}])"
    before = page.evaluate(storage)
    panel.preview(DRAFT)
    product.expect_title("Not published yet")
    product.expect_ring("save")
    panel.choose("Playing")
    assert panel.facts()["Tour"] == "draft Tour draft (en) preview"
    assert panel.rows() == [['testid "save"', "1", "1", "matches"]]
    product.press("Next")
    product.expect_title("The end")
    product.press("Done")
    product.expect_gone()
    expect(panel.said).to_have_text("The preview is over. Nothing was remembered.")
    heard = page.evaluate("previewed")
    assert [one["type"] for one in heard] == [
        "tour-started",
        "target-found",
        "step-shown",
        "step-completed",
        "step-shown",
        "step-completed",
        "tour-completed",
    ]
    assert all(one["preview"] is True and one["tour"] == "draft" for one in heard)
    assert product.said() == []
    assert page.evaluate(storage) == before
    panel.choose("Events")
    expect(panel.place.locator("li").first).to_contain_text("preview")


def test_a_file_can_be_dropped_and_played_from_a_step(opened: Opened) -> None:
    panel = opened()
    panel.choose("Preview")
    data = panel.product.page.evaluate_handle(
        "text => { const data = new DataTransfer(); data.items.add(new File([text], 'draft.json')); return data; }",
        json.dumps(DRAFT),
    )
    panel.section.locator(".drop").dispatch_event("drop", {"dataTransfer": data})
    panel.press("Start here: draft, step y")
    panel.product.expect_title("The end")
    panel.press("Stop the tour")
    panel.product.expect_gone()


def test_a_file_that_is_no_tour_is_explained(opened: Opened) -> None:
    panel = opened()
    panel.choose("Preview")
    broken = {**DRAFT, "steps": [{**DRAFT["steps"][0], "target": "save"}]}
    for text, sentence in (
        (
            "title: Draft",
            "draft.yml is not JSON. A tour is compiled first: guidewright tours preview ID",
        ),
        (
            '{"version": 2}',
            "draft.yml is no tour that this release can play: its version is not 1.",
        ),
        (
            json.dumps(broken),
            "draft.yml is no tour: steps[0].target is missing or is not what it should be.",
        ),
    ):
        panel.give(("draft.yml", text))
        expect(panel.said).to_have_text(sentence)
        expect(panel.section.get_by_role("button", name="Play")).to_have_count(0)


def test_a_preview_that_breaks_is_explained(opened: Opened) -> None:
    checkpoint = {"event": "never", "hint": 7}
    panel = opened()
    panel.preview({**DRAFT, "steps": [step("x", checkpoint=checkpoint)]})
    panel.product.expect_title("Step x")
    panel.product.press("Done")
    expect(panel.said).to_contain_text("The preview cannot be played: ")
    panel.product.expect_gone()


def test_the_products_own_tour_comes_before_a_preview(opened: Opened) -> None:
    panel = opened()
    panel.product.start("one")
    panel.product.expect_title("Step a")
    panel.preview(DRAFT)
    expect(panel.said).to_have_text("“one” is playing. Stop it first; it is then remembered as left.")
    panel.product.page.evaluate("guidewright.stop()")
    panel.product.expect_gone()
    panel.press("Play from the start: draft")
    panel.product.expect_title("Not published yet")
    panel.product.start("one")
    panel.product.expect_title("Step a")
    expect(panel.product.page.locator("guidewright-tour")).to_have_count(1)
    expect(panel.said).to_have_text("The preview has ended, because “one” has started.")


def test_closing_ends_a_preview_but_not_a_tour(opened: Opened) -> None:
    panel = opened()
    panel.preview(DRAFT)
    panel.product.expect_title("Not published yet")
    panel.press("Close the panel")
    panel.product.expect_gone()
    load(panel.product, ".then((module) => module.open())")
    panel.product.start("one")
    panel.product.expect_title("Step a")
    panel.press("Close the panel")
    panel.product.expect_title("Step a")


def test_a_preview_needs_no_loader(opened: Opened) -> None:
    panel = opened()
    panel.product.page.evaluate("guidewright.destroy()")
    panel.choose("Preview")
    panel.choose("Tours")
    expect(panel.place).to_contain_text("The loader is not in this page")
    panel.unfold("one")
    expect(panel.section.get_by_role("button", name="Start one", exact=True)).to_be_disabled()
    panel.preview(DRAFT)
    panel.product.expect_title("Not published yet")


def test_a_site_without_a_manifest_is_explained(given: Given) -> None:
    product = given(ONE)
    (product.tours / "manifest.json").unlink()
    load(product)
    panel = Panel(product)
    expect(panel.place).to_contain_text("/tours/manifest.json cannot be used: http-404.")
    panel.preview(DRAFT)
    expect(panel.said).to_have_text("The preview cannot be played: http-404.")
    product.complaints.console.clear()
    product.complaints.failed_requests.clear()


def test_no_tour_finds_its_target_in_the_panel(opened: Opened) -> None:
    target = [
        {"by": "role", "value": "button", "name": "Close the panel"},
        {"by": "css", "value": "section h2"},
    ]
    panel = opened(tour("one", step("a", target=target)))
    panel.product.start("one")
    panel.product.wait_for("target-missing")


def test_what_happens_in_the_panel_does_not_reach_the_page(opened: Opened) -> None:
    panel = opened()
    panel.product.page.evaluate(
        "window.heard = []; for (const type of ['click', 'pointerdown', 'keydown', 'focusin', 'input'])"
        "document.addEventListener(type, () => heard.push(type))"
    )
    panel.product.start("one")
    panel.product.expect_title("Step a")
    panel.section.get_by_label("Role").fill("x")
    panel.section.get_by_label("Role").press("Escape")
    panel.choose("Playing")
    panel.product.expect_title("Step a")
    assert panel.product.page.evaluate("heard") == []


def test_it_stays_above_the_dimmed_page(opened: Opened) -> None:
    panel = opened()
    panel.product.start("one")
    panel.product.expect_title("Step a")
    top = "() => document.elementFromPoint(innerWidth - 40, 30).localName"
    panel.product.page.wait_for_function(f"({top})() === 'guidewright-debug'")


def test_it_can_be_moved_and_made_small(opened: Opened) -> None:
    panel = opened()
    sides = []
    for _ in range(4):
        box = panel.section.bounding_box()
        assert box is not None
        sides.append((round(box["x"]), round(box["width"])))
        panel.press("Move the panel")
    assert sides == [(868, 400), (12, 1256), (12, 400), (868, 400)]
    small = panel.section.get_by_role("button", name="Make the panel small")
    small.click()
    expect(panel.place).to_be_hidden()
    large = panel.section.get_by_role("button", name="Make the panel large")
    expect(large).to_have_attribute("aria-expanded", "false")
    expect(large).to_be_focused()
    large.click()
    expect(panel.place).to_be_visible()


def test_the_keyboard_is_enough(opened: Opened) -> None:
    panel = opened()
    keyboard = panel.product.page.keyboard
    tab = panel.section.get_by_role("tab", name="Tours")
    expect(tab).to_be_focused()
    keyboard.press("ArrowLeft")
    expect(panel.section.get_by_role("tab", name="Events")).to_be_focused()
    keyboard.press("Home")
    for _ in range(3):
        keyboard.press("Tab")
    expect(panel.section.get_by_label("Role")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(panel.place.locator(".steps")).to_be_visible()
    expect(panel.place.locator("summary")).to_be_focused()
    for _ in range(3):
        keyboard.press("Tab")
    expect(panel.section.get_by_role("button", name="way 1 of 1").first).to_be_focused()
    expect(panel.product.page.locator("guidewright-debug .aims i")).to_have_count(1)
    for _ in range(3):
        keyboard.press("Tab")
    expect(panel.section.get_by_role("button", name="Start here: one, step b")).to_be_focused()
    keyboard.press("Enter")
    panel.product.expect_title("Step b")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_tab_is_without_violations(opened: Opened, axe: Axe, scheme: str) -> None:
    panel = opened(ONE, entries={"one": entry("one", roles=["administrator"])})
    page = panel.product.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    panel.unfold("one")
    assert axe(page) == []
    panel.product.start("one")
    panel.product.expect_title("Step a")
    panel.choose("Playing")
    expect(panel.place.locator("table")).to_be_visible()
    assert axe(page) == []
    panel.choose("Preview")
    panel.give(("draft.json", json.dumps(DRAFT)))
    panel.press("Play from the start: draft")
    expect(panel.said).to_contain_text("is playing")
    assert axe(page) == []
    panel.choose("Events")
    assert axe(page) == []


@pytest.mark.parametrize("width", [320, 360])
def test_a_narrow_window_has_room_for_it(opened: Opened, width: int) -> None:
    target = [
        *at("approve"),
        {"by": "role", "value": "button", "name": "Approve", "within": at("approve-area")},
    ]
    panel = opened(tour("one", step("a", target=target, page="*app.html*"), step("b", "save")))
    page = panel.product.page
    page.set_viewport_size({"width": width, "height": 640})
    panel.unfold("one")
    for tab in TABS:
        panel.choose(tab)
        box = panel.section.bounding_box()
        assert box is not None
        assert (box["x"], box["width"]) == (0, width)
        assert box["y"] >= 640 * 0.43
        assert box["y"] + box["height"] == pytest.approx(640, abs=1)
        assert page.evaluate("document.documentElement.scrollWidth") <= max(
            width, page.evaluate("innerWidth")
        )
        for part in panel.section.locator("header, [role=tablist], [role=tabpanel]:not([hidden])").all():
            assert part.evaluate("one => one.scrollWidth - one.clientWidth") <= 0, tab
        if tab == "Tours":
            panel.press("Start one")
            panel.product.expect_title("Step a")
            expect(panel.place).to_be_hidden()
            expect(panel.product.card.get_by_role("button", name="Next")).to_be_in_viewport()
            panel.press("Make the panel large")


def test_its_words_are_in_the_browsers_language(given: Given) -> None:
    product = given(ONE)
    product.page.add_init_script(
        "Object.defineProperty(navigator, 'languages', {get: () => ['fr', 'zh-Hant-TW']})"
    )
    product.open()
    load(product)
    panel = Panel(product)
    expect(panel.section.get_by_role("tab")).to_have_text(["导览", "播放中", "预览", "事件"])
    expect(panel.section).to_have_attribute("lang", "zh")


def test_a_tours_folder_of_its_own_is_enough(given: Given, tour_runtime: Path) -> None:
    """What the panel loads on use is listed, so that the site can publish it."""
    product = given(ONE)
    listed = json.loads((tour_runtime / "manifest.json").read_text(encoding="utf-8"))["files"]
    (own,) = (one for one in listed if one["file"] == "debug.js")
    chunks = {one["file"] for one in own["imports"]}
    assert len(chunks) == 3, "the words of each language but English, which are in the script"
    assert all((product.tours / name).is_file() for name in chunks)


def test_a_busy_page_keeps_its_time(opened: Opened) -> None:
    """However often the page changes, the panel looks only now and then."""
    target = [{"by": "text", "value": "not there"}]
    panel = opened(tour("one", *(step(f"s{n}", target=target) for n in range(8))))
    page = panel.product.page
    panel.unfold("one")
    page.evaluate(
        "for (let n = 0; n < 4000; n++) document.querySelector('main').append(document.createElement('p'))"
    )
    frames = page.evaluate(
        """() => new Promise((resolve) => {
            let frames = 0;
            const started = performance.now();
            const next = () => {
                document.querySelector("main").dataset.frame = `${++frames}`;
                if (performance.now() - started > 2000) resolve(frames); else requestAnimationFrame(next);
            };
            next();
        })"""
    )
    assert frames > 40
