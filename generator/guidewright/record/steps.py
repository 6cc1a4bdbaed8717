"""Recorded moves in, the steps of a tour out: ids, titles, pages, and rungs that hold nothing of what was typed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from guidewright.record.addresses import PageGlobs
from guidewright.record.messages import Act, Sight, Way
from guidewright.record.recorder import Move, Recorder
from guidewright.record.typed import TypedTexts

__all__ = ["RecordedRung", "RecordedStep", "recorded_steps", "slug", "start_of"]

LONGEST_TITLE = 60
LONGEST_ID = 48
MOST_RUNGS = 5
Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRung:
    """A rung as it is written.

    Attributes:
        by, value, name, within: as in the tour.
        ui: stands in place of a text that is exactly one of the product's labels.
        either: the labels that have this text, where there are several.
    """

    by: str
    value: str | None = None
    name: str | None = None
    ui: str | None = None
    within: RecordedRung | None = None
    either: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedStep:
    """A step of the tour.

    Attributes:
        id, title, page: as in the tour.
        rungs: best first; none for a step that points at nothing.
        act: what takes the reader on: what was done to the target, or a change of address.
        route: the address that takes the reader on.
        fragile: why the target may be lost, and what would help; empty for a good one.
        ui: the label that the title shows, where it is one.
    """

    id: str
    title: str
    page: str | None
    rungs: tuple[RecordedRung, ...] = ()
    act: Act | None = None
    route: str | None = None
    fragile: str = ""
    ui: str | None = None


def recorded_steps(recorder: Recorder, labels: Labels) -> tuple[RecordedStep, ...]:
    """The steps of a recording, in order.

    Args:
        recorder: what the writer did.
        labels: the product's own words, by language and key.
    """
    return _Reader(recorder, labels).steps()


def start_of(recorder: Recorder) -> str | None:
    """Where a link can begin the tour; nothing where the address is of one thing, or no route in a hash."""
    return _Reader(recorder, {}).start() if recorder.moves else None


class _Reader:
    def __init__(self, recorder: Recorder, labels: Labels) -> None:
        self._moves = recorder.moves
        self._typed = recorder.typed
        self._keys = {language: _keys_by_text(texts) for language, texts in labels.items()}
        urls = [url for move in self._moves for url in (move.url, move.to) if url]
        self._globs = PageGlobs(urls, self._typed)

    def steps(self) -> tuple[RecordedStep, ...]:
        steps: list[RecordedStep] = []
        for move in self._moves:
            step = self._step(move, f"step-{len(steps) + 1}")
            if step is not None:
                steps.append(replace(step, id=_free(step.id, {one.id for one in steps})))
        return tuple(steps)

    def start(self) -> str | None:
        return self._globs.start(self._moves[0].url)

    def _step(self, move: Move, number: str) -> RecordedStep | None:
        page = self._globs.of(move.url)
        if move.sight is None:
            route = self._globs.of(move.to or "")
            if route is None or route == page:
                return None
            return RecordedStep(id="go-on", title="Go to the next page", page=page, route=route)
        sight = move.sight
        known = self._keys_of(sight.name, move.language) or not self._typed.held_by(sight.name)
        title = _title(sight.name if known else "") or _title(_words_of(sight, self._typed))
        ways, fragile = self._ways(sight, move.language)
        return RecordedStep(
            id=slug(title) or slug("" if self._typed.held_by(sight.testid) else sight.testid) or number,
            title=title or "Step",
            page=page,
            rungs=tuple(self._rung(way, move.language) for way in ways),
            act=move.act if ways else None,
            fragile=fragile,
            ui=self._own_words(sight.name, move.language),
        )

    def _ways(self, sight: Sight, language: str) -> tuple[tuple[Way, ...], str]:
        """The ways to write, and what is wrong with them."""
        clean = [way for way in sight.ways if not self._holds_typed(way, language)]
        steady = tuple(way for way in clean if not way.fragile)[:MOST_RUNGS]
        if steady and self._is_stable(steady[0], language):
            return steady, ""
        wish = slug(_words_of(sight, self._typed)) or slug(sight.tag) or "its-name"
        help_text = f'Ask the engineers for data-testid="{wish}" on this <{slug(sight.tag) or "element"}>, and write `- testid: {wish}` here.'
        if not clean:
            return (), f"Nothing finds this element and holds none of what was typed. {help_text}"
        ways = steady or tuple(clean[:1])
        return ways, f"Fragile: {_weakness(ways[0])}. {help_text}"

    def _is_stable(self, way: Way, language: str) -> bool:
        """As the rule `step-without-stable-target` has it."""
        return way.by not in ("text", "css") or (
            way.by == "text" and self._own_words(way.value, language) is not None
        )

    def _holds_typed(self, way: Way, language: str) -> bool:
        texts = [text for text in (way.value, way.name) if text]
        held = any(self._typed.held_by(text) and not self._keys_of(text, language) for text in texts)
        return held or (way.within is not None and self._holds_typed(way.within, language))

    def _rung(self, way: Way, language: str) -> RecordedRung:
        within = self._rung(way.within, language) if way.within else None
        shown = {"role": way.name, "text": way.value}.get(way.by) or ""
        keys = self._keys_of(shown, language)
        key, either = (keys[0], ()) if len(keys) == 1 else (None, keys)
        if way.by == "role":
            name = None if key else way.name
            return RecordedRung(by="role", value=way.value, name=name, ui=key, within=within, either=either)
        return RecordedRung(by=way.by, value=None if key else way.value, ui=key, within=within, either=either)

    def _own_words(self, text: str, language: str) -> str | None:
        """The one label with exactly this text."""
        keys = self._keys_of(text, language)
        return keys[0] if len(keys) == 1 else None

    def _keys_of(self, text: str, language: str) -> tuple[str, ...]:
        """The labels with exactly this text, in the language of the page or in the first one that has any."""
        text = " ".join(text.split())
        asked = [language, language.partition("-")[0], *self._keys]
        for code in asked:
            keys = self._keys.get(code, {}).get(text)
            if keys:
                return tuple(keys)
        return ()


def _weakness(way: Way) -> str:
    if way.by == "text":
        return "it goes by its words alone, which are others in each language"
    if way.by == "css" and not way.fragile:
        return "it goes by a selector, which the next design may change"
    if way.by == "testid" or way.value.startswith("#"):
        return "it goes by a name that a tool has made, and will make anew"
    if ":nth-of-type(" in way.value or ">" in way.value:
        return "it goes by a place in the page, which the next design changes"
    return "it goes by a look or a kind that other elements may get"


def _keys_by_text(texts: Mapping[str, str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, text in texts.items():
        if text.strip():
            found[" ".join(text.split())].append(key)
    return found


def _words_of(sight: Sight, typed: TypedTexts) -> str:
    """What to call an element without a name that can be shown."""
    for text in (sight.name, sight.testid):
        if text and not typed.held_by(text):
            return text
    return sight.role or sight.tag


def _title(text: str) -> str:
    """One line, without anything that a title would take for a label of its own."""
    shown = "".join(char if char.isprintable() else " " for char in text.replace("{{", "").replace("}}", ""))
    shown = " ".join(shown.split())
    if len(shown) > LONGEST_TITLE:
        shown = shown[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    return shown[:1].upper() + shown[1:]


def slug(text: str) -> str:
    """An id; empty when the text has no letters that an id may hold."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:LONGEST_ID].strip("-")


def _free(wanted: str, taken: set[str]) -> str:
    number = 2
    free = wanted
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free
