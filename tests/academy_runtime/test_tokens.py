"""Colours are written in one place: the token file that is made from the brand. Everything else reads its names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDERS = ("runtime/src/academy", "site_templates/theme", "site_templates/pages", "site_templates/parts")
TOKENS = "brand.css.jinja"
LITERAL = re.compile(
    r"(?<![&\w\"\'/(])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgb|rgba|hsl|hwb|lab|lch|oklab|oklch)\(",
    re.IGNORECASE,
)
NAMED = re.compile(
    r":[^;{}]*\b(?:white|black|red|green|blue|gr[ae]y|yellow|orange|purple|silver)\b(?!-)[^;{}]*;"
)
TOKEN = re.compile(r"--gw-[\w-]+")


def sheets(root: Path) -> list[Path]:
    """Everything that says how a page looks, but for the token file."""
    found = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*")) if path.is_file()]
    return [path for path in found if path.name != TOKENS]


def test_no_sheet_and_no_template_writes_a_colour(root: Path) -> None:
    faults = []
    for path in sheets(root):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if LITERAL.search(line) or (path.suffix == ".css" and NAMED.search(line)):
                faults.append(f"{path.relative_to(root)}:{number}: {line.strip()}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "line", ["color: #fff;", "background: rgb(0 0 0 / 5%);", "border: 1px solid #a1b2c3"]
)
def test_a_colour_would_be_seen(line: str) -> None:
    assert LITERAL.search(line)


def test_every_token_that_is_read_is_set(root: Path) -> None:
    styles = [path.read_text(encoding="utf-8") for path in sheets(root) if path.suffix == ".css"]
    tokens = (root / "site_templates" / "pages" / TOKENS).read_text(encoding="utf-8")
    made = {"bg", "bg-soft", "fg", "primary", "on-primary", "link", "link-text", "accent"}
    named = {f"--gw-{name}" for name in made} | set(
        re.findall(r"(--gw-[\w-]+)\s*:", tokens + "".join(styles))
    )
    read = {name for text in styles for name in re.findall(r"var\((--gw-[\w-]+)", text)}
    assert read - named == set()
