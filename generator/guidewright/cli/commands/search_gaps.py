"""`guidewright search gaps`: what readers looked for and did not find."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import IO, Any

import click

from guidewright.cli.options import checked, format_option, root_argument, say
from guidewright.compiler import check
from guidewright.diagnostics import nearest
from guidewright.findability.candidates import known_groups
from guidewright.findability.event_log import EventLog, NotALogError
from guidewright.findability.gap_report import bad_line_report, gap_lines, gaps_json
from guidewright.findability.gaps import Gaps, find_gaps
from guidewright.model import Academy

__all__ = ["gaps"]


def _number_option(name: str, default: int, help_text: str) -> Callable[[Callable[..., Any]], Any]:
    number = click.IntRange(min=1)
    return click.option(name, type=number, default=default, show_default=True, metavar="N", help=help_text)


@click.command("gaps", short_help="Rank what readers did not find; propose synonyms.")
@click.argument(
    "events",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    metavar="EVENTS.jsonl",
)
@root_argument
@click.option(
    "--language",
    metavar="CODE",
    help="Of searches that do not say theirs. [default: the academy's first]",
)
@_number_option("--top", 20, "How many to print, of synonyms too.")
@_number_option("--least", 2, "Leave out what was searched, and words that helped, fewer times than this.")
@format_option(["json", "text"], "For people or for programs.")
def gaps(events: Path, root: Path, language: str | None, top: int, least: int, form: str) -> None:
    """Rank what readers of the help site in FOLDER (default: here) looked for and did not find.

    EVENTS.jsonl holds one JSON event a line, as the help site sends them; `-` reads from standard input. Searches whose
    words are the same but for order and endings are counted together. Of what failed most it says whether content is
    missing, the words are wrong, or the page stands too low; where other words led the same reader to a page, it
    proposes them as synonyms for content/search/LANGUAGE.yml.

    \b
    Examples:
      guidewright search gaps events.jsonl
      guidewright search gaps events.jsonl --top 50 --least 5 --format json
    """
    academy = checked(check, root, today=dt.datetime.now(tz=dt.UTC).date()).academy
    own = _language(academy, language)
    log, found = _read(events, own)
    report = bad_line_report(log)
    if report:
        say(f"note: {click.format_filename(events)}: {report}")
    if not found.searches:
        _nothing(events, log)
        return
    worst = list(islice(found.worst(least), top))
    known = {code.lower(): _known(academy, code) for code in academy.languages}
    pairs = found.evidence.candidates(known, least=least)[:top]
    if form == "json":
        click.echo(gaps_json(found, log, worst, pairs), nl=False)
        return
    for line in gap_lines(found, log, worst, pairs, f"{academy.docs}/search"):
        click.echo(line)


def _language(academy: Academy, asked: str | None) -> str:
    if asked is None or asked in academy.languages:
        return asked or academy.source_language or "en"
    meant = nearest(asked, academy.languages)
    known = f"Did you mean `{meant}`?" if meant else f"It has: {', '.join(academy.languages)}."
    raise click.BadParameter(f"the academy has no language `{asked}`. {known}", param_hint="--language")


def _read(events: Path, language: str) -> tuple[EventLog, Gaps]:
    try:
        if str(events) == "-":
            return _gaps(sys.stdin.buffer, language)
        with events.open("rb") as file:
            return _gaps(file, language)
    except (NotALogError, OSError) as error:
        reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
        raise click.BadParameter(
            f"{click.format_filename(events)}: {reason}", param_hint="EVENTS.jsonl"
        ) from None


def _gaps(file: IO[bytes], language: str) -> tuple[EventLog, Gaps]:
    log = EventLog(file)
    return log, find_gaps(log.searches(), language)


def _nothing(events: Path, log: EventLog) -> None:
    """No searches: fine in a log of other events, not in a file that holds none at all."""
    name = click.format_filename(events)
    if log.events:
        say(
            f"{name} has no `search-performed` among its events ({log.events:,}): nobody searched, or they are not sent."
        )
        return
    what = "has no line that is an event" if log.bad else "is empty"
    raise click.ClickException(
        f"{name} {what}. Collect events first: one JSON object a line, as the help site sends them"
    )


def _known(academy: Academy, language: str) -> list[frozenset[tuple[str, ...]]]:
    """Words that mean the same already: synonyms, and the glossary's other words."""
    groups = (
        [list(group) for group in academy.searches[language].synonyms] if language in academy.searches else []
    )
    if academy.glossary:
        terms = academy.glossary.best(language).terms.values()
        groups += [[term.term, *term.also] for term in terms if term.also]
    return known_groups(groups, language)
