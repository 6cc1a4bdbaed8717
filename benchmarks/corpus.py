"""Writes an academy of any size for the benchmark: every kind of content, cross-linked, the same on every run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.articles import article, article_path
from benchmarks.learning import FEATURES, glossary, quiz, release, tour, track
from benchmarks.plan import LEVELS, ROLES, TOPICS, Plan
from benchmarks.prose import labels

__all__ = ["generate"]

TERMS = 60
SITE = """site_name: Benchmark Academy
docs_dir: content
site_dir: site
theme:
  name: material
  font: false
  features: [navigation.prune, navigation.indexes]
plugins: []
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


def generate(root: Path, articles: int) -> int:
    """Write an academy with so many articles, and quizzes, tracks and tours in proportion, to an empty folder.

    Returns:
        The bytes written.
    """
    total = 0
    for name, text in _files(Plan(articles)):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode()
        path.write_bytes(data)
        total += len(data)
    return total


def _files(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "mkdocs.yml", SITE
    yield "product/strings/en.json", json.dumps(labels(), indent=2) + "\n"
    yield "content/academy.yml", _settings()
    yield "content/glossary.yml", glossary(TERMS)
    for number in range(plan.articles):
        yield f"content/articles/{article_path(number, plan)}", article(number, plan)
    for number in range(plan.quizzes):
        yield f"content/quizzes/quiz-{number:04}.yml", quiz(number, plan)
    for number in range(plan.tracks):
        yield f"content/tracks/track-{number:04}.yml", track(number, plan)
    for number in range(len(FEATURES)):
        yield f"content/releases/version-{number}.md", release(number, plan)
    for number in range(plan.tours):
        yield f"tours/tour-{number:04}.yml", tour(number, plan)


def _settings() -> str:
    return "".join(
        [
            "title: Benchmark Academy\nsummary: Generated content.\nlanguages: [en]\n",
            _table("roles", ROLES, "    summary: All for them.\n    benefit: You are done sooner.\n"),
            _table("levels", LEVELS, "    summary: One step up.\n"),
            _table("topics", TOPICS, "    summary: All about it.\n"),
            _table("features", FEATURES, ""),
            'products:\n  ledger:\n    title: Ledger\n    url: https://ledger.example/\n    labels: "product/strings/{lang}.json"\n',
            "budgets:\n  tour_steps: {value: 7, source: benchmark}\n  pass_mark: {value: 80, source: benchmark}\n",
        ]
    )


def _table(name: str, ids: Iterable[str], more: str) -> str:
    rows = (f"  {one}:\n    title: {one.replace('-', ' ').capitalize()}\n{more}" for one in ids)
    return f"{name}:\n{''.join(rows)}"
