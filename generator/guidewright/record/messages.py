"""What the recorder in the page tells, read with care: the page is the product's, and may call the same function."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

__all__ = ["Act", "Kind", "Message", "Sight", "Way", "read_message"]

LONGEST = 400
LONGEST_SELECTOR = 2_000
LONGEST_TYPED = 10_000
MOST_WAYS = 12
MOST_WORDS = 200
DEEPEST = 2
FINDERS = ("testid", "role", "label", "text", "css")


class Kind(Enum):
    """What a message is about."""

    ARRIVED = "arrived"
    TYPED = "typed"
    ACT = "act"
    UNDO = "undo"
    PAUSE = "pause"
    FINISH = "finish"
    ELSEWHERE = "elsewhere"


class Act(Enum):
    """What the writer did to an element."""

    CLICK = "click"
    INPUT = "input"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One rung that the page's resolver has proved.

    Attributes:
        by: the kind of the rung.
        value: the test id, role, label, text or selector.
        name: the accessible name, beside a role.
        within: the way to what it stands in.
        fragile: the next build of the product may break it.
    """

    by: str
    value: str
    name: str | None = None
    within: Way | None = None
    fragile: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """An element as it was when the writer came to it: `ways` best first."""

    tag: str = ""
    role: str = ""
    name: str = ""
    testid: str = ""
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What one call tells.

    Attributes:
        kind: what it is about.
        url: the address of the page.
        language: the language that the page says it is in.
        at: milliseconds since 1970, by the page's clock.
        act, sight: what was done, and to what.
        typed: what was typed, so that it can be kept out of the tour.
        fresh: those of its words that the page did not show before.
    """

    kind: Kind
    url: str
    language: str = ""
    at: float = 0
    act: Act = Act.CLICK
    sight: Sight = Sight()
    typed: str = ""
    fresh: tuple[str, ...] = ()


def read_message(value: Any) -> Message | None:
    """The message, or nothing when it is none of the recorder's."""
    if not isinstance(value, Mapping):
        return None
    url, at = _text(value.get("url")), value.get("at")
    try:
        kind = Kind(value.get("kind"))
        act = Act(value.get("act", "click"))
    except ValueError:
        return None
    if not url.startswith(("http://", "https://")):
        return None
    return Message(
        kind=kind,
        url=url,
        language=_text(value.get("language")),
        at=float(at) if isinstance(at, int | float) else 0,
        act=act,
        sight=_sight(value.get("sight")),
        typed=_text(value.get("value"), LONGEST_TYPED),
        fresh=_words(value.get("fresh")),
    )


def _words(value: Any) -> tuple[str, ...]:
    return tuple(_text(word) for word in value[:MOST_WORDS]) if isinstance(value, list) else ()


def _sight(value: Any) -> Sight:
    if not isinstance(value, Mapping):
        return Sight()
    ways = value.get("ways")
    read = [_way(way) for way in (ways if isinstance(ways, list) else [])[:MOST_WAYS]]
    return Sight(
        tag=_text(value.get("tag")),
        role=_text(value.get("role")),
        name=_text(value.get("name")),
        testid=_text(value.get("testid")),
        ways=tuple(way for way in read if way is not None),
    )


def _way(value: Any) -> Way | None:
    if not isinstance(value, Mapping):
        return None
    return _rung(value.get("rung"), fragile=value.get("fragile") is True, deep=0)


def _rung(value: Any, *, fragile: bool, deep: int) -> Way | None:
    if not isinstance(value, Mapping) or deep > DEEPEST:
        return None
    by, name = _text(value.get("by")), _text(value.get("name"))
    text = _text(value.get("value"), LONGEST_SELECTOR + 1)
    outer = value.get("within")
    within = _rung(outer[0], fragile=False, deep=deep + 1) if isinstance(outer, list) and outer else None
    if by not in FINDERS or not 0 < len(text) <= LONGEST_SELECTOR or (outer and within is None):
        return None
    return Way(by=by, value=text, name=name or None if by == "role" else None, within=within, fragile=fragile)


def _text(value: Any, longest: int = LONGEST) -> str:
    """A text that can be written to a file: whole characters, and not too many of them."""
    if not isinstance(value, str):
        return ""
    return value.encode("utf-8", "replace").decode("utf-8")[:longest]
