"""The sample academy with its product, built once by the command line for all workers of a test run."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from tests.browser import Serve
from tests.e2e.reading import read_json

PREFIX = "/some/academy"
PATIENCE = 240


@dataclass(frozen=True)
class SampleSite:
    """A built site and where it is served.

    Attributes:
        folder: the files.
        root: its address on a host of its own.
        url: its address below a path of a host, as a project site has it; with a slash at its end.
    """

    folder: Path
    root: str
    url: str

    @property
    def product(self) -> str:
        """The product's address."""
        return f"{self.url}product/"

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the loader reads."""
        return read_json(self.folder / "tours" / "manifest.json")

    @property
    def languages(self) -> list[str]:
        """The languages, the source first."""
        languages: list[str] = self.manifest["languages"]
        return languages

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Every page below the folder, such as `ja/glossary/index.html`."""
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html")))

    def language_of(self, page: str) -> str:
        """The language that a page should be in."""
        first = page.partition("/")[0]
        return first if first in self.languages[1:] else self.languages[0]

    def address(self, page: str) -> str:
        """Where a visitor sees a page. A page for missing addresses knows only hosts of its own."""
        base = f"{self.root}/" if page.endswith("404.html") else self.url
        return base + page.removesuffix("index.html")

    def soup(self, page: str) -> BeautifulSoup:
        """A page as it was written, before any script."""
        return BeautifulSoup((self.folder / page).read_text(encoding="utf-8"), "html.parser")

    def tour(self, tour: str, language: str) -> dict[str, Any]:
        """A tour as the loader gets it."""
        (file,) = (self.folder / "tours" / language).glob(f"{tour}.*.json")
        return read_json(file)


def built_site(root: Path, shared: Path) -> Path:
    """The built site in `shared`; the first worker to come builds it, the others wait for it.

    Raises:
        AssertionError: with what the command said, when it failed.
    """
    site, lock, outcome = shared / "e2e-site", shared / "e2e-lock", shared / "e2e-outcome"
    try:
        lock.mkdir()
    except FileExistsError:
        waited_until = time.monotonic() + PATIENCE
        while not outcome.exists():
            assert time.monotonic() < waited_until, "the worker that builds the sample site did not finish"
            time.sleep(0.1)
    else:
        said = _build(root, site)
        partial = outcome.with_suffix(".part")
        partial.write_text(said, encoding="utf-8")
        partial.rename(outcome)
    said = outcome.read_text(encoding="utf-8")
    assert said == "", f"the sample academy cannot be built:\n{said}"
    return site


def _build(root: Path, site: Path) -> str:
    """Build; -> what went wrong."""
    command = [sys.executable, "-c", "from guidewright.cli import main; main()", "build", "--out", str(site)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return "" if done.returncode == 0 else f"exit {done.returncode}\n{done.stdout}{done.stderr}"


def serve_site(folder: Path, serve: Serve) -> SampleSite:
    """Serve a built site."""
    root = serve(folder, mount={PREFIX: folder})
    return SampleSite(folder=folder, root=root, url=f"{root}{PREFIX}/")
