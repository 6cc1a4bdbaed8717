"""The published schemas of tours, manifest and quizzes: what they accept and reject. vitest reads the same fixtures."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from guidewright.compiler import check
from guidewright.model import Academy
from guidewright.render import contract
from guidewright.render.contract_types import json_schema, typescript
from guidewright.render.quizzes import quiz_json
from guidewright.render.tours import manifest_tours, tour_files
from guidewright.render.words import load_words
from guidewright.resources import template_files

FIXTURES = Path(__file__).parent / "fixtures"
ACCEPTED = {"valid": True, "invalid": False, "strict": False, "meaning": True}
FILES = sorted(FIXTURES.glob("*/*/*.json"))


def accepts(kind: str, value: Any) -> bool:
    return bool(Draft202012Validator(json_schema(kind)).is_valid(value))


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: path.relative_to(FIXTURES).with_suffix("").as_posix()
)
def test_the_schema_judges(path: Path) -> None:
    kind, group, _ = path.relative_to(FIXTURES).parts
    assert accepts(kind, json.loads(path.read_text(encoding="utf-8"))) is ACCEPTED[group]


@pytest.mark.parametrize("kind", contract.ROOTS)
def test_each_kind_has_fixtures(kind: str) -> None:
    Draft202012Validator.check_schema(json_schema(kind))
    for group in ("valid", "invalid", "strict"):
        assert list((FIXTURES / kind / group).glob("*.json"))


@pytest.mark.parametrize("kind", contract.ROOTS)
def test_the_valid_fixtures_use_every_property(kind: str) -> None:
    used: set[str] = set()
    for path in (FIXTURES / kind / "valid").glob("*.json"):
        _note(json.loads(path.read_text(encoding="utf-8")), used)
    declared = {name for record in json_schema(kind)["$defs"].values() for name in record["properties"]}
    assert declared - used == set()


def _note(value: Any, used: set[str]) -> None:
    if isinstance(value, dict):
        used.update(value)
        for inner in value.values():
            _note(inner, used)
    elif isinstance(value, list):
        for inner in value:
            _note(inner, used)


@pytest.fixture(scope="module")
def academy(root: Path) -> Academy:
    return check(root, today=dt.date(2027, 1, 1)).academy


def test_what_the_build_writes_is_valid(academy: Academy) -> None:
    tours = tour_files(academy)
    assert len(tours) >= len(academy.tours)
    for file in tours:
        assert accepts("tour", json.loads(file.text)), file.path
    manifest = contract.Manifest(
        release="0123456789ab",
        site="../",
        languages=academy.languages,
        player=contract.Player(file="player.js", integrity="sha256-"),
        tours=manifest_tours(academy),
    )
    assert accepts("manifest", contract.to_json(manifest))


def test_the_quizzes_in_pages_are_valid(academy: Academy) -> None:
    files = template_files()
    for localised in academy.quizzes.values():
        for language in academy.languages:
            text = quiz_json(localised.best(language), language, academy, load_words(language, files))
            assert accepts("quiz", json.loads(text)), f"{localised.source.id} in {language}"


def test_the_pages_types_are_the_compilers(root: Path) -> None:
    committed = (root / "runtime" / "src" / "contract.ts").read_text(encoding="utf-8")
    assert committed == typescript(), (
        "write it anew: guidewright schema --typescript > runtime/src/contract.ts"
    )
