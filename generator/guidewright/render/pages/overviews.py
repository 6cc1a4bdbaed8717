"""Pages that lead to others: roles, topics, and the lists of tracks, quizzes, walkthroughs and releases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guidewright.model.articles import Status
from guidewright.render.artefacts import Artefact
from guidewright.render.entries import Entry, Listing
from guidewright.render.page import PageText, page_artefact
from guidewright.render.pages.stages import track_card, tracks_of
from guidewright.render.pages.topics import by_level, topic_cards
from guidewright.render.site_map import SiteMap
from guidewright.render.trail import trail

__all__ = ["overview_pages"]


def overview_pages(site: SiteMap, language: str) -> Iterator[Artefact]:
    """Every overview of a language."""
    yield from _roles(site, language)
    yield from _topics(site, language)
    yield from _lists(site, language)


def _page(site: SiteMap, name: str, language: str, title: str, template: str, **values: Any) -> Artefact:
    head = site.templates.render(template, language, title=title, **values)
    return page_artefact(
        site,
        name,
        language,
        PageText(
            title=title,
            head=head,
            index=False,
            description=str(values.get("summary", "")),
            hide=("navigation", "toc"),
            kind=name.partition("/")[0]
            if name.endswith("/index")
            else template.split("/")[1].partition(".")[0],
            alternates=site.academy.languages,
        ),
    )


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
        articles = [article for article in site.published_articles(language) if id_ in article.roles]
        yield _page(
            site,
            name,
            language,
            role.title,
            "pages/role.html.jinja",
            id=id_,
            letter=role.title[:1].upper(),
            summary=role.summary,
            benefit=role.benefit,
            crumbs=trail(site, name, language, "roles/index"),
            tracks=[track_card(site, track, listing) for track in tracks_of(site, id_, language)],
            levels=by_level(site, articles, listing),
        )


def _topics(site: SiteMap, language: str) -> Iterator[Artefact]:
    words, settings = site.words(language), site.settings(language)
    listing = Listing(site, language, site.root_from("topics/index", language))
    yield _page(
        site,
        "topics/index",
        language,
        words("topics"),
        "pages/topics.html.jinja",
        summary=words("topics_lead"),
        crumbs=trail(site, "topics/index", language),
        topics=topic_cards(site, listing),
    )
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
            crumbs=trail(site, name, language, "topics/index"),
            levels=by_level(site, site.by_topic(id_, language), listing),
        )


def _lists(site: SiteMap, language: str) -> Iterator[Artefact]:
    words = site.words(language)
    listing = Listing(site, language, site.root_from("tracks/index", language))
    tracks = [track.best(language) for track in site.academy.tracks.values()]
    yield _page(
        site,
        "tracks/index",
        language,
        words("tracks"),
        "pages/tracks.html.jinja",
        summary=words("tracks_lead"),
        crumbs=trail(site, "tracks/index", language),
        tracks=[track_card(site, track, listing) for track in tracks if track.status is Status.PUBLISHED],
    )
    for kind, things in (("quizzes", site.academy.quizzes), ("walkthroughs", site.academy.tours)):
        name = f"{kind}/index"
        listing = Listing(site, language, site.root_from(name, language))
        make: Any = listing.quiz if kind == "quizzes" else listing.tour
        shown: list[Any] = [thing.best(language) for thing in things.values()]
        entries = [make(thing) for thing in shown if thing.status is Status.PUBLISHED]
        yield _list(site, name, language, kind, words(f"{kind}_lead"), entries)
    listing = Listing(site, language, site.root_from("releases/index", language))
    yield _page(
        site,
        "releases/index",
        language,
        words("releases"),
        "pages/releases.html.jinja",
        summary=words("releases_lead"),
        crumbs=trail(site, "releases/index", language),
        entries=[listing.release(release) for release in site.published_releases(language)],
    )


def _list(site: SiteMap, name: str, language: str, kind: str, lead: str, entries: list[Entry]) -> Artefact:
    return _page(
        site,
        name,
        language,
        site.words(language)(kind),
        "pages/list.html.jinja",
        summary=lead,
        crumbs=trail(site, name, language),
        entries=entries,
    )
