"""`guidewright check`: read everything, write nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from guidewright.cli.options import checked, form_option, print_issues, root_argument, today_option
from guidewright.compiler import check
from guidewright.policy import objective_coverage

__all__ = ["command"]


@click.command(short_help="Find mistakes; write nothing.")
@root_argument
@form_option
@today_option
@click.option("--strict", is_flag=True, help="Let warnings fail the check, too.")
@click.pass_context
def command(context: click.Context, root: Path, form: str, today: dt.date, *, strict: bool) -> None:
    """Read the project in FOLDER (default: here) and report every mistake with its place and its fix.

    \b
    Examples:
      guidewright check
      guidewright check --format github        annotate a pull request
      guidewright check --format sarif > issues.sarif
    """
    result = checked(check, root, today=today)
    files = len(result.collected.files)
    done = f"{files} file{'' if files == 1 else 's'} read"
    covered, promised = objective_coverage(result.academy)
    if promised:
        done += f", {covered} of {promised} objectives covered"
    print_issues(result.issues, result.sources, form, done=done)
    failed = result.failed or (strict and any(i.severity.value == "warning" for i in result.issues))
    context.exit(1 if failed else 0)
