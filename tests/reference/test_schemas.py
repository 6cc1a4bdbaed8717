"""The schemas that editors use: the sample's files pass, wrong ones do not, and the ids are the academy's own."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from guidewright.compiler import all_rules, check
from guidewright.model import Academy
from guidewright.model.references import known_ids
from guidewright.reference import FILES, file_schema, overlay_schema, refresh_schemas, schema_files
from tests.reference.yaml_values import files_of, front_matter, value


@pytest.fixture(scope="module")
def academy(root: Path) -> Academy:
    return check(root, today=dt.date(2027, 1, 1)).academy


def problems(schema: dict[str, Any], instance: Any) -> list[str]:
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(instance)
    return [f"{error.json_path}: {error.message[:200]}" for error in errors]


def read(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return front_matter(text) if path.suffix == ".md" else value(text)


def all_problems(
    files: Iterable[tuple[str, Path]], schemas: dict[str, dict[str, Any]]
) -> dict[str, list[str]]:
    found = {path.as_posix(): problems(schemas[kind], read(path)) for kind, path in files}
    assert len(found) > 3
    return {path: wrong for path, wrong in found.items() if wrong}


def test_every_file_of_the_sample_passes(root: Path, academy: Academy) -> None:
    schemas = {name: file_schema(name, known_ids(academy)) for name in FILES}
    assert all_problems(files_of(root, translated=False), schemas) == {}


def test_every_translation_of_the_sample_passes(root: Path, academy: Academy) -> None:
    schemas = {name: overlay_schema(name, known_ids(academy)) for name in FILES}
    assert all_problems(files_of(root, translated=True), schemas) == {}


WRONG: dict[str, tuple[str, str]] = {
    "an unknown key": ("tour", "titel: Open it"),
    "a required key is missing": ("track", "title: Managers"),
    "an unknown role": ("track", "{title: T, roles: [admin], items: []}"),
    "a role as a text": ("track", "{title: T, roles: manager, items: []}"),
    "an unknown item": ("track", "{title: T, roles: [manager], items: [{article: no-such-article}]}"),
    "a word that is no choice": (
        "tour",
        "{title: T, product: ledgerline, roles: [manager], steps: [], frequency: often}",
    ),
    "an id in capitals": (
        "tour",
        "{title: T, product: ledgerline, roles: [manager], steps: [{id: Open, title: T}]}",
    ),
    "an unknown label": (
        "tour",
        "{title: T, product: ledgerline, roles: [manager], steps: [{id: a, title: T, target: [{ui: no.such}]}]}",
    ),
    "a pass mark above 100": ("quiz", "{title: Q, roles: [], level: start, pass_mark: 120, questions: []}"),
    "a level of another academy": ("quiz", "{title: Q, roles: [], level: level-9, questions: []}"),
    "a list of roles in academy.yml": (
        "academy",
        "{title: A, languages: [en], roles: [a], levels: {}, topics: {}}",
    ),
    "a rule that is none": (
        "academy",
        "{title: A, languages: [en], roles: {}, levels: {}, topics: {}, rules: {no-rule: off}}",
    ),
    "a severity that is none": (
        "academy",
        "{title: A, languages: [en], roles: {}, levels: {}, topics: {}, rules: {unknown-key: hint}}",
    ),
    "a budget without source": (
        "academy",
        "{title: A, languages: [en], roles: {}, levels: {}, topics: {}, budgets: {tour_steps: {value: 5}}}",
    ),
    "a status of another system": (
        "article",
        "{roles: [], level: start, topics: [], kind: faq, status: live}",
    ),
    "a period without unit": ("article", "{roles: [], level: start, topics: [], kind: faq, review_every: 6}"),
    "a release without version": ("release", "{title: R, date: 2026-01-01}"),
    "a term without definition": ("glossary", "{terms: {flow: {term: Flow}}}"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_fails(name: str, academy: Academy) -> None:
    kind, text = WRONG[name]
    assert problems(file_schema(kind, known_ids(academy)), value(text)) != []


WRONG_WORDS: dict[str, tuple[str, str]] = {
    "roles are set in the original": ("tour", "roles: [manager]"),
    "steps are named by their id": ("tour", "steps: [{id: open-list, title: T}]"),
    "a step keeps its target": ("tour", "{steps: {open-list: {target: [{testid: a}]}}}"),
    "an unknown key": ("academy", "{roles: {manager: {titel: T}}}"),
    "a level is set in the original": ("quiz", "level: start"),
}


@pytest.mark.parametrize("name", WRONG_WORDS)
def test_translations_hold_words_only(name: str, academy: Academy) -> None:
    kind, text = WRONG_WORDS[name]
    assert problems(overlay_schema(kind, known_ids(academy)), value(text)) != []


def test_short_forms_pass(academy: Academy) -> None:
    text = "{title: T, product: ledgerline, roles: [manager], trigger: first-login, steps: [{id: a, title: T, advance: click}]}"
    assert problems(file_schema("tour", known_ids(academy)), value(text)) == []


def test_without_an_academy_any_id_passes() -> None:
    nothing = known_ids(Academy(docs="docs", settings=None))
    assert problems(file_schema("track", nothing), value("{title: T, roles: [any], items: []}")) == []


def test_the_ids_are_offered(academy: Academy) -> None:
    schema = file_schema("tour", known_ids(academy))
    assert academy.settings is not None
    properties = schema["$defs"]["Tour"]["properties"]
    assert properties["roles"]["items"]["enum"] == sorted(academy.settings.source.roles)
    rules = file_schema("academy", {})["$defs"]["Settings"]["properties"]["rules"]
    assert rules["propertyNames"]["enum"] == sorted(rule.id for rule in all_rules())


def test_every_kind_of_file_has_a_schema_and_one_for_translations_if_it_has_some(academy: Academy) -> None:
    files = schema_files(academy)
    assert set(files) == {
        f".guidewright/schemas/{name}{part}.json"
        for name, kind in FILES.items()
        for part in (("", ".translation") if kind.translated else ("",))
    }
    for text in files.values():
        schema = json.loads(text)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["title"].startswith("Guidewright ")


def test_only_what_has_changed_is_written(tmp_path: Path, academy: Academy) -> None:
    assert refresh_schemas(tmp_path, academy) == ()
    assert not (tmp_path / ".guidewright").exists()
    assert len(refresh_schemas(tmp_path, academy, make=True)) == len(schema_files(academy))
    assert refresh_schemas(tmp_path, academy) == ()
    tour = tmp_path / ".guidewright" / "schemas" / "tour.json"
    tour.write_text("{}", encoding="utf-8")
    assert refresh_schemas(tmp_path, academy) == (tour,)
    assert sorted(path.name for path in tour.parent.iterdir() if path.name.startswith(".")) == []
