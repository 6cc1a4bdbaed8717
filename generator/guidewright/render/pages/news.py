"""Release pages, their feed, and with them the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from guidewright.model.articles import Release
from guidewright.render.artefacts import Artefact, Place
from guidewright.render.bodies import body_fills, filled
from guidewright.render.entries import Listing
from guidewright.render.page import PageText, page_artefact
from guidewright.render.pages.glossary import glossary_pages
from guidewright.render.site_map import SiteMap
from guidewright.render.trail import trail
from guidewright.render.words import day

__all__ = ["news_pages"]


def news_pages(site: SiteMap, language: str, site_url: str) -> Iterator[Artefact]:
    """Releases, feed and glossary of a language."""
    for release in site.published_releases(language):
        if site.has_page(release.name, language):
            yield _release(site, release, language)
    yield _feed(site, language, site_url)
    if site.academy.glossary:
        yield from glossary_pages(site, language)


def _release(site: SiteMap, release: Release, language: str) -> Artefact:
    listing = Listing(site, language, site.root_from(release.name, language))
    settings = site.settings(language)
    head = site.templates.render(
        "pages/release-head.html.jinja",
        language,
        crumbs=trail(site, release.name, language, "releases/index"),
        title=release.title,
        summary=release.summary,
        keywords=list(release.keywords),
        version=release.version,
        date=release.date.isoformat(),
        shown_date=day(release.date, site.words(language)),
        features=[settings.features[feature].title for feature in release.features],
    )
    training = [entry for id_ in release.training if (entry := listing.training(id_))]
    foot = site.templates.render("pages/release-foot.html.jinja", language, training=training)
    fills = body_fills(release, language, site)
    return page_artefact(
        site,
        release.name,
        language,
        PageText(
            title=release.title,
            head=head,
            body=filled(release.body, fills),
            source=release.origin.path,
            fills=fills,
            foot=foot,
            description=release.summary,
            item=f"release:{release.id}",
            hide=("navigation", "toc"),
            kind="release",
            alternates=(site.academy.source_language, *site.academy.releases[release.id].translations),
        ),
    )


def _feed(site: SiteMap, language: str, site_url: str) -> Artefact:
    """Atom (RFC 4287). Without a site address the ids are tag URIs (RFC 4151) of the academy's own."""
    settings, words = site.settings(language), site.words(language)
    base = site_url.rstrip("/") + "/" if site_url else ""
    releases = site.published_releases(language)
    here = site.at("releases/index", language)

    def absolute(path: str) -> str:
        return base + path if base else site.root_from("releases/index", language) + path

    entries = [
        {
            "title": release.title,
            "id": base + site.at(release.name, language)
            if base
            else f"urn:guidewright:release:{release.id}:{language}",
            "url": site.link(
                "release", release.id, language, base or site.root_from("releases/index", language)
            ),
            "updated": f"{release.date.isoformat()}T00:00:00Z",
            "summary": release.summary,
        }
        for release in releases
    ]
    text = site.templates.render(
        "pages/feed.xml.jinja",
        language,
        title=f"{settings.title}: {words('releases')}",
        id=base + here if base else f"urn:guidewright:releases:{language}",
        self_url=f"{base}{here}feed.xml" if base else "",
        page_url=absolute(here),
        updated=entries[0]["updated"] if entries else "1970-01-01T00:00:00Z",
        author=settings.title,
        entries=entries,
    )
    return Artefact(Place.TREE, "releases/feed.xml", text + "\n", language)
