"""The manual as a whole: clean by its own rules, complete for the in-page code, and true in its snippets."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from guidewright.cli.commands_page import all_commands
from guidewright.compiler import all_rules
from guidewright.model.questions import question_kinds
from guidewright.model.records import Record, RecordOf, keys_of
from guidewright.model.shapes import ListOf, MapOf
from guidewright.reference import FILES
from guidewright.render.events import EVENTS
from guidewright.yaml_nodes import Mapping, Sequence, parse_yaml

ROOT = Path(__file__).parent.parent.parent
ARTICLES = sorted(
    path for path in (ROOT / "docs" / "content" / "articles").rglob("*.md") if path.parent.name != "reference"
)
DAY = "2026-12-01"
FENCE = re.compile(r"^( *)```(\w+)[^\n]*\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "guidewright", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def snippets(language: str) -> Iterator[tuple[Path, str]]:
    """Every snippet in a language, without the indentation of the list it stands in."""
    for path in ARTICLES:
        for indent, found, text in FENCE.findall(path.read_text(encoding="utf-8")):
            if found == language:
                yield path, re.sub(rf"^{indent}", "", text, flags=re.MULTILINE)


def test_it_has_no_issue() -> None:
    done = run("check", "docs", "--strict", "--today", DAY, "--format", "json")
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stdout


def test_it_builds_without_an_issue(tmp_path: Path) -> None:
    done = run("build", "docs", "--today", DAY, "--format", "json", "--out", tmp_path / "site")
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stdout + done.stderr
    for page in (
        "index.html",
        "roles/writer/index.html",
        "articles/reference/rules/index.html",
        "glossary/index.html",
    ):
        assert (tmp_path / "site" / page).is_file()


def test_every_role_has_what_it_needs() -> None:
    quizzes = list((ROOT / "docs" / "content" / "quizzes").glob("*.yml"))
    assert len(quizzes) >= 4
    assert len(ARTICLES) >= 35


COMMANDS = {name: (command, context) for name, command, context in all_commands()}


@pytest.mark.parametrize("language", ["sh", "text"])
def test_every_command_exists_with_its_options(language: str) -> None:
    lines = [
        (path, line)
        for path, text in snippets(language)
        for line in text.splitlines()
        if line.startswith("guidewright ")
    ]
    inline = [
        (path, found)
        for path in ARTICLES
        for found in re.findall(r"`(guidewright [a-z][^`<]*)`", path.read_text(encoding="utf-8"))
    ]
    assert lines or language == "text"
    for path, line in [*lines, *inline]:
        _expect_command(path, line)


def _expect_command(path: Path, line: str) -> None:
    words = line.split(" #", maxsplit=1)[0].split()
    name = next((" ".join(words[:n]) for n in (3, 2, 1) if " ".join(words[:n]) in COMMANDS), "")
    assert name != "guidewright", f"{path.name}: there is no command `{line}`"
    command, context = COMMANDS[name]
    known = {
        option
        for param in command.get_params(context)
        if isinstance(param, click.Option)
        for option in (*param.opts, *param.secondary_opts)
    }
    given = {word for word in words if word.startswith("--")}
    assert given <= known, f"{path.name}: {line}"


def test_every_yaml_snippet_is_yaml() -> None:
    found = list(snippets("yaml"))
    assert len(found) >= 25
    for path, text in found:
        _, issues = parse_yaml(text, path.name)
        assert not list(issues), (path.name, text)


IDS = {
    *(
        "roles",
        "levels",
        "topics",
        "segments",
        "industries",
        "features",
        "products",
        "terms",
        "objectives",
        "rules",
    ),
    *("where", "steps"),
}
"""Keys whose mappings are by id, or by a name of the product's own."""


def _records(record: type[Record], found: set[type[Record]]) -> set[type[Record]]:
    """A record and all that stand in it."""
    if record not in found:
        found.add(record)
        for key in keys_of(record):
            shape: Any = key.shape
            while isinstance(shape, ListOf | MapOf):
                shape = shape.item
            if isinstance(shape, RecordOf):
                _records(shape.record, found)
    return found


