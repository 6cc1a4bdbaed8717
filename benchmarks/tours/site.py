"""Writes what is served: one page in every variant for every player, the bundled libraries, Guidewright's tours."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.tours.players import GUIDEWRIGHT, LIBRARIES, PLAYERS, Player
from guidewright.resources import runtime_folder
from tests.runtime.material import step, tour, words, write_tours

__all__ = ["MANY", "NODES", "POLICY", "Package", "Variant", "page_name", "weigh", "write_site"]

HERE = Path(__file__).parent
MANY = 12_000
NODES = (0, MANY)
POLICY = "default-src 'self'; require-trusted-types-for 'script'"
TITLES = ("Step one", "Step two")
TOURS = (
    ("approve", "save"),
    ("scrolled", "save"),
    ("account", "save"),
    ("under", "save"),
    ("inside", "beside"),
    ("deep", "save"),
    ("framed", "save"),
    ("menu", "save"),
    ("note", "advice"),
    ("amount", "save"),
)
"""Ten tours, as the bytes of the manifest are those of an academy with ten."""


@dataclass(frozen=True, slots=True)
class Variant:
    """The page, differently.

    Attributes:
        name: part of its file's name.
        nodes: how many elements it has more.
        policy: whether it has a strict content security policy.
        hostile: whether it has a style sheet that claims everything.
    """

    name: str
    nodes: int = 0
    policy: bool = False
    hostile: bool = False


@dataclass(frozen=True, slots=True)
class Package:
    """What a player weighs: its version, and bytes after brotli before anything triggers; `host` of them a framework's."""

    version: str
    bytes: int
    host: int = 0


VARIANTS = (
    Variant("plain"),
    Variant("many", nodes=MANY),
    Variant("strict", policy=True),
    Variant("hostile", hostile=True),
)


def page_name(player: Player | None, variant: str) -> str:
    """The file of a page; without a player it is the bare page."""
    return f"{player.key if player else 'bare'}-{variant}.html"


def write_site(folder: Path) -> Mapping[str, Package]:
    """Write everything into ``folder``.

    Returns:
        What each library weighs, by its key.

    Raises:
        SystemExit: the libraries are not installed.
    """
    shutil.copytree(HERE / "page", folder, dirs_exist_ok=True)
    packages = _bundle(folder)
    _write_tours(folder / "tours")
    shutil.copy(HERE / "libraries" / "guidewright.js", folder)
    template = (HERE / "page" / "host.html").read_text(encoding="utf-8")
    for variant in VARIANTS:
        for player in (None, *PLAYERS):
            text = _page(template, variant, player, folder)
            (folder / page_name(player, variant.name)).write_text(text, encoding="utf-8")
    return packages


def weigh(folder: Path, files: Sequence[str]) -> Package:
    """What Guidewright weighs, when a page loads these of its files."""
    return Package(version("guidewright"), sum(_node("--weigh", *files, cwd=folder).values()))


def _bundle(folder: Path) -> dict[str, Package]:
    if not (HERE / "node_modules" / "esbuild").is_dir():
        raise SystemExit(
            "benchmarks/tours: the libraries are not installed. Run `make bench-tours`, or `npm ci` there."
        )
    made = _node(str(folder))
    return {library.key: Package(**made[library.key]) for library in LIBRARIES}


def _node(*words: str, cwd: Path | None = None) -> dict[str, Any]:
    done = subprocess.run(
        ["node", str(HERE / "bundle.mjs"), *words], cwd=cwd, check=True, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _write_tours(folder: Path) -> None:
    made = [
        tour("-".join(pair), *(_step(title, name) for title, name in zip(TITLES, pair, strict=True)))
        for pair in TOURS
    ]
    write_tours(folder, runtime_folder(), made)


def _step(title: str, testid: str) -> dict[str, Any]:
    text = f"This is what {title.lower()} is about."
    return step(title.lower().replace(" ", "-"), testid, title=title, body=words(text))


def _page(template: str, variant: Variant, player: Player | None, folder: Path) -> str:
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' if variant.policy else ""
    hostile = '<link rel="stylesheet" href="hostile.css">' if variant.hostile else ""
    library = f'<script src="{player.key}.js" defer></script>' if player else ""
    if player and (folder / f"{player.key}.css").exists():
        library = f'<link rel="stylesheet" href="{player.key}.css">{library}'
    if player is GUIDEWRIGHT:
        library = f'<script src="tours/loader.js" defer data-user-from="data-user" data-role-from="data-role"></script>{library}'
    return (
        template.replace("<!-- policy -->", policy)
        .replace("<!-- library -->", library + hostile)
        .replace("<!-- nodes -->", _nodes(variant.nodes))
    )


def _nodes(count: int) -> str:
    """So many elements: rows of two."""
    return "".join(f"<div><span>Row {number}</span></div>\n" for number in range(1, count // 2 + 1))
