"""`guidewright init`: a running academy for a new team."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import click

from guidewright.cli.options import checked, print_issues, say
from guidewright.compiler import Checked, check
from guidewright.reference import editor_settings, refresh_schemas
from guidewright.resources import template_files
from guidewright.scaffold import (
    AcademyPlan,
    FilesExistError,
    PlannedFile,
    academy_files,
    adoption_files,
    write_new,
)

__all__ = ["command"]

CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")
SHOWN = 5


def _codes(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    codes = tuple(code.strip().lower() for code in value.split(","))
    wrong = next((code for code in codes if not CODE.fullmatch(code)), None)
    if wrong is not None:
        raise click.BadParameter(f"`{wrong}` is not a language code. Write codes with commas: en,ja,zh")
    return tuple(dict.fromkeys(codes))


@click.command(short_help="Lay out an academy of your own.")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--here", is_flag=True, help="Lay it out in the current folder.")
@click.option("--title", help="Name of the academy. [default: from the folder's name]")
@click.option(
    "--languages",
    default="en",
    show_default=True,
    callback=_codes,
    metavar="CODES",
    help="Language codes with commas; the first is the one you write in.",
)
@click.option("--adopt", is_flag=True, help="Add academy.yml to the MkDocs project that is there.")
@click.option("--serve", is_flag=True, help="Then serve it, and open it in a browser.")
@click.pass_context
def command(
    context: click.Context,
    folder: Path | None,
    title: str | None,
    languages: tuple[str, ...],
    *,
    here: bool,
    adopt: bool,
    serve: bool,
) -> None:
    """Lay out a new academy in FOLDER: content, a first tour and a page that it plays in, editor schemas, CI.

    It builds at once, and its pages and comments teach how to go on. Nothing is ever overwritten: when one of its
    files exists already, nothing is written at all. (A .gitignore, .gitattributes, README.md or .vscode/ of yours
    simply stays.) Nothing is asked. Without FOLDER, an empty folder that you are in is taken.

    A folder with an mkdocs.yml builds as it is, without any of this: guidewright build. When you want roles, tracks,
    quizzes and tours there, too, --adopt adds academy.yml to its docs folder, and editor schemas. Its pages stay
    as they are.

    \b
    Examples:
      guidewright init my-academy --serve
      guidewright init my-academy --title "Ledgerline Academy" --languages en,ja
      guidewright init --here
      guidewright init --adopt
    """
    if folder is not None and here:
        raise click.UsageError("--here is the current folder; leave out the other one")
    root = _root(folder, asked=here or adopt)
    named = " ".join((title or "").split()) or None
    today = dt.datetime.now(tz=dt.UTC).date()
    if adopt:
        plan: Callable[[], tuple[PlannedFile, ...]] = lambda: checked(  # noqa: E731
            adoption_files, root, title=named, languages=languages, templates=template_files(), today=today
        )
    else:
        _refuse_project(root)
        academy = AcademyPlan(named or _name(root), languages, today)
        plan = lambda: academy_files(academy, template_files())  # noqa: E731
    written, kept = _write(root, plan())
    result = check(root, today=today)
    refresh_schemas(root, result.academy, make=True)
    for path in written:
        click.echo(click.format_filename(root / path))
    _close(root, result, kept, adopt=adopt, language=languages[0])
    if serve and not result.failed:
        _serve(context, root)
    context.exit(1 if result.failed else 0)


def _root(folder: Path | None, *, asked: bool) -> Path:
    """Where it goes: the folder named, or the current one if that was asked for or holds nothing yet."""
    if folder is None and not asked and any(not path.name.startswith(".") for path in Path().iterdir()):
        message = (
            "this folder is not empty. Name a new one: guidewright init my-academy. Or use this one: --here"
        )
        raise click.UsageError(message)
    return folder or Path()


def _serve(context: click.Context, root: Path) -> None:
    """Go on as `guidewright serve --open`."""
    from guidewright.cli.commands.serve import command as serve  # noqa: PLC0415  # the site engine takes long to import

    try:
        context.invoke(serve, root=root, port=8000, open_browser=True)
    except click.UsageError:  # somebody else is there; whoever has just begun knows no port to name
        context.invoke(serve, root=root, port=0, open_browser=True)


def _refuse_project(root: Path) -> None:
    found = next((name for name in ("mkdocs.yml", "mkdocs.yaml") if (root / name).exists()), None)
    if found:
        where = "" if root == Path() else f" {click.format_filename(root)}"
        raise click.UsageError(
            f"{click.format_filename(root / found)} exists: this is an MkDocs project. It builds as it is: "
            f"guidewright build{where}. To add roles, tracks and tours to it: guidewright init{where} --adopt"
        )


def _name(root: Path) -> str:
    words = re.sub(r"[-_.\s]+", " ", root.resolve().name).strip() or "our"
    titled = " ".join(word[:1].upper() + word[1:] for word in words.split())
    return titled if "academy" in titled.casefold() else f"{titled} Academy"


def _write(root: Path, files: tuple[PlannedFile, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    try:
        return write_new(root, files)
    except FilesExistError as error:
        names = "".join(f"\n  {click.format_filename(root / path)}" for path in error.paths)
        message = (
            f"these files exist, and nothing is ever overwritten:{names}\nChoose another folder, or move them"
        )
        raise click.UsageError(message) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(
            f"{click.format_filename(root)} cannot be written: {reason}. Nothing is left of it."
        ) from None


def _close(root: Path, result: Checked, kept: tuple[str, ...], *, adopt: bool, language: str) -> None:
    """What is there now, and what to do next."""
    docs = result.collected.layout.docs
    place = click.format_filename(root) if root != Path() else "this folder"
    print_issues(result.issues, result.sources, "text", done=f"The academy in {place} is checked")
    for path in kept:
        say(f"  {path} is yours and stays as it is.{_advice(path, docs)}")
    if language != "en" and not adopt:
        say(f"  The sample pages are in English; write yours over them in the language `{language}`.")
    steps = [] if root == Path() else [(f"cd {click.format_filename(root)}", "")]
    look = "the site at http://127.0.0.1:8000/"
    if not adopt:
        look += ", a first tour in the page product/"
    steps += [
        ("guidewright serve", look),
        (f"{docs}/academy.yml", "begin here: your roles, topics and products"),
        ('guidewright new article "…"', "the next article; also track, quiz, tour, release"),
        ("guidewright demo", "a large sample, and the manual"),
    ]
    say("\n  Next:" + "".join(f"\n    {what:<30} {why}".rstrip() for what, why in steps))


def _advice(path: str, docs: str) -> str:
    if path == ".gitignore":
        return " Add to it: /site/ and /build/"
    if path == ".gitattributes":
        return " Add to it: * text=auto eol=lf"
    if path == ".vscode/settings.json":
        return f" For completion, add to it:\n{editor_settings(docs)}"
    return ""
