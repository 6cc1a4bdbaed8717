"""Every command and option as a page of the manual, in Markdown: from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

import click

from guidewright.cli import main
from guidewright.reference.tables import cell

__all__ = ["all_commands", "commands_page"]

INTRODUCTION = """\
# Command line

`guidewright --help` lists the commands, `guidewright <command> --help` explains one. Exit status: 0 when all is well,
1 for errors in the content, 2 for wrong use of a command. What a program may want to read goes to standard output;
sentences for people go to standard error.

A folder is always one with an `mkdocs.yml`; by default it is the one you are in.
"""
Named = tuple[str, click.Command, click.Context]


def commands_page() -> str:
    """The page, ending with a line break."""
    parts = [INTRODUCTION, "| Command | Does |", "|---|---|"]
    found = list(all_commands())
    for name, command, _ in found[1:]:
        parts.append(f"| [`{name}`](#{name.replace(' ', '-')}) | {cell(command.short_help or '')} |")
    parts.append("")
    for name, command, context in found:
        parts += _section(name, command, context)
    return "\n".join(parts)


def all_commands() -> Iterator[Named]:
    """The program itself, then each command and the commands in it."""
    yield from _below("guidewright", main, None)


def _below(name: str, command: click.Command, parent: click.Context | None) -> Iterator[Named]:
    context = click.Context(
        command, info_name=name.rsplit(" ", 1)[-1], parent=parent, **command.context_settings
    )
    yield name, command, context
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None and not found.hidden:
                yield from _below(f"{name} {inner}", found, context)


def _section(name: str, command: click.Command, context: click.Context) -> Iterator[str]:
    yield from (
        f"## {name}",
        "",
        "```sh",
        " ".join([context.command_path, *command.collect_usage_pieces(context)]),
        "```",
        "",
    )
    yield from _text(inspect.cleandoc(command.help or ""))
    options = [
        param for param in command.get_params(context) if isinstance(param, click.Option) and not param.hidden
    ]
    yield from ("| Option | What it does |", "|---|---|")
    yield from (f"| {_names(option, context)} | {_help(option, context)} |" for option in options)
    yield ""


def _text(text: str) -> Iterator[str]:
    """Paragraphs; those that click leaves as they are become code, without the line that introduces them."""
    for paragraph in text.split("\n\n"):
        lines = paragraph.splitlines()
        if lines[0] != "\b":
            yield from (" ".join(lines).replace("<", "&lt;"), "")
            continue
        kept = lines[1:]
        if kept[0].endswith(":") and not kept[0].startswith(" ") and kept[0] != "rules:":
            yield from (kept[0], "")
            kept = kept[1:]
        yield from ("```text", *inspect.cleandoc("\n" + "\n".join(kept)).splitlines(), "```", "")


def _names(option: click.Option, context: click.Context) -> str:
    value = "" if option.is_flag else f" {option.make_metavar(context)}"
    names = _quoted([*option.opts], value)
    return f"{names}, {_quoted(option.secondary_opts, '')}" if option.secondary_opts else names


def _quoted(names: Iterable[str], value: str) -> str:
    return ", ".join(f"`{cell(name + value)}`" for name in names)


def _help(option: click.Option, context: click.Context) -> str:
    text = option.help or ""
    extra = option.get_help_extra(context)
    default = f" Default: `{extra['default']}`." if "default" in extra else ""
    return cell(text.replace("[default: ", "Default: ").replace("]", ".") + default)
