"""`guidewright tours`: make tours in the product itself, and look at them before they are published."""

from __future__ import annotations

import click

from guidewright.cli.commands.tours_preview import preview
from guidewright.cli.commands.tours_record import record

__all__ = ["command"]


@click.group(short_help="Record a tour in your product, or preview one.")
def command() -> None:
    """Make tours in the product itself, and look at them before they are published.

    \b
    Examples:
      guidewright tours record http://localhost:3000/
      guidewright tours preview approve-first-invoice --out .
    """


command.add_command(record)
command.add_command(preview)
