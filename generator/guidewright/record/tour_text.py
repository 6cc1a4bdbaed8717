"""Recorded steps in, the text of a tour's file out: a draft that passes the checks and says what is still to be written."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from guidewright.record.messages import Act
from guidewright.record.steps import RecordedRung, RecordedStep

__all__ = ["TODO", "TourHead", "tour_text"]

TODO = "TODO"
"""Begins every text that a writer still has to write."""
WIDTH = 118
MOST_KEYS = 3
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_NOT_TEXT = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TourHead:
    """What a tour says before its steps; `up` leads from its folder to the project's, `day` is today in ISO 8601."""

    id: str | None
    title: str
    product: str
    start: str | None
    roles: tuple[str, ...]
    owner: str
    day: str
    up: str = "../"


def tour_text(head: TourHead, steps: tuple[RecordedStep, ...]) -> str:
    """The file, ending with a line break."""
    return "\n".join([*_head(head), "steps:", *_all(steps)]) + "\n"


def _head(head: TourHead) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={head.up}.guidewright/schemas/tour.json"
    yield ""
    yield from _comment(
        f"Recorded in the product with `guidewright tours record`. Each target was found by each of its rungs. Now write what "
        f"is marked {TODO}, leave out steps that nobody needs, and set `status: published`.",
        "",
    )
    yield ""
    if head.id:
        yield f"id: {head.id}"
    yield f"title: {_scalar(head.title, words=True)}"
    yield f'summary: "{TODO}: what the reader can do afterwards, in one sentence."'
    yield f"product: {_scalar(head.product)}"
    if head.start:
        yield f"start: {_scalar(head.start)}"
    yield f"roles: [{', '.join(map(_scalar, head.roles))}]"
    yield "trigger: manual"
    yield f"owner: {_scalar(head.owner)}"
    yield f"reviewed: {head.day}"
    yield "review_every: 6 months"
    yield "status: draft # only published tours reach the product"
    yield ""


def _all(steps: tuple[RecordedStep, ...]) -> Iterator[str]:
    for number, step in enumerate(steps):
        if number:
            yield ""
        yield from _step(step)


def _step(step: RecordedStep) -> Iterator[str]:
    yield f"  - id: {step.id}"
    if step.page:
        yield f"    page: {_scalar(step.page)}"
    if step.fragile:
        yield from _comment(step.fragile, "    ")
    if step.rungs:
        yield "    target:"
        for rung in step.rungs:
            yield from _rung(rung, "      ")
    yield f"    title: {_scalar(step.title, words=True)}"
    yield f"    body: {_scalar(_body(step), words=True)}"
    if step.act is Act.CLICK:
        yield "    advance: click"
    elif step.act is Act.INPUT:
        yield from ("    advance:", "      on: input", '      value: "*"')
    elif step.route:
        yield from ("    advance:", "      on: route", f"      url: {_scalar(step.route)}")


def _body(step: RecordedStep) -> str:
    if step.ui is None or step.act is None:
        return f"{TODO}: what to do here, and why."
    verb = "Choose" if step.act is Act.CLICK else "Fill in"
    return f"{TODO}: why, in a sentence. {verb} **{{{{ ui.{step.ui} }}}}**."


def _rung(rung: RecordedRung, indent: str) -> Iterator[str]:
    lines = []
    either = _either(rung.either)
    if rung.by == "role" or rung.value is not None:
        lines.append(f"{rung.by}: {_scalar(rung.value or '')}{either if rung.by == 'text' else ''}")
    if rung.name is not None:
        lines.append(f"name: {_scalar(rung.name)}{either}")
    if rung.ui is not None:
        lines.append(f"ui: {_scalar(rung.ui)}")
    yield f"{indent}- {lines[0]}"
    yield from (f"{indent}  {line}" for line in lines[1:])
    if rung.within:
        yield f"{indent}  within:"
        yield from _rung(rung.within, f"{indent}    ")


def _either(keys: tuple[str, ...]) -> str:
    """For the writer, who knows which of several labels it is; a label is right in every language."""
    shown = [key for key in keys if _PLAIN.fullmatch(key)][:MOST_KEYS]
    return f" # better: ui: {' or '.join(shown)}" if shown else ""


def _comment(text: str, indent: str) -> Iterator[str]:
    for line in textwrap.wrap(text, WIDTH - len(indent) - 2, break_on_hyphens=False):
        yield f"{indent}# {line}"


def _scalar(text: str, *, words: bool = False) -> str:
    """A text as YAML: plain where it is a single word, else in double quotes, which YAML shares with JSON."""
    if not words and _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT:
        return text
    return "".join(
        char if char.isprintable() else json.dumps(char)[1:-1]
        for char in json.dumps(text, ensure_ascii=False)
    )
