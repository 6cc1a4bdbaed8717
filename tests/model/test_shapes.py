"""What each shape takes, what it makes of it, what it refuses, and that its JSON Schema agrees."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from guidewright.decode.rich import Inline, plain_text
from guidewright.model.reading import Reader
from guidewright.model.rich_shapes import Rich, RichLine
from guidewright.model.shapes import (
    MISSING,
    Choice,
    Day,
    Flag,
    Id,
    Label,
    ListOf,
    MapOf,
    Names,
    Number,
    Period,
    Ref,
    Shape,
    Text,
    Value,
    Whole,
)
from guidewright.yaml_nodes import parse_yaml


class Colour(Enum):
    RED = "red"
    DARK_BLUE = "dark-blue"


SHAPES: dict[str, Shape] = {
    "text": Text(),
    "words": Text(words=True),
    "id": Id(),
    "number": Number(least=0, most=10),
    "number-least": Number(least=1),
    "whole": Whole(least=-5, most=600),
    "flag": Flag(),
    "day": Day(),
    "period": Period(),
    "choice": Choice(Colour),
    "value": Value(),
    "list": ListOf(Id()),
    "map": MapOf(Whole()),
    "rich": Rich(),
    "line": RichLine(),
    "ref": Ref("role"),
    "label": Label(),
}


def read(shape: Shape, text: str) -> tuple[Any, Reader]:
    node, issues = parse_yaml(text, "one.yml")
    assert node is not None
    assert issues == ()
    reader = Reader("one.yml", text, "en")
    return shape.read(node, reader), reader


@pytest.mark.parametrize(
    ("shape", "text", "expected"),
    [
        ("text", "No", "No"),
        ("text", "1.10", "1.10"),
        ("text", "2026-01-01", "2026-01-01"),
        ("text", "'  padded '", "  padded "),
        ("id", "a-b.c_d9", "a-b.c_d9"),
        ("id", "4", "4"),
        ("number", "2.5", 2.5),
        ("number", "0", 0.0),
        ("whole", "-5", -5),
        ("whole", "007", 7),
        ("flag", "true", True),
        ("flag", "No", False),
        ("flag", "ON", True),
        ("day", "2024-02-29", dt.date(2024, 2, 29)),
        ("period", "90 days", 90),
        ("period", "1 week", 7),
        ("period", "6months", 180),
        ("period", "1 year", 365),
        ("choice", "dark-blue", Colour.DARK_BLUE),
        ("value", "true", True),
        ("value", "'true'", "true"),
        ("value", "5000", 5000),
        ("value", "-2.5", -2.5),
        ("value", "'5000'", "5000"),
        ("value", "1e3", "1e3"),
        ("list", "[a, b]", ("a", "b")),
        ("list", "[]", ()),
        ("map", "{b: 2, a: 1}", {"b": 2, "a": 1}),
        ("ref", "manager", "manager"),
    ],
)
def test_reads(shape: str, text: str, expected: object) -> None:
    value, reader = read(SHAPES[shape], text)
    assert value == expected
    assert type(value) is type(expected)
    assert reader.issues == []


@pytest.mark.parametrize(
    ("shape", "text", "rule", "place"),
    [
        ("text", "[a]", "wrong-type", "[a]"),
        ("text", "''", "invalid-value", "''"),
        ("text", "'  '", "invalid-value", "'  '"),
        ("id", "My Id", "invalid-value", "My Id"),
        ("id", "-a", "invalid-value", "-a"),
        ("id", "a--b", "invalid-value", "a--b"),
        ("id", "\uff41", "invalid-value", "\uff41"),
        ("number", "five", "wrong-type", "five"),
        ("number", "11", "invalid-value", "11"),
        ("number", "-0.1", "invalid-value", "-0.1"),
        ("number", "nan", "wrong-type", "nan"),
        ("number", "1e400", "wrong-type", "1e400"),
        ("number", "9" * 400, "wrong-type", "9" * 400),
        ("number", "٣", "wrong-type", "٣"),
        ("whole", "2.5", "wrong-type", "2.5"),
        ("whole", "1_000", "wrong-type", "1_000"),
        ("flag", "maybe", "wrong-type", "maybe"),
        ("flag", "{a: b}", "wrong-type", "{a: b}"),
        ("day", "2026-02-30", "invalid-value", "2026-02-30"),
        ("day", "1.10.2026", "invalid-value", "1.10.2026"),
        ("day", "20261001", "invalid-value", "20261001"),
        ("day", "2026-W01-1", "invalid-value", "2026-W01-1"),
        ("period", "often", "invalid-value", "often"),
        ("period", "6", "invalid-value", "6"),
        ("choice", "blue", "invalid-value", "blue"),
        ("value", "[a]", "wrong-type", "[a]"),
        ("list", "a", "wrong-type", "a"),
        ("list", "{a: b}", "wrong-type", "{a: b}"),
        ("map", "[a]", "wrong-type", "[a]"),
        ("rich", "[a]", "wrong-type", "[a]"),
        ("rich", "''", "invalid-value", "''"),
        ("line", "' '", "invalid-value", "' '"),
        ("rich", "a <b>c</b>", "markup-in-text", "<b>"),
        ("rich", "'[a](javascript:b)'", "unsafe-link", "javascript:b"),
    ],
)
def test_refuses(shape: str, text: str, rule: str, place: str) -> None:
    value, reader = read(SHAPES[shape], text)
    assert rule in {issue.rule.id for issue in reader.issues}
    first = reader.issues[0]
    assert text[first.span.start : first.span.end] == place
    if rule in ("wrong-type", "invalid-value"):
        assert value is MISSING


def test_a_broken_item_is_left_out_of_its_list() -> None:
    value, reader = read(ListOf(Id()), "[a, B C, d]")
    assert value == ("a", "d")
    assert len(reader.issues) == 1


def test_the_first_of_two_equal_keys_counts() -> None:
    assert read(MapOf(Whole()), "{a: 1, b: 2, a: 3}")[0] == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("shape", "text", "part"),
    [
        ("id", "My Id", "`my-id`"),
        ("id", "日本", "`my-id`"),
        ("choice", "drak-blue", "Did you mean `dark-blue`?"),
        ("choice", "zzz", "red, dark-blue"),
        ("number", "11", "from 0 to 10"),
        ("number-least", "0", "of at least 1"),
        ("list", "a", "Write `[a]`."),
    ],
)
def test_help_says_what_to_write(shape: str, text: str, part: str) -> None:
    assert part in read(SHAPES[shape], text)[1].issues[0].help


def test_rich_texts_note_the_labels_they_show() -> None:
    text = "'Press {{ ui.save }} or **{{ ui.nav.queue }}**'"
    value, reader = read(Rich(), text)
    assert [(use.key, text[use.span.start : use.span.end]) for use in reader.labels] == [
        ("save", "save"),
        ("nav.queue", "nav.queue"),
    ]
    assert plain_text(value) == "Press save or nav.queue"


def test_references_and_labels_are_noted_with_their_place() -> None:
    _, reader = read(ListOf(Ref("role")), "[manager, approver]")
    assert [(r.kind, r.id, r.start) for r in reader.references] == [
        ("role", "manager", 1),
        ("role", "approver", 10),
    ]
    assert [use.key for use in read(Label(), "save")[1].labels] == ["save"]


def test_one_line_of_markdown_is_inline() -> None:
    assert read(RichLine(), "a **b**")[0][0] == Inline("text", text="a ")


_yaml = st.recursive(
    st.one_of(
        st.sampled_from(
            [
                "true",
                "No",
                "5",
                "-2",
                "2.5",
                "a",
                "a-b",
                "red",
                "90 days",
                "2026-01-01",
                "",
                " ",
                "A B",
                "1_0",
                "0x1f",
            ]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
        st.integers(-1000, 1000),
        st.booleans(),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["a", "b", "one"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(value=_yaml, name=st.sampled_from(sorted(SHAPES)))
def test_no_value_makes_a_shape_raise(value: object, name: str) -> None:
    text = yaml.safe_dump({"key": value}, allow_unicode=True)
    node, issues = parse_yaml(text, "one.yml")
    if issues or node is None:
        return
    reader = Reader("one.yml", text, "en")
    found = MapOf(SHAPES[name]).read(node, reader)
    assert found is not MISSING
    assert reader.issues or "key" in found
    for issue in reader.issues:
        assert 0 <= issue.span.start <= issue.span.end <= len(text)


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_schemas_are_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SHAPES[name].schema(Names()))


@given(
    value=st.one_of(st.integers(-1000, 1000), st.booleans(), st.text(max_size=12)),
    name=st.sampled_from(sorted(set(SHAPES) - {"ref", "label"})),
)
def test_schemas_refuse_nothing_that_is_read_without_an_issue(value: object, name: str) -> None:
    """Editors must not underline what the compiler accepts."""
    shape = SHAPES[name]
    text = yaml.safe_dump(value, allow_unicode=True)
    node, issues = parse_yaml(text, "one.yml")
    quoted = isinstance(value, str) and name in {"flag", "number", "number-least", "whole"}
    if issues or node is None or quoted:
        return
    reader = Reader("one.yml", text, "en")
    if shape.read(node, reader) is not MISSING and not reader.issues:
        jsonschema.validate(value, shape.schema(Names()))


def test_schemas_complete_known_ids() -> None:
    names = Names({"role": ["b", "a"], "label": ["save"]})
    assert Ref("role").schema(names)["enum"] == ["a", "b"]
    assert Label().schema(names)["enum"] == ["save"]
    assert Ref("other").schema(names) == {"type": "string"}
