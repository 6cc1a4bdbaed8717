"""The page as such: console, network, content policy, accessibility, widths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Axe, Serve, Watch
from tests.product.driver import PEOPLE, Ledgerline

ROUTES = {
    "administrator": (
        "/dashboard",
        "/invoices",
        "/invoices/INV-2047",
        "/workflows",
        "/workflows/standard-review",
        "/workflows/year-end-review/versions",
        "/reports",
        "/reports/spend",
        "/reports/cycle-time",
        "/reports/approvers",
        "/people",
        "/people/roles",
        "/integrations",
        "/integrations/accounting",
        "/integrations/email",
        "/api-keys",
        "/api-keys/webhooks/webhook-1",
        "/audit",
        "/notifications",
        "/settings",
        "/nowhere",
    ),
    "department-manager": (
        "/dashboard",
        "/invoices",
        "/invoices/INV-2047",
        "/workflows/standard-review",
        "/reports/spend",
        "/notifications",
        "/settings",
    ),
    "director": ("/dashboard", "/invoices", "/invoices/INV-2041", "/reports", "/audit", "/notifications"),
    "accounts-clerk": (
        "/dashboard",
        "/invoices",
        "/invoices/INV-2043",
        "/workflows",
        "/notifications",
        "/settings",
    ),
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
DIALOGS = (
    ("/workflows", "new-workflow"),
    ("/invoices", "new-invoice"),
    ("/reports/spend", "schedule-report"),
    ("/people", "invite-person"),
    ("/people", "deactivate-director"),
    ("/integrations", "connect-accounting"),
    ("/api-keys", "create-key"),
    ("/api-keys", "create-webhook"),
    ("/api-keys", "revoke-key-key-1"),
    ("/settings", "reset-sandbox"),
)
CUT_OFF = """() => [...document.querySelectorAll(".table-card:not(.report-table-card)")]
  .filter((card) => card.scrollWidth > card.clientWidth).map((card) => card.scrollWidth - card.clientWidth)"""


def busy_builder(app: Ledgerline) -> None:
    """Open a draft with every kind of step and a test result."""
    app.go("/workflows/standard-review")
    app.click("add-decision")
    app.choose("decision-field", "amount")
    app.click("add-rule", "add-notification")
    app.choose("test-sample", "small")
    app.click("run-test")


def test_console_stays_empty_and_nothing_leaves_the_folder(ledgerline: Ledgerline, page_watch: Watch) -> None:
    complaints = page_watch(ledgerline.page)
    asked: list[str] = []
    ledgerline.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    ledgerline.open()
    for person in PEOPLE:
        ledgerline.sign_in(person)
        for route in ROUTES[person]:
            ledgerline.go(route)
    assert ledgerline.page.evaluate("window.loaderRan")
    outside = {path for path in asked if not path.startswith("/some/where/product/")}
    assert outside == {"/some/where/tours/loader.js", "/some/where/tours/help.js"}
    complaints.expect_clean()


def test_missing_loader_breaks_nothing(page: Page, product: Path, serve: Serve, tmp_path: Path) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    app = Ledgerline(page, f"{serve(tmp_path, mount={'/product': product})}/product/")
    app.open()
    app.sign_in("accounts-clerk")
    app.submit("120")
    expect(app.get("decision-card")).to_contain_text("Department manager")
    assert errors == []


def test_page_has_two_lines_for_the_academy_and_a_strict_policy(product: Path) -> None:
    html = (product / "index.html").read_text(encoding="utf-8")
    assert [html.count(f"../tours/{name}.js") for name in ("loader", "help")] == [1, 1]
    assert html.count("tours") == 2
    assert "default-src 'self'; require-trusted-types-for 'script'" in html
    code = "".join(path.read_text(encoding="utf-8") for path in (product / "js").rglob("*.js"))
    assert "innerHTML" not in code
    addresses = set(re.findall(r"https?://[^\s\"'`]+", code))
    assert "http://www.w3.org/2000/svg" in addresses
    outside = {
        address for address in addresses if not (urlsplit(address).hostname or "").endswith(".example")
    }
    assert outside == {"http://www.w3.org/2000/svg"}


@pytest.fixture(params=SCHEMES)
def in_scheme(browser: Browser, product_url: str, request: pytest.FixtureRequest) -> Iterator[Ledgerline]:
    """Ledgerline on a device in light or dark."""
    context = browser.new_context(locale="en-US", color_scheme=request.param, reduced_motion="reduce")
    yield Ledgerline(context.new_page(), product_url)
    context.close()


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.sampled(4)
def test_pages_are_accessible(in_scheme: Ledgerline, axe: Axe, person: str) -> None:
    in_scheme.open()
    assert axe(in_scheme.page) == []
    in_scheme.sign_in(person)
    for route in ROUTES[person]:
        in_scheme.go(route)
        assert axe(in_scheme.page) == [], route


@pytest.mark.parametrize("language", ["ja", "zh", "ms"])
@pytest.mark.sampled(2)
def test_builder_and_dialogs_are_accessible(in_scheme: Ledgerline, axe: Axe, language: str) -> None:
    in_scheme.open(search=f"?lang={language}")
    in_scheme.sign_in("administrator")
    busy_builder(in_scheme)
    assert axe(in_scheme.page) == []
    for route, opener in DIALOGS:
        in_scheme.go(route)
        in_scheme.click(opener)
        if opener not in {"reset-sandbox", "schedule-report", "revoke-key-key-1", "deactivate-director"}:
            in_scheme.click("dialog-confirm")
        assert axe(in_scheme.page) == [], opener
        in_scheme.click("dialog-cancel")


def test_chosen_theme_overrules_the_device(in_scheme: Ledgerline, axe: Axe) -> None:
    in_scheme.open("/settings")
    in_scheme.sign_in("director")
    backgrounds = []
    for theme in SCHEMES:
        in_scheme.get(f"theme-{theme}").check()
        backgrounds.append(
            in_scheme.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        )
        assert axe(in_scheme.page) == []
    assert backgrounds == ["rgb(244, 243, 236)", "rgb(13, 20, 19)"]


@pytest.mark.parametrize(
    ("width", "language"),
    [
        *((360, language) for language in ("en", "ja", "zh", "ms")),
        *((width, language) for width in (480, 768, 1024, 1200) for language in ("ja", "ms")),
        (1440, "en"),
        (1920, "en"),
    ],
)
@pytest.mark.sampled(4)
def test_no_page_scrolls_sideways_or_cuts_a_table_off(
    ledgerline: Ledgerline, width: int, language: str
) -> None:
    ledgerline.page.set_viewport_size({"width": width, "height": 740})
    ledgerline.open(search=f"?lang={language}")

    assert ledgerline.overflow() <= 0
    for person in PEOPLE:
        ledgerline.sign_in(person)
        for route in ROUTES[person]:
            ledgerline.go(route)
            assert ledgerline.overflow() <= 0, route
            assert ledgerline.page.evaluate(CUT_OFF) == [], route
    ledgerline.sign_in("administrator")
    busy_builder(ledgerline)
    assert ledgerline.overflow() <= 0
