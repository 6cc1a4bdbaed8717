"""Track, quiz and walkthrough pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from guidewright.model.articles import Status
from guidewright.model.quizzes import Quiz
from guidewright.model.tours import Tour
from guidewright.model.tracks import Track
from guidewright.render.artefacts import Artefact, Later
from guidewright.render.entries import Listing
from guidewright.render.page import PageText, page_artefact
from guidewright.render.pages.pager import list_pages
from guidewright.render.pages.stages import items_of, minutes_of, stages, within
from guidewright.render.site_map import SiteMap
from guidewright.render.trail import trail

__all__ = ["learning_pages", "track_pages"]

ALL_ITEMS = 8_000  # bytes of items that a page of a long track counts progress on; beyond, it counts its own


def track_pages(site: SiteMap, language: str) -> Iterator[Artefact]:
    """Every published track and its certificate, in the best language."""
    for track in site.academy.tracks.values():
        if track.source.status is Status.PUBLISHED:
            yield from _track(site, track.best(language), language)
            yield _certificate(site, track.best(language), language)


def learning_pages(site: SiteMap, language: str) -> Iterator[Later]:
    """Every published quiz and tour, in the best language."""
    for quiz in site.academy.quizzes.values():
        if quiz.source.status is Status.PUBLISHED:
            yield Later(
                f"quizzes/{quiz.source.id}.md", language, partial(_quiz, site, quiz.best(language), language)
            )
    for tour in site.academy.tours.values():
        if tour.source.status is Status.PUBLISHED:
            path = f"walkthroughs/{tour.source.id}.md"
            yield Later(path, language, partial(_tour, site, tour.best(language), language))


def _track(site: SiteMap, track: Track, language: str) -> Iterator[Artefact]:
    """A track's path; a very long one goes on on pages of its own."""
    settings, words = site.settings(language), site.words(language)
    start = 0
    for page in list_pages(site, f"tracks/{track.id}"):
        listing = Listing(site, language, site.root_from(page.name, language))
        levels = stages(site, track, listing)
        minutes = minutes_of(levels)
        count = sum(len(level["entries"]) for level in levels)
        end = count if page.ids is None else start + len(page.ids)
        items = items_of(levels) if page.count > 1 else ""
        head = site.templates.render(
            "pages/track.html.jinja",
            language,
            title=page.title(site, language, track.title),
            code=site.foreign("track", track.id, language),
            summary=track.summary,
            benefit=track.benefit,
            crumbs=trail(site, page.name, language, "tracks/index", *page.above),
            badges=[
                *(("role", settings.roles[role].title) for role in track.roles),
                ("kind", words("items", n=count)),
                *([("minutes", words("minutes_in_all", n=minutes))] if minutes else []),
            ],
            filters=[("kind", "track"), *(("role", role) for role in track.roles)],
            levels=within(levels, start, end),
            items=items if len(items) <= ALL_ITEMS else "",
            pager=page.pager(site, language),
            certificate_url=listing.root + site.at(f"certificates/{track.id}", language),
        )
        text = PageText(
            title=page.title(site, language, track.title),
            head=head,
            index=page.number == 1,
            description=track.summary,
            hide=("navigation", "toc"),
            kind="track",
            alternates=site.academy.languages,
        )
        yield page_artefact(site, page.name, language, text)
        start = end


def _certificate(site: SiteMap, track: Track, language: str) -> Artefact:
    """Filled in by the page's script from the progress that the browser keeps."""
    name = f"certificates/{track.id}"
    listing = Listing(site, language, site.root_from(name, language))
    words = site.words(language)
    levels = stages(site, track, listing)
    minutes = minutes_of(levels)
    head = site.templates.render(
        "pages/certificate.html.jinja",
        language,
        title=track.title,
        code=site.foreign("track", track.id, language),
        academy=site.settings(language).title,
        crumbs=trail(site, name, language, "tracks/index", f"tracks/{track.id}"),
        items=items_of(levels),
        minutes=words("minutes_in_all", n=minutes) if minutes else "",
        levels=levels,
        track_url=listing.root + site.at(f"tracks/{track.id}", language),
    )
    page = PageText(
        title=f"{words('certificate')}: {track.title}",
        head=head,
        index=False,
        hide=("navigation", "toc"),
        kind="certificate",
        alternates=site.academy.languages,
    )
    return page_artefact(site, name, language, page)


def _quiz(site: SiteMap, quiz: Quiz, language: str) -> Artefact:
    name = f"quizzes/{quiz.id}"
    root = site.root_from(name, language)
    settings, words = site.settings(language), site.words(language)
    badges = [
        *(("role", settings.roles[role].title) for role in quiz.roles),
        ("level", settings.levels[quiz.level].title),
        ("minutes", words("questions", n=len(quiz.questions))),
        ("kind", words("pass_mark", n=quiz.pass_mark)),
    ]
    head = site.templates.render(
        "pages/quiz.html.jinja",
        language,
        title=quiz.title,
        code=site.foreign("quiz", quiz.id, language),
        summary=quiz.summary,
        badges=badges,
        filters=[("kind", "quiz"), ("level", quiz.level), *(("role", role) for role in quiz.roles)],
        crumbs=trail(site, name, language, "quizzes/index"),
        covers=_covers(site, quiz, language, root),
        quiz=site.quiz_html(quiz.id, language, root, heading=False),
    )
    return page_artefact(
        site,
        name,
        language,
        PageText(
            title=quiz.title,
            head=head,
            description=quiz.summary,
            item=f"quiz:{quiz.id}",
            hide=("navigation", "toc"),
            kind="quiz",
            alternates=site.academy.languages,
        ),
    )


def _covers(site: SiteMap, quiz: Quiz, language: str, root: str) -> list[dict[str, str]]:
    found = {}
    for question in quiz.questions:
        for reference in question.covers:
            article_id, _, objective = reference.partition("/")
            article = site.academy.articles[article_id].best(language)
            if article.status is Status.PUBLISHED:
                url = site.link("article", article_id, language, root)
                code = site.foreign("article", article_id, language)
                found[reference] = {"text": article.objectives[objective], "url": url, "language": code}
    return list(found.values())


def _tour(site: SiteMap, tour: Tour, language: str) -> Artefact:
    name = f"walkthroughs/{tour.id}"
    root = site.root_from(name, language)
    settings, words = site.settings(language), site.words(language)
    badges = [("role", settings.roles[role].title) for role in tour.roles]
    badges.append(("minutes", words("items", n=len(tour.steps))))
    head = site.templates.render(
        "pages/tour.html.jinja",
        language,
        title=tour.title,
        code=site.foreign("tour", tour.id, language),
        summary=tour.summary,
        badges=badges,
        filters=[("kind", "tour"), *(("role", role) for role in tour.roles)],
        crumbs=trail(site, name, language, "walkthroughs/index"),
        steps=site.steps_html(tour.id, language, root),
    )
    return page_artefact(
        site,
        name,
        language,
        PageText(
            title=tour.title,
            head=head,
            foot="<div data-gw-end></div>",
            description=tour.summary,
            item=f"tour:{tour.id}",
            hide=("navigation", "toc"),
            kind="tour",
            alternates=site.academy.languages,
        ),
    )
