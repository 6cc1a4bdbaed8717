"""`guidewright serve`: write, and watch the site follow."""

from __future__ import annotations

import webbrowser
from contextlib import suppress
from pathlib import Path

import click

from guidewright.builder import Built
from guidewright.cli.options import cache_option, checked, progress, root_argument, say
from guidewright.cli.report import print_text, summary
from guidewright.reference import refresh_schemas
from guidewright.serve import Session, SiteServer

__all__ = ["command", "open_server", "run_session"]


@click.command(short_help="Write, and watch the site follow.")
@root_argument
@click.option("--port", default=8000, show_default=True, help="Port to listen on; 0 for any free one.")
@click.option("--open/--no-open", "open_browser", default=False, help="Open the site in a browser.")
@cache_option
def command(root: Path, port: int, cache: Path | None, *, open_browser: bool) -> None:
    """Build the project in FOLDER (default: here), serve it on this machine, and rebuild on every change.

    Open pages reload by themselves; what is wrong is shown in the page and here. Stop with Ctrl+C.

    \b
    Examples:
      guidewright serve
      guidewright serve my-docs --port 0 --open
    """
    root = root.resolve()
    out = root / "site"
    server = open_server(out, port, live=True)
    run_session(root, out, server, cache, open_browser=open_browser)


def open_server(site: Path, port: int, *, live: bool) -> SiteServer:
    """A server on the loopback address; a port that is taken is wrong use."""
    try:
        return SiteServer(site, host="127.0.0.1", port=port, live=live)
    except OSError as error:
        message = f"port {port} cannot be used: {(error.strerror or str(error)).lower()}. Try --port 0"
        raise click.UsageError(message) from None


def run_session(root: Path, out: Path, server: SiteServer, cache: Path | None, *, open_browser: bool) -> None:
    """Build, serve and watch until interrupted."""

    def after(built: Built, seconds: float) -> None:
        click.echo(print_text(built.issues, built.sources), nl=False)
        done = (
            f"{built.pages} pages in {seconds:.1f} s"
            if built.published
            else "not rebuilt, the old site stays"
        )
        say(f"{done}: {summary(built.issues)}")
        with suppress(
            OSError
        ):  # a read-only folder keeps its completion as it was; the site does not need it
            if built.read is not None:
                refresh_schemas(root, built.read.academy)

    session = Session(
        root, out, server, cache, after, lambda reason: say(f"not rebuilt, the old site stays: {reason}")
    )
    try:
        with progress() as tell:
            first = checked(lambda _: session.build(tell), root)
        server.start()
        say(f"Serving {server.url} — edit a file and the page follows. Stop with Ctrl+C.")
        for address in _products(first):
            say(f"  Tours play in {server.url}{address}")
        if open_browser:
            webbrowser.open(server.url)
        session.watch(lambda _: None)
    except KeyboardInterrupt:
        pass
    finally:
        say("Stopped.")


def _products(built: Built) -> list[str]:
    """Addresses of the products that are published with the site."""
    settings = built.checked.academy.settings
    products = settings.source.products.values() if settings else ()
    return [product.url for product in products if product.folder and built.published]
