"""How issues are printed: for people, for programs, for code scanning, for pull requests; and quiet in a pipe."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from guidewright.compiler import all_rules
from tests.cli.project import TODAY, lay_out, run

ALL = ("error", "warning", "note")
TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
COUNT = {"type": "integer", "minimum": 1}
REGION = {
    "type": "object",
    "required": ["startLine", "startColumn", "endLine", "endColumn"],
    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), COUNT),
}
PLACE = {
    "type": "object",
    "required": ["artifactLocation", "region"],
    "properties": {
        "artifactLocation": {
            "type": "object",
            "required": ["uri"],
            "properties": {"uri": {"type": "string", "pattern": r"^[^\\ :]+$"}},
        },
        "region": REGION,
    },
}
RULE = {
    "type": "object",
    "required": ["id", "shortDescription"],
    "properties": {
        "id": {"type": "string"},
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "defaultConfiguration": {"type": "object", "properties": {"level": LEVEL}},
    },
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["physicalLocation"],
                "properties": {"physicalLocation": PLACE},
            },
        },
    },
}
DRIVER = {
    "type": "object",
    "required": ["name", "version", "rules"],
    "properties": {"rules": {"type": "array", "items": RULE}},
}
SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {"type": "object", "required": ["driver"], "properties": {"driver": DRIVER}},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                },
            },
        },
    },
}
"""What code-scanning services need of SARIF 2.1.0 (OASIS)."""


def printed(folder: Path, form: str, *faults: str) -> str:
    return run("check", lay_out(folder, *faults), "--format", form, "--today", TODAY).stdout


def test_json_is_for_programs(tmp_path: Path) -> None:
    found = json.loads(printed(tmp_path, "json", *ALL))
    assert sorted(issue["severity"] for issue in found) == sorted(ALL)
    for issue in found:
        assert set(issue) == {
            "path", "line", "column", "end_line", "end_column", "severity", "rule", "message", "help",
        }  # fmt: skip
        assert (tmp_path / issue["path"]).is_file()
    wrong = next(issue for issue in found if issue["severity"] == "error")
    assert wrong["rule"] == "dangling-reference"
    line = (tmp_path / wrong["path"]).read_text(encoding="utf-8").splitlines()[wrong["line"] - 1]
    assert line[wrong["column"] - 1 : wrong["end_column"] - 1] == "works"


def test_nothing_wrong_is_an_empty_list(tmp_path: Path) -> None:
    assert json.loads(printed(tmp_path, "json")) == []


@pytest.mark.parametrize("faults", [(), ALL], ids=["clean", "faulty"])
def test_sarif_is_for_code_scanning(faults: tuple[str, ...], tmp_path: Path) -> None:
    report = json.loads(printed(tmp_path, "sarif", *faults))
    Draft202012Validator(SARIF).validate(report)
    [one] = report["runs"]
    rules: list[dict[str, Any]] = one["tool"]["driver"]["rules"]
    assert len(one["results"]) == len(faults)
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        begin, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
        assert begin < end
    assert {result["level"] for result in one["results"]} == set(faults)


def test_github_annotates_pull_requests(tmp_path: Path) -> None:
    lines = printed(tmp_path, "github", *ALL).splitlines()
    assert len(lines) == 3
    for line in lines:
        assert re.fullmatch(r"::(error|warning|notice) file=[^,]+,line=\d+,col=\d+,title=[a-z-]+::.+", line)
    assert {line.split(" ")[0] for line in lines} == {"::error", "::warning", "::notice"}


def test_text_names_place_rule_and_fix(tmp_path: Path) -> None:
    text = printed(tmp_path, "text", "error")
    assert text == (
        "content/articles/work/one.md:5:10: error[dangling-reference]: there is no topic `works`\n"
        "    5 | topics: [works]\n"
        "      |          ^^^^^\n"
        "  help: Did you mean `work`?\n\n"
    )


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
@pytest.mark.parametrize("command", ["check", "build"])
def test_programs_hear_nothing_else(command: str, form: str, tmp_path: Path) -> None:
    assert run(command, lay_out(tmp_path, "error"), "--format", form).stderr == ""


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_pipe_gets_no_progress_and_no_colour(command: str, tmp_path: Path) -> None:
    done = run(command, lay_out(tmp_path, "warning"))
    for stream in (done.stdout, done.stderr):
        assert "\x1b" not in stream
        assert "\r" not in stream
        assert "…" not in stream
    assert "warning[" in done.stdout
    assert "1 warning" in done.stderr


def test_the_same_input_gives_the_same_output(tmp_path: Path) -> None:
    root = lay_out(tmp_path, *ALL)
    first, second = (run("check", root, "--format", "sarif", "--today", TODAY).stdout for _ in range(2))
    assert first == second


def test_rules_for_programs() -> None:
    rows = json.loads(run("rules", "--format", "json").stdout)
    assert [row["id"] for row in rows] == [rule.id for rule in all_rules()]
    assert set(rows[0]) == {"id", "severity", "adopted", "summary", "why"}
    assert len(json.loads(run("rules", "unknown-key", "--format", "json").stdout)) == 1


def test_rules_for_people() -> None:
    done = run("rules", "unknown-key")
    assert done.stdout.startswith("unknown-key (error)\n")
    assert run("rules", "--format", "markdown").stdout.startswith("# Rules\n")
