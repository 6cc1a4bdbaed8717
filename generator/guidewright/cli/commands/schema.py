"""`guidewright schema`: what an editor, a manual or a program needs to know of the keys."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from guidewright.cli.options import checked, root_argument, say
from guidewright.compiler import check
from guidewright.model import Academy
from guidewright.model.references import known_ids
from guidewright.reference import (
    FILES,
    SCHEMA_FOLDER,
    editor_settings,
    file_schema,
    keys_page,
    refresh_schemas,
)
from guidewright.render.contract_types import typescript

__all__ = ["command"]

SETTINGS = Path(".vscode", "settings.json")


@click.command(short_help="Let editors complete keys and ids.")
@root_argument
@click.option("--print", "kind", type=click.Choice(list(FILES)), help="Print one schema; write nothing.")
@click.option(
    "--typescript", "as_typescript", is_flag=True, help="Print the types of tours, manifest and quizzes."
)
@click.option("--markdown", "as_markdown", is_flag=True, help="Print the reference of all keys.")
def command(root: Path, kind: str | None, *, as_typescript: bool, as_markdown: bool) -> None:
    """Write JSON Schemas (draft 2020-12) that know the roles, topics and ids of the project in FOLDER.

    They go to .guidewright/schemas/, one per kind of file and one for its translations. Editors with a YAML
    language server then complete keys and ids, and underline what is wrong. Run it again when ids have changed;
    `guidewright new` does so itself.

    \b
    Examples:
      guidewright schema
      guidewright schema --print tour > tour.schema.json
      guidewright schema --markdown > keys.md
    """
    if (kind is not None) + as_typescript + as_markdown > 1:
        raise click.UsageError("choose one of --print, --typescript and --markdown")
    if as_typescript:
        click.echo(typescript(), nl=False)
    elif as_markdown:
        click.echo(keys_page(), nl=False)
    elif kind:
        schema = file_schema(kind, known_ids(_academy(root)))
        click.echo(json.dumps(schema, indent=2, ensure_ascii=False))
    else:
        _write(root)


def _academy(root: Path) -> Academy:
    """The project's academy; a file with mistakes lends its ids all the same."""
    return checked(check, root, today=dt.datetime.now(tz=dt.UTC).date()).academy


def _write(root: Path) -> None:
    academy = _academy(root)
    changed = refresh_schemas(root, academy, make=True)
    for path in changed:
        click.echo(click.format_filename(path))
    if academy.broken:
        say(
            "academy.yml cannot be read, so any id is allowed. Mend it (guidewright check), then run this again."
        )
    settings = root / SETTINGS
    if not settings.exists():
        settings.parent.mkdir(exist_ok=True)
        settings.write_text(editor_settings(academy.docs), encoding="utf-8", newline="\n")
        click.echo(click.format_filename(settings))
    elif SCHEMA_FOLDER not in settings.read_text(encoding="utf-8", errors="replace"):
        say(f"{SETTINGS.as_posix()} is yours and stays as it is. Add to it:\n{editor_settings(academy.docs)}")
    state = f"{len(changed)} schemas written" if changed else "the schemas are up to date"
    say(
        f"✓ {state}. In VS Code, install the YAML extension (redhat.vscode-yaml); other editors follow the comment"
    )
    say("  `# yaml-language-server: $schema=…` on a file's first line.")
