"""What to read after an article. Articles of one kind of reader, level and subject are ranked for all of them at once."""

from __future__ import annotations

from heapq import nsmallest
from itertools import groupby

from guidewright.model.articles import Article, Status
from guidewright.render.entries import Entry, Listing
from guidewright.render.site_map import SiteMap

__all__ = ["related"]

RELATED = 5
NEAREST = 2 * RELATED  # known besides the article itself: those that the writer named may be among them
Kin = tuple[frozenset[str], frozenset[str], str]


def related(site: SiteMap, article: Article, listing: Listing) -> list[Entry]:
    """Articles the writer named, then those that share most topics and roles, nearest level first."""
    named = [site.academy.articles[id_].best(listing.language) for id_ in article.related]
    chosen = {one.id: one for one in named if one.status is Status.PUBLISHED}
    for other in _nearest(site, article, listing.language):
        if len(chosen) >= RELATED:
            break
        if other.id != article.id:
            chosen.setdefault(other.id, other)
    return listing.articles(list(chosen.values())[:RELATED])


def _nearest(site: SiteMap, article: Article, language: str) -> list[Article]:
    """The articles of its topic that are nearest to an article, itself among them: the same for all of its kin."""
    kin = _kin(article)
    place = (_nearest, article.topics[:1], kin, language)
    found: list[Article] | None = site.kept.get(place)
    if found is not None:
        return found
    levels = list(site.settings(language).levels)
    topics, roles, level = kin

    def distance(other: Kin) -> tuple[int, int, int]:
        steps = abs(levels.index(other[2]) - levels.index(level))
        return -len(other[0] & topics), steps, -len(other[1] & roles)

    groups = _kin_of_topic(site, article.topics[0] if topics else "", language)
    found = site.kept[place] = []
    for _, near in groupby(sorted(groups, key=distance), key=distance):
        found += sorted((one for other in near for one in groups[other]), key=lambda one: one.id)
        if len(found) > NEAREST:
            break
    return found


def _kin_of_topic(site: SiteMap, topic: str, language: str) -> dict[Kin, list[Article]]:
    """The first articles by id of each kin that a topic has."""
    place = (_kin_of_topic, topic, language)
    found: dict[Kin, list[Article]] | None = site.kept.get(place)
    if found is None:
        found = site.kept[place] = {}
        for article in site.by_topic(topic, language):
            found.setdefault(_kin(article), []).append(article)
        for kin, articles in found.items():
            found[kin] = nsmallest(NEAREST + 1, articles, key=lambda one: one.id)
    return found


def _kin(article: Article) -> Kin:
    """What makes articles equally near to any other: topics, roles and level."""
    return frozenset(article.topics), frozenset(article.roles), article.level
