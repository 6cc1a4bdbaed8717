"""Retired articles in, pages at their old addresses out that take readers to what replaced them."""

from __future__ import annotations

from collections.abc import Iterator

from guidewright.model.articles import Article, Status
from guidewright.render.artefacts import Artefact, Place
from guidewright.render.site_map import SiteMap

__all__ = ["redirect_pages"]


def redirect_pages(site: SiteMap, language: str) -> Iterator[Artefact]:
    """A page for every retired article that has a published successor. Works without script, on any host."""
    for localised in site.academy.articles.values():
        article = localised.source
        successor = _successor(site, article)
        if successor is None or not site.has_page(article.name, language):
            continue
        root = site.root_from(article.name, language)
        url = site.link("article", successor.id, language, root)
        title = site.academy.articles[successor.id].best(language).title
        text = site.templates.render("pages/redirect.html.jinja", language, url=url, title=title)
        yield Artefact(Place.SITE, f"{site.at(article.name, language)}index.html", text + "\n", language)


def _successor(site: SiteMap, article: Article) -> Article | None:
    """The published article at the end of the chain of replacements; nothing when it ends in a circle."""
    seen = {article.id}
    current = article
    while current.status is Status.RETIRED and current.replaced_by and current.replaced_by not in seen:
        seen.add(current.replaced_by)
        current = site.academy.articles[current.replaced_by].source
    return current if current is not article and current.status is Status.PUBLISHED else None
