"""`guidewright tours preview`: one tour as the player reads it, before it is published."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from guidewright.cli.options import checked, print_issues, project_option, say
from guidewright.compiler import Checked, check
from guidewright.decode import Kind
from guidewright.diagnostics import Issue, Severity, nearest
from guidewright.model import Academy
from guidewright.model.tours import Tour
from guidewright.render.tours import tour_json

__all__ = ["preview"]

HOW = (
    "  Play it in your product: open its page with the tours in it, and in the browser's console:\n"
    '    import("<help site>/tours/debug.js").then((panel) => panel.open())\n'
    "  Then choose the file under Preview. Nothing is remembered of a preview."
)


@click.command("preview", short_help="Compile one tour, published or not.")
@click.argument("tour_id", metavar="ID")
@project_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write ID.<language>.json here, for every language of the tour; otherwise one language is printed.",
)
@click.option(
    "--language", metavar="CODE", help="Only this language. Printed without --out: the source language."
)
@click.pass_context
def preview(context: click.Context, tour_id: str, root: Path, out: Path | None, language: str | None) -> None:
    """Compile the tour ID, a draft too, into the file that the debug panel plays in your product.

    \b
    Examples:
      guidewright tours preview approve-first-invoice --out .
      guidewright tours preview approve-first-invoice --language ja > draft.json
    """
    result = checked(check, root, today=dt.datetime.now(tz=dt.UTC).date())
    issues = _errors(result, tour_id)
    if issues:
        print_issues(issues, result.sources, "text", done="not compiled")
        context.exit(1)
    texts = _compiled(result.academy, tour_id, language)
    if out is None:
        click.echo(texts[language or result.academy.source_language], nl=False)
    else:
        for code, text in texts.items():
            click.echo(click.format_filename(_write(out, f"{tour_id}.{code}.json", text)))
    say(HOW)


def _errors(result: Checked, tour_id: str) -> tuple[Issue, ...]:
    """What keeps the tour from being compiled: its own errors; others, where it cannot be told without them.

    An id that is neither a tour's nor a tour file's is wrong use.
    """
    localised = result.academy.tours.get(tour_id)
    names = {document.path: document.name for document in result.documents if document.kind is Kind.TOUR}
    stem = names[localised.source.origin.path] if localised else tour_id
    paths = {path for path, name in names.items() if name.partition(".")[0] == stem}
    errors = tuple(issue for issue in result.issues if issue.severity is Severity.ERROR)
    own = tuple(issue for issue in errors if issue.span.path in paths)
    if own or (localised and all(_is_whole(tour, result.academy) for tour in localised.every())):
        return own
    if localised or (errors and (paths or result.academy.broken)):
        return errors
    meant = nearest(tour_id, [*result.academy.tours, *names.values()])
    help_text = f"Did you mean `{meant}`?" if meant else "Each file of the folder `tours` is one."
    raise click.UsageError(f"there is no tour `{tour_id}`. {help_text}")


def _is_whole(tour: Tour, academy: Academy) -> bool:
    """Every article that it leads to could be read."""
    return all(step.article is None or step.article in academy.articles for step in tour.steps)


def _compiled(academy: Academy, tour_id: str, language: str | None) -> dict[str, str]:
    localised = academy.tours[tour_id]
    languages = (academy.source_language, *localised.translations)
    if language is not None and language not in languages:
        raise click.UsageError(f"`{tour_id}` is not there in `{language}`, only in {', '.join(languages)}.")
    wanted = languages if language is None else (language,)
    return {code: tour_json(localised.best(code), code, academy) for code in wanted}


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"{click.format_filename(path)} cannot be written: {reason}") from None
    return path
