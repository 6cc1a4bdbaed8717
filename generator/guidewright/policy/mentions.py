"""Who sends readers to whom: every mention of an article, track, quiz, tour or release, with its place.

Places are looked up only when asked for: most rules need few of them, and academies are large.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from guidewright.diagnostics import Span
from guidewright.model.academy import Academy, Localised
from guidewright.model.addresses import generated_pages
from guidewright.model.articles import Article, Audience, Page, Release, Snippet, Status
from guidewright.model.embeds import Embed, EmbedKind
from guidewright.model.links import linked_page
from guidewright.model.tours import Tour
from guidewright.model.tracks import Glossary, Track
from guidewright.policy.contents import contents

__all__ = ["End", "Mention", "mentions"]

TRAINING = ("article", "track", "quiz", "tour")


class End(NamedTuple):
    """One end of a mention.

    Attributes:
        kind: article, track, quiz, tour, release; as a source also page, snippet, glossary.
        id: its id; the name of a page or snippet.
        status, audience: a page and the glossary are published for customers.
    """

    kind: str
    id: str
    status: Status = Status.PUBLISHED
    audience: Audience = Audience.CUSTOMER


class Mention(NamedTuple):
    """`source` sends its readers to `target`; `spans` finds the places that do."""

    source: End
    target: End
    spans: Callable[[], Iterable[Span]]


Found = Iterator[tuple[str, str, Callable[[], Iterable[Span]]]]


def mentions(academy: Academy) -> Iterator[Mention]:
    """All mentions of things that exist. A thing does not mention itself."""
    ends = {(c.kind, c.id): End(c.kind, c.id, c.record.status, c.record.audience) for c in contents(academy)}
    pages = _pages(academy)
    for source, found in _sources(academy, ends, pages):
        for kind, id_, spans in found:
            target = ends.get((kind, id_))
            if target is not None and (target.kind, target.id) != (source.kind, source.id):
                yield Mention(source, target, spans)


def _sources(
    academy: Academy, ends: Mapping[tuple[str, str], End], pages: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[End, Found]]:
    for id_, article in academy.articles.items():
        end = ends["article", id_]
        if end.status is Status.RETIRED:
            # Nobody reads it any more, but its address still sends readers on.
            yield End("article", id_, audience=end.audience), _replacement(article.source)
            continue
        yield end, _article(article.source)
        yield end, _embeds(article, academy)
        yield end, _links(article, academy, pages)
    for id_, release in academy.releases.items():
        end = ends["release", id_]
        yield end, _release(release.source, ends)
        yield end, _embeds(release, academy)
        yield end, _links(release, academy, pages)
    for name, page in academy.pages.items():
        yield End("page", name), _embeds(page, academy)
        yield End("page", name), _links(page, academy, pages)
    for name, snippet in academy.snippets.items():
        yield End("snippet", name), _links(snippet, academy, pages)
    for id_, track in academy.tracks.items():
        yield ends["track", id_], _track(track.source)
    for id_, tour in academy.tours.items():
        yield ends["tour", id_], _tour(tour.source)
    if academy.glossary:
        yield End("glossary", "glossary"), _glossary(academy.glossary.source)


def _at(record: Any, *steps: str | int) -> Callable[[], Iterable[Span]]:
    return partial(_span, record, steps)


def _span(record: Any, steps: tuple[str | int, ...]) -> Iterable[Span]:
    return (record.origin.span(*steps),)


def _replacement(article: Article) -> Found:
    if article.replaced_by:
        yield "article", article.replaced_by, _at(article, "replaced_by")


def _article(article: Article) -> Found:
    for number, id_ in enumerate(article.related):
        yield "article", id_, _at(article, "related", number)
    if article.tour:
        yield "tour", article.tour, _at(article, "tour")


def _release(release: Release, ends: Mapping[tuple[str, str], End]) -> Found:
    for number, id_ in enumerate(release.training):
        kind = next((kind for kind in TRAINING if (kind, id_) in ends), "")
        yield kind, id_, _at(release, "training", number)


def _track(track: Track) -> Found:
    for item in track.items:
        yield item.kind, item.target, _at(item, item.kind)


def _tour(tour: Tour) -> Found:
    for step in tour.steps:
        if step.article:
            yield "article", step.article, _at(step, "article")


def _glossary(glossary: Glossary) -> Found:
    for term in glossary.terms.values():
        if term.article:
            yield "article", term.article, _at(term, "article")


def _embeds(thing: Localised[Article] | Localised[Release] | Localised[Page], academy: Academy) -> Found:
    for one in thing.every():
        path = one.origin.path
        for embed in academy.embeds.get(path, ()):
            if embed.kind is not EmbedKind.VIDEO:
                kind = "quiz" if embed.kind is EmbedKind.QUIZ else "tour"
                yield kind, embed.target, _at_fence(path, embed)


def _at_fence(path: str, embed: Embed) -> Callable[[], Iterable[Span]]:
    end = embed.fence.info_start + len(embed.fence.info)
    return lambda: (Span(path, end - len(embed.target), end),)


def _pages(academy: Academy) -> dict[str, tuple[str, str]]:
    """What stands on a page, by the page's name."""
    found = {}
    for name, shown in generated_pages(academy).items():
        kind, _, id_ = shown.partition(":")
        found[name] = (kind, id_)
    found |= {thing.source.name: ("article", id_) for id_, thing in academy.articles.items()}
    found |= {thing.source.name: ("release", id_) for id_, thing in academy.releases.items()}
    return found


Bodied = Localised[Article] | Localised[Release] | Localised[Page] | Localised[Snippet]


def _links(thing: Bodied, academy: Academy, pages: Mapping[str, tuple[str, str]]) -> Found:
    for name in sorted(academy.links.get(thing.source.name, ())):
        if name in pages:
            kind, id_ = pages[name]
            yield kind, id_, partial(_at_links, thing, name, academy)


def _at_links(thing: Bodied, name: str, academy: Academy) -> Iterator[Span]:
    for one in thing.every():
        for link in one.body.links:
            if linked_page(link, one, academy) == name:
                yield Span(one.origin.path, link.start, link.end)
