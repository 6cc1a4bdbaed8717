"""`guidewright demo`: the sample academy, its product and the manual, ready to try."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import threading
import webbrowser
from pathlib import Path

import click

from guidewright.builder import Built, build_site
from guidewright.cli.commands.serve import open_server
from guidewright.cli.options import progress, say
from guidewright.cli.report import print_text
from guidewright.resources import manual_folder, sample_folder

__all__ = ["command"]

SAMPLE = ("mkdocs.yml", "content", "tours", "product")
MANUAL = ("mkdocs.yml", "content")


@click.command(short_help="See the sample academy, its product and the manual.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on; 0 for any free one.")
@click.option("--open/--no-open", "open_browser", default=True, help="Open the site in a browser.")
@click.pass_context
def command(context: click.Context, port: int, *, open_browser: bool) -> None:
    """Build Ledgerline Academy and serve it with Ledgerline, the product its tours play in, and Guidewright's manual.

    Works on a copy, so nothing of yours is touched. Stop with Ctrl+C.

    \b
    Examples:
      guidewright demo
      guidewright demo --port 0 --no-open
    """
    with tempfile.TemporaryDirectory(prefix="guidewright-demo-") as folder:
        place = Path(folder).resolve()
        sample = _copy(sample_folder(), SAMPLE, place / "sample")
        server = open_server(sample / "site", port, live=False)
        say("Building the sample academy and the manual …")
        pages = _build(sample, context)
        _build(_copy(manual_folder(), MANUAL, place / "manual"), context)
        (place / "manual" / "site").rename(sample / "site" / "manual")
        server.start()
        say(_invitation(server.url, pages))
        if open_browser:
            webbrowser.open(server.url)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            say("Stopped.")
        finally:
            server.stop()


def _copy(source: Path, parts: tuple[str, ...], root: Path) -> Path:
    """The parts of a project that there are."""
    root.mkdir()
    for part in parts:
        if (source / part).is_dir():
            shutil.copytree(source / part, root / part)
        else:
            shutil.copyfile(source / part, root / part)
    return root


def _build(root: Path, context: click.Context) -> int:
    """Build a project in its folder `site`; -> how many pages it has. What is wrong ends the command."""
    with progress() as tell:
        built: Built = build_site(root, out=root / "site", today=dt.datetime.now(tz=dt.UTC).date(), tell=tell)
    if not built.published:
        click.echo(print_text(built.issues, built.sources), nl=False)
        context.exit(1)
    return built.pages


def _invitation(url: str, pages: int) -> str:
    return (
        f"\n  Ledgerline Academy, {pages} pages, and what stands beside it:\n\n"
        f"    help centre   {url}\n"
        f"    product       {url}product/   sign in and a tour begins\n"
        f"    manual        {url}manual/    how to make all this: Guidewright's own\n\n"
        "  Next: lay out an academy of your own with `guidewright init my-academy`. Stop with Ctrl+C.\n"
    )
