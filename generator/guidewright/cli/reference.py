"""The manual's generated pages, and `python -m guidewright.cli.reference`, which writes them: `make reference`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guidewright.cli.commands_page import commands_page
from guidewright.reference import keys_page, rules_page
from guidewright.reference.contracts_page import contracts_page
from guidewright.reference.events_page import events_page
from guidewright.reference.templates_page import templates_page
from guidewright.reference.words_page import WORD_LISTS, words_page
from guidewright.resources import template_files

__all__ = ["FOLDER", "reference_pages"]

FOLDER = "docs/content/articles/reference"
REVIEWED = "2026-11-22"


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's front matter: what its generator cannot know."""

    title: str
    summary: str
    roles: str
    minutes: int = 5


PAGES = {
    "keys": _Page(
        "Keys",
        "Every key of every kind of file, with its value, its default and what it is.",
        "writer, education-lead",
        10,
    ),
    "rules": _Page(
        "Rules",
        "Everything that a check can find wrong, how much it counts, and why it matters.",
        "writer, education-lead",
        10,
    ),
    "commands": _Page(
        "Command line",
        "Every command with its options and examples.",
        "writer, product-engineer, education-lead",
    ),
    "events": _Page(
        "Events",
        "What tours, quizzes and search tell the page, with every field.",
        "product-engineer, education-lead",
    ),
    "contracts": _Page(
        "JSON contracts", "The files that the site holds for programs, field by field.", "product-engineer"
    ),
    "templates": _Page(
        "Templates", "Every template that you may replace, with its variables and blocks.", "product-engineer"
    ),
    "words": _Page(
        "Words",
        "The words of the site that no article holds, and where to change them.",
        "writer, product-engineer",
    ),
}


def reference_pages(root: Path) -> dict[str, str]:
    """Every generated page of the manual: file name -> text.

    Args:
        root: the top of the repository; the words of the in-page code are read there.
    """
    bodies = {
        "keys": keys_page(),
        "rules": rules_page(),
        "commands": commands_page(),
        "events": events_page(),
        "contracts": contracts_page(),
        "templates": templates_page(template_files()),
        "words": words_page(_word_files(root)),
    }
    return {f"{name}.md": _article(PAGES[name], body) for name, body in bodies.items()}


def _word_files(root: Path) -> Mapping[str, str]:
    return {
        f"{words.folder}/{path.name}": path.read_text(encoding="utf-8")
        for words in WORD_LISTS
        for path in sorted((root / words.folder).glob("*.json"))
    }


def _article(page: _Page, body: str) -> str:
    """The page as an article: the heading stands in its front matter."""
    text = body.removeprefix(f"# {page.title}\n").lstrip("\n")
    return f"""\
---
# Made from the code by `make reference`: change the code, not this file.
title: {page.title}
summary: {page.summary}
roles: [{page.roles}]
level: core
topics: [reference]
kind: reference
minutes: {page.minutes}
owner: guidewright
reviewed: {REVIEWED}
review_every: 1 year
status: published
---

{text}"""


def _write(root: Path) -> int:
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reference_pages(root).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{FOLDER}/{name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(_write(Path.cwd()))
