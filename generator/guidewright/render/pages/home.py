"""The home page and the page of the search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guidewright.model.articles import Status
from guidewright.render.artefacts import Artefact
from guidewright.render.entries import Entry, Listing
from guidewright.render.page import PageText, page_artefact
from guidewright.render.pages.stages import card_items, stages, tracks_of
from guidewright.render.pages.topics import topic_cards
from guidewright.render.site_map import SiteMap
from guidewright.render.trail import trail

__all__ = ["home_pages"]

STARTERS = 6
MOST_USED = 8
NEWS = 3
TOPICS = 24
ROLES = 24


def home_pages(site: SiteMap, language: str) -> Iterator[Artefact]:
    """Home and search of a language."""
    yield _home(site, language)
    yield _search(site, language)


def _home(site: SiteMap, language: str) -> Artefact:
    settings = site.settings(language)
    listing = Listing(site, language, site.root_from("index", language))
    used = _most_used(site, listing)
    roles = list(settings.roles)
    topics = [card for card in topic_cards(site, listing).values() if card["entries"]]
    head = site.templates.render(
        "pages/home.html.jinja",
        language,
        title=settings.title,
        summary=settings.summary,
        search_url=listing.root + site.at("search", language),
        roles=[_role_card(site, role_id, listing) for role_id in roles[:ROLES]],
        roles_url=listing.root + site.at("roles/index", language) if len(roles) > ROLES else "",
        most_used=used,
        starters=[] if used else _starters(site, listing),
        topics=topics[:TOPICS],
        topics_url=listing.root + site.at("topics/index", language) if len(topics) > TOPICS else "",
        releases=[listing.release(release) for release in site.published_releases(language)[:NEWS]],
        releases_url=listing.root + site.at("releases/index", language),
    )
    page = PageText(
        title=settings.title,
        head=head,
        index=False,
        description=settings.summary,
        hide=("navigation", "toc"),
        kind="home",
        alternates=site.academy.languages,
    )
    return page_artefact(site, "index", language, page)


def _most_used(site: SiteMap, listing: Listing) -> list[Entry]:
    """What `most_used` names; nothing where it names nothing that readers may see."""
    named = site.settings(listing.language).most_used
    articles = [site.academy.articles[id_].best(listing.language) for id_ in dict.fromkeys(named)]
    return listing.articles([one for one in articles if one.status is Status.PUBLISHED][:MOST_USED])


def _starters(site: SiteMap, listing: Listing) -> list[Entry]:
    """What most tracks begin with."""
    first = next(iter(site.settings(listing.language).levels))
    starters = [article for article in site.published_articles(listing.language) if article.level == first]
    starters.sort(key=lambda article: site.place_on_tracks(article.id))
    return listing.articles(starters[:STARTERS])


def _role_card(site: SiteMap, role_id: str, listing: Listing) -> dict[str, Any]:
    role = site.settings(listing.language).roles[role_id]
    shown = next(iter(tracks_of(site, role_id, listing.language)), None)
    return {
        "id": role_id,
        "title": role.title,
        "letter": role.title[:1].upper(),
        "benefit": role.benefit or role.summary,
        "url": listing.root + site.at(f"roles/{role_id}", listing.language),
        "progress": card_items(stages(site, shown, listing)) if shown else "",
    }


def _search(site: SiteMap, language: str) -> Artefact:
    words = site.words(language)
    root = site.root_from("search", language)
    settings = site.settings(language)
    head = site.templates.render(
        "pages/search.html.jinja",
        language,
        title=words("search"),
        summary=words("search_lead"),
        crumbs=trail(site, "search", language),
        roles=[
            {"title": role.title, "url": root + site.at(f"roles/{id_}", language)}
            for id_, role in settings.roles.items()
        ],
    )
    page = PageText(
        title=words("search"),
        head=head,
        index=False,
        description=words("search_lead"),
        hide=("navigation", "toc"),
        kind="search",
        alternates=site.academy.languages,
    )
    return page_artefact(site, "search", language, page)
