"""`guidewright completion`: let a shell complete commands, options and ids."""

from __future__ import annotations

import os
from pathlib import PurePath

import click
from click.shell_completion import get_completion_class

from guidewright.cli.options import say

__all__ = ["command"]

INSTALL = {
    "bash": (
        "mkdir -p ~/.local/share/bash-completion/completions\n"
        "  guidewright completion bash > ~/.local/share/bash-completion/completions/guidewright"
    ),
    "zsh": (
        "mkdir -p ~/.zfunc && guidewright completion zsh > ~/.zfunc/_guidewright\n"
        "  and in ~/.zshrc, above compinit: fpath+=~/.zfunc"
    ),
    "fish": "guidewright completion fish > ~/.config/fish/completions/guidewright.fish",
}


@click.command(short_help="Complete commands and ids with the Tab key.")
@click.argument("shell", type=click.Choice(list(INSTALL)), required=False)
@click.pass_context
def command(context: click.Context, shell: str | None) -> None:
    """Print the completion script for SHELL (default: the one in $SHELL), and how to install it.

    The script goes to standard output, the advice to standard error. In a project, the roles, levels and topics
    of `guidewright new` are completed, too.

    \b
    Examples:
      guidewright completion bash > ~/.local/share/bash-completion/completions/guidewright
      eval "$(guidewright completion zsh)"
      guidewright completion fish > ~/.config/fish/completions/guidewright.fish
    """
    name = shell or PurePath(os.environ.get("SHELL", "")).name
    if name not in INSTALL:
        raise click.UsageError(
            f"$SHELL names none of {', '.join(INSTALL)}. Name one: guidewright completion bash"
        )
    kind = get_completion_class(name)
    if kind is None:
        raise click.UsageError(f"this version of click has no completion for {name}")
    root = context.find_root()
    click.echo(kind(root.command, {}, "guidewright", "_GUIDEWRIGHT_COMPLETE").source())
    say(f"To install it for good:\n\n  {INSTALL[name]}\n\nThen open a new terminal.")
