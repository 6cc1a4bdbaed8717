"""The words: four complete catalogues, every key in use, every page in every language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import Watch
from tests.product.driver import Ledgerline

LANGUAGES = ("en", "ja", "zh", "ms")
PLURAL = re.compile(r"\.(one|other)$")
TITLES = {
    "/dashboard": "dashboard.greeting",
    "/invoices": "invoices.title",
    "/notifications": "notifications.title",
    "/workflows": "workflows.title",
    "/workflows/standard-review": "sample.workflow",
    "/reports": "reports.title",
    "/reports/spend": "reports.spend.title",
    "/reports/cycle-time": "reports.cycle-time.title",
    "/reports/approvers": "reports.approvers.title",
    "/people": "people.title",
    "/people/roles": "roles.title",
    "/integrations": "integrations.title",
    "/integrations/accounting": "integrations.accounting",
    "/integrations/sso": "integrations.sso",
    "/integrations/chat": "integrations.chat",
    "/integrations/email": "integrations.email",
    "/api-keys": "api_keys.title",
    "/audit": "audit.title",
    "/settings": "settings.title",
}
LITERAL = re.compile(r'\b(?:t|plural|message)\(\s*"([^"]+)"')


def catalogue(product: Path, language: str) -> dict[str, str]:
    pairs = json.loads(
        (product / "strings" / f"{language}.json").read_text(encoding="utf-8"), object_pairs_hook=list
    )
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), "a key stands twice"
    return dict(pairs)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_catalogues_have_the_same_keys_and_names(product: Path, language: str) -> None:
    source = catalogue(product, "en")
    other = catalogue(product, language)
    assert list(other) == list(source)
    for key, text in other.items():
        assert text.strip(), key
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", source[key])), key


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_nothing_is_left_in_english(product: Path, language: str) -> None:
    source = catalogue(product, "en")
    same = {key for key, text in catalogue(product, language).items() if text == source[key]}
    assert same <= {
        "app.name",
        "app.title",
        "person.system",
        "department.it",
        "invoices.status",
        "invoices.col.status",
        "sample.test",
    }


def test_every_literal_key_exists(product: Path) -> None:
    keys = {PLURAL.sub("", key) for key in catalogue(product, "en")}
    used = {
        key
        for path in (product / "js").rglob("*.js")
        for key in LITERAL.findall(path.read_text(encoding="utf-8"))
    }
    assert len(used) > 100
    assert used - keys == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_of_the_address_reaches_every_page(
    ledgerline: Ledgerline, product: Path, page_watch: Watch, language: str
) -> None:
    complaints = page_watch(ledgerline.page)
    words = catalogue(product, language)
    ledgerline.open(search=f"?lang={language}")
    expect(ledgerline.page.locator("html")).to_have_attribute("lang", language)
    ledgerline.sign_in("administrator")
    for route, key in TITLES.items():
        ledgerline.go(route)
        expect(ledgerline.get("page-title")).to_have_text(words[key])
        shown = re.sub(r"\S+\.example\b", "", ledgerline.page.locator("body").inner_text())
        assert not re.search(r"\{\w+\}|\b[a-z_]+\.[a-z_]+\.[a-z_]+", shown), route
    complaints.expect_clean()


def test_language_is_changed_in_the_settings_and_kept(ledgerline: Ledgerline) -> None:
    ledgerline.open("/settings")
    ledgerline.sign_in("director")
    ledgerline.get("language-ja").check()
    expect(ledgerline.page.locator("html")).to_have_attribute("lang", "ja")
    expect(ledgerline.get("nav-invoices")).to_have_text("請求書")
    expect(ledgerline.get("language-ja")).to_be_focused()
    ledgerline.page.reload()
    expect(ledgerline.get("nav-invoices")).to_have_text("請求書")
