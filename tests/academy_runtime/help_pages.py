"""Pages that the search of the tests finds: written with the marks of the help site, indexed as a site is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from guidewright.site.search_index import index_site

__all__ = ["LEDGER_KINDS", "NOTES", "write_help"]

NOTES = 15
LEDGER_KINDS = ("how-to", "guide", "faq", "lab", "tour", "quiz", "track", "release", "glossary", "")
"""Of the pages that say "ledger": four kinds of article, and one page of each other kind."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page: where it lies below the site, its words, and what it may be narrowed by."""

    path: str
    title: str
    text: str
    filters: Sequence[str] = ()
    section: tuple[str, str] | None = None
    language: str = "en"

    def html(self) -> str:
        """The page, as a theme would put it out."""
        marks = "".join(f'<span data-search-filter="{one}"></span>' for one in self.filters)
        heading, text = self.section or ("", "")
        section = f'<h2 id="section">{heading}</h2>\n<p>{text}</p>\n' if heading else ""
        return (
            f'<!doctype html>\n<html lang="{self.language}">\n<head><meta charset="utf-8">'
            f"<title>{escape(self.title)}</title></head>\n<body>\n<article><div data-search-body>{marks}\n"
            f"<h1>{escape(self.title)}</h1>\n<p>{escape(self.text)}</p>\n{section}</div></article>\n</body>\n</html>\n"
        )


PAGES = (
    HelpPage(
        "help/route-invoices.html",
        "Route invoices by amount",
        "Send small sums to <b>managers</b> and large ones to directors.",
        ("role:administrator", "level:core", "kind:how-to"),
        ("Decide where to route", "The amount of a purchase says who decides, and a CSV file lists them."),
    ),
    HelpPage(
        "help/first-sign-in.html",
        "Your first sign-in",
        "Where everything is, and what to do on the first day.",
        ("role:end-user", "level:start", "kind:guide"),
    ),
    HelpPage(
        "help/markup.html",
        "<img src=x onerror=alert(1)> in a title",
        "Nothing in a page's words is ever code.",
        ("role:administrator", "level:start", "kind:reference"),
    ),
    *(
        HelpPage(
            f"help/note-{number}.html",
            f"Approval note {number}",
            "Approval by two people.",
            ("role:manager",),
        )
        for number in range(1, NOTES + 1)
    ),
    *(
        HelpPage(
            f"help/ledger-{kind or 'list'}.html",
            f"Ledger {kind or 'list'}",
            "The ledger in short.",
            (f"kind:{kind}",) if kind else (),
        )
        for kind in LEDGER_KINDS
    ),
    HelpPage(
        "help/ja/invoices.html",
        "請求書を金額で振り分ける",
        "少額は CSV で、高額はディレクターに送ります。",
        ("role:administrator", "level:core", "kind:how-to"),
        language="ja",
    ),
    HelpPage(
        "help/ja/sign-in.html",
        "はじめてのサインイン",
        "どこに何があるか、CSV の書き出しまで。",
        ("role:end-user", "level:start", "kind:guide"),
        language="ja",
    ),
)


def write_help(site: Path) -> None:
    """Write the pages below a site, in both languages, and its search index."""
    for page in PAGES:
        path = site / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.html(), encoding="utf-8")
    index_site(site)
