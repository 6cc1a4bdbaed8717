"""What is printed of an author's words cannot steer a terminal; catalogues are found as people write paths."""

from __future__ import annotations

from pathlib import Path

from guidewright.cli.report import print_text
from guidewright.diagnostics import Rule, Severity, Sources, Span
from tests.site.made_site import academy, build_here

RULE = Rule("one", Severity.ERROR, "One.", "Two.")


def test_words_of_authors_do_not_steer_the_terminal() -> None:
    issue = RULE.at(Span("a\x1b.md"), "there is no `\x1b[2J\nfake.md:1:1: error[x]`", "Remove `\x9b`.")
    text = print_text([issue], Sources({}))
    assert text == (
        "a\\x1b.md:1:1: error[one]: there is no `\\x1b[2J\\nfake.md:1:1: error[x]`\n  help: Remove `\\x9b`.\n\n"
    )


def test_a_catalogue_is_found_where_its_path_begins_with_a_dot(tmp_path: Path) -> None:
    root = academy(tmp_path, {})
    settings = root / "content/academy.yml"
    text = settings.read_text(encoding="utf-8")
    assert "labels: product/" in text
    settings.write_text(text.replace("labels: product/", "labels: ./product/"), encoding="utf-8")
    assert build_here(root).published
