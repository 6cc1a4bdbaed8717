"""Pages that lead to others: home, roles, topics, and the lists of tracks, quizzes and walkthroughs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guidewright.model.articles import Article, Status
from guidewright.render.artefacts import Artefact
from guidewright.render.entries import Entry, Listing
from guidewright.render.page import PageText, page_artefact
from guidewright.render.site_map import SiteMap

__all__ = ["overview_pages"]

STARTERS = 6
NEWS = 3


def overview_pages(site: SiteMap, language: str) -> Iterator[Artefact]:
    """Every overview of a language."""
    yield _home(site, language)
    yield from _roles(site, language)
    yield from _topics(site, language)
    yield from _lists(site, language)


def _page(site: SiteMap, name: str, language: str, title: str, template: str, **values: Any) -> Artefact:
    head = site.templates.render(template, language, title=title, **values)
    hide = ("navigation", "toc") if name == "index" else ("toc",)
    return page_artefact(
        site,
        name,
        language,
        PageText(
            title=title,
            head=head,
            index=False,
            description=str(values.get("summary", "")),
            hide=hide,
            alternates=site.academy.languages,
        ),
    )


def _home(site: SiteMap, language: str) -> Artefact:
    settings = site.settings(language)
    listing = Listing(site, language, site.root_from("index", language))
    first = next(iter(settings.levels))
    starters = [article for article in site.published_articles(language) if article.level == first]
    starters.sort(key=lambda article: site.place_on_tracks(article.id))
    roles = [_role_card(site, role_id, language, listing.root) for role_id in settings.roles]
    topics = [
        Entry(
            title=topic.title,
            url=listing.root + site.at(f"topics/{topic_id}", language),
            summary=topic.summary,
        )
        for topic_id, topic in settings.topics.items()
        if site.by_topic(topic_id, language)
    ]
    return _page(
        site,
        "index",
        language,
        settings.title,
        "pages/home.html.jinja",
        summary=settings.summary,
        roles=roles,
        starters=listing.articles(starters[:STARTERS]),
        topics=topics,
        releases=[listing.release(release) for release in site.published_releases(language)[:NEWS]],
    )


def _role_card(site: SiteMap, role_id: str, language: str, root: str) -> dict[str, str]:
    role = site.settings(language).roles[role_id]
    tracks = [t.source for t in site.academy.tracks.values() if role_id in t.source.roles]
    shown = next((track for track in tracks if track.status is Status.PUBLISHED), None)
    items = " ".join(f"{item.kind}:{item.target}" for item in shown.items) if shown else ""
    return {
        "id": role_id,
        "title": role.title,
        "benefit": role.benefit or role.summary,
        "url": root + site.at(f"roles/{role_id}", language),
        "progress": items,
    }


def _roles(site: SiteMap, language: str) -> Iterator[Artefact]:
    words, settings = site.words(language), site.settings(language)
    root = site.root_from("roles/index", language)
    entries = [
        Entry(title=role.title, url=root + site.at(f"roles/{id_}", language), summary=role.summary)
        for id_, role in settings.roles.items()
    ]
    yield _list(site, "roles/index", language, "roles", words("roles_lead"), entries)
    for id_, role in settings.roles.items():
        name = f"roles/{id_}"
        listing = Listing(site, language, site.root_from(name, language))
        tracks = [track.best(language) for track in site.academy.tracks.values() if id_ in track.source.roles]
        shown = [track for track in tracks if track.status is Status.PUBLISHED]
        articles = [article for article in site.published_articles(language) if id_ in article.roles]
        yield _page(
            site,
            name,
            language,
            role.title,
            "pages/role.html.jinja",
            id=id_,
            summary=role.summary,
            benefit=role.benefit,
            tracks=[listing.track(track) for track in shown],
            levels=_by_level(site, articles, listing),
        )


def _by_level(site: SiteMap, articles: Iterable[Article], listing: Listing) -> list[dict[str, Any]]:
    """Levels that have articles, first to last, each with its entries."""
    articles = list(articles)
    found = []
    for level_id, level in site.settings(listing.language).levels.items():
        own = [article for article in articles if article.level == level_id]
        if own:
            found.append(
                {
                    "id": level_id,
                    "title": level.title,
                    "summary": level.summary,
                    "entries": listing.articles(own),
                }
            )
    return found


def _topics(site: SiteMap, language: str) -> Iterator[Artefact]:
    words, settings = site.words(language), site.settings(language)
    root = site.root_from("topics/index", language)
    entries = [
        Entry(title=topic.title, url=root + site.at(f"topics/{id_}", language), summary=topic.summary)
        for id_, topic in settings.topics.items()
    ]
    yield _list(site, "topics/index", language, "topics", words("topics_lead"), entries)
    for id_, topic in settings.topics.items():
        name = f"topics/{id_}"
        listing = Listing(site, language, site.root_from(name, language))
        yield _page(
            site,
            name,
            language,
            topic.title,
            "pages/topic.html.jinja",
            summary=topic.summary,
            levels=_by_level(site, site.by_topic(id_, language), listing),
        )


def _lists(site: SiteMap, language: str) -> Iterator[Artefact]:
    words = site.words(language)
    for name, kind, things in (
        ("tracks/index", "tracks", site.academy.tracks),
        ("quizzes/index", "quizzes", site.academy.quizzes),
        ("walkthroughs/index", "walkthroughs", site.academy.tours),
        ("releases/index", "releases", None),
    ):
        listing = Listing(site, language, site.root_from(name, language))
        if things is None:
            entries = [listing.release(release) for release in site.published_releases(language)]
        else:
            make: Any = {"tracks": listing.track, "quizzes": listing.quiz, "walkthroughs": listing.tour}[kind]
            shown: list[Any] = [thing.best(language) for thing in things.values()]
            entries = [make(thing) for thing in shown if thing.status is Status.PUBLISHED]
        yield _list(site, name, language, kind, words(f"{kind}_lead"), entries)


def _list(site: SiteMap, name: str, language: str, kind: str, lead: str, entries: list[Entry]) -> Artefact:
    title = site.words(language)(kind)
    return _page(site, name, language, title, "pages/list.html.jinja", summary=lead, entries=entries)
