"""Snippets: found, never in a circle, never without bound, and checked in a time that follows their number."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidewright.model.snippets import snippet_named
from tests.model.material import article, built


def ruled(files: dict[str, str]) -> list[tuple[str, str]]:
    return [(issue.rule.id, issue.span.path.removeprefix("content/snippets/")) for issue in built(files)[1]]


def web(includes: dict[int, list[int]]) -> dict[str, str]:
    return {
        f"snippets/s{name}.md": "".join(f"{{{{ snippet.s{inner} }}}}\n" for inner in inners) or "Words.\n"
        for name, inners in includes.items()
    }


def test_snippets_are_found_in_the_best_language() -> None:
    academy, issues = built({"snippets/a/b.md": "One.\n", "snippets/a/b.ja.md": "一。\n"})
    assert issues == ()
    for language, text in (("en", "One.\n"), ("ja", "一。\n"), ("zh", "One.\n")):
        found = snippet_named(academy, "a/b", language)
        assert found is not None
        assert found.body.text == text
    assert snippet_named(academy, "b", "en") is None


@pytest.mark.parametrize(
    ("includes", "expected"),
    [
        ({0: [1], 1: [2], 2: []}, []),
        ({0: [1, 1, 2], 1: [2], 2: []}, []),
        ({0: [0]}, [0]),
        ({0: [1], 1: [0]}, [0, 1]),
        ({0: [1], 1: [2], 2: [1]}, [1, 2]),
        ({0: [1], 1: [0, 2], 2: [3], 3: [2]}, [0, 1, 2, 3]),
    ],
)
def test_circles_are_reported_where_they_are_closed(
    includes: dict[int, list[int]], expected: list[int]
) -> None:
    assert ruled(web(includes)) == [("include-cycle", f"s{number}.md") for number in expected]


def test_a_circle_may_exist_in_a_translation_only() -> None:
    files = {
        "snippets/a.md": "One.\n",
        "snippets/a.ja.md": "{{ snippet.b }}\n",
        "snippets/b.md": "{{ snippet.a }}\n",
    }
    assert ruled(files) == [("include-cycle", "a.ja.md"), ("include-cycle", "b.md")]


@given(includes=st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=3), max_size=7))
def test_a_snippet_is_on_a_circle_or_not(includes: dict[int, list[int]]) -> None:
    known = {name: [inner for inner in inners if inner in includes] for name, inners in includes.items()}

    def reaches(start: int, goal: int) -> bool:
        seen: set[int] = set()
        pending = [start]
        while pending:
            name = pending.pop()
            if name == goal:
                return True
            if name not in seen:
                seen.add(name)
                pending += known[name]
        return False

    on_circle = {name for name, inners in known.items() if any(reaches(inner, name) for inner in inners)}
    found = {path for rule, path in ruled(web(known)) if rule == "include-cycle"}
    assert found == {f"s{name}.md" for name in on_circle}


def test_what_grows_too_large_is_reported_once_where_it_does() -> None:
    files = web({number: [number + 1] * 10 for number in range(30)} | {30: []})
    files["articles/one.md"] = article(body="{{ snippet.s0 }}\n")
    assert [rule for rule, _ in ruled(files)] == ["include-too-large"]


def test_a_page_may_grow_too_large_by_itself() -> None:
    files = {
        "snippets/a.md": "x" * 1_500_000,
        "articles/one.md": article(body="{{ snippet.a }}\n{{ snippet.a }}\n"),
    }
    found = built(files)[1]
    assert [issue.rule.id for issue in found] == ["include-too-large"]
    assert files["articles/one.md"][found[0].span.start :] == "{{ snippet.a }}\n"


@pytest.mark.parametrize(
    "includes",
    [
        {number: [number + 1] for number in range(3000)} | {3000: []},
        {number: [(number + 1) % 3000] for number in range(3000)},
        {number: list(range(150)) for number in range(150)},
        {number: list(range(number)) for number in range(200)},
    ],
    ids=["chain", "ring", "web", "pyramid"],
)
def test_many_snippets_take_no_longer_than_their_number(includes: dict[int, list[int]]) -> None:
    files = web(includes)
    started = time.process_time()
    built(files)
    assert time.process_time() - started < 5
