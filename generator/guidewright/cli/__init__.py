"""The command line: words in, words out. Each command is a module of `commands/`, imported when it is called."""

from __future__ import annotations

import importlib

import click

from guidewright.diagnostics import nearest

__all__ = ["main"]

COMMANDS = (
    "init",
    "new",
    "tours",
    "check",
    "build",
    "search",
    "serve",
    "demo",
    "schema",
    "rules",
    "completion",
)


class _Commands(click.Group):
    """Commands in the order a newcomer meets them; a misspelt one gets a suggestion."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"guidewright.cli.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            meant = nearest(name, COMMANDS)
            help_text = f"Did you mean `{meant}`?" if meant else "`guidewright --help` lists them all."
            raise click.UsageError(f"there is no command `{name}`. {help_text}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="guidewright", prog_name="guidewright")
def main() -> None:
    """Training that cannot go stale.

    Compiles Markdown and YAML into a searchable help centre, learning tracks with quizzes, and product
    tours, and tells writers where they went wrong.

    \b
    Start here:
      guidewright demo          see the sample academy and its product
      guidewright init my-docs  lay out an academy of your own
      guidewright serve         write, and watch the site follow

    Exit status: 0 fine, 1 errors in the content, 2 wrong use of a command.
    """
