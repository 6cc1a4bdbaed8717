"""Every page of the built site is valid HTML (WHATWG), with headings in order and references that lead somewhere."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.e2e.site import SampleSite

THEME = {
    (
        "valid-autocomplete",
        "#__drawer",
    ): "the theme's base page keeps its drawer closed after a reload this way",
    ("valid-autocomplete", "#__search"): "the same for the theme's own search, which the site does not use",
}
"""What the theme's base page emits and templates cannot change: rule and element, with the reason."""


def test_every_page_is_valid(site: SampleSite, root: Path, tmp_path: Path) -> None:
    runtime = root / "runtime"
    command = ["node", str(runtime / "node_modules" / "html-validate" / "bin" / "html-validate.mjs")]
    options = [
        "--config",
        str(runtime / "htmlvalidate.json"),
        "--formatter",
        f"json={tmp_path / 'found.json'}",
    ]
    pages = [str(site.folder / page) for page in site.pages]
    done = subprocess.run([*command, *options, *pages], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    found: list[dict[str, Any]] = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    met: set[tuple[str, str]] = set()
    faults = []
    for file in found:
        for fault in file["messages"]:
            known = (fault["ruleId"], str(fault["selector"]))
            met.add(known)
            if known not in THEME:
                page = Path(file["filePath"]).relative_to(site.folder)
                faults.append(f"{page}:{fault['line']}: {fault['ruleId']}: {fault['message']}")
    assert not faults, "\n".join(faults[:40])
    assert set(THEME) <= met, "an exception that nothing needs any more"
