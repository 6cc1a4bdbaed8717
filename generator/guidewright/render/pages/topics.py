"""The topics of a language, and the articles of a level, as far as a page can show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from guidewright.model.articles import Article
from guidewright.render.entries import Listing
from guidewright.render.site_map import SiteMap

__all__ = ["all_of", "by_level", "counted", "topic_cards"]

NAMED = 3


def topic_cards(site: SiteMap, listing: Listing) -> dict[str, dict[str, Any]]:
    """Each topic with how many articles it has, and the first of them, by id."""
    words = site.words(listing.language)
    cards = {}
    for topic_id, topic in site.settings(listing.language).topics.items():
        articles = site.by_topic(topic_id, listing.language)
        first = sorted(articles, key=lambda article: site.place_on_tracks(article.id))[:NAMED]
        cards[topic_id] = {
            "title": topic.title,
            "url": listing.root + site.at(f"topics/{topic_id}", listing.language),
            "summary": topic.summary,
            "count": counted(words, "article", len(articles)),
            "entries": listing.articles(first),
        }
    return cards


def by_level(site: SiteMap, name: str, articles: Iterable[Article], listing: Listing) -> list[dict[str, Any]]:
    """Levels that have articles, first to last, each with its entries; of a long one what most tracks begin with.

    Args:
        site: the academy as readers move through it.
        name: the page of the role or topic.
        articles: what it has.
        listing: makes the page's entries.
    """
    words = site.words(listing.language)
    levels: dict[str, list[Article]] = {id_: [] for id_ in site.settings(listing.language).levels}
    for article in articles:
        levels[article.level].append(article)
    found = []
    for level_id, own in levels.items():
        if not own:
            continue
        level = site.settings(listing.language).levels[level_id]
        everything = site.long_list(f"{name}/{level_id}")
        shown = own
        if everything:
            shown = sorted(own, key=lambda one: site.place_on_tracks(one.id))[: everything.first]
        found.append(
            {
                "id": level_id,
                "title": level.title,
                "summary": level.summary,
                "count": counted(words, "article", len(own)),
                "entries": listing.articles(shown),
                "all": all_of(site, f"{name}/{level_id}", listing, "all_of_level"),
            }
        )
    return found


def all_of(site: SiteMap, name: str, listing: Listing, says: str) -> dict[str, str] | None:
    """The link to a list with pages of its own: its words are `says`."""
    everything = site.long_list(name)
    if everything is None:
        return None
    title = site.words(listing.language)(says, n=everything.length)
    return {"title": title, "url": listing.root + site.at(name, listing.language)}


def counted(words: Any, name: str, number: int) -> str:
    """“1 article”, “2 articles”: the words `article` and `articles`."""
    return str(words(name if number == 1 else f"{name}s", n=number))
