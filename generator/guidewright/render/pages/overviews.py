"""Pages that lead to others: roles, topics, their levels, and the lists of tracks, quizzes, walkthroughs and releases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from guidewright.model.articles import Status
from guidewright.render.artefacts import Artefact
from guidewright.render.entries import Entry, Listing
from guidewright.render.page import PageText, page_artefact
from guidewright.render.pages.pager import ListPage, list_pages
from guidewright.render.pages.stages import track_card, tracks_of
from guidewright.render.pages.topics import all_of, by_level, topic_cards
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


def _list_page(
    site: SiteMap, page: ListPage, language: str, template: str, *above: str, **values: Any
) -> Artefact:
    """One page of a list; only the first has the sentence about the list, and the others say where they stand."""
    title = page.title(site, language, values.pop("title"))
    if page.above:
        values["summary"] = ""
    return _page(
        site,
        page.name,
        language,
        title,
        template,
        crumbs=trail(site, page.name, language, *above, *page.above),
        pager=page.pager(site, language),
        **values,
    )


def _roles(site: SiteMap, language: str) -> Iterator[Artefact]:
    words, roles = site.words(language), site.settings(language).roles

    def entries(listing: Listing) -> dict[str, Entry]:
        url = {id_: listing.root + site.at(f"roles/{id_}", language) for id_ in roles}
        return {
            id_: Entry(title=role.title, url=url[id_], summary=role.summary) for id_, role in roles.items()
        }

    yield from _list(site, "roles/index", language, words("roles_lead"), entries)
    for id_, role in roles.items():
        name = f"roles/{id_}"
        listing = Listing(site, language, site.root_from(name, language))
        all_tracks = site.long_list(f"tracks/for/{id_}")
        tracks = tracks_of(site, id_, language)[: all_tracks.first if all_tracks else None]
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
            tracks=[track_card(site, track, listing) for track in tracks],
            all_tracks=all_of(site, f"tracks/for/{id_}", listing, "all_tracks"),
            levels=by_level(site, name, site.by_role(id_, language), listing),
        )
        if all_tracks:
            title = words("part_of", title=role.title, part=words("tracks"))
            above = ("roles/index", name)
            yield from _tracks(site, f"tracks/for/{id_}", language, *above, title=title, summary=role.benefit)
        yield from _levels(site, name, language, role.title, words("for_role"))


def _topics(site: SiteMap, language: str) -> Iterator[Artefact]:
    words, settings = site.words(language), site.settings(language)
    for page in list_pages(site, "topics/index"):
        listing = Listing(site, language, site.root_from(page.name, language))
        yield _list_page(
            site,
            page,
            language,
            "pages/topics.html.jinja",
            title=words("topics"),
            summary=words("topics_lead"),
            topics=page.of(topic_cards(site, listing)),
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
            levels=by_level(site, name, site.by_topic(id_, language), listing),
        )
        yield from _levels(site, name, language, topic.title, words("topic"))


def _levels(site: SiteMap, name: str, language: str, title: str, eyebrow: str) -> Iterator[Artefact]:
    """The pages of a role's or topic's levels that are too long for its own page."""
    articles = site.academy.articles
    for id_, level in site.settings(language).levels.items():
        if site.long_list(f"{name}/{id_}") is None:
            continue
        for page in list_pages(site, f"{name}/{id_}"):
            listing = Listing(site, language, site.root_from(page.name, language))
            yield _list_page(
                site,
                page,
                language,
                "pages/level.html.jinja",
                f"{name.partition('/')[0]}/index",
                name,
                title=site.words(language)("part_of", title=title, part=level.title),
                eyebrow=eyebrow,
                summary=level.summary,
                entries=listing.articles(articles[one].best(language) for one in page.ids or ()),
            )


def _lists(site: SiteMap, language: str) -> Iterator[Artefact]:
    words = site.words(language)
    yield from _tracks(site, "tracks/index", language, title=words("tracks"), summary=words("tracks_lead"))
    for kind, things in (("quizzes", site.academy.quizzes), ("walkthroughs", site.academy.tours)):
        shown: list[Any] = [thing.best(language) for thing in things.values()]
        shown = [thing for thing in shown if thing.status is Status.PUBLISHED]
        entries = partial(_entries, kind, shown)
        yield from _list(site, f"{kind}/index", language, words(f"{kind}_lead"), entries)
    releases = {release.id: release for release in site.published_releases(language)}
    for page in list_pages(site, "releases/index"):
        listing = Listing(site, language, site.root_from(page.name, language))
        yield _list_page(
            site,
            page,
            language,
            "pages/releases.html.jinja",
            title=words("releases"),
            summary=words("releases_lead"),
            entries=[listing.release(release) for release in page.of(releases)],
            feed_url="../../feed.xml" if page.above else "feed.xml",
        )


def _entries(kind: str, things: list[Any], listing: Listing) -> dict[str, Entry]:
    make: Callable[[Any], Entry] = listing.quiz if kind == "quizzes" else listing.tour
    return {thing.id: make(thing) for thing in things}


def _tracks(
    site: SiteMap, name: str, language: str, *above: str, title: str, summary: str
) -> Iterator[Artefact]:
    """A list of tracks: all of them, or those of a role."""
    found = [track.best(language) for track in site.academy.tracks.values()]
    tracks = {track.id: track for track in found if track.status is Status.PUBLISHED}
    for page in list_pages(site, name):
        listing = Listing(site, language, site.root_from(page.name, language))
        yield _list_page(
            site,
            page,
            language,
            "pages/tracks.html.jinja",
            *above,
            title=title,
            summary=summary,
            tracks=[track_card(site, track, listing) for track in page.of(tracks)],
        )


def _list(
    site: SiteMap, name: str, language: str, lead: str, entries: Callable[[Listing], dict[str, Entry]]
) -> Iterator[Artefact]:
    """A list of everything of a kind."""
    for page in list_pages(site, name):
        listing = Listing(site, language, site.root_from(page.name, language))
        yield _list_page(
            site,
            page,
            language,
            "pages/list.html.jinja",
            title=site.words(language)(name.partition("/")[0]),
            summary=lead,
            entries=page.of(entries(listing)),
        )
