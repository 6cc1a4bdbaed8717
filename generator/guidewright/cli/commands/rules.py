"""`guidewright rules`: what is checked, and why."""

from __future__ import annotations

import json

import click

from guidewright.cli.options import format_option
from guidewright.compiler import all_rules
from guidewright.diagnostics import nearest
from guidewright.reference import rules_page

__all__ = ["command"]


@click.command(short_help="List every rule.")
@click.argument("rule_id", required=False)
@format_option(["text", "json", "markdown"], "For people, for programs, or as a page of a manual.")
def command(rule_id: str | None, form: str) -> None:
    """List the rules that content is held to, or explain RULE_ID.

    \b
    Examples:
      guidewright rules
      guidewright rules objective-not-covered
      guidewright rules --format markdown > rules.md

    The severity of each can be changed under `rules:` in academy.yml:

    \b
      rules:
        objective-not-covered: note
    """
    rules = [rule for rule in all_rules() if rule_id in (None, rule.id)]
    if not rules:
        meant = nearest(str(rule_id), [rule.id for rule in all_rules()])
        help_text = f"Did you mean `{meant}`?" if meant else "`guidewright rules` lists them all."
        raise click.UsageError(f"there is no rule `{rule_id}`. {help_text}")
    if form == "markdown":
        if rule_id:
            raise click.UsageError("the page holds all rules; leave out RULE_ID")
        click.echo(rules_page(), nl=False)
        return
    if form == "json":
        rows = [
            {
                "id": rule.id,
                "severity": rule.severity.value,
                "adopted": rule.adopted.value if rule.adopted else None,
                "summary": rule.summary,
                "why": rule.why,
            }
            for rule in rules
        ]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for rule in rules:
        click.echo(f"{rule.id} ({rule.severity.value})\n  {rule.summary}\n  {rule.why}\n")
