"""`guidewright rules`: what is checked, and why."""

from __future__ import annotations

import json

import click

from guidewright.compiler import all_rules

__all__ = ["command"]


@click.command(short_help="List every rule.")
@click.argument("rule_id", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(rule_id: str | None, form: str) -> None:
    """List the rules that content is held to, or explain RULE_ID.

    The severity of each can be changed under `rules:` in academy.yml:

    \b
      rules:
        objective-not-covered: note
    """
    rules = [rule for rule in all_rules() if rule_id in (None, rule.id)]
    if not rules:
        raise click.UsageError(f"there is no rule {rule_id}; `guidewright rules` lists them all")
    if form == "json":
        rows = [{"id": r.id, "severity": r.severity.value, "summary": r.summary, "why": r.why} for r in rules]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for rule in rules:
        click.echo(f"{rule.id} ({rule.severity.value})\n  {rule.summary}\n  {rule.why}\n")
