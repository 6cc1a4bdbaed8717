"""The glossary: its terms with what they mean, on one page or, when they are too many, on several below a list of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from guidewright.render.artefacts import Artefact
from guidewright.render.page import PageText, page_artefact
from guidewright.render.pages.pager import ListPage, list_pages
from guidewright.render.rich import inlines_html
from guidewright.render.site_map import SiteMap
from guidewright.render.trail import trail

__all__ = ["glossary_pages"]

KANA_ROWS = ("あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ")
TERMS = "glossary/terms"


def glossary_pages(site: SiteMap, language: str) -> Iterator[Artefact]:
    """The page, or the list of terms and the pages that it leads to."""
    words = site.words(language)
    ids = _sorted(site, language)
    if site.long_list(TERMS) is None:
        yield _definitions(site, ListPage("glossary"), language, ids, words("glossary"))
        return
    pages = list(list_pages(site, TERMS))
    ends = [len(ids) * page.number // page.count for page in pages]
    parts = [ids[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    yield _index(site, language, dict(zip([page.name for page in pages], parts, strict=True)))
    for page, part in zip(pages, parts, strict=True):
        title = words("page_of_list", title=words("glossary"), n=page.number, count=page.count)
        yield _definitions(site, page, language, part, title)


def _sorted(site: SiteMap, language: str) -> list[str]:
    """The ids of the terms, in the order of their words in the language."""
    glossary = site.academy.glossary
    terms = glossary.best(language).terms if glossary else {}
    return sorted(terms, key=lambda id_: terms[id_].term.casefold())


def _definitions(site: SiteMap, page: ListPage, language: str, ids: list[str], title: str) -> Artefact:
    """Terms and what they mean."""
    glossary = site.academy.glossary
    root = site.root_from(page.name, language)
    terms = glossary.best(language).terms if glossary else {}
    entries = [
        {
            "id": id_,
            "term": terms[id_].term,
            "definition": inlines_html(terms[id_].definition, lambda key: site.academy.label(key, language)),
            "also": ", ".join(terms[id_].also),
            "url": site.link("article", article, language, root) if (article := terms[id_].article) else "",
        }
        for id_ in ids
    ]
    words = site.words(language)
    alone = page.name == "glossary"
    head = site.templates.render(
        "pages/glossary.html.jinja",
        language,
        title=title,
        summary=words("glossary_lead") if alone else "",
        crumbs=trail(site, page.name, language, *(() if alone else ("glossary",))),
        letters=_letters(entries, words("other_letters")),
        pager=page.pager(site, language),
    )
    return _page(site, page.name, language, title, head, index=True)


def _index(site: SiteMap, language: str, parts: dict[str, list[str]]) -> Artefact:
    """The terms alone; who comes for one of them, by its anchor, finds the way on."""
    glossary, words = site.academy.glossary, site.words(language)
    root = site.root_from("glossary", language)
    terms = glossary.best(language).terms if glossary else {}
    entries = [
        {"id": id_, "term": terms[id_].term, "url": f"{root}{site.at(name, language)}#{id_}"}
        for name, ids in parts.items()
        for id_ in ids
    ]
    head = site.templates.render(
        "pages/glossary-index.html.jinja",
        language,
        title=words("glossary"),
        summary=words("glossary_lead"),
        crumbs=trail(site, "glossary", language),
        letters=_letters(entries, words("other_letters")),
    )
    return _page(site, "glossary", language, words("glossary"), head, index=False)


def _page(site: SiteMap, name: str, language: str, title: str, head: str, *, index: bool) -> Artefact:
    page = PageText(
        title=title,
        head=head,
        index=index,
        description=site.words(language)("glossary_lead"),
        hide=("navigation", "toc"),
        kind="glossary",
        alternates=site.academy.languages,
    )
    return page_artefact(site, name, language, page)


def _letters(entries: list[dict[str, str]], other: str) -> list[dict[str, Any]]:
    """The terms under the letters that they begin with; those of scripts without letters are together."""
    found: dict[str, list[dict[str, str]]] = {}
    for entry in entries:
        found.setdefault(_letter(entry["term"]), []).append(entry)
    ordered = sorted(found, key=lambda letter: (not letter, letter))
    return [
        {"id": f"letter-{number}", "letter": letter or other, "entries": found[letter]}
        for number, letter in enumerate(ordered, start=1)
    ]


def _letter(term: str) -> str:
    """A Latin, Greek or Cyrillic capital without its accent, or the first kana of a row; nothing for other scripts."""
    first = unicodedata.normalize("NFKD", term.strip()[:1])[:1].upper()
    hiragana = chr(ord(first) - 0x60) if "ァ" <= first <= "ヶ" else first
    if "ぁ" <= hiragana <= "ん":
        return next((row for row in reversed(KANA_ROWS) if row <= hiragana), KANA_ROWS[0])
    return first if first.isalpha() and ord(first) < 0x2E80 else ""
