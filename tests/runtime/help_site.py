"""A help site of a few pages with a real search index and the help panel, and a product at another address that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from guidewright.search.files import wrapped
from guidewright.site.search_index import index_site
from tests.browser import Complaints, Serve

CORS = {"Access-Control-Allow-Origin": "*"}

_SITE_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>
<body><article data-search-body><span hidden data-search-filter="kind:{kind}"></span>
<h1>{title}</h1><p>{text}</p><h2 id="more">{section}</h2><p>{text}</p></article></body></html>
"""
_PRODUCT_PAGE = """<!doctype html>
<html lang="{language}" data-role="manager">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'self' {site}; require-trusted-types-for 'script'">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Ledgerline</title>
  <link rel="icon" href="icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="app.css">
  {scripts}
</head>
<body>
  <main>
    <h1>Invoices</h1>
    <button type="button" data-testid="help">Help</button>
    <label>Amount <input data-testid="amount"></label>
    <button type="button" data-testid="save">Save</button>
    <dialog data-testid="dialog" aria-label="Details"><button type="button" data-testid="inside">Inside</button></dialog>
  </main>
</body>
</html>
"""


def write_help_site(folder: Path, built: Path) -> None:
    """A site whose pages can be searched, in English and Japanese."""
    pages = [
        ("en", "articles/approve/", "how-to", "Approve an invoice", "Open the invoice and press Approve."),
        ("en", "articles/return/", "how-to", "Return an invoice", "Send the invoice back to the clerk."),
        ("en", "walkthroughs/first-approval/", "tour", "Your first invoice", "Three steps with one invoice."),
        ("en", "quizzes/approvals/", "quiz", "Invoice quiz", "What happens to an invoice?"),
        ("ja", "ja/articles/approve/", "how-to", "請求書を承認する", "請求書を開いて承認を押します。"),
        *(
            ("en", f"articles/list-{n}/", "guide", f"List {n}", f"Exports of list {n} hold columns.")
            for n in range(20)
        ),
    ]
    for language, name, kind, title, text in pages:
        file = folder / name / "index.html"
        file.parent.mkdir(parents=True)
        section = "さらに" if language == "ja" else "More"
        html = _SITE_PAGE.format(language=language, kind=kind, title=title, text=text, section=section)
        file.write_text(html, encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Help centre</title>", encoding="utf-8")
    index_site(folder)
    for language in ("en", "ja"):
        words = folder / "search-words" / f"{language}.js"
        words.parent.mkdir(exist_ok=True)
        words.write_text(wrapped([]), encoding="utf-8")
    (folder / "tours").mkdir()
    for file in built.glob("help*"):
        (folder / "tours" / file.name).write_bytes(file.read_bytes())


@dataclass(slots=True)
class Helped:
    """A product's page with the help panel under test."""

    page: Page
    folder: Path
    site: Path
    serve: Serve
    complaints: Complaints
    site_url: str = ""

    def open(
        self,
        *,
        language: str = "en",
        headers: Mapping[str, str] = CORS,
        more: str = "",
        script: str = '<script src="{site}/tours/help.js" defer data-button="[data-testid=help]" data-role-from="data-role"></script>',
    ) -> None:
        """Load the product's page."""
        self.site_url = self.serve(self.site, headers=headers)
        scripts = more + script.replace("{site}", self.site_url)
        html = _PRODUCT_PAGE.format(language=language, site=self.site_url, scripts=scripts)
        (self.folder / "helped.html").write_text(html, encoding="utf-8")
        self.page.goto(f"{self.serve(self.folder)}/helped.html")

    @property
    def host(self) -> Locator:
        """What the help adds to the page."""
        return self.page.locator("guidewright-help")

    @property
    def panel(self) -> Locator:
        """The panel."""
        return self.host.get_by_role("dialog")

    @property
    def field(self) -> Locator:
        """The search field."""
        return self.panel.get_by_role("combobox")

    @property
    def options(self) -> Locator:
        """What can be chosen."""
        return self.panel.get_by_role("option")

    @property
    def status(self) -> Locator:
        """What is announced."""
        return self.panel.get_by_role("status")

    @property
    def button(self) -> Locator:
        """The product's own button."""
        return self.page.get_by_test_id("help")

    def ask(self, query: str, count: str) -> None:
        """Open the panel by the product's button, and search."""
        self.button.click()
        self.field.fill(query)
        expect(self.status).to_have_text(count)
