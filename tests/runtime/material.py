"""Tours as the build writes them, for the pages on which the loader and the player are tested."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PLAYER = "player.test.js"


def digest(data: bytes) -> str:
    """The integrity of a file's bytes."""
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()


def words(*texts: str) -> list[dict[str, Any]]:
    """One paragraph for each text."""
    return [{"kind": "paragraph", "children": [{"kind": "text", "text": text}]} for text in texts]


def at(testid: str) -> list[dict[str, Any]]:
    """A target by its test id."""
    return [{"by": "testid", "value": testid}]


def step(name: str, testid: str | None = None, **more: Any) -> dict[str, Any]:
    """A step that points at `testid`, or at nothing; `more` replaces any of its keys."""
    return {
        "id": name,
        "target": at(testid) if testid else [],
        "title": f"Step {name}",
        "body": words(f"This is what step {name} is about."),
        "placement": "auto",
        "advance": {"on": "next"},
        "on_missing": "wait",
        **more,
    }


def tour(name: str, *steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A tour in English, unless `more` says otherwise."""
    return {
        "version": 1,
        "id": name,
        "language": "en",
        "title": f"Tour {name}",
        "steps": list(steps),
        **more,
    }


def entry(name: str, **more: Any) -> dict[str, Any]:
    """A tour's line in the manifest: started by hand unless `more` says otherwise."""
    return {"id": name, "roles": [], "trigger": {"on": "manual"}, "frequency": "once", "priority": 0, **more}


def write_tours(
    folder: Path,
    built: Path,
    tours: Sequence[dict[str, Any]],
    entries: Mapping[str, dict[str, Any]] | None = None,
) -> None:
    """The tours folder of a site: loader, player, debug panel, what they load on use, manifest and tours."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in (*built.glob("player-*"), *built.glob("debug*"), built / "loader.js", built / "module.js"):
        (folder / file.name).write_bytes(file.read_bytes())
    player = (built / "player.js").read_bytes()
    (folder / PLAYER).write_bytes(player)
    lines: dict[str, dict[str, Any]] = {}
    for one in tours:
        data = json.dumps(one, ensure_ascii=False).encode()
        line = lines.setdefault(
            one["id"], {**entry(one["id"]), **(entries or {}).get(one["id"], {}), "languages": {}}
        )
        line["languages"][one["language"]] = digest(data)
        file = folder / tour_file(one, digest(data))
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
    manifest = {
        "version": 1,
        "release": "1",
        "site": "../help/",
        "languages": ["en", "ja"],
        "player": {"file": PLAYER, "integrity": digest(player)},
        "tours": list(lines.values()),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def tour_file(value: dict[str, Any], integrity: str) -> str:
    """Where a tour's file lies in the tours folder."""
    mark = integrity.removeprefix("sha256-")[:10].replace("/", "_").replace("+", "-")
    return f"{value['language']}/{value['id']}.{mark}.json"
