"""YAML text in, nodes with offsets out: what survives, what is refused, and how long the worst text takes."""

from __future__ import annotations

import json
import time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from guidewright.yaml_nodes import MAX_DEPTH, MAX_NODES, Mapping, Node, Scalar, Sequence, parse_yaml
from tests.decode.material import nodes, texts


def parsed(text: str) -> Node | None:
    root, issues = parse_yaml(text, "one.yml")
    assert issues == ()
    return root


def refused(text: str) -> tuple[str, str]:
    """The rule and the words it points at."""
    root, issues = parse_yaml(text, "one.yml")
    assert root is None
    assert len(issues) == 1
    return issues[0].rule.id, text[issues[0].span.start : issues[0].span.end]


def plain(node: Node | None) -> object:
    """Ordinary Python values, all texts."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


def test_values_stay_text() -> None:
    assert plain(parsed("a: No\nb: 1.10\nc: 2026-01-01\nd: ~\ne:\nf: 0o7\n")) == {
        "a": "No",
        "b": "1.10",
        "c": "2026-01-01",
        "d": "~",
        "e": "",
        "f": "0o7",
    }


def test_duplicate_keys_survive_in_order() -> None:
    root = parsed("a: 1\nb: 2\na: 3\n")
    assert isinstance(root, Mapping)
    assert [key.text for key, _ in root.entries] == ["a", "b", "a"]
    found = root.get("a")
    assert isinstance(found, Scalar)
    assert found.text == "1"
    assert root.key("c") is None


def test_quoted_texts_are_told_from_plain_ones() -> None:
    root = parsed("a: true\nb: 'true'\nc: \"true\"\nd: |\n  true\n")
    assert isinstance(root, Mapping)
    assert [value.plain for _, value in root.entries if isinstance(value, Scalar)] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("title: Café ☕ 日本\nlevel: start\n", "level", "start"),
        ("a: [b, {c: d}]  # note\n", "a", "[b, {c: d}]"),
        ("a:\n  - b\n  - c: d\n\n\ne: f\n", "a", "- b\n  - c: d"),
        ("a:\n  b: c\n  d: 'e'\n# note\ne: f\n", "a", "b: c\n  d: 'e'"),
        ("x: &x [1, 2]\na:\n  b: *x\n  c: *x\nd: e\n", "a", "b: *x\n  c: *x"),
        ("a:\n  b:\n    - [c]\nd: e\n", "a", "b:\n    - [c]"),
        ("👩‍💻: x\na: b\n", "a", "b"),
    ],
)
def test_spans_are_what_a_reader_sees(text: str, key: str, expected: str) -> None:
    root = parsed(text)
    assert isinstance(root, Mapping)
    value = root.get(key)
    assert value is not None
    assert text[value.start : value.end] == expected


def test_offset_moves_every_span() -> None:
    text = "a: [b, c]\nd: {e: f}\n"
    here, there = parse_yaml(text, "x")[0], parse_yaml(text, "x", 50)[0]
    assert [(n.start + 50, n.end + 50) for n in nodes(here)] == [(n.start, n.end) for n in nodes(there)]
    issue = parse_yaml("a: b: c", "x", 50)[1][0]
    assert issue.span.start == 54


@pytest.mark.parametrize("text", ["", "\n", "# only a note\n", "---\n", "---\n...\n"])
def test_empty_documents(text: str) -> None:
    root = parsed(text)
    assert root is None or plain(root) == ""


def test_aliases_stand_for_their_anchor() -> None:
    assert plain(parsed("a: &x {b: c}\nd: *x\ne: [*x, *x]\n")) == {
        "a": {"b": "c"},
        "d": {"b": "c"},
        "e": [{"b": "c"}, {"b": "c"}],
    }


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("a: b: c\n", "yaml-syntax", ":"),
        ("a: [b\n", "yaml-syntax", ""),
        ("a: 'b\n", "yaml-syntax", ""),
        ("a: @b\n", "yaml-syntax", "@"),
        ("a: b\n---\nc: d\n", "yaml-syntax", "---"),
        ("[a, b]: c\n", "yaml-syntax", "[a, b]"),
        ("a: b\x07\n", "yaml-syntax", "\x07"),
        ("日本: 語\x07\n", "yaml-syntax", "\x07"),
        ("a:\n\tb: c\n", "yaml-tab", "\t"),
        ("a:\n  - b\n\t- c\n", "yaml-tab", "\t"),
        ("a: *b\n", "alias-expansion", "*b"),
        ("a: &a\n  - *a\n", "alias-expansion", "*a"),
    ],
)
def test_what_cannot_be_read_is_one_issue_at_its_place(text: str, rule: str, place: str) -> None:
    assert refused(text) == (rule, place)


@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "? ", "[a, ", "{a: [", "!t [", "&a [", "[{", "? - "])
def test_nesting_without_end_is_refused_at_once(unit: str) -> None:
    started = time.process_time()
    root, issues = parse_yaml(unit * 100_000, "one.yml")
    assert root is None
    assert len(issues) == 1
    assert time.process_time() - started < 1


def test_nesting_is_refused_where_it_becomes_too_deep() -> None:
    assert refused("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))[0] == "nesting-too-deep"
    parsed("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    text = "".join(f"{'  ' * n}a:\n" for n in range(100_000 // 200))
    assert refused(text)[0] == "nesting-too-deep"


def bombs() -> list[str]:
    nested = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    wide = f"a: &a [{', '.join(['x'] * 1000)}]\n" + "".join(f"b{n}: *a\n" for n in range(1000))
    maps = "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n} {{k: *a{n - 1}, l: *a{n - 1}}}\n" for n in range(1, 60))
    scalars = "a: &a " + "x" * 1000 + "\nb: [" + ", ".join(["*a"] * (MAX_NODES + 1)) + "]\n"
    return [nested, wide, maps, scalars]


@pytest.mark.parametrize("number", range(len(bombs())))
def test_alias_bombs_are_refused(number: int) -> None:
    started = time.process_time()
    assert refused(bombs()[number])[0] == "alias-expansion"
    assert time.process_time() - started < 5


def test_many_aliases_of_small_things_are_fine() -> None:
    text = "a: &a [x, y]\nb:\n" + "  - *a\n" * 1000
    root = parsed(text)
    assert isinstance(root, Mapping)


@pytest.mark.parametrize(
    "unit",
    ["x: 1\n", "- a\n", "a: |\n  b\n", "'a' ", "# note\n", "a: 'b", "&a ", "!!", "%", "a: \\", '"\\u0041'],
)
def test_the_worst_texts_take_no_longer_than_others(unit: str) -> None:
    started = time.process_time()
    parse_yaml(unit * (200_000 // len(unit)), "one.yml")
    assert time.process_time() - started < 4


@given(text=texts())
@example(text="&a ")
@example(text="\ufeff\ufeff\ufeff---\n")
def test_takes_any_text(text: str) -> None:
    root, issues = parse_yaml(text, "one.yml", 7)
    assert len(issues) <= 1
    assert root is None or not issues
    for issue in issues:
        assert 7 <= issue.span.start <= issue.span.end <= len(text) + 7
    for node in nodes(root):
        assert 7 <= node.start <= node.end <= len(text) + 7
        if (
            isinstance(node, Scalar)
            and node.plain
            and len((written := text[node.start - 7 : node.end - 7]).splitlines()) == 1
            and not written.startswith("&")  # an anchor belongs to its scalar
        ):
            assert written.rstrip() == node.text


_values = st.recursive(
    st.text(
        st.characters(
            codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff"
        ),
        max_size=20,
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4),
        st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), inner, min_size=1, max_size=4),
    ),
    max_leaves=12,
)


@given(value=_values, flow=st.booleans())
def test_whatever_a_writer_can_dump_comes_back(value: object, flow: bool) -> None:
    text = yaml.safe_dump({"a": value}, allow_unicode=True, default_flow_style=flow)
    assert plain(parsed(text)) == {"a": value}


@given(value=_values)
def test_json_is_read_as_well(value: object) -> None:
    assert plain(parsed(json.dumps({"a": value}, ensure_ascii=False, indent="\t"))) == {"a": value}


def test_escapes_that_yaml_does_not_have_are_explained() -> None:
    for text in ('{"a": "\\ud83d\\ude00"}', '{"a": "\\d+"}'):
        root, issues = parse_yaml(text, "en.json")
        assert root is None
        assert issues[0].help.startswith("Write the character itself")
