"""What the build writes and the page reads, version 1. JSON Schema and TypeScript types derive from it.

A field that is `None` or empty by default is absent from the JSON, never null.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, TypeAlias

__all__ = [
    "ROOTS",
    "VERSION",
    "Advance",
    "Block",
    "Checkpoint",
    "Choice",
    "Condition",
    "Inline",
    "Manifest",
    "ManifestTour",
    "Player",
    "Question",
    "Quiz",
    "Rung",
    "Step",
    "Tour",
    "Trigger",
    "to_json",
]

VERSION: Literal[1] = 1
Scalar: TypeAlias = str | int | float | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """A run of words. `label` is a label of the product's own interface."""

    kind: Literal["text", "strong", "emphasis", "code", "link", "label", "break"]
    text: str | None = None
    href: str | None = None
    children: tuple[Inline, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph with `children`, or a list with `items`."""

    kind: Literal["paragraph", "bullets", "numbers"]
    children: tuple[Inline, ...] | None = None
    items: tuple[tuple[Inline, ...], ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One way to find an element. For `role`, value is the ARIA role and name the accessible name."""

    by: Literal["testid", "role", "label", "text", "css"]
    value: str
    name: str | None = None
    within: tuple[Rung, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Holds when every part that is present holds.

    `url` is a glob over path, search and hash, or over the hash alone; `event` a product event that was
    seen, with `where` matched against its detail; `target` visible; `gone` absent; `value` of the field.
    """

    url: str | None = None
    event: str | None = None
    where: Mapping[str, Scalar] | None = None
    target: tuple[Rung, ...] | None = None
    gone: tuple[Rung, ...] | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint(Condition):
    """The step cannot be left forward until it holds; the hint is shown to a person who tries."""

    hint: tuple[Block, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance:
    """What takes the reader to the next step.

    The parts besides `on` are those of a condition: `appear` has a `target`, `disappear` what is `gone`.
    """

    on: Literal["next", "click", "input", "event", "route", "appear", "disappear"]
    event: str | None = None
    where: Mapping[str, Scalar] | None = None
    url: str | None = None
    target: tuple[Rung, ...] | None = None
    gone: tuple[Rung, ...] | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """What starts a tour."""

    on: Literal["first-login", "url", "event", "manual"]
    url: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One card. `page` is a glob of the pages it belongs to; `article` is relative to the help site."""

    id: str
    page: str | None = None
    target: tuple[Rung, ...]
    title: str
    body: tuple[Block, ...]
    placement: Literal["auto", "top", "bottom", "left", "right", "center"]
    advance: Advance
    checkpoint: Checkpoint | None = None
    when: Condition | None = None
    on_missing: Literal["skip", "wait", "recover", "end"]
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """A tour in one language."""

    version: Literal[1] = VERSION
    id: str
    language: str
    title: str
    summary: str | None = None
    start: str | None = None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestTour:
    """When a tour starts, and the integrity of its file in each language.

    The file is `<language>/<id>.<first 10 of the base64, "/" as "_", "+" as "-">.json`.
    """

    id: str
    roles: tuple[str, ...]
    trigger: Trigger
    frequency: Literal["once", "until-done", "always"]
    priority: int
    start: str | None = None
    languages: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """The script that plays tours, relative to the manifest."""

    file: str
    integrity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All tours of a site. `site` is the help site's address relative to the manifest."""

    version: Literal[1] = VERSION
    release: str
    site: str
    languages: tuple[str, ...]
    player: Player
    tours: tuple[ManifestTour, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to choose."""

    id: str
    text: tuple[Inline, ...]
    correct: bool
    feedback: tuple[Block, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `covers` names objectives as `article/objective`."""

    id: str
    kind: Literal["single", "multiple", "true-false", "scenario"]
    scenario: tuple[Block, ...] | None = None
    prompt: tuple[Block, ...]
    choices: tuple[Choice, ...]
    explanation: tuple[Block, ...] | None = None
    covers: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """A practice quiz in one language, graded in the page. `pass_mark` is in percent."""

    version: Literal[1] = VERSION
    id: str
    language: str
    title: str
    pass_mark: int
    shuffle: bool
    questions: tuple[Question, ...]


ROOTS: dict[str, type] = {"tour": Tour, "manifest": Manifest, "quiz": Quiz}


def to_json(value: Any) -> Any:
    """The plain JSON value of a contract object: absent instead of null, keys in declared order."""
    if hasattr(value, "__dataclass_fields__"):
        pairs = ((item.name, getattr(value, item.name)) for item in fields(value))
        return {name: to_json(part) for name, part in pairs if part is not None}
    if isinstance(value, Mapping):
        return {key: to_json(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [to_json(part) for part in value]
    return value
