"""The generated pages of the manual: current, complete, and right for what there is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest
from jinja2 import Environment, nodes

from guidewright.cli.commands_page import all_commands
from guidewright.cli.reference import FOLDER, reference_pages
from guidewright.compiler import all_rules
from guidewright.model.questions import question_kinds
from guidewright.model.records import keys_of
from guidewright.reference import FILES, keys_page, rules_page
from guidewright.reference.template_words import TEMPLATES, VARIABLES
from guidewright.reference.templates_page import overridable, template_variables
from guidewright.reference.words_page import WORD_LISTS
from guidewright.render import contract
from guidewright.render.contract_types import json_schema
from guidewright.render.events import COMMON, EVENTS
from guidewright.resources import template_files

ROOT = Path(__file__).parent.parent.parent
PAGES = reference_pages(ROOT)


def section(page: str, title: str) -> str:
    """The text below a heading, to the next one."""
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", PAGES[page], re.MULTILINE | re.DOTALL)
    assert found, f"{page} has no section `{title}`"
    return found[1]


@pytest.mark.parametrize("name", PAGES)
def test_the_committed_page_is_current(name: str) -> None:
    committed = (ROOT / FOLDER / name).read_text(encoding="utf-8")
    assert committed == PAGES[name], "write it anew: make reference"


def test_every_committed_page_is_made() -> None:
    assert {path.name for path in (ROOT / FOLDER).iterdir()} == set(PAGES)


def test_every_rule_has_its_section() -> None:
    page = rules_page()
    sections = re.findall(r"^### (\S+)$", page, re.MULTILINE)
    assert sections == [rule.id for rule in all_rules()]
    for rule in all_rules():
        assert f"[`{rule.id}`](#{rule.id}) | {rule.severity.value} |" in page
        assert rule.why in page
    assert f", {len(sections)} rules." in page


def test_every_key_has_its_line() -> None:
    page = keys_page()
    for kind in FILES.values():
        own = page.split(f"\n## {kind.name.capitalize()}\n")[1].split("\n#")[0]
        for key in keys_of(kind.record):
            assert f"| `{key.name}` |" in own, f"{kind.name}: {key.name}"
            assert key.doc.replace("|", "\\|") in own


def test_every_question_kind_has_its_line() -> None:
    for kind in question_kinds().values():
        assert f"| `{kind.name}` | {kind.doc} |" in keys_page()


@pytest.mark.parametrize(
    ("name", "command", "context"),
    list(all_commands()),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_command_has_its_options(name: str, command: click.Command, context: click.Context) -> None:
    own = section("commands.md", name)
    for param in command.get_params(context):
        if isinstance(param, click.Option):
            assert param.help, f"{name} {param.opts[0]} says nothing of itself"
            for option in (*param.opts, *param.secondary_opts):
                assert re.search(rf"\| .*`{option}[ `].*\|", own), f"{name} {option}"
        else:
            assert param.make_metavar(context) in own


def test_every_event_has_its_fields() -> None:
    for event in EVENTS:
        own = section("events.md", event.name)
        assert event.doc in own
        for field in event.fields:
            assert f"| `{field.name}` |" in own
            assert field.doc
    assert all(f"| `{field.name}` |" in section("events.md", "In every detail") for field in COMMON)


def test_the_in_page_code_sends_each_of_them() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "runtime" / "src").rglob("*.ts")
        if path.name != "contract.ts"
    )
    assert [event.name for event in EVENTS if f'"{event.name}"' not in code] == []


@pytest.mark.parametrize("name", contract.ROOTS)
def test_every_field_of_a_contract_has_its_line(name: str) -> None:
    for record, definition in json_schema(name)["$defs"].items():
        own = section("contracts.md", record)
        for field in definition["properties"]:
            assert f"| `{field}` |" in own, f"{record}: {field}"
    for kind in FILES:
        assert f"| {kind} | `.guidewright/schemas/{kind}.json` |" in PAGES["contracts.md"]


FILES_OF_TEMPLATES = template_files()


@pytest.mark.parametrize("name", overridable(FILES_OF_TEMPLATES))
def test_every_template_says_what_it_makes_of_what(name: str) -> None:
    where = "say so in reference/template_words.py"
    own = section("templates.md", name)
    assert TEMPLATES.get(name), f"what does {name} make? {where}"
    assert TEMPLATES[name] in own
    if name.startswith("theme/"):
        blocks = Environment().parse(FILES_OF_TEMPLATES[name]).find_all(nodes.Block)  # noqa: S701 - parsed only
        assert all(f"`{block.name}`" in own for block in blocks)
        return
    for variable in template_variables(FILES_OF_TEMPLATES[name], drafts=name.startswith("scaffold/")):
        doc = VARIABLES.get(f"{name}:{variable}") or VARIABLES.get(variable)
        assert doc, f"what does `{variable}` of {name} hold? {where}"
        assert f"| `{variable}` | {doc}" in own


def test_nothing_is_said_of_templates_that_are_gone() -> None:
    names = overridable(FILES_OF_TEMPLATES)
    assert set(TEMPLATES) - set(names) == set()
    used = {
        variable
        for name in names
        if not name.startswith("theme/")
        for variable in template_variables(FILES_OF_TEMPLATES[name], drafts=name.startswith("scaffold/"))
    }
    assert {name.rpartition(":")[2] for name in VARIABLES} - used == set()
    assert {name.partition(":")[0] for name in VARIABLES if ":" in name} - set(names) == set()


@pytest.mark.parametrize("words", WORD_LISTS, ids=lambda words: words.folder)
def test_every_word_has_its_line(words: object) -> None:
    folder, title = getattr(words, "folder", ""), getattr(words, "title", "")
    own = section("words.md", title)
    for name, text in json.loads((ROOT / folder / "en.json").read_text(encoding="utf-8")).items():
        for full in [f"{name}.{inner}" for inner in text] if isinstance(text, dict) else [name]:
            assert f"| `{full}` |" in own, f"{folder}: {full}"


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_well_formed(name: str) -> None:
    page = PAGES[name]
    slugs = [
        re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-"))
        for heading in re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    ]
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(slugs)
    assert len(slugs) == len(set(slugs))
    for table in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
        columns = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(columns) == 1, table[:300]
    assert page.endswith("\n")
    assert not re.search(r"[ \t]$", page, re.MULTILINE)
