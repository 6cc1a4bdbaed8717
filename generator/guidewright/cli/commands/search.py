"""`guidewright search`: prove that readers find what there is, and see what they did not find."""

from __future__ import annotations

import click

from guidewright.cli.commands.search_gaps import gaps
from guidewright.cli.commands.search_test import test

__all__ = ["command"]


@click.group(short_help="Prove that search finds it; see what readers missed.")
def command() -> None:
    """Prove that readers find what there is, and see in the events of the help site what they did not find.

    \b
    Examples:
      guidewright search test
      guidewright search gaps events.jsonl
    """


command.add_command(test)
command.add_command(gaps)
