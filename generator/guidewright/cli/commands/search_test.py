"""`guidewright search test`: the queries of the search sets, asked of the site."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from guidewright.browser import Browser, BrowserMissingError
from guidewright.builder import build_site
from guidewright.cli.options import (
    browser_option,
    checked,
    chosen_browser,
    form_option,
    print_issues,
    progress,
    root_argument,
    say,
    today_option,
)
from guidewright.compiler import Checked, check, finish_issues
from guidewright.diagnostics import Issue, Severity, Sources, has_errors
from guidewright.findability.asking import CannotAskError
from guidewright.findability.proof import NothingToProveError, provable, prove
from guidewright.findability.score_report import score_issues, score_lines, scores_json
from guidewright.findability.scores import Score
from guidewright.resources import ResourceMissingError

__all__ = ["test"]


@click.command("test", short_help="Ask the site what readers ask; score what comes.")
@root_argument
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="A site that is built already. [default: one that is built for this and thrown away]",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="Only this language; may be given more than once. [default: all with a search set]",
)
@click.option(
    "--json",
    "results",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write every query and what it found there, as JSON.",
)
@form_option
@browser_option
@today_option
def test(root: Path, languages: tuple[str, ...], **options: Any) -> None:
    """Ask the search of the help site in FOLDER (default: here) every query of content/search/LANGUAGE.yml.

    Prints, for each language, how many queries find their page first and among the first three, and the mean reciprocal
    rank over the first ten; then each query that misses the first three, with what came instead. Fails below the budgets
    `search_top_1`, `search_top_3` and `search_rank` of academy.yml. The queries are asked in a browser, of the engine
    and the index that readers use.

    \b
    Examples:
      guidewright search test
      guidewright search test --language ja --site site
      guidewright search test --json scores.json --format github
    """
    form: str = options["form"]
    found = checked(check, root, today=options["today"])
    if found.failed:
        print_issues(_errors(found.issues), found.sources, form, done="nothing asked")
        raise click.exceptions.Exit(1)
    asked = _provable(found, languages)
    browser = _browser(options["executable"])
    with progress() as tell, _site(root, options["site"], options["today"], form, tell) as site:
        try:
            scores = prove(found.academy, site, asked, browser, tell)
        except (CannotAskError, ResourceMissingError) as error:
            raise click.ClickException(str(error)) from None
    issues = finish_issues(score_issues(found.academy, scores), found.academy)
    if options["results"]:
        _write(options["results"], scores_json(scores))
    _print(scores, issues, found.sources, form)
    raise click.exceptions.Exit(1 if has_errors(issues) else 0)


def _errors(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    return tuple(issue for issue in issues if issue.severity is Severity.ERROR)


def _provable(found: Checked, languages: tuple[str, ...]) -> tuple[str, ...]:
    if found.academy.settings is None:
        raise click.UsageError("there is no academy.yml here. Add one: guidewright init --adopt")
    try:
        return provable(found.academy, languages)
    except NothingToProveError as error:
        raise click.UsageError(str(error)) from None


def _browser(executable: Path | None) -> Browser:
    try:
        return chosen_browser(executable)
    except BrowserMissingError as error:
        raise click.ClickException(str(error)) from None


@contextmanager
def _site(
    root: Path, built: Path | None, today: dt.date, form: str, tell: Callable[[str], None]
) -> Iterator[Path]:
    """The folder of a finished site: the one that was named, or one that is gone afterwards."""
    if built is not None:
        yield built.absolute()
        return
    with tempfile.TemporaryDirectory(prefix="guidewright-") as folder:
        out = Path(folder) / "site"
        try:
            made = checked(build_site, root, out=out, today=today, tell=tell)
        except ResourceMissingError as error:
            raise click.ClickException(str(error)) from None
        if not made.published:
            print_issues(_errors(made.issues), made.sources, form, done="nothing asked")
            raise click.exceptions.Exit(1)
        yield out


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"{click.format_filename(path)} cannot be written: {reason}. Name another file with --json"
        raise click.ClickException(message) from None


def _print(scores: tuple[Score, ...], issues: tuple[Issue, ...], sources: Sources, form: str) -> None:
    """The table goes where it does not disturb a program that reads the issues."""
    tell = click.echo if form == "text" else say
    for line in score_lines(scores):
        tell(line)
    tell("")
    asked = sum(len(one.queries) for one in scores)
    print_issues(issues, sources, form, done=f"{asked} {'query' if asked == 1 else 'queries'} asked")
