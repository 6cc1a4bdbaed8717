"""The resolver as the script that programs put into a page: every kind of rung, and the names it computes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

RESOLVE = "rungs => { const {element, rung, tried} = guidewrightResolver.resolve(rungs); return element ? {id: element.id, rung, tried} : {tried}; }"


@pytest.fixture
def lab(page: Page, tour_runtime: Path) -> Page:
    """An empty page with the resolver in it."""
    page.set_content("<main></main>")
    page.evaluate(
        (tour_runtime / "resolver.js").read_text(encoding="utf-8")
        + ";window.guidewrightResolver = guidewrightResolver;0"
    )
    return page


def fill(lab: Page, markup: str) -> None:
    lab.evaluate("markup => document.querySelector('main').setHTMLUnsafe(markup)", markup)


NAMES = [
    ('<button id="x">Save</button>', "Save"),
    ('<button id="x"> Save <b>all</b> of it </button>', "Save all of it"),
    ('<button id="x" aria-label="Close">✕</button>', "Close"),
    (
        '<span id="t">Delete</span> <span id="u">invoice</span><button id="x" aria-labelledby="t u">y</button>',
        "Delete invoice",
    ),
    ('<span id="t" hidden>Secret</span><button id="x" aria-labelledby="t">y</button>', "Secret"),
    ('<button id="x"><img alt="Print" src=""></button>', "Print"),
    ('<button id="x"><svg><title>Chart</title></svg></button>', "Chart"),
    ('<button id="x">Save<span hidden> later</span><span aria-hidden="true">✓</span></button>', "Save"),
    ('<button id="x" title="Help"></button>', "Help"),
    ('<button id="x"><span style="display:contents">Inside</span></button>', "Inside"),
    ('<label for="x">Amount</label><input id="x">', "Amount"),
    ('<label>Amount <input id="x"></label>', "Amount"),
    ('<label>Size <select id="x"><option>Small</option></select></label>', "Size"),
    ('<input id="x" placeholder="Search">', "Search"),
    ('<input id="x" type="submit" value="Send">', "Send"),
    ('<img id="x" alt="Logo" src="">', "Logo"),
    ('<fieldset id="x"><legend>Address</legend><input></fieldset>', "Address"),
    ('<table id="x"><caption>Totals</caption><tr><td>1</td></tr></table>', "Totals"),
    ('<div id="x">Text of no role</div>', ""),
    ('<div id="x" role="tab">Tab</div>', "Tab"),
    ('<nav id="x">Words inside</nav>', ""),
    (
        "<x-b id=h><template shadowrootmode=open><button><slot></slot></button></template>Slotted</x-b>",
        "Slotted",
    ),
]


@pytest.mark.parametrize(("markup", "name"), NAMES)
def test_accessible_names(lab: Page, markup: str, name: str) -> None:
    fill(lab, markup)
    found = lab.evaluate(
        "() => guidewrightResolver.accessibleName(document.querySelector('#x') ?? h.shadowRoot.querySelector('button'))"
    )
    assert found == name


def rung(by: str, value: str, **more: Any) -> dict[str, Any]:
    return {"by": by, "value": value, **more}


FOUND = [
    ('<button id="x" data-testid="save">Save</button>', [rung("testid", "save")], 0),
    ('<button id="x" data-testid=\'a"b\'>Save</button>', [rung("testid", 'a"b')], 0),
    ('<button id="x">Save</button>', [rung("testid", "save"), rung("role", "button", name="Save")], 1),
    ('<button id="x">Save</button><button>Other</button>', [rung("role", "button", name="Save")], 0),
    ('<div id="x" role="button">Save</div>', [rung("role", "button", name="Save")], 0),
    ('<button role="tab" id="x">Save</button><button>Save</button>', [rung("role", "tab", name="Save")], 0),
    ('<h2 id="x">Invoices</h2>', [rung("role", "heading", name="Invoices")], 0),
    ('<a id="x" href="#">Home</a><a>Home</a>', [rung("role", "link", name="Home")], 0),
    ('<input id="x" type="CHECKBOX" aria-label="Urgent">', [rung("role", "checkbox", name="Urgent")], 0),
    ('<label>Amount <input id="x"></label>', [rung("label", "Amount")], 0),
    ('<label>Amount <input id="x"></label>', [rung("role", "textbox", name="Amount")], 0),
    ('<p id="x">Total <b>due</b></p>', [rung("text", "Total due")], 0),
    ('<button id="x"><span>Save</span></button>', [rung("text", "Save")], 0),
    ('<div><p id="x">Only me</p></div>', [rung("text", " Only  me ")], 0),
    ('<button id="x" class="a b">y</button>', [rung("css", "main > .a.b")], 0),
    (
        '<button class="a">1</button><button id="x" class="b">2</button>',
        [rung("css", "button"), rung("css", ".b")],
        1,
    ),
    ('<button hidden class="a">1</button><button id="x" class="a">2</button>', [rung("css", ".a")], 0),
    (
        '<button class="a" style="visibility:hidden">1</button><button id="x" class="a">2</button>',
        [rung("css", ".a")],
        0,
    ),
    ('<button id="x" class="a">1</button>', [rung("css", "::nonsense("), rung("css", ".a")], 1),
    (
        '<section aria-label="One"><button>Go</button></section><section aria-label="Two"><button id="x">Go</button></section>',
        [rung("role", "button", name="Go", within=[rung("role", "region", name="Two")])],
        0,
    ),
    (
        '<x-b class="h"><template shadowrootmode="open"><p><button id="x">In</button></p></template></x-b><button>In</button>',
        [rung("role", "button", name="In", within=[rung("css", ".h")])],
        0,
    ),
]


@pytest.mark.parametrize(("markup", "rungs", "position"), FOUND)
def test_the_first_good_rung_finds_the_one_element(
    lab: Page, markup: str, rungs: list[dict[str, Any]], position: int
) -> None:
    fill(lab, markup)
    found = lab.evaluate(RESOLVE, rungs)
    assert (found.get("id"), found.get("rung")) == ("x", position), found


def test_what_is_not_found_says_how_near_it_was(lab: Page) -> None:
    fill(lab, '<button class="a">1</button><button class="a">2</button><button class="a" hidden>3</button>')
    found = lab.evaluate(
        RESOLVE,
        [
            rung("css", ".a"),
            rung("css", "::x("),
            rung("text", "nowhere"),
            rung("css", ".a", within=[rung("css", "i")]),
        ],
    )
    assert found == {
        "tried": [
            {"rung": 0, "found": 3, "visible": 2, "invalid": False},
            {"rung": 1, "found": 0, "visible": 0, "invalid": True},
            {"rung": 2, "found": 0, "visible": 0, "invalid": False},
            {"rung": 3, "found": 0, "visible": 0, "invalid": False},
        ]
    }


def test_what_is_hidden_from_assistive_technology_has_no_role(lab: Page) -> None:
    fill(lab, '<div aria-hidden="true"><button>Go</button></div><button id="x">Go</button>')
    assert lab.evaluate(RESOLVE, [rung("role", "button", name="Go")])["id"] == "x"


def test_nothing_is_searched_in_the_card(lab: Page) -> None:
    fill(
        lab,
        "<guidewright-tour><template shadowrootmode=open><button>Next</button></template></guidewright-tour>",
    )
    assert lab.evaluate(RESOLVE, [rung("role", "button", name="Next")]).get("id") is None


def test_a_large_page_is_searched_once(lab: Page) -> None:
    """Going through it again for each of its elements would take minutes; how fast it is, the benchmark says."""
    fill(lab, "<p>x<b>y</b></p>" * 6000 + '<button id="x">Go</button>')
    spent = lab.evaluate(
        "rungs => { const start = performance.now(); guidewrightResolver.resolve(rungs); return performance.now() - start; }",
        [rung("testid", "none"), rung("role", "button", name="Go")],
    )
    assert spent < 5_000
