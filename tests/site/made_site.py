"""Academies with one thing changed, built."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from guidewright.builder import Built, build_site
from tests.rules.goldens import TODAY, lay_out

__all__ = ["academy", "build_here", "ruled"]


def academy(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The valid academy of the golden tests with files written over it; -> its folder."""
    root = lay_out(folder / "project")
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def build_here(root: Path) -> Built:
    """Build into the project's `site`."""
    return build_site(root, out=root / "site", today=TODAY, tell=lambda _: None)


def ruled(built: Built, rule: str) -> list[str]:
    """The messages of one rule, with their paths."""
    return [f"{issue.span.path}: {issue.message}" for issue in built.issues if issue.rule.id == rule]
