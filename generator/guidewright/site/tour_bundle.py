"""The folder that a product embeds: loader, player, help and debug panels, manifest, tours and their integrity."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from pathlib import Path

from guidewright.render import contract
from guidewright.render.contract import Manifest, ManifestTour, Player

__all__ = ["renew_release", "write_bundle"]

PLAYER, DEBUG, HELP = "player", "debug", "help"
_COPIED = (
    *("loader.js", f"{DEBUG}.js", f"{HELP}.js"),
    *("module.js", "module.js.map", "module.d.ts", "package.json"),
)
"""Scripts to embed with a tag or to import, and what makes the folder a package that products install."""


def write_bundle(
    runtime: Path, tours: Path, entries: tuple[ManifestTour, ...], languages: tuple[str, ...], release: str
) -> None:
    """Complete a tours folder that already holds the tours' files.

    Args:
        runtime: the built in-page code.
        tours: the folder to complete.
        entries: the manifest's entries.
        languages: of the academy, the source first.
        release: short name of the content.
    """
    tours.mkdir(parents=True, exist_ok=True)
    player = _copy_player(runtime, tours)
    for name in _COPIED:
        shutil.copyfile(runtime / name, tours / name)
    _copy_chunks(runtime, tours, DEBUG)
    _copy_chunks(runtime, tours, HELP)
    manifest = Manifest(release=release, site="../", languages=languages, player=player, tours=entries)
    (tours / "manifest.json").write_text(_packed(contract.to_json(manifest)), encoding="utf-8")
    names = sorted(
        path for path in tours.rglob("*") if path.is_file() and path.suffix in (".js", ".json", ".map", ".ts")
    )
    hashes = {path.relative_to(tours).as_posix(): _integrity(path.read_bytes()) for path in names}
    (tours / "integrity.json").write_text(json.dumps(hashes, indent=2) + "\n", encoding="utf-8")


def renew_release(old: Path, new: Path, release: str) -> None:
    """Write the two files of a tours folder that name the release, for another one.

    Args:
        old: the folder with everything else.
        new: where the two are written.
        release: short name of the content.
    """
    manifest = json.loads((old / "manifest.json").read_text(encoding="utf-8"))
    hashes = json.loads((old / "integrity.json").read_text(encoding="utf-8"))
    text = _packed({**manifest, "release": release})
    hashes["manifest.json"] = _integrity(text.encode())
    new.mkdir(parents=True, exist_ok=True)
    (new / "manifest.json").write_text(text, encoding="utf-8")
    (new / "integrity.json").write_text(json.dumps(hashes, indent=2) + "\n", encoding="utf-8")


def _packed(manifest: object) -> str:
    return json.dumps(manifest, ensure_ascii=False, separators=(",", ":")) + "\n"


def _copy_player(runtime: Path, tours: Path) -> Player:
    """The player under a name of its content, so that caches may keep it; its chunks beside it."""
    data = (runtime / f"{PLAYER}.js").read_bytes()
    name = f"{PLAYER}.{hashlib.sha256(data).hexdigest()[:10]}.js"
    (tours / name).write_bytes(data)
    _copy_chunks(runtime, tours, PLAYER)
    return Player(file=name, integrity=_integrity(data))


def _copy_chunks(runtime: Path, tours: Path, script: str) -> None:
    """What a script loads on use, and its form as a module."""
    listed = json.loads((runtime / "manifest.json").read_text(encoding="utf-8"))["files"]
    for entry in listed:
        if entry["file"].startswith(f"{script}-"):
            shutil.copyfile(runtime / entry["file"], tours / entry["file"])


def _integrity(data: bytes) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()
