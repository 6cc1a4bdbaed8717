"""Article pages: badges, objectives, the author's text, what to read next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from typing import Any

from guidewright.model.articles import Article, ArticleKind, Page, Status
from guidewright.render.artefacts import Artefact, Basis, Fill, Later
from guidewright.render.bodies import body_fills, filled
from guidewright.render.entries import Entry, Listing, article_filters
from guidewright.render.page import PageText, page_artefact
from guidewright.render.pages.lab import lab_parts
from guidewright.render.pages.related import related
from guidewright.render.site_map import SiteMap
from guidewright.render.trail import trail
from guidewright.render.words import day
from guidewright.yaml_nodes import Mapping, Node, Scalar

__all__ = ["article_pages", "own_pages"]


def article_pages(site: SiteMap, language: str) -> Iterator[Later]:
    """Every published article that has words in the language."""
    following = _following(site)
    for localised in site.academy.articles.values():
        source = localised.source
        if source.status is not Status.PUBLISHED or not site.has_page(source.name, language):
            continue
        article = localised.best(language)
        page = _Page(site, article, language, following.get(source.id))
        yield Later(f"{article.name}.md", language, partial(_text, page), partial(_basis, page))


@dataclass(frozen=True, slots=True)
class _Others:
    """All that an article's page tells of others.

    Attributes:
        following: what a track goes on with.
        related: what else there is to read.
        fills: what stands in its text for links, snippets, quizzes and the like.
    """

    following: Entry | None
    related: tuple[Entry, ...]
    fills: tuple[Fill, ...]


@dataclass(frozen=True)
class _Page:
    """An article in a language, and the id of the one that a track goes on with."""

    site: SiteMap
    article: Article
    language: str
    following: str | None

    @cached_property
    def others(self) -> _Others:
        """What it tells of others: for the text, and for what that is made of."""
        site, article, language = self.site, self.article, self.language
        listing = Listing(site, language, site.root_from(article.name, language))
        following = self.following and site.academy.articles[self.following].best(language)
        entry = listing.article(following) if following else None
        others = tuple(one for one in related(site, article, listing) if one != entry)
        return _Others(entry, others, body_fills(article, language, site))


def _basis(page: _Page) -> Basis:
    others = page.others
    entries = (others.following, *others.related)
    files = tuple(one.origin.path for one in page.site.academy.articles[page.article.id].every())
    return Basis(files, (*map(repr, entries), *(fill.text for fill in others.fills)))


def _text(page: _Page) -> Artefact:
    site, article, language = page.site, page.article, page.language
    root = site.root_from(article.name, language)
    others = page.others
    head = site.templates.render(
        "pages/article-head.html.jinja",
        language,
        title=article.title,
        summary=article.summary,
        badges=_badges(site, article, language),
        filters=article_filters(article),
        keywords=list(article.keywords),
        crumbs=trail(site, article.name, language, *(f"topics/{topic}" for topic in article.topics[:1])),
        objectives=list(article.objectives.values()),
        parts=lab_parts(site, article, language) if article.kind is ArticleKind.LAB else [],
        tour_url=site.tour_url(article.tour, root) if article.tour and not _has_steps(site, article) else "",
    )
    foot = site.templates.render(
        "pages/article-foot.html.jinja",
        language,
        next=others.following,
        related=others.related,
        reviewed=day(article.reviewed, site.words(language)) if article.reviewed else "",
    )
    translations = site.academy.articles[article.id].translations
    return page_artefact(
        site,
        article.name,
        language,
        PageText(
            title=article.title,
            head=head,
            body=filled(article.body, others.fills),
            source=article.origin.path,
            fills=others.fills,
            foot=foot,
            description=article.summary,
            item=f"article:{article.id}",
            kind="lab" if article.kind is ArticleKind.LAB else "article",
            alternates=(site.academy.source_language, *translations),
            extra=_engine_settings(article.origin.node, article.OPEN),
        ),
    )


def _has_steps(site: SiteMap, article: Article) -> bool:
    embeds = site.academy.embeds.get(article.origin.path, ())
    return any(embed.target == article.tour for embed in embeds)


def _badges(site: SiteMap, article: Article, language: str) -> list[tuple[str, str]]:
    settings, words = site.settings(language), site.words(language)
    badges = [("role", settings.roles[role].title) for role in article.roles]
    badges.append(("level", settings.levels[article.level].title))
    badges += [("topic", settings.topics[topic].title) for topic in article.topics[:1]]
    badges.append(("kind", words(f"kind_{article.kind.value}")))
    if article.minutes:
        badges.append(("minutes", words("minutes", n=article.minutes)))
    return badges


def _following(site: SiteMap) -> dict[str, str]:
    """For each article the next article of the first track it is on."""
    found: dict[str, str] = {}
    for track in site.academy.tracks.values():
        if track.source.status is Status.PUBLISHED:
            on_track = [
                item.article
                for item in track.source.items
                if item.article and site.academy.articles[item.article].source.status is Status.PUBLISHED
            ]
            for one, other in pairwise(on_track):
                found.setdefault(one, other)
    return found


def own_pages(site: SiteMap, language: str) -> Iterator[Artefact]:
    """Pages outside the content kinds, as their authors wrote them."""
    for localised in site.academy.pages.values():
        page = localised.best(language)
        if not site.has_page(localised.source.name, language):
            continue
        heading = page.body.headings[0] if page.body.headings else None
        title = page.title or (heading.text if heading else page.name.rsplit("/", 1)[-1])
        fills = body_fills(page, language, site)
        yield page_artefact(
            site,
            page.name,
            language,
            PageText(
                title=title,
                head=f"# {title}",
                body=filled(page.body, fills),
                source=page.origin.path,
                fills=fills,
                alternates=(site.academy.source_language, *localised.translations),
                extra=_engine_settings(page.origin.node, Page.OPEN),
            ),
        )


def _engine_settings(node: Mapping, names: frozenset[str]) -> dict[str, Any]:
    """Front matter that is the engine's, passed on; `hide` and `tags` are lists, the rest plain."""
    return {key.text: _plain(value) for key, value in node.entries if key.text in names}


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        if node.plain and node.text in ("true", "false"):
            return node.text == "true"
        return node.text
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.entries}
    return [_plain(item) for item in node.items]
