"""`guidewright demo`: the sample academy and its product, ready to try."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import threading
import webbrowser
from pathlib import Path

import click

from guidewright.builder import build_site
from guidewright.cli.commands.serve import open_server
from guidewright.cli.options import progress, say
from guidewright.cli.report import print_text
from guidewright.resources import sample_folder

__all__ = ["command"]

PARTS = ("content", "tours", "product")


@click.command(short_help="See the sample academy and its product.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on; 0 for any free one.")
@click.option("--open/--no-open", "open_browser", default=True, help="Open the site in a browser.")
@click.pass_context
def command(context: click.Context, port: int, *, open_browser: bool) -> None:
    """Build Ledgerline Academy and serve it with Ledgerline, the product its tours play in.

    Works on a copy, so nothing of yours is touched. Stop with Ctrl+C.

    \b
    Examples:
      guidewright demo
      guidewright demo --port 0 --no-open
    """
    with tempfile.TemporaryDirectory(prefix="guidewright-demo-") as folder:
        root = _copy(Path(folder).resolve())
        server = open_server(root / "site", port, live=False)
        say("Building the sample academy …")
        with progress() as tell:
            built = build_site(root, out=root / "site", today=dt.datetime.now(tz=dt.UTC).date(), tell=tell)
        if not built.published:
            click.echo(print_text(built.issues, built.checked.sources), nl=False)
            context.exit(1)
        server.start()
        say(_invitation(server.url, built.pages))
        if open_browser:
            webbrowser.open(server.url)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            say("Stopped.")
        finally:
            server.stop()


def _copy(root: Path) -> Path:
    sample = sample_folder()
    for part in PARTS:
        shutil.copytree(sample / part, root / part)
    shutil.copyfile(sample / "mkdocs.yml", root / "mkdocs.yml")
    return root


def _invitation(url: str, pages: int) -> str:
    return (
        f"\n  Ledgerline Academy, {pages} pages:\n\n"
        f"    help centre   {url}\n"
        f"    product       {url}product/   sign in and a tour begins\n"
        f"    Japanese      {url}ja/\n\n"
        "  Next: lay out an academy of your own with `guidewright init my-academy`. Stop with Ctrl+C.\n"
    )
