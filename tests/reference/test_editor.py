"""Where an editor applies which schema: originals and translations never share one."""

from __future__ import annotations

import json
from fnmatch import fnmatch

import pytest

from guidewright.reference import editor_settings

SCHEMAS = json.loads(editor_settings("content"))["yaml.schemas"]


def schemas_for(path: str) -> list[str]:
    """As editors match: `*` is any run of characters, and `!` takes away."""
    found = []
    for schema, patterns in SCHEMAS.items():
        wanted = [p for p in patterns if not p.startswith("!")]
        refused = [p[1:] for p in patterns if p.startswith("!")]
        loose = [pattern.replace("**/", "*") for pattern in (*wanted, *refused)]
        hits = [fnmatch(path, pattern) for pattern in loose]
        if any(hits[: len(wanted)]) and not any(hits[len(wanted) :]):
            found.append(schema.rsplit("/", 1)[-1].removesuffix(".json"))
    return found


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("content/academy.yml", "academy"),
        ("content/academy.ja.yml", "academy.translation"),
        ("content/glossary.yml", "glossary"),
        ("content/search/zh.yml", "search"),
        ("content/tracks/managers.yml", "track"),
        ("content/tracks/emea/managers.yml", "track"),
        ("content/quizzes/first.zh.yml", "quiz.translation"),
        ("tours/approve.yml", "tour"),
        ("tours/approve.ja.yml", "tour.translation"),
    ],
)
def test_each_file_has_one_schema(path: str, schema: str) -> None:
    assert schemas_for(path) == [schema]


@pytest.mark.parametrize("path", ["mkdocs.yml", "content/articles/a.md", ".github/workflows/guidewright.yml"])
def test_other_files_have_none(path: str) -> None:
    assert schemas_for(path) == []


def test_the_docs_folder_is_the_projects_own() -> None:
    assert "docs/academy.yml" in editor_settings("docs")
