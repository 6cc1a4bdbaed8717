"""Pages that lead to others: roles, topics, their levels, and the lists of tracks, quizzes, walkthroughs and releases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from guidewright.model import Localised
from guidewright.model.articles import Status
from guidewright.render.artefacts import Artefact
from guidewright.render.entries import Entry, Listing
from guidewright.render.page import PageText, page_artefact
from guidewright.render.pages.pager import ListPage, list_pages
from guidewright.render.pages.stages import track_card, tracks_of
from guidewright.render.pages.topics import all_of, by_level, topic_cards
from guidewright.render.site_map import SiteMap
from guidewright.render.trail import trail

__all__ = ["overview_makers"]

Made = tuple[str, Callable[[], Artefact]]
"""The name of a page, and what makes it."""
Entries = Callable[[ListPage, Listing], list[Entry]]


def overview_makers(site: SiteMap, language: str) -> Iterator[Made]:
    """Every overview of a language, made when somebody asks for it: a large academy has hundreds."""
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


def _roles(site: SiteMap, language: str) -> Iterator[Made]:
    words, roles = site.words(language), site.settings(language).roles
    yield from _list(site, "roles/index", language, words("roles_lead"), partial(_role_entries, site))
    for id_, role in roles.items():
        name, tracks = f"roles/{id_}", f"tracks/for/{id_}"
        yield name, partial(_role, site, id_, language)
        if site.long_list(tracks):
            title = words("part_of", title=role.title, part=words("tracks"))
            above = ("roles/index", name)
            yield from _tracks(site, tracks, language, *above, title=title, summary=role.benefit)
        yield from _levels(site, name, language, role.title, words("for_role"))


def _role_entries(site: SiteMap, page: ListPage, listing: Listing) -> list[Entry]:
    language = listing.language
    return [
        Entry(title=role.title, url=listing.root + site.at(f"roles/{id_}", language), summary=role.summary)
        for id_, role in page.of({id_: (id_, role) for id_, role in site.settings(language).roles.items()})
    ]


def _role(site: SiteMap, id_: str, language: str) -> Artefact:
    name, role = f"roles/{id_}", site.settings(language).roles[id_]
    listing = Listing(site, language, site.root_from(name, language))
    all_tracks = site.long_list(f"tracks/for/{id_}")
    tracks = tracks_of(site, id_, language)[: all_tracks.first if all_tracks else None]
    return _page(
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


def _topics(site: SiteMap, language: str) -> Iterator[Made]:
    for page in list_pages(site, "topics/index"):
        yield page.name, partial(_topic_list, site, page, language)
    for id_, topic in site.settings(language).topics.items():
        yield f"topics/{id_}", partial(_topic, site, id_, language)
        yield from _levels(site, f"topics/{id_}", language, topic.title, site.words(language)("topic"))


def _topic_list(site: SiteMap, page: ListPage, language: str) -> Artefact:
    words = site.words(language)
    listing = Listing(site, language, site.root_from(page.name, language))
    return _list_page(
        site,
        page,
        language,
        "pages/topics.html.jinja",
        title=words("topics"),
        summary=words("topics_lead"),
        topics=page.of(topic_cards(site, listing)),
    )


def _topic(site: SiteMap, id_: str, language: str) -> Artefact:
    name, topic = f"topics/{id_}", site.settings(language).topics[id_]
    listing = Listing(site, language, site.root_from(name, language))
    return _page(
        site,
        name,
        language,
        topic.title,
        "pages/topic.html.jinja",
        summary=topic.summary,
        crumbs=trail(site, name, language, "topics/index"),
        levels=by_level(site, name, site.by_topic(id_, language), listing),
    )


def _levels(site: SiteMap, name: str, language: str, title: str, eyebrow: str) -> Iterator[Made]:
    """The pages of a role's or topic's levels that are too long for its own page."""
    for id_, level in site.settings(language).levels.items():
        if site.long_list(f"{name}/{id_}"):
            words = {"title": site.words(language)("part_of", title=title, part=level.title)}
            words |= {"eyebrow": eyebrow, "summary": level.summary}
            for page in list_pages(site, f"{name}/{id_}"):
                yield page.name, partial(_level, site, page, language, name, words)


def _level(site: SiteMap, page: ListPage, language: str, above: str, words: dict[str, str]) -> Artefact:
    articles = site.academy.articles
    listing = Listing(site, language, site.root_from(page.name, language))
    return _list_page(
        site,
        page,
        language,
        "pages/level.html.jinja",
        f"{above.partition('/')[0]}/index",
        above,
        entries=listing.articles(articles[id_].best(language) for id_ in page.ids or ()),
        **words,
    )


def _lists(site: SiteMap, language: str) -> Iterator[Made]:
    words = site.words(language)
    yield from _tracks(site, "tracks/index", language, title=words("tracks"), summary=words("tracks_lead"))
    for kind in ("quizzes", "walkthroughs"):
        yield from _list(
            site, f"{kind}/index", language, words(f"{kind}_lead"), partial(_entries, site, kind)
        )
    for page in list_pages(site, "releases/index"):
        yield page.name, partial(_releases, site, page, language)


def _entries(site: SiteMap, kind: str, page: ListPage, listing: Listing) -> list[Entry]:
    """Quizzes or walkthroughs."""
    found: Mapping[str, Localised[Any]] = site.academy.quizzes if kind == "quizzes" else site.academy.tours
    make: Callable[[Any], Entry] = listing.quiz if kind == "quizzes" else listing.tour
    things = {id_: thing.best(listing.language) for id_, thing in found.items()}
    things = {id_: thing for id_, thing in things.items() if thing.status is Status.PUBLISHED}
    return [make(thing) for thing in page.of(things)]


def _releases(site: SiteMap, page: ListPage, language: str) -> Artefact:
    words = site.words(language)
    listing = Listing(site, language, site.root_from(page.name, language))
    releases = {release.id: release for release in site.published_releases(language)}
    return _list_page(
        site,
        page,
        language,
        "pages/releases.html.jinja",
        title=words("releases"),
        summary=words("releases_lead"),
        entries=[listing.release(release) for release in page.of(releases)],
        feed_url="../../feed.xml" if page.above else "feed.xml",
    )


def _tracks(site: SiteMap, name: str, language: str, *above: str, title: str, summary: str) -> Iterator[Made]:
    """A list of tracks: all of them, or those of a role."""
    for page in list_pages(site, name):
        yield page.name, partial(_track_list, site, page, language, *above, title=title, summary=summary)


def _track_list(
    site: SiteMap, page: ListPage, language: str, *above: str, title: str, summary: str
) -> Artefact:
    found = [track.best(language) for track in site.academy.tracks.values()]
    tracks = {track.id: track for track in found if track.status is Status.PUBLISHED}
    listing = Listing(site, language, site.root_from(page.name, language))
    return _list_page(
        site,
        page,
        language,
        "pages/tracks.html.jinja",
        *above,
        title=title,
        summary=summary,
        tracks=[track_card(site, track, listing) for track in page.of(tracks)],
    )


def _list(site: SiteMap, name: str, language: str, lead: str, entries: Entries) -> Iterator[Made]:
    """A list of everything of a kind."""
    for page in list_pages(site, name):
        yield page.name, partial(_all_of_kind, site, page, language, lead, entries)


def _all_of_kind(
    site: SiteMap,
    page: ListPage,
    language: str,
    lead: str,
    entries: Entries,
) -> Artefact:
    listing = Listing(site, language, site.root_from(page.name, language))
    return _list_page(
        site,
        page,
        language,
        "pages/list.html.jinja",
        title=site.words(language)(page.name.partition("/")[0]),
        summary=lead,
        entries=entries(page, listing),
    )
