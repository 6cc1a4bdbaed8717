"""Issues in, text out: for people, for programs, for code scanning and for pull requests."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

import guidewright
from guidewright.diagnostics import Issue, Severity, Sources, count

__all__ = ["FORMS", "print_github", "print_json", "print_sarif", "print_text", "summary"]

MAX_LINE = 160
SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def print_text(issues: Iterable[Issue], sources: Sources) -> str:
    """`path:line:col: severity[rule]: what`, the line with a caret, and the fix."""
    return "".join(_paragraph(issue, sources) for issue in issues)


def _paragraph(issue: Issue, sources: Sources) -> str:
    at = sources.position(issue.span)
    place = f"{_plain(issue.span.path)}:{at.line}:{at.column}"
    head = f"{place}: {issue.severity.value}[{issue.rule.id}]: {_plain(issue.message)}\n"
    line = sources.line(issue.span.path, at.line)
    shown = ""
    if line.strip() and issue.span.end > issue.span.start:
        shown = _with_caret(line, at.column - 1, issue.span.end - issue.span.start, at.line)
    return f"{head}{shown}  help: {_plain(issue.help)}\n\n"


def _plain(text: str) -> str:
    """Words that may be an author's, without characters that a terminal obeys."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "backslashreplace").decode()
        for char in text
    )


def _with_caret(line: str, column: int, length: int, number: int) -> str:
    """The line and a caret under the words meant, cut to fit and safe for any terminal."""
    first = max(0, column - MAX_LINE // 2)
    line, column = line[first : first + MAX_LINE], column - first
    line = "".join(" " if char == "\t" or not char.isprintable() else char for char in line)
    pad = sum(_width(char) for char in line[:column])
    carets = max(1, sum(_width(char) for char in line[column : column + length]))
    gutter = f"{number:>5}"
    return f"{gutter} | {line}\n{' ' * len(gutter)} | {' ' * pad}{'^' * carets}\n"


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def summary(issues: Sequence[Issue]) -> str:
    """One sentence: how many of each."""
    parts = []
    for severity, word in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "note")):
        number = count(issues, severity)
        if number:
            parts.append(f"{number} {word}{'' if number == 1 else 's'}")
    return ", ".join(parts) or "no issues"


def print_json(issues: Iterable[Issue], sources: Sources) -> str:
    """A list of objects; lines and columns from 1, as editors count them."""
    return json.dumps([_object(issue, sources) for issue in issues], indent=2, ensure_ascii=False) + "\n"


def _object(issue: Issue, sources: Sources) -> dict[str, Any]:
    start, end = sources.position(issue.span), sources.end_position(issue.span)
    return {
        "path": issue.span.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "severity": issue.severity.value,
        "rule": issue.rule.id,
        "message": issue.message,
        "help": issue.help,
    }


def print_sarif(issues: Iterable[Issue], sources: Sources) -> str:
    """SARIF 2.1.0 (OASIS), which code-scanning services read."""
    issues = list(issues)
    rules = {issue.rule.id: issue.rule for issue in issues}
    order = {rule_id: index for index, rule_id in enumerate(rules)}
    driver = {
        "name": "guidewright",
        "version": guidewright.__version__,
        "rules": [
            {
                "id": rule.id,
                "shortDescription": {"text": rule.summary},
                "fullDescription": {"text": rule.why},
                "defaultConfiguration": {"level": SARIF_LEVELS.get(rule.severity, "none")},
            }
            for rule in rules.values()
        ],
    }
    results = [_sarif_result(issue, sources, order[issue.rule.id]) for issue in issues]
    report = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _sarif_result(issue: Issue, sources: Sources, index: int) -> dict[str, Any]:
    start, end = sources.position(issue.span), sources.end_position(issue.span)
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": max(end.column, start.column + 1) if end.line == start.line else end.column,
    }
    return {
        "ruleId": issue.rule.id,
        "ruleIndex": index,
        "level": SARIF_LEVELS[issue.severity],
        "message": {"text": f"{issue.message}. {issue.help}"},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": quote(issue.span.path)}, "region": region}}
        ],
    }


def print_github(issues: Iterable[Issue], sources: Sources) -> str:
    """Workflow commands that become annotations on a pull request."""
    return "".join(_annotation(issue, sources) for issue in issues)


def _annotation(issue: Issue, sources: Sources) -> str:
    at = sources.position(issue.span)
    properties = {"file": issue.span.path, "line": at.line, "col": at.column, "title": issue.rule.id}
    written = ",".join(f"{name}={_escaped(str(value), property_=True)}" for name, value in properties.items())
    text = _escaped(f"{issue.message}\n{issue.help}", property_=False)
    return f"::{GITHUB_COMMANDS[issue.severity]} {written}::{text}\n"


def _escaped(text: str, *, property_: bool) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text


FORMS = {"text": print_text, "json": print_json, "sarif": print_sarif, "github": print_github}
