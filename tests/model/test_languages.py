"""File names in, originals and translations out."""

from __future__ import annotations

import pytest

from guidewright.collect import Area, SourceFile
from guidewright.decode import Document, decode
from guidewright.model.languages import group_languages

LANGUAGES = ("en", "ja", "zh-Hans")


def documents(*names: str) -> list[Document]:
    return [decode(SourceFile(f"content/{name}", Area.DOCS, name, "", ""))[0] for name in sorted(names)]


def grouped(*names: str) -> dict[str, list[str]]:
    groups, issues = group_languages(documents(*names), LANGUAGES)
    assert issues == ()
    return {group.name: sorted(group.translations) for group in groups.values()}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["articles/a.md"], {"articles/a": []}),
        (["articles/a.md", "articles/a.ja.md"], {"articles/a": ["ja"]}),
        (["articles/a.md", "articles/a.ja.md", "articles/a.zh-Hans.md"], {"articles/a": ["ja", "zh-Hans"]}),
        (["tracks/t.yml", "tracks/t.ja.yml"], {"tracks/t": ["ja"]}),
        # What only looks like a language is part of the name.
        (["articles/v1.2.md"], {"articles/v1.2": []}),
        (["articles/node.js.md"], {"articles/node.js": []}),
        (["articles/a.en.md"], {"articles/a.en": []}),
        (["articles/a.b/c.md"], {"articles/a.b/c": []}),
        (["articles/a.JA.md"], {"articles/a.JA": []}),
    ],
)
def test_translations_stand_beside_their_originals(names: list[str], expected: dict[str, list[str]]) -> None:
    assert grouped(*names) == expected


@pytest.mark.parametrize(
    ("names", "rule", "path"),
    [
        (["articles/a.ja.md"], "orphan-translation", "content/articles/a.ja.md"),
        (["tracks/t.yml", "articles/t.ja.md"], "orphan-translation", "content/articles/t.ja.md"),
        (["articles/a.md", "articles/a.de.md"], "unknown-language", "content/articles/a.de.md"),
        (["articles/a.md", "articles/a.zh.md"], "unknown-language", "content/articles/a.zh.md"),
    ],
)
def test_what_translates_nothing_is_reported(names: list[str], rule: str, path: str) -> None:
    _, issues = group_languages(documents(*names), LANGUAGES)
    assert [(issue.rule.id, issue.span.path) for issue in issues] == [(rule, path)]


def test_a_near_miss_is_suggested() -> None:
    _, issues = group_languages(documents("articles/a.md", "articles/a.zh-Hant.md"), LANGUAGES)
    assert issues[0].help.startswith("Did you mean `zh-Hans`?")
