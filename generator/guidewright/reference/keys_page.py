"""Every key that writers can set as a page of the manual, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from enum import Enum
from typing import Any

from guidewright.model import brand_shapes, rich_shapes, search_sets, shapes
from guidewright.model.embeds import Video
from guidewright.model.questions import question_kinds
from guidewright.model.records import Key, Record, RecordOf, keys_of
from guidewright.model.shapes import Shape
from guidewright.reference.sources import FILES, SourceFileKind

__all__ = ["keys_page"]

INTRODUCTION = """\
# Keys

Everything that can be set in the files of an academy. This page is made by `guidewright schema --markdown`. The same
declarations check your files and make the JSON Schemas with which `guidewright schema` lets an editor complete keys
and ids.

Keys of articles and releases stand in their front matter, between two lines `---`; the other kinds are YAML files.
A **required** key has no default. **Words** can be translated: `approve.ja.md` or `first-tour.ja.yml` beside the
original holds them in Japanese, and nothing else. Parts of a list are named by their `id` there:

```yaml
# tours/first-tour.ja.yml
title: はじめてのツアー
steps:
  open-list:
    title: 一覧を開く
```
"""
IN_TEXT = """\
## In the text of articles

| Written | Becomes |
|---|---|
| `{{ ui.<key> }}` | the product's own label, from its string catalogue, in the language of the page |
| `{{ snippet.<name> }}` | the passage `snippets/<name>.md` |
| a fence with the words `quiz <id>` | the quiz, to be taken in the page |
| a fence with the words `steps <id>` | the tour's steps as a numbered how-to with a link that starts the tour |
| a fence with the word `video` | a video player; its keys are [below](#video) |
"""
PLAIN: dict[type[Shape], str] = {
    rich_shapes.Rich: "Markdown without HTML",
    rich_shapes.RichLine: "one line of Markdown without HTML",
    brand_shapes.ColourShape: 'colour in quotes, `"#0b6550"`',
    brand_shapes.File: "file of the docs folder, relative to it",
    brand_shapes.FontName: "name of a font",
    search_sets.Found: "id of an article, or kind and id of another page: `term:approver`",
    shapes.Text: "text",
    shapes.Id: "id: lower case letters, digits and `-`",
    shapes.Label: "key of the string catalogue",
    shapes.Value: "text, number, `true` or `false`",
    shapes.Flag: "`true` or `false`",
    shapes.Day: "date, `2026-03-31`",
    shapes.Period: "period: `90 days`, `6 months`, `1 year`",
}


def keys_page() -> str:
    """The page, ending with a line break."""
    parts = [INTRODUCTION]
    seen: set[type[Record]] = set()
    for kind in FILES.values():
        parts += _file(kind, seen)
    return "\n".join([*parts, IN_TEXT, *_record(Video, seen, "###")])


def _file(kind: SourceFileKind, seen: set[type[Record]]) -> Iterator[str]:
    place = kind.place.replace("{docs}", "content")
    yield from (f"## {kind.name.capitalize()}", "", f"`{place}`: {_sentence(kind.record)}", "")
    yield from _table(kind.record, titled=kind.titled)
    if kind.record.OPEN:
        names = ", ".join(f"`{name}`" for name in sorted(kind.record.OPEN))
        yield from (f"Keys of the site engine may stand beside them: {names}.", "")
    for inner in _inner(kind.record):
        yield from _record(inner, seen, "###")


def _record(record: type[Record], seen: set[type[Record]], level: str) -> Iterator[str]:
    """A record's own section, once, and those of the records in it."""
    if record in seen:
        return
    seen.add(record)
    yield from (f"{level} {record.__name__}", "", _sentence(record), "")
    if record.SHORTHAND:
        yield from (f"A plain value stands for `{record.SHORTHAND}`.", "")
    yield from _table(record)
    if record.__name__ == "Question":
        yield from ("| `kind` | What it asks |", "|---|---|")
        yield from (f"| `{kind.name}` | {kind.doc} |" for kind in question_kinds().values())
        yield ""
    for inner in _inner(record):
        yield from _record(inner, seen, level)


def _table(record: type[Record], *, titled: bool = False) -> Iterator[str]:
    yield from ("| Key | Value | Default | Words | What it is |", "|---|---|---|---|---|")
    for item in keys_of(record):
        default = (
            "the first heading"
            if titled and item.name == "title" and item.required
            else _default(record, item)
        )
        words = "yes" if item.shape.words and not isinstance(item.shape, RecordOf) else ""
        yield f"| `{item.name}` | {_value(item.shape)} | {default} | {words} | {_doc(item)} |"
    yield ""


def _doc(item: Key) -> str:
    example = f" Example: `{item.example}`" if item.example else ""
    return (item.doc + example).replace("|", "\\|")


def _default(record: type[Record], item: Key) -> str:
    if item.required:
        return "**required**"
    default = next(f.default for f in fields(record) if f.name == item.name)
    if default is MISSING or default in (None, "", ()):
        return ""
    return f"`{_yaml(default)}`"


def _yaml(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _value(shape: Shape) -> str:
    match shape:
        case RecordOf():
            return f"[{shape.record.__name__}](#{shape.record.__name__.lower()})"
        case shapes.ListOf():
            return f"list: {_value(shape.item)}"
        case shapes.MapOf():
            return f"mapping of names to: {_value(shape.item)}"
        case shapes.Ref():
            kind = "article, track, quiz or tour" if shape.kind == "training" else shape.kind
            return f"id of {'an' if kind[0] in 'aeiou' else 'a'} {kind}"
        case shapes.Choice():
            return ", ".join(f"`{option.value}`" for option in shape.options)
        case shapes.Number():
            return _number(shape)
        case _:
            return PLAIN[type(shape)]


def _number(shape: shapes.Number) -> str:
    if shape.least is None or shape.most is None:
        return shape.name
    return f"{shape.name}, {shape.least:g} to {shape.most:g}"


def _inner(record: type[Record]) -> Iterator[type[Record]]:
    for item in keys_of(record):
        shape: Any = item.shape
        while isinstance(shape, (shapes.ListOf, shapes.MapOf)):
            shape = shape.item
        if isinstance(shape, RecordOf):
            yield shape.record


def _sentence(record: type[Record]) -> str:
    return (record.__doc__ or "").split("\n", maxsplit=1)[0]
