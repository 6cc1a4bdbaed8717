"""`guidewright build`: the whole site, or the old one untouched."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import click

from guidewright.builder import build_site
from guidewright.cli.options import (
    cache_option,
    checked,
    form_option,
    print_issues,
    progress,
    root_argument,
    say,
    today_option,
)

__all__ = ["command"]


@click.command(short_help="Build the site.")
@root_argument
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes. [default: site]"
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes make pages. [default: one per processor]",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Have the workers of a Dask cluster make the pages; this machine makes the texts, writes the pages and the "
    "search index. The workers need the same Guidewright. Needs: pip install 'guidewright[cluster]'",
)
@click.option(
    "--offline",
    is_flag=True,
    help="Make a site that is opened from a disk, without a server: links lead to files, and the search works there. "
    "It is always built whole. Tours need a product and its server.",
)
@cache_option
@form_option
@today_option
def command(  # noqa: PLR0913 - an argument for each option
    root: Path,
    out: Path | None,
    jobs: int | None,
    scheduler: str | None,
    cache: Path | None,
    form: str,
    today: dt.date,
    *,
    offline: bool,
) -> None:
    """Build the help centre, quizzes and tours of the project in FOLDER (default: here).

    Nothing is written while an error stands: the old site stays up until the new one is complete. What has not
    changed since the last build is taken from a cache, and stays as it is in the site.

    \b
    Examples:
      guidewright build
      guidewright build my-docs --out public
      guidewright build --offline --out handbook
      guidewright build --cache /ci/cache/guidewright
      guidewright build --scheduler tcp://10.0.0.5:8786
    """
    started = time.monotonic()
    target = (out or root / "site").absolute()
    with progress() as tell:
        result = checked(
            build_site,
            root,
            out=target,
            today=today,
            tell=tell,
            jobs=jobs,
            cache=cache,
            scheduler=scheduler,
            note=_noted,
            offline=offline,
        )
    seconds = time.monotonic() - started
    done = f"{result.pages} pages in {seconds:.1f} s" if result.published else "nothing written"
    print_issues(result.issues, result.sources, form, done=done)
    if result.published and form == "text":
        see = "Open its index.html in a browser." if offline else "See it: guidewright serve"
        say(f"  The site is in {click.format_filename(target)}. {see}")
    click.get_current_context().exit(0 if result.published else 1)


def _noted(what: str) -> None:
    """A note of the build, on a line of its own."""
    click.echo(f"note: {what}", err=True)
