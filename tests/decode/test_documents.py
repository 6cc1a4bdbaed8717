"""Source files in, documents out: kinds by place, front matter, and nothing that raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidewright.collect import Area
from guidewright.decode import Document, Kind, decode
from guidewright.diagnostics import Issue
from guidewright.yaml_nodes import Mapping, Scalar
from tests.decode.material import file_of, nodes, texts

NAMES = (
    *("articles/one.md", "articles/a/b.ja.md", "releases/r.md", "snippets/s.md", "index.md", "notes/free.md"),
    *(
        "tracks/t.yml",
        "quizzes/q.yml",
        "tracks/t.yaml",
        "academy.yml",
        "academy.ja.yml",
        "glossary.yml",
        "other/o.yml",
    ),
    *("t.yml", "en.json", "main.html", "weird", ".md", "a..b.md", "quizzes/.yml"),
)


def decoded(text: str, area: Area = Area.DOCS, name: str = "articles/one.md") -> tuple[Document, list[str]]:
    document, issues = decode(file_of(text, area, name))
    return document, [issue.rule.id for issue in issues]


@given(text=texts(), area=st.sampled_from(Area), name=st.sampled_from(NAMES))
def test_decode_takes_any_text(text: str, area: Area, name: str) -> None:
    document, issues = decode(file_of(text, area, name))
    assert document.text == text
    for issue in issues:
        _inside(issue, text)
    for node in nodes(document.root):
        assert 0 <= node.start <= node.end <= len(text)
    if not document.readable:
        assert issues
        assert document.root is None


def _inside(issue: Issue, text: str) -> None:
    assert 0 <= issue.span.start <= issue.span.end <= len(text), issue
    assert issue.message
    assert issue.help


@given(text=texts())
def test_parts_of_a_body_are_where_they_say(text: str) -> None:
    document, _ = decode(file_of(text))
    body = document.body
    assert body is not None
    assert text[body.start :] == body.text
    for link in body.links:
        assert text[link.start : link.end] == link.target
    for heading in body.headings:
        assert heading.text in text[heading.start : heading.end]
    for fence in body.fences:
        assert fence.info == text[fence.info_start : fence.info_start + len(fence.info)]
        assert fence.body == text[fence.body_start : fence.body_start + len(fence.body)]
        assert 0 <= fence.start < fence.end <= len(text)
    for placeholder in body.placeholders:
        assert text[placeholder.start : placeholder.end].startswith("{{")
        assert placeholder.key in text[placeholder.start : placeholder.end]


@pytest.mark.parametrize(
    ("area", "name", "kind"),
    [
        (Area.DOCS, "academy.yml", Kind.ACADEMY),
        (Area.DOCS, "academy.ja.yml", Kind.ACADEMY),
        (Area.DOCS, "academy.zh-Hans.yml", Kind.ACADEMY),
        (Area.DOCS, "glossary.yml", Kind.GLOSSARY),
        (Area.DOCS, "articles/workflows/approve.md", Kind.ARTICLE),
        (Area.DOCS, "articles/approve.md", Kind.ARTICLE),
        (Area.DOCS, "releases/4-2.md", Kind.RELEASE),
        (Area.DOCS, "snippets/support.md", Kind.SNIPPET),
        (Area.DOCS, "tracks/managers.yml", Kind.TRACK),
        (Area.DOCS, "tracks/managers.yaml", Kind.TRACK),
        (Area.DOCS, "quizzes/approvals.yml", Kind.QUIZ),
        (Area.DOCS, "index.md", Kind.PAGE),
        (Area.DOCS, "articles.md", Kind.PAGE),
        (Area.DOCS, "tracks/notes.md", Kind.PAGE),
        (Area.DOCS, "trakcs/managers.yml", Kind.UNPLACED),
        (Area.DOCS, "stray.yml", Kind.UNPLACED),
        (Area.DOCS, "sub/academy.yml", Kind.UNPLACED),
        (Area.TOURS, "approve.yml", Kind.TOUR),
        (Area.LABELS, "en.json", Kind.LABELS),
        (Area.CONFIG, "mkdocs.yml", Kind.CONFIG),
        (Area.TEMPLATES, "main.html", Kind.TEMPLATE),
    ],
)
def test_kind_follows_from_the_place(area: Area, name: str, kind: Kind) -> None:
    assert decoded("", area, name)[0].kind is kind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("articles/a/one.md", "articles/a/one"),
        ("articles/a/one.ja.md", "articles/a/one.ja"),
        ("academy.ja.yml", "academy.ja"),
    ],
)
def test_name_is_the_path_without_extension(name: str, expected: str) -> None:
    assert decoded("", name=name)[0].name == expected


def test_templates_keep_their_name_and_are_not_read() -> None:
    document, issues = decoded("{% a: [", Area.TEMPLATES, "theme/main.html")
    assert document.name == "theme/main.html"
    assert document.root is None
    assert issues == []


@pytest.mark.parametrize("end", ["---\n", "---", "...\n", "---  \n"])
def test_front_matter_ends(end: str) -> None:
    document, issues = decoded(f"---\ntitle: One\n{end}")
    assert isinstance(document.root, Mapping)
    assert document.root.entries[0][0].text == "title"
    assert document.body is not None
    assert document.body.text == ""
    assert issues == []


def test_front_matter_values_keep_their_place_in_the_file() -> None:
    text = "---\ntitle: Café ☕\nlevel: start\n---\n# Body\n"
    document, _ = decoded(text)
    assert isinstance(document.root, Mapping)
    value = document.root.get("level")
    assert isinstance(value, Scalar)
    assert text[value.start : value.end] == "start"
    assert document.body is not None
    assert text[document.body.headings[0].start :] == "# Body\n"


@pytest.mark.parametrize(
    "text", ["---\n\nA rule above.\n", "--- \n", "----\n", "---", "---\n\n---\n", "a\n---\nb: c\n---\n"]
)
def test_what_only_looks_like_front_matter(text: str) -> None:
    document, issues = decoded(text)
    assert document.root is None
    assert document.readable
    assert issues == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("---\ntitle: One\n\nWords.\n", "front-matter-unclosed"),
        ("---\n- one\n---\n", "front-matter-shape"),
        ("---\nwords\n---\n", "front-matter-shape"),
        ("---\ntitle: a: b\n---\n", "yaml-syntax"),
        ("---\n\ttitle: a\n---\n", "yaml-tab"),
    ],
)
def test_unreadable_front_matter_is_one_issue_and_the_body_is_still_read(text: str, rule: str) -> None:
    document, issues = decoded(text + "\n# Heading\n")
    assert issues == [rule]
    assert not document.readable
    assert document.body is not None
    assert document.body.headings[-1].text == "Heading"


def test_repeated_keys_are_found_at_any_depth_once_each() -> None:
    text = "a: 1\nb:\n  - {c: 1, c: 2, c: 3}\na: 2\n"
    document, issues = decode(file_of(text, name="quizzes/q.yml"))
    assert document.root is not None
    assert [issue.rule.id for issue in issues] == ["duplicate-key", "duplicate-key"]
    assert sorted(text[i.span.start : i.span.end] for i in issues) == ["a", "c"]
    assert sorted(i.span.start for i in issues) == [text.index("c: 2"), text.rindex("a: 2")]


def test_repeated_keys_of_the_site_configuration_are_its_own_business() -> None:
    assert decoded("a: 1\na: 2\n", Area.CONFIG, "mkdocs.yml")[1] == []


@given(
    st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.integers(), min_size=1, max_size=6),
    st.data(),
)
def test_any_repeated_key_is_found(entries: dict[str, int], data: st.DataObject) -> None:
    again = data.draw(st.sampled_from(sorted(entries)))
    lines = [f"{key}: {value}" for key, value in entries.items()] + [f"{again}: 0"]
    assert decoded("\n".join(lines) + "\n", name="quizzes/q.yml")[1] == ["duplicate-key"]
