"""The parts of a lab: its sections, and how many checkpoints the tours in each of them have."""

from __future__ import annotations

from guidewright.model.articles import Article
from guidewright.model.embeds import EmbedKind
from guidewright.model.links import anchors_in_order, heading_words
from guidewright.render.site_map import SiteMap

__all__ = ["lab_parts"]

SECTION = 2


def lab_parts(site: SiteMap, article: Article, language: str) -> list[dict[str, str]]:
    """Each section of the text with its anchor and its checkpoints."""
    words, academy = site.words(language), site.academy
    headings = article.body.headings
    anchors = anchors_in_order(article.body, academy, language)
    sections = [
        (heading, anchor)
        for heading, anchor in zip(headings, anchors, strict=True)
        if heading.level == SECTION
    ]
    found = []
    for number, (heading, anchor) in enumerate(sections):
        end = sections[number + 1][0].start if number + 1 < len(sections) else None
        count = _checkpoints(site, article, heading.start, end)
        name = "checkpoint_one" if count == 1 else "checkpoints"
        found.append(
            {
                "title": heading_words(heading.text, academy, language),
                "url": f"#{anchor}",
                "checkpoints": words(name, n=count) if count else "",
            }
        )
    return found


def _checkpoints(site: SiteMap, article: Article, start: int, end: int | None) -> int:
    tours = [
        site.academy.tours[embed.target].source
        for embed in site.academy.embeds.get(article.origin.path, ())
        if embed.kind is EmbedKind.STEPS
        and embed.target in site.academy.tours
        and embed.fence.start >= start
        and (end is None or embed.fence.start < end)
    ]
    return sum(step.checkpoint is not None for tour in tours for step in tour.steps)
