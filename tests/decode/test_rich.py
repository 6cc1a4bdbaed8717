"""The Markdown subset of tours and quizzes: what it reads, what it refuses, and that it takes any text."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given

from guidewright.decode.rich import Block, Inline, parse_inline, parse_rich, plain_text
from tests.decode.material import texts

KINDS = {"text", "strong", "emphasis", "code", "link", "label", "break"}


def shown(parts: tuple[Block, ...] | tuple[Inline, ...]) -> str:
    """A compact form: `p(a *b*)`."""
    return "".join(_shown(parts))


def _shown(parts: tuple[Block, ...] | tuple[Inline, ...]) -> Iterator[str]:
    marks = {
        "paragraph": "p",
        "bullets": "ul",
        "numbers": "ol",
        "strong": "s",
        "emphasis": "e",
        "code": "c",
        "label": "l",
        "link": "a",
    }
    for part in parts:
        mark = marks.get(part.kind, "")
        inner = "".join(_shown(part.children))
        if isinstance(part, Block):
            inner += "|".join("".join(_shown(item)) for item in part.items)
        else:
            inner += part.text or ""
            inner += f"→{part.href}" if part.href is not None else ""
        yield f"{mark}({inner})" if mark else inner


def rich(text: str) -> str:
    return shown(parse_rich(text)[0])


def refused(text: str) -> list[tuple[str, str]]:
    return [(problem.rule.id, problem.excerpt) for problem in parse_rich(text)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One", "p(One)"),
        ("One\ntwo", "p(One two)"),
        ("One\n\nTwo", "p(One)p(Two)"),
        ("  One  \n \n\n Two", "p(One)p(Two)"),
        ("- a\n- b", "ul(a|b)"),
        ("* a\n+ b", "ul(a|b)"),
        ("1. a\n2) b", "ol(a|b)"),
        ("Do:\n- a\n- b", "p(Do:)ul(a|b)"),
        ("- a\n1. b", "ul(a)ol(b)"),
        ("- a\n  more\n- b", "ul(a more|b)"),
        ("**a**", "p(s(a))"),
        ("*a* _b_", "p(e(a) e(b))"),
        ("**a *b* c**", "p(s(a e(b) c))"),
        ("`a`", "p(c(a))"),
        ("`**a**`", "p(c(**a**))"),
        ("[a](b.md)", "p(a(a→b.md))"),
        ("[**a**](b)", "p(a(s(a)→b))"),
        ("{{ ui.a.b }}", "p(l(a.b))"),
        ("**{{ ui.a }}**", "p(s(l(a)))"),
        (r"\*a\* \[b\] \<c", "p(*a* [b] <c)"),
        ("snake_case_word", "p(snake_case_word)"),
        ("2 * 3 * 4", "p(2 * 3 * 4)"),
        ("a ** b", "p(a ** b)"),
        ("1.5 apples", "p(1.5 apples)"),
        ("-5 degrees", "p(-5 degrees)"),
        ("日本**語**", "p(日本s(語))"),
        ("", ""),
        (" \n\t\n", ""),
    ],
)
def test_reads(text: str, expected: str) -> None:
    assert rich(text) == expected
    assert refused(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>a</b>", [("markup-in-text", "<b>"), ("markup-in-text", "</b>")]),
        ("a <!-- b --> c", [("markup-in-text", "<!-- b -->")]),
        ("<script>alert(1)</script>", [("markup-in-text", "<script>"), ("markup-in-text", "</script>")]),
        ("<img src=x onerror=a", [("markup-in-text", "<img src=x onerror=a")]),
        ("[a](javascript:b)", [("unsafe-link", "javascript:b")]),
        ("[a](java&Tab;script:b)", [("unsafe-link", "java&Tab;script:b")]),
        (r"\<b\>", []),
        ("5 < 6 > 4", []),
        ("a <3 b", []),
    ],
)
def test_refuses(text: str, expected: list[tuple[str, str]]) -> None:
    assert refused(text) == expected


def test_a_refused_link_leads_nowhere() -> None:
    assert rich("[a](javascript:b)") == "p(a(a→#))"


def test_inline_is_one_line() -> None:
    parts, problems = parse_inline("a\n  **b**\n\n- c")
    assert shown(parts) == "a s(b) - c"
    assert problems == ()


def test_plain_text_is_the_words() -> None:
    blocks, _ = parse_rich("Press **Save** and `go`:\n\n- [one](a)\n- two")
    assert plain_text(blocks) == "Press Save and go : one two"


@given(text=texts())
def test_takes_any_text(text: str) -> None:
    blocks, problems = parse_rich(text)
    inlines, more = parse_inline(text)
    for part in (*_inlines(blocks), *_inlines(inlines)):
        assert part.kind in KINDS
        assert part.text != ""
        assert not (part.href or "").lower().startswith("javascript")
    for problem in (*problems, *more):
        assert problem.excerpt in text
        assert problem.message
        assert problem.help


def _inlines(parts: tuple[Block, ...] | tuple[Inline, ...]) -> Iterator[Inline]:
    for part in parts:
        if isinstance(part, Inline):
            yield part
        else:
            for item in part.items:
                yield from _inlines(item)
        yield from _inlines(part.children)


@given(text=texts())
def test_words_are_kept(text: str) -> None:
    """Letters never get lost: what is not understood is shown as it was written."""
    blocks, _ = parse_rich(text)
    assert sum(map(str.isalpha, plain_text(blocks))) <= sum(map(str.isalpha, text))
    if not set("\\`*_[](){}<>-+.#!&") & set(text):
        assert "".join(plain_text(blocks).split()) == "".join(text.split())


UNITS = (
    "`a",
    "**a",
    "*a ",
    "_a",
    "[a](",
    "[a]",
    "{{ ui.",
    "<a ",
    "<",
    "<!--",
    "- a\n",
    "- ",
    "\\",
    "a\n",
    "\n \n",
    "[a](b ",
    "***",
    "<_",
)


@pytest.mark.parametrize("unit", UNITS)
def test_the_worst_texts_take_no_longer_than_others(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    started = time.process_time()
    parse_rich(text)
    parse_rich(text + "x")
    assert time.process_time() - started < 2


def test_deep_emphasis_is_no_recursion() -> None:
    for text in ("**a *b " * 5000, "[" * 5000 + "a" + "](b)" * 5000, "**" * 5000):
        parse_rich(text)


def test_addresses_with_brackets_are_links() -> None:
    blocks, problems = parse_rich("[a](https://example.com/x_(y)) and [b](javascript:alert(1))")
    assert [inline.href for inline in blocks[0].children if inline.kind == "link"] == [
        "https://example.com/x_(y)",
        "#",
    ]
    assert [problem.rule.id for problem in problems] == ["unsafe-link"]


@pytest.mark.parametrize("text", ["钱*给了谁*了", "谁*决定*了", "誰が*決める*のか", "누가*결정*하나"])
def test_emphasis_needs_no_spaces_where_the_language_has_none(text: str) -> None:
    parsed, problems = parse_inline(text)
    assert not problems
    assert [one.kind for one in parsed][1] == "emphasis", parsed


@pytest.mark.parametrize("text", ["2*3*4", "a*b*c"])
def test_stars_inside_words_are_stars(text: str) -> None:
    parsed, _ = parse_inline(text)
    assert [one.kind for one in parsed] == ["text"]
