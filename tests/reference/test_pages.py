"""The generated pages of the manual: current, complete, and right for the keys and rules there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guidewright.compiler import all_rules
from guidewright.model.questions import question_kinds
from guidewright.model.records import keys_of
from guidewright.reference import FILES, keys_page, rules_page

RENEW = {
    "rules": "guidewright rules --format markdown > docs/rules.md",
    "keys": "guidewright schema --markdown > docs/keys.md",
}


@pytest.mark.parametrize("name", RENEW)
def test_the_committed_page_is_current(name: str, root: Path) -> None:
    page = {"rules": rules_page, "keys": keys_page}[name]()
    committed = (root / "docs" / f"{name}.md").read_text(encoding="utf-8")
    assert committed == page, f"write it anew: {RENEW[name]}"


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
        section = page.split(f"\n## {kind.name.capitalize()}\n")[1].split("\n#")[0]
        for key in keys_of(kind.record):
            assert f"| `{key.name}` |" in section, f"{kind.name}: {key.name}"
            assert key.doc.replace("|", "\\|") in section


def test_every_question_kind_has_its_line() -> None:
    for kind in question_kinds().values():
        assert f"| `{kind.name}` | {kind.doc} |" in keys_page()


@pytest.mark.parametrize("page", [rules_page(), keys_page()], ids=["rules", "keys"])
def test_pages_are_well_formed(page: str) -> None:
    anchors = {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", page, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= anchors
    headings = re.findall(r"^#+ .+$", page, re.MULTILINE)
    assert len(headings) == len(set(headings))
    for table in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
        columns = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(columns) == 1, table[:300]
    assert page.endswith("\n")
    assert not re.search(r"[ \t]$", page, re.MULTILINE)
