"""`guidewright new`: the next file, filled with what the academy knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from guidewright.cli.options import checked, project_option, say
from guidewright.collect import Area
from guidewright.compiler import Checked, check
from guidewright.model.references import known_ids
from guidewright.reference import refresh_schemas
from guidewright.resources import template_files
from guidewright.scaffold import (
    FilesExistError,
    ItemRefusedError,
    ItemRequest,
    PlannedFile,
    item_file,
    write_new,
)

__all__ = ["command"]

NEXT = {
    "article": "Write it, then set `status: published`, and add it to a track.",
    "track": "Put its items in order, then set `status: published`.",
    "quiz": "Replace the sample questions, then add it to a track or, as a fence ```quiz {id}, to an article.",
    "tour": "Agree on test ids with your engineers. As a fence ```steps {id} its steps become an article's how-to.",
    "release": "List its features and its training, then set `status: published`.",
}


class AcademyId(click.ParamType[str]):
    """An id of the academy in the current folder, for completion; whether it exists is checked later."""

    name = "id"

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        del param, ctx
        return "ID"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        del param
        try:
            ids = known_ids(_read(ctx.params.get("root") or Path()).academy).get(self._kind, ())
        except click.ClickException:
            return []
        return [CompletionItem(id_) for id_ in ids if id_.startswith(incomplete)]


@click.group(short_help="Write the next article, track, quiz, tour or release.")
def command() -> None:
    """Write a file with every key filled and explained, as a draft that passes `guidewright check`.

    NAME is an id, or the title in words. Nothing is ever overwritten. The path goes to standard output, so that an
    editor can open it. A team can lay its own templates over ours: site_templates/scaffold/new/ in the project.

    \b
    Examples:
      guidewright new article "Approve an invoice" --role manager --topic invoices
      guidewright new quiz approvals-check --level core
      $EDITOR "$(guidewright new tour approve-first-invoice)"
    """


def _options(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options that a kind of file has."""

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        for name in reversed(names):
            many = name == "role"
            text = f"Id of a {name} in academy.yml{'; may be given more than once' if many else ''}. [default: its first]"
            option = click.option(f"--{name}", name, type=AcademyId(name), multiple=many, help=text)
            function = option(function)
        function = click.option("--title", help="What readers see. [default: from NAME]")(function)
        return click.argument("name")(project_option(function))

    return decorate


@command.command("article", short_help="A page of the help centre.")
@_options("role", "level", "topic")
def article(name: str, root: Path, **options: Any) -> None:
    """Write an article with an objective, steps and help for when it fails: content/articles/<topic>/NAME.md.

    \b
    Examples:
      guidewright new article "Approve an invoice"
      guidewright new article approve-invoice --role manager --level start --topic invoices
    """
    _new("article", name, root, options)


@command.command("track", short_help="A path through articles, quizzes and tours.")
@_options("role")
def track(name: str, root: Path, **options: Any) -> None:
    """Write a track with the articles that its role has already: content/tracks/NAME.yml.

    \b
    Examples:
      guidewright new track "Approvals for managers" --role manager
    """
    _new("track", name, root, options)


@command.command("quiz", short_help="Questions that prove objectives.")
@_options("role", "level", "topic")
def quiz(name: str, root: Path, **options: Any) -> None:
    """Write a quiz on the objectives of an article of its topic: content/quizzes/NAME.yml.

    \b
    Examples:
      guidewright new quiz "Approvals: check yourself" --topic invoices
    """
    _new("quiz", name, root, options)


@command.command("tour", short_help="Steps in the product.")
@_options("role", "product")
def tour(name: str, root: Path, **options: Any) -> None:
    """Write a tour with targets, advance and checkpoint explained: tours/NAME.yml.

    \b
    Examples:
      guidewright new tour "Approve your first invoice" --role manager
    """
    _new("tour", name, root, options)


@command.command("release", short_help="A release and its training.")
@_options()
def release(name: str, root: Path, **options: Any) -> None:
    """Write the page of a release; NAME is its version: content/releases/NAME.md.

    \b
    Examples:
      guidewright new release 4.2 --title "Ledgerline 4.2: escalations"
    """
    _new("release", name, root, options)


def _new(kind: str, name: str, root: Path, options: dict[str, Any]) -> None:
    """Write one file, bring the schemas up to date, and say what comes next."""
    before = _read(root)
    if before.academy.broken:
        raise click.ClickException("academy.yml cannot be read. See why: guidewright check")
    own = {file.name: file.text for file in before.collected.files if file.area is Area.TEMPLATES}
    request = ItemRequest(
        kind=kind,
        name=name.strip(),
        title=options.get("title"),
        roles=options.get("role", ()),
        level=options.get("level"),
        topic=options.get("topic"),
        product=options.get("product"),
        today=dt.datetime.now(tz=dt.UTC).date(),
    )
    try:
        file = item_file(request, before.academy, {**template_files(), **own})
    except ItemRefusedError as error:
        raise click.UsageError(str(error)) from None
    _write(root, file)
    refresh_schemas(root, _read(root).academy)
    click.echo(click.format_filename(root / file.path))
    id_ = file.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    say(
        f"  {NEXT[kind].replace('{id}', id_)}\n  See it: guidewright serve. See what is missing: guidewright check"
    )


def _write(root: Path, file: PlannedFile) -> None:
    shown = click.format_filename(root / file.path)
    try:
        write_new(root, [file])
    except FilesExistError:
        message = f"{shown} exists, and nothing is ever overwritten. Choose another name"
        raise click.UsageError(message) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"{shown} cannot be written: {reason}") from None


def _read(root: Path) -> Checked:
    return checked(check, root, today=dt.datetime.now(tz=dt.UTC).date())
