"""The navigation of a language: topics with their articles, tracks, quizzes, walkthroughs, releases, glossary."""

from __future__ import annotations

from collections.abc import Iterable

from guidewright.model.articles import Status
from guidewright.render.artefacts import NavItem, Tree
from guidewright.render.brand import face
from guidewright.render.page import escaped_title
from guidewright.render.site_map import SiteMap

__all__ = ["navigation"]


def navigation(site: SiteMap, language: str) -> Tree:
    """A language's tree: its title, its place and its navigation."""
    words = site.words(language)
    settings = site.settings(language)
    items = [NavItem(words("home"), "index.md")]
    items.append(
        _section(words("roles"), "roles", ((role.title, f"roles/{i}") for i, role in settings.roles.items()))
    )
    items += _learning(site, language)
    items += [_topics(site, language), _releases(site, language)]
    if site.academy.glossary:
        items.append(NavItem(words("glossary"), "glossary.md"))
    items += _own_pages(site, language)
    prefix = "" if language == site.academy.source_language else f"{language}/"
    return Tree(
        language=language,
        title=escaped_title(face(site, language).name),
        prefix=prefix,
        nav=tuple(map(_escaped, items)),
    )


def _escaped(item: NavItem) -> NavItem:
    """The engine prints titles as they are."""
    return NavItem(escaped_title(item.title), item.page, tuple(map(_escaped, item.children)))


def _section(title: str, folder: str, pages: Iterable[tuple[str, str]]) -> NavItem:
    children = tuple(NavItem(name, f"{page}.md") for name, page in pages)
    return NavItem(title, None, (NavItem(title, f"{folder}/index.md"), *children))


def _learning(site: SiteMap, language: str) -> list[NavItem]:
    words = site.words(language)
    sections = []
    for folder, things in (
        ("tracks", site.academy.tracks),
        ("quizzes", site.academy.quizzes),
        ("walkthroughs", site.academy.tours),
    ):
        shown = [thing.best(language) for thing in things.values()]
        pages = ((t.title, f"{folder}/{t.id}") for t in shown if t.status is Status.PUBLISHED)
        sections.append(_section(words(folder), folder, pages))
    return sections


def _topics(site: SiteMap, language: str) -> NavItem:
    """Each article stands once, under its first topic; untranslated ones are on the topic's page only."""
    words, settings = site.words(language), site.settings(language)
    sections = []
    for topic_id, topic in settings.topics.items():
        own = [
            NavItem(article.title, f"{article.name}.md")
            for article in site.by_topic(topic_id, language)
            if article.topics[0] == topic_id and site.has_page(article.name, language)
        ]
        sections.append(NavItem(topic.title, None, (NavItem(topic.title, f"topics/{topic_id}.md"), *own)))
    return NavItem(words("topics"), None, (NavItem(words("topics"), "topics/index.md"), *sections))


def _releases(site: SiteMap, language: str) -> NavItem:
    shown = [r for r in site.published_releases(language) if site.has_page(r.name, language)]
    return _section(site.words(language)("releases"), "releases", ((r.title, r.name) for r in shown))


def _own_pages(site: SiteMap, language: str) -> list[NavItem]:
    pages = []
    for localised in site.academy.pages.values():
        page = localised.best(language)
        if site.has_page(page.name, language):
            heading = page.body.headings[0].text if page.body.headings else page.name.rsplit("/", 1)[-1]
            pages.append(NavItem(page.title or heading, f"{page.name}.md"))
    return [NavItem(site.words(language)("pages"), None, tuple(pages))] if pages else []
