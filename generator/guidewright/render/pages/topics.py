"""The topics of a language, and the articles of a level."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from guidewright.model.articles import Article
from guidewright.render.entries import Listing
from guidewright.render.site_map import SiteMap

__all__ = ["by_level", "counted", "topic_cards"]

NAMED = 3


def topic_cards(site: SiteMap, listing: Listing) -> list[dict[str, Any]]:
    """Each topic with how many articles it has, and the first of them."""
    words = site.words(listing.language)
    cards = []
    for topic_id, topic in site.settings(listing.language).topics.items():
        articles = site.by_topic(topic_id, listing.language)
        first = sorted(articles, key=lambda article: site.place_on_tracks(article.id))[:NAMED]
        cards.append(
            {
                "title": topic.title,
                "url": listing.root + site.at(f"topics/{topic_id}", listing.language),
                "summary": topic.summary,
                "count": counted(words, "article", len(articles)),
                "entries": listing.articles(first),
            }
        )
    return cards


def by_level(site: SiteMap, articles: Iterable[Article], listing: Listing) -> list[dict[str, Any]]:
    """Levels that have articles, first to last, each with its entries."""
    articles = list(articles)
    words = site.words(listing.language)
    found = []
    for level_id, level in site.settings(listing.language).levels.items():
        own = [article for article in articles if article.level == level_id]
        if own:
            found.append(
                {
                    "id": level_id,
                    "title": level.title,
                    "summary": level.summary,
                    "count": counted(words, "article", len(own)),
                    "entries": listing.articles(own),
                }
            )
    return found


def counted(words: Any, name: str, number: int) -> str:
    """“1 article”, “2 articles”: the words `article` and `articles`."""
    return str(words(name if number == 1 else f"{name}s", n=number))
