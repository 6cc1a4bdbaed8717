"""Options and messages that several commands share."""

from __future__ import annotations

import datetime as dt
import functools
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click
import platformdirs

from guidewright.browser import Browser, BrowserMissingError, find_browser, named_browser
from guidewright.cli.report import FORMS, summary
from guidewright.collect import ProjectNotFoundError
from guidewright.diagnostics import Issue, Severity, Sources
from guidewright.site.cache import digest_of
from guidewright.site.workers import ClusterError

__all__ = [
    "browser_option",
    "cache_option",
    "checked",
    "chosen_browser",
    "default_cache",
    "form_option",
    "format_option",
    "print_issues",
    "progress",
    "project_option",
    "root_argument",
    "say",
    "today_option",
]

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])
SLOW = 1.0


def root_argument(function: F) -> F:
    """The project's folder, by default the current one."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.argument("root", default=Path(), type=kind, metavar="[FOLDER]")(function)


def project_option(function: F) -> F:
    """The project's folder, where the argument is something else; other options may ask what is in it."""
    option = click.option(
        "--in",
        "root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        metavar="FOLDER",
        is_eager=True,
        help="The project. [default: here]",
    )
    return option(function)


def form_option(function: F) -> F:
    """How issues are printed."""
    help_text = "How issues are printed: for people, programs, code scanning or pull requests."
    return format_option(sorted(FORMS), help_text)(function)


def format_option(forms: Sequence[str], help_text: str) -> Callable[[F], F]:
    """How a command prints what it found, for people by default.

    Args:
        forms: names of the ways there are; `text` is one.
        help_text: for whom they are.
    """
    return click.option(
        "--format", "form", type=click.Choice(forms), default="text", show_default=True, help=help_text
    )


def today_option(function: F) -> F:
    """The day that reviews are due against."""
    help_text = "Judge review dates as of this day instead of today."
    option = click.option(
        "--today", type=click.DateTime(["%Y-%m-%d"]), callback=_day, metavar="YYYY-MM-DD", help=help_text
    )
    return option(function)


def _day(_: click.Context, __: click.Parameter, value: dt.datetime | None) -> dt.date:
    return value.date() if value else dt.datetime.now(tz=dt.UTC).date()


def browser_option(function: F) -> F:
    """The browser that does the work."""
    return click.option(
        "--browser",
        "executable",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="A Chromium-based browser. [default: GUIDEWRIGHT_BROWSER, else the first that is found]",
    )(function)


def chosen_browser(executable: Path | None, *, windows: bool = False) -> Browser:
    """The browser that was named, else the first that is found.

    Args:
        executable: what was named.
        windows: only one that can open windows for a person.

    Raises:
        BrowserMissingError: there is none, or the one that was named does not start.
    """
    found = named_browser(executable) if executable else find_browser(windows=windows)
    if found is None:
        message = (
            "no browser was found. Get one with `python -m guidewright.browser`, or name one with --browser"
        )
        raise BrowserMissingError(message)
    return found


def cache_option(function: F) -> F:
    """Where builds keep what they made, or that they keep nothing."""
    where = click.option(
        "--cache",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="FOLDER",
        help="Keep what was made here, for instance to carry it from one CI run to the next. Only a folder that "
        "nobody else can write to: what is in it is trusted. [default: one for each project in $GUIDEWRIGHT_CACHE, or in the user's own cache folder]",
    )
    without = click.option(
        "--no-cache", "cached", is_flag=True, default=True, flag_value=False, help="Make everything anew."
    )

    @functools.wraps(function)
    def command(*arguments: Any, root: Path, cache: Path | None, cached: bool, **more: Any) -> Any:
        folder = (cache or default_cache(root)).absolute() if cached else None
        return function(*arguments, root=root, cache=folder, **more)

    return where(without(command))  # type: ignore[return-value]


def default_cache(root: Path) -> Path:
    """Where a project's builds keep what they made when nobody says: outside of the project, which others may write to."""
    place = root.resolve()
    name = "".join(letter if letter.isalnum() else "-" for letter in place.name.lower())[:32]
    home = Path(os.environ.get("GUIDEWRIGHT_CACHE") or platformdirs.user_cache_path("guidewright"))
    return home / f"{name}-{digest_of(str(place))[:12]}"


def checked(run: Callable[..., T], root: Path, **arguments: Any) -> T:
    """Run a check; a folder without a project, or a cluster that is none, is wrong use, exit 2."""
    try:
        return run(root, **arguments)
    except ProjectNotFoundError:
        message = (
            f"{click.format_filename(root.resolve())} holds no mkdocs.yml. Go to the folder that does, "
            "name it, or lay one out: guidewright init"
        )
        raise click.UsageError(message) from None
    except ClusterError as error:
        raise click.UsageError(str(error)) from None


def print_issues(issues: tuple[Issue, ...], sources: Sources, form: str, *, done: str) -> None:
    """Issues to standard output; the closing sentence to standard error, so that pipes stay clean."""
    text = FORMS[form](issues, sources)
    if form == "text":
        text = _coloured(text)
    click.echo(text, nl=False)
    if form == "text":
        failed = any(issue.severity is Severity.ERROR for issue in issues)
        mark = click.style("✗", fg="red") if failed else click.style("✓", fg="green")
        click.echo(f"{mark} {done}: {summary(issues)}", err=True)


def _coloured(text: str) -> str:
    if not sys.stdout.isatty():
        return text
    for severity, colour in (("error", "red"), ("warning", "yellow"), ("note", "blue")):
        text = text.replace(f" {severity}[", " " + click.style(severity, fg=colour, bold=True) + "[")
    return text


def say(text: str) -> None:
    """A sentence about the work, for people only."""
    click.echo(text, err=True)


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Yields a function that names the work at hand; shown only on a terminal, and only past a second."""
    shown = False
    started = time.monotonic()
    live = sys.stderr.isatty() and not quiet

    def tell(text: str) -> None:
        nonlocal shown
        if live and (shown or time.monotonic() - started > SLOW):
            shown = True
            click.echo(f"\r\033[K… {text}", nl=False, err=True)

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\033[K", nl=False, err=True)
