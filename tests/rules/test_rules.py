"""Every rule: that it speaks, what it says, and that it is silent where nothing is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guidewright.compiler import all_rules
from guidewright.diagnostics import Severity
from guidewright.findability import RULES as SEARCH_RULES
from guidewright.site import RULES as SITE_RULES
from tests.rules.goldens import CASES, checked, compare, lay_out, printed
from tests.rules.made import MADE

RULES = {rule.id: rule for rule in all_rules()}
ELSEWHERE = {rule.id for rule in (*SITE_RULES, *SEARCH_RULES)}
"""What other commands than `check` find; their cases are proved where those are."""
CASED = {case.name for case in CASES.iterdir() if case.is_dir()} | set(MADE)
NAMES = sorted(CASED - ELSEWHERE)


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str, tmp_path: Path) -> None:
    root = lay_out(tmp_path / "project", CASES / name)
    if name in MADE:
        MADE[name](root)
    result = checked(root)
    compare(printed(result), name)
    assert name in {issue.rule.id for issue in result.issues}
    for issue in result.issues:
        assert issue.help.strip(), issue
        assert issue.message.strip(), issue
        assert not issue.message.endswith("."), issue
        assert issue.help.endswith((".", "?", "`", ")", "”")), issue.help


def test_the_base_academy_is_free_of_issues(tmp_path: Path) -> None:
    assert printed(checked(lay_out(tmp_path / "project"))) == ""


def test_every_rule_has_a_case() -> None:
    assert set(RULES) - CASED == set()
    assert CASED - set(RULES) == set()


def test_ids_are_unique_and_in_kebab_case() -> None:
    ids = [rule.id for rule in all_rules()]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", id_) for id_ in ids)


def test_there_are_at_least_forty_rules() -> None:
    assert len(RULES) >= 40


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_rules_are_documented(rule_id: str) -> None:
    rule = RULES[rule_id]
    for text in (rule.summary, rule.why):
        assert text.endswith("."), text
        assert len(text) > 15
    assert rule.severity is not Severity.OFF