def _keys(node: Any, *, by_id: bool = False) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if not by_id:
                yield key.text
            yield from _keys(value, by_id=not by_id and key.text in IDS)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _keys(item)


def test_every_key_in_a_snippet_is_known() -> None:
    records: set[type[Record]] = set()
    for kind in FILES.values():
        _records(kind.record, records)
    known = {key.name for record in records for key in keys_of(record)}
    engine = {"site_name", "docs_dir", "theme", "name"}
    for path, text in snippets("yaml"):
        tree, _ = parse_yaml(text, path.name)
        unknown = set(_keys(tree)) - known - engine
        assert not unknown, (path.name, unknown)


def test_every_json_snippet_is_json() -> None:
    for _, text in snippets("json"):
        json.loads(text)


NAMES = re.compile(r"`([a-z]+(?:-[a-z]+)+)`")
OTHER = {
    *(
        "connect-src",
        "script-src",
        "style-src",
        "unsafe-inline",
        "unsafe-eval",
        "first-login",
        "until-done",
        "in-review",
        "data-user-from",
    ),
    *(
        "data-role-from",
        "http-404",
        "approve-invoice",
        "decide-invoice",
        "green-button",
        "nav-invoices",
        "filter-status",
        "zh-Hant",
        "guidewright-preview",
        "position-try-fallbacks",
        "guidewright-help",
        "data-button",
        "data-site",
        "data-language",
        "data-language-from",
        "data-role",
    ),
}


def test_every_rule_and_event_that_is_named_exists() -> None:
    known = {
        *(rule.id for rule in all_rules()),
        *(event.name for event in EVENTS),
        *question_kinds(),
        *OTHER,
    }
    for path in ARTICLES:
        named = set(NAMES.findall(path.read_text(encoding="utf-8")))
        assert named <= known, (path.name, named - known)


@pytest.fixture
def theming() -> str:
    return (ROOT / "docs/content/articles/product/theme-tours.md").read_text(encoding="utf-8")


def test_every_custom_property_of_the_card_is_told(theming: str) -> None:
    sheets = (
        (ROOT / "runtime/src/dom" / name).read_text(encoding="utf-8") for name in ("host.css", "card.css")
    )
    used = {name for sheet in sheets for name in re.findall(r"var\((--guidewright-[a-z-]+)", sheet)}
    assert set(re.findall(r"\| `(--guidewright-[a-z-]+)`", theming)) == used


def test_every_part_of_the_card_is_told(theming: str) -> None:
    code = (ROOT / "runtime/src/tours/card.ts").read_text(encoding="utf-8")
    parts = (
        set(re.findall(r'part: "(\w+)"', code))
        | set(re.findall(r'part\("\w+", "(\w+)"', code))
        | {"ring", "card", "button"}
    )
    told = set(re.findall(r"`(\w+)`", theming.split("## Parts")[1]))
    assert parts <= told, parts - told


def test_every_key_of_the_storage_is_told() -> None:
    text = (ROOT / "docs/content/articles/concepts/progress-privacy.md").read_text(encoding="utf-8")
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "runtime" / "src").rglob("*.ts"))
    keys = set(re.findall(r'export const \w+_KEY = "(guidewright:[^"]+)"', code))
    assert keys
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []


def test_the_calls_of_the_loader_are_told() -> None:
    text = (ROOT / "docs/content/articles/product/embed-loader.md").read_text(encoding="utf-8")
    code = (
        (ROOT / "runtime/src/tours/api.ts")
        .read_text(encoding="utf-8")
        .split("export interface Guidewright {")[1]
        .split("\n}")[0]
    )
    for name in re.findall(r"^  (?:readonly )?(\w+)[(:]", code, re.MULTILINE):
        assert re.search(rf"\| `{name}[(`]", text), name
