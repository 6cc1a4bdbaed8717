"""Ids inside a file, lists that must hold something, and severities that nobody can lower."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from guidewright.compiler import check
from tests.model.material import ACADEMY, built

STEP = "{{id: {0}, title: T, target: [{{testid: x}}]}}"
TOUR = "title: T\nproduct: ledgerline\nroles: [manager]\nsteps: [{0}]\n"


def rules_of(files: dict[str, str]) -> set[str]:
    return {issue.rule.id for issue in built(files)[1]}


def test_two_steps_with_one_id() -> None:
    steps = ", ".join([STEP.format("a"), STEP.format("a")])
    assert "duplicate-id" in rules_of({"tours/t.yml": TOUR.format(steps)})


def test_two_choices_with_one_id() -> None:
    quiz = (
        "title: Q\nroles: [manager]\nlevel: start\nquestions:\n- id: one\n  kind: single\n  prompt: P\n"
        "  choices: [{text: A, correct: true}, {id: a, text: B}]\n"
    )
    assert "duplicate-id" in rules_of({"quizzes/q.yml": quiz})


def test_more_choices_than_letters() -> None:
    choices = ", ".join(["{text: A, correct: true}", *["B"] * 29])
    quiz = f"title: Q\nroles: [manager]\nlevel: start\nquestions: [{{id: q, kind: single, prompt: P, choices: [{choices}]}}]\n"
    assert "question-shape" in rules_of({"quizzes/q.yml": quiz})


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("tours/t.yml", TOUR.format("")),
        ("quizzes/q.yml", "title: Q\nroles: [manager]\nlevel: start\nquestions: []\n"),
        ("tracks/t.yml", "title: T\nroles: [manager]\nitems: []\n"),
    ],
)
def test_empty_lists_are_refused(path: str, text: str) -> None:
    assert "invalid-value" in rules_of({path: text})


@pytest.mark.parametrize("role", ['"../../up"', "index", "With Spaces", "x" * 100])
def test_names_that_become_addresses_are_ids(role: str) -> None:
    academy = ACADEMY.replace("approver: {title", f"{role}: {{title")
    assert "invalid-value" in rules_of({"academy.yml": academy})


def test_a_file_name_that_becomes_an_id() -> None:
    assert "invalid-value" in rules_of({"tours/My Tour.yml": TOUR.format(STEP.format("a"))})


def test_targets_are_not_translated() -> None:
    words = "steps: {a: {target: {a: {name: y}}}}\n"
    files = {"tours/t.yml": TOUR.format(STEP.format("a")), "tours/t.ja.yml": words}
    assert "untranslatable-key" in rules_of(files)


@pytest.mark.parametrize("severity", ["warning", "note", "off"])
def test_what_the_site_cannot_be_made_without_stays_an_error(tmp_path: Path, severity: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: T\ndocs_dir: content\n", encoding="utf-8")
    text = (
        "title: T\nlanguages: [en]\nroles: {manager: {title: M}}\nlevels: {start: {title: S}}\n"
        f"topics: {{work: {{title: W}}}}\nrules: {{dangling-reference: '{severity}'}}\n"
    )
    (tmp_path / "content" / "academy.yml").write_text(text, encoding="utf-8")
    (tmp_path / "content" / "articles").mkdir()
    article = "---\ntitle: T\nroles: [nobody]\nlevel: start\ntopics: [work]\nkind: faq\n---\nx\n"
    (tmp_path / "content" / "articles" / "one.md").write_text(article, encoding="utf-8")
    result = check(tmp_path, today=dt.date(2026, 11, 21))
    errors = {issue.rule.id for issue in result.issues if issue.severity.value == "error"}
    assert errors == {"dangling-reference", "invalid-value"}
