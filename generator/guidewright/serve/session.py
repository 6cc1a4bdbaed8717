"""One writing session: build, watch, build again, and tell every open page."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import watchfiles

from guidewright.builder import Built, build_site
from guidewright.cli.report import print_json, summary
from guidewright.collect import ProjectNotFoundError
from guidewright.serve.server import SiteServer

__all__ = ["Session"]

MAX_SHOWN = 50
IGNORED = {".git", ".venv", "node_modules", "__pycache__", ".guidewright"}


@dataclass(slots=True)
class Session:
    """Rebuilds a project whenever one of its files changes.

    Attributes:
        root: the project's folder.
        out: where the site is built.
        server: told of every build.
        cache: what earlier builds made; `None` to make everything anew each time.
        after: called with each build and the seconds it took.
        missed: called with the reason when there was no build at all.
    """

    root: Path
    out: Path
    server: SiteServer
    cache: Path | None
    after: Callable[[Built, float], None]
    missed: Callable[[str], None]
    number: int = 0

    def build(self, tell: Callable[[str], None]) -> Built:
        """Build once and tell the pages."""
        started = time.monotonic()
        today = dt.datetime.now(tz=dt.UTC).date()
        built = build_site(self.root, out=self.out, today=today, tell=tell, cache=self.cache)
        self.number += 1
        errors = [issue for issue in built.issues if issue.severity.value == "error"]
        self.server.tell(
            {
                "build": self.number,
                "failed": not built.published,
                "changed": built.changed,
                "summary": f"The site was not rebuilt: {summary(errors)}",
                "issues": json.loads(print_json(errors[:MAX_SHOWN], built.sources)),
            }
        )
        self.after(built, time.monotonic() - started)
        return built

    def watch(self, tell: Callable[[str], None]) -> None:
        """Build after every change until interrupted."""
        for _ in watchfiles.watch(
            self.root, watch_filter=self._counts, raise_interrupt=False, debounce=60, step=20
        ):
            try:
                self.build(tell)
            except ProjectNotFoundError:
                self._without_build("mkdocs.yml is not there; many editors take it away while they save it")
            except Exception as error:  # noqa: BLE001 - a session outlives whatever a half-saved file leads to
                self._without_build(f"the build broke off: {type(error).__name__}: {error}")

    def _without_build(self, reason: str) -> None:
        """Tell the pages and the writer that there was no build, and why."""
        self.number += 1
        self.server.tell(
            {
                "build": self.number,
                "failed": True,
                "summary": f"The site was not rebuilt: {reason}",
                "issues": [],
            }
        )
        self.missed(reason)

    def _counts(self, _: watchfiles.Change, name: str) -> bool:
        path = Path(name)
        inner = path.relative_to(self.root).parts if path.is_relative_to(self.root) else ()
        out = self.out.resolve()
        made_by_us = path.is_relative_to(out) or any(part.startswith(f".{out.name}.") for part in path.parts)
        return (
            bool(inner) and not made_by_us and not IGNORED.intersection(inner) and not path.name.endswith("~")
        )
