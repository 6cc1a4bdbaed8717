"""Titles, summaries and other plain words in, the same with the product's own labels out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from guidewright.decode.rich import label_keys, with_labels
from guidewright.model import Academy, Localised
from guidewright.model.records import Record, keys_of

__all__ = ["labelled", "labelled_academy", "shows_labels"]

R = TypeVar("R", bound=Record)


def shows_labels(academy: Academy) -> bool:
    """Whether any plain words of the academy name a label; most academies name them in bodies alone."""
    return any(
        label_keys(text) for thing in _things(academy) for one in thing.every() for text in _texts(one)
    )


def labelled_academy(academy: Academy, language: str) -> Academy:
    """The academy as readers of one language see it."""

    def label(key: str) -> str:
        return academy.label(key, language)

    def shown(things: Mapping[str, Localised[Any]]) -> dict[str, Localised[Any]]:
        return {name: one(thing) for name, thing in things.items()}

    def one(thing: Localised[Any]) -> Localised[Any]:
        translations = {code: labelled(record, label) for code, record in thing.translations.items()}
        return Localised(labelled(thing.source, label), translations)

    return replace(
        academy,
        settings=one(academy.settings) if academy.settings else None,
        articles=shown(academy.articles),
        tracks=shown(academy.tracks),
        quizzes=shown(academy.quizzes),
        tours=shown(academy.tours),
        releases=shown(academy.releases),
        glossary=one(academy.glossary) if academy.glossary else None,
        brand=one(academy.brand) if academy.brand else None,
        pages=shown(academy.pages),
    )


def labelled(record: R, label: Callable[[str], str]) -> R:
    """A record, and all records in it, with labels in their words."""
    changes = {}
    for key in keys_of(type(record)):
        if key.shape.words:
            value = getattr(record, key.name)
            changed = _labelled(value, label)
            if changed is not value:
                changes[key.name] = changed
    return replace(record, **changes) if changes else record


def _labelled(value: Any, label: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return with_labels(value, label)
    if isinstance(value, Record):
        return labelled(value, label)
    if isinstance(value, tuple):
        items = tuple(_labelled(item, label) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if isinstance(value, Mapping):
        return {name: _labelled(item, label) for name, item in value.items()}
    return value


def _things(academy: Academy) -> Iterator[Localised[Any]]:
    for things in (
        academy.articles,
        academy.tracks,
        academy.quizzes,
        academy.tours,
        academy.releases,
        academy.pages,
    ):
        yield from things.values()
    yield from (thing for thing in (academy.settings, academy.glossary, academy.brand) if thing)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        for key in keys_of(type(value)):
            if key.shape.words:
                yield from _texts(getattr(value, key.name))
    elif isinstance(value, Mapping):
        yield from (text for item in value.values() for text in _texts(item))
    elif isinstance(value, tuple):
        yield from (text for item in value for text in _texts(item))
