"""Every mention of an id is checked against what exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guidewright.diagnostics import Issue, Span, Vocabulary
from guidewright.model import rules
from guidewright.model.academy import Academy
from guidewright.model.reading import Reference

__all__ = ["known_ids", "resolve"]

TRAINING = ("article", "track", "quiz", "tour")
WHERE = {
    "role": "`roles` of academy.yml",
    "level": "`levels` of academy.yml",
    "topic": "`topics` of academy.yml",
    "industry": "`industries` of academy.yml",
    "segment": "`segments` of academy.yml",
    "feature": "`features` of academy.yml",
    "product": "`products` of academy.yml",
    "objective": "`objectives` of its article",
    "term": "`terms` of glossary.yml",
}


def known_ids(
    academy: Academy, declared: Mapping[str, Iterable[str]] | None = None
) -> dict[str, tuple[str, ...]]:
    """The ids that exist, by kind. `declared` adds ids of files whose records could not be read.

    `unread` are the ids of files of which nothing is known, not even their objectives.
    """
    settings = academy.settings.source if academy.settings else None
    known: dict[str, tuple[str, ...]] = {
        "article": tuple(academy.articles),
        "track": tuple(academy.tracks),
        "quiz": tuple(academy.quizzes),
        "tour": tuple(academy.tours),
        "release": tuple(academy.releases),
        "term": tuple(academy.glossary.source.terms) if academy.glossary else (),
        "objective": tuple(
            f"{id_}/{objective}"
            for id_, article in academy.articles.items()
            for objective in article.source.objectives
        ),
        "label": tuple(academy.labels.get(academy.source_language, {})),
    }
    for kind, ids in (declared or {}).items():
        known[kind] = tuple(dict.fromkeys([*known.get(kind, ()), *ids]))
    known["training"] = tuple(id_ for kind in TRAINING for id_ in known[kind])
    if settings:
        known |= {
            "role": tuple(settings.roles),
            "level": tuple(settings.levels),
            "topic": tuple(settings.topics),
            "industry": tuple(settings.industries),
            "segment": tuple(settings.segments),
            "feature": tuple(settings.features),
            "product": tuple(settings.products),
        }
    return known


def resolve(references: Iterable[Reference], known: Mapping[str, tuple[str, ...]]) -> Iterator[Issue]:
    """The references that lead nowhere."""
    sets = {kind: frozenset(ids) for kind, ids in known.items()}
    words = {kind: Vocabulary(ids) for kind, ids in known.items()}
    unread = sets.get("unread", frozenset())
    for reference in references:
        if reference.id in sets.get(reference.kind, frozenset()):
            continue
        if reference.kind == "objective" and reference.id.partition("/")[0] in unread:
            continue
        kind = "article, track, quiz or tour" if reference.kind == "training" else reference.kind
        meant = words[reference.kind].nearest(reference.id) if reference.kind in words else None
        where = WHERE.get(reference.kind, "a file of its own")
        help_text = f"Did you mean `{meant}`?" if meant else f"Declare it in {where}, or remove the mention."
        message = f"there is no {kind} `{reference.id[:80]}`"
        span = Span(reference.path, reference.start, reference.end)
        yield rules.DANGLING.at(span, message, help_text)
