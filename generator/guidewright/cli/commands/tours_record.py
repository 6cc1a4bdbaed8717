"""`guidewright tours record`: a tour from what a writer does in the product."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from guidewright.browser import BrowserMissingError
from guidewright.cli.options import browser_option, checked, chosen_browser, project_option, say
from guidewright.compiler import check
from guidewright.diagnostics import nearest
from guidewright.model import Academy
from guidewright.model.settings import Settings
from guidewright.record import (
    CannotOpenError,
    Place,
    PlaceRefusedError,
    RecordedStep,
    Recorder,
    TourHead,
    browse,
    choose_place,
    recorded_steps,
    report_lines,
    start_of,
    tour_text,
    write_tour,
)
from guidewright.reference import refresh_schemas
from guidewright.resources import ResourceMissingError
from guidewright.scaffold import academy_owner

__all__ = ["record"]


@click.command("record", short_help="Click through the product; a tour with stable targets comes out.")
@click.argument("url", metavar="URL")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The tour's file, relative to the project. [default: tours/ID.yml]",
)
@click.option(
    "--id", "tour_id", metavar="ID", help="The tour's id. [default: from FILE, else from the last step]"
)
@click.option("--title", help="What readers see. [default: from the id]")
@click.option(
    "--role",
    "roles",
    multiple=True,
    metavar="ID",
    help="A role of academy.yml that the tour is for; may be given more than once. [default: its first]",
)
@click.option(
    "--product", metavar="ID", help="The product of academy.yml. [default: the one at URL, else its first]"
)
@project_option
@click.option("--paused", is_flag=True, help="Begin paused, for instance to sign in first.")
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.option("--headless", is_flag=True, help="Open no window: for programs that drive the browser.")
@browser_option
def record(url: str, root: Path, **options: Any) -> None:
    """Open the product at URL in a browser, click through it, and get a tour of what you did, ready for words.

    Each click, field and change of page becomes a step. Its target is written as the ways that find exactly this
    element now: test id, role and name, label, text, and a CSS selector last. A step with none that is stable is marked,
    with what to ask your engineers for. What you type is not written anywhere.

    A bar in the page takes back the last step, pauses and finishes; closing the window and Ctrl-C finish, too. The tour
    is a draft: it reaches the product once you have written its texts and set `status: published`.

    \b
    Examples:
      guidewright tours record http://localhost:3000/
      guidewright tours record https://app.example.com/ --id approve-invoice --role manager --paused
    """
    _check_url(url)
    today = dt.datetime.now(tz=dt.UTC).date()
    academy = checked(check, root, today=today).academy
    settings = _settings(academy)
    product = _product(url, options["product"], settings)
    roles = tuple(_known("role", role, list(settings.roles)) for role in options["roles"])
    asked = _place(root, academy, options["out"], options["tour_id"] or "", force=options["force"])
    recorder = Recorder(paused=options["paused"])
    _browse(url, recorder, options["executable"], headless=options["headless"])
    steps = recorded_steps(recorder, academy.labels)
    if not steps:
        raise click.ClickException(_nothing(recorder))
    place = asked or _free_place(root, academy, steps)
    head = TourHead(
        id=place.id if place.named else None,
        title=options["title"] or place.id.replace("-", " ").capitalize(),
        product=product,
        start=start_of(recorder),
        roles=roles or tuple(settings.roles)[:1],
        owner=academy_owner(academy),
        day=today.isoformat(),
        up=place.up(root),
    )
    path = _write(place, tour_text(head, steps))
    refresh_schemas(root, checked(check, root, today=today).academy)
    click.echo(click.format_filename(path))
    _report(recorder, steps)


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good:
        message = f"`{url}` is no address of a web page: it begins with http:// or https://, and names a host"
        raise click.BadParameter(message, param_hint="URL")


def _settings(academy: Academy) -> Settings:
    if academy.broken:
        raise click.ClickException("academy.yml cannot be read. See why: guidewright check")
    if academy.settings is None:
        raise click.UsageError("there is no academy.yml here. Add one: guidewright init --adopt")
    if not academy.settings.source.products:
        message = "a tour plays in a product, and academy.yml names none yet. Add to it:"
        raise click.UsageError(f"{message}\n\nproducts:\n  app:\n    title: …\n    url: https://…")
    return academy.settings.source


def _product(url: str, asked: str | None, settings: Settings) -> str:
    if asked is not None:
        return _known("product", asked, list(settings.products))
    fitting = [name for name, product in settings.products.items() if url.startswith(product.url)]
    return (fitting or list(settings.products))[0]


def _known(kind: str, id_: str, ids: list[str]) -> str:
    if id_ in ids:
        return id_
    meant = nearest(id_, ids)
    help_text = (
        f"Did you mean `{meant}`?" if meant else f"Known: {', '.join(ids)}; add it to academy.yml first."
    )
    raise click.UsageError(f"there is no {kind} `{id_}`. {help_text}")


def _place(root: Path, academy: Academy, out: Path | None, tour_id: str, *, force: bool) -> Place | None:
    """The file that was asked for, before anything is recorded; nothing when the recording is to name it."""
    if out is None and not tour_id:
        return None
    paths = {id_: root.resolve() / tour.source.origin.path for id_, tour in academy.tours.items()}
    wanted = root.resolve() / (out or Path("tours", f"{tour_id}.yml"))
    taken = {id_ for id_, path in paths.items() if not (force and path == wanted)}
    try:
        return choose_place(root, out=out, tour_id=tour_id, taken=taken, force=force)
    except PlaceRefusedError as error:
        raise click.UsageError(str(error)) from None


def _free_place(root: Path, academy: Academy, steps: tuple[RecordedStep, ...]) -> Place:
    """A file that is named after the last step, which is what the tour leads to."""
    number = 1
    while True:
        id_ = steps[-1].id if number == 1 else f"{steps[-1].id}-{number}"
        try:
            return choose_place(root, out=None, tour_id=id_, taken=set(academy.tours))
        except PlaceRefusedError:
            number += 1


def _browse(url: str, recorder: Recorder, executable: Path | None, *, headless: bool) -> None:
    try:
        browser = chosen_browser(executable, windows=not headless)
        say(f"Opening {url} in {browser.version or browser.executable}.")
        browse(url, recorder, browser, headless=headless, say=say)
    except (BrowserMissingError, CannotOpenError, ResourceMissingError) as error:
        raise click.ClickException(str(error)) from None


def _nothing(recorder: Recorder) -> str:
    if recorder.elsewhere:
        return (
            "nothing was recorded: everything was done in a frame of another origin, where no tour can point"
        )
    if recorder.paused:
        return "nothing was recorded: the recording was paused. Choose Resume in the bar of the page"
    return "nothing was recorded, so no tour was written. Click through the product before you finish"


def _write(place: Place, text: str) -> Path:
    try:
        return write_tour(place, text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        click.echo(text, nl=False)
        message = (
            f"{click.format_filename(place.path)} cannot be written: {reason}. The tour is on standard output"
        )
        raise click.ClickException(message) from None


def _report(recorder: Recorder, steps: tuple[RecordedStep, ...]) -> None:
    for line in report_lines(steps):
        say(line)
    fragile = sum(1 for step in steps if step.fragile)
    count = f"{len(steps)} step{'' if len(steps) == 1 else 's'} recorded"
    say(f"✓ {count}{f', {fragile} fragile' if fragile else ', every target stable'}.")
    if recorder.elsewhere:
        say(
            "  What you did in a frame of another origin is left out: no tour can point there, only at the frame."
        )
    if len(recorder.sites) > 1:
        say(f"  These steps are on {len(recorder.sites)} sites, but a tour plays on one: divide it.")
    if recorder.full:
        say(f"  A recording ends at {len(recorder.moves)} steps; what came after them is left out.")
    say("  Write what is marked TODO, then set `status: published`. See what is missing: guidewright check")
