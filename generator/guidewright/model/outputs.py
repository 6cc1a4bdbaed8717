"""Addresses that the site needs for itself: nothing of an author's may stand there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from guidewright.diagnostics import Issue, Span
from guidewright.model import rules
from guidewright.model.academy import Academy
from guidewright.model.addresses import FOLDERS

__all__ = ["check_outputs"]

TAKEN = {
    "tours",
    "search-index",
    "search-words",
    "404",
    "404.html",
    "sitemap.xml",
    "sitemap.xml.gz",
    "guidewright.json",
}
OWN_ASSETS = "assets/guidewright/"
PRODUCT_TAKEN = {
    *FOLDERS.values(),
    "articles",
    "releases",
    "assets",
    "glossary",
    "index.html",
    "search",
    "certificates",
}


def check_outputs(academy: Academy) -> Iterator[Issue]:
    """Pages, files and products that would be written over the site's own parts."""
    if academy.settings is None:
        return
    taken = TAKEN | set(academy.languages[1:])
    for things in (academy.pages, academy.articles, academy.releases):
        for thing in things.values():
            if _first(thing.source.name) in taken:
                yield _collision(Span(thing.source.origin.path), thing.source.name)
    for name in sorted(academy.assets):
        if _first(name) in taken or name.startswith(OWN_ASSETS):
            yield _collision(Span(f"{academy.docs}/{name}"), name)
    yield from _products(academy, taken | PRODUCT_TAKEN)


def _products(academy: Academy, taken: set[str]) -> Iterator[Issue]:
    settings = academy.settings.source if academy.settings else None
    for id_, product in settings.products.items() if settings else ():
        if product.folder and _first(posixpath.normpath(product.url)) in taken and settings:
            yield _collision(settings.origin.span("products", id_, "url"), product.url)


def _first(name: str) -> str:
    return name.partition("/")[0].casefold()


def _collision(span: Span, name: str) -> Issue:
    message = f"the site keeps something of its own at `/{name}`"
    return rules.OUTPUT_COLLISION.at(span, message, "Choose another name.")
