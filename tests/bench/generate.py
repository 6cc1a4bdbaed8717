"""Generates an academy of any size for the benchmark: every kind of content, cross-linked, the same on every run."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["TODAY", "generate"]

TODAY = dt.date(2026, 11, 2)
"""The day the generated content was reviewed, and the day to check it against."""

ROLES = ("administrator", "manager", "end-user")
LEVELS = ("start", "core", "advanced")
ARTICLES_PER_TOPIC = 40
ARTICLES_PER_TRACK = 10
ARTICLES_PER_TOUR = 20
WORDS = (
    "invoice",
    "approval",
    "amount",
    "supplier",
    "department",
    "budget",
    "workflow",
    "condition",
    "decision",
    "deadline",
    "reminder",
    "queue",
    "sandbox",
    "person",
    "role",
    "level",
    "report",
    "figure",
    "order",
    "delivery",
    "contract",
    "comment",
    "history",
    "export",
    "filter",
    "total",
    "currency",
    "payment",
    "account",
    "period",
    "owner",
    "change",
    "notice",
    "region",
    "policy",
    "request",
    "answer",
    "example",
    "result",
)
VERBS = ("Approve", "Create", "Find", "Export", "Change", "Compare", "Filter", "Submit")

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
  - tables
  - pymdownx.highlight
  - pymdownx.superfences
"""
OWNED = f"""owner: education-team
reviewed: {TODAY}
review_every: 6 months
status: published
audience: customer
"""


def generate(root: Path, articles: int) -> None:
    """Write an academy with `articles` articles, and tracks, quizzes and tours in proportion, to an empty folder."""
    chance = random.Random(articles)  # noqa: S311  # the same text on every run, not a secret
    topics = max(1, articles // ARTICLES_PER_TOPIC)
    _write(root / "mkdocs.yml", SITE)
    _write(root / "content" / "academy.yml", _settings(topics))
    for number in range(articles):
        path = root / "content" / "articles" / _topic(number, topics) / f"{_article(number)}.md"
        _write(path, _article_text(number, articles, topics, chance))
    for number in range(-(-articles // ARTICLES_PER_TRACK)):
        _write(root / "content" / "quizzes" / f"quiz-{number:05}.yml", _quiz(number, articles, topics))
        _write(root / "content" / "tracks" / f"track-{number:05}.yml", _track(number, articles))
    for number in range(-(-articles // ARTICLES_PER_TOUR)):
        _write(root / "tours" / f"{_tour_id(number)}.yml", _tour(number))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _article(number: int) -> str:
    return f"article-{number:05}"


def _topic(number: int, topics: int) -> str:
    return f"topic-{number % topics:04}"


def _level(number: int) -> str:
    """All articles of a track are at one level."""
    return LEVELS[number // ARTICLES_PER_TRACK % len(LEVELS)]


def _members(track: int, articles: int) -> range:
    first = track * ARTICLES_PER_TRACK
    return range(first, min(first + ARTICLES_PER_TRACK, articles))


def _tour_id(number: int) -> str:
    return f"tour-{number:05}"


def _settings(topics: int) -> str:
    def table(name: str, ids: Iterable[str], more: str = "") -> str:
        rows = (
            f"  {one}:\n    title: {one.capitalize()}\n    summary: All about {one}.\n{more}" for one in ids
        )
        return f"{name}:\n{''.join(rows)}"

    return "".join(
        [
            "title: Benchmark Academy\nsummary: Generated content.\nlanguages: [en]\n",
            table("roles", ROLES, "    benefit: You are done sooner.\n"),
            table("levels", LEVELS),
            table("topics", (f"topic-{number:04}" for number in range(topics))),
            "products:\n  app:\n    title: App\n    url: app/\n",
        ]
    )


def _article_text(number: int, articles: int, topics: int, chance: random.Random) -> str:
    tour = f"tour: {_tour_id(number // ARTICLES_PER_TOUR)}\n" if number % ARTICLES_PER_TOUR == 0 else ""
    head = (
        f"---\ntitle: {_title(number)}\nsummary: {_sentence(chance)}\n"
        f"roles: [{ROLES[number % len(ROLES)]}]\nlevel: {_level(number)}\n"
        f"topics: [{_topic(number, topics)}]\nkind: how-to\nminutes: 4\n"
        f"objectives:\n  do-it: {_title(number)} in five minutes\n{tour}{OWNED}---\n"
    )
    return head + "\n".join(_body(number, articles, topics, chance))


def _body(number: int, articles: int, topics: int, chance: random.Random) -> Iterator[str]:
    for section in range(5):
        yield f"\n## Part {section + 1}: {chance.choice(WORDS)} and {chance.choice(WORDS)}\n"
        yield " ".join(_sentence(chance) for _ in range(6)) + "\n"
        other = chance.randrange(articles)
        yield f"Read [{_title(other)}](../{_topic(other, topics)}/{_article(other)}.md) as well.\n"
        yield "\n".join(f"{step}. {_sentence(chance)}" for step in range(1, 5)) + "\n"
    yield "| Field | Meaning |\n|---|---|\n" + "\n".join(
        f"| {word} | {_sentence(chance)} |" for word in WORDS[:5]
    )
    yield f'\n!!! note "Good to know"\n    {_sentence(chance)}\n'
    yield f'```json\n{{"number": {number}, "{chance.choice(WORDS)}": true}}\n```\n'


def _title(number: int) -> str:
    return f"{VERBS[number % len(VERBS)]} the {WORDS[number % len(WORDS)]} {number}"


def _sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=11)
    return f"The {' '.join(words)}."


def _quiz(number: int, articles: int, topics: int) -> str:
    first = number * ARTICLES_PER_TRACK
    question = (
        "  - id: question-{id}\n    kind: single\n    prompt: Which one comes first in part {id}?\n    choices:\n"
        "      - text: The invoice\n        correct: true\n        feedback: Right, everything begins with it.\n"
        "      - text: The payment\n        feedback: It comes after the approval.\n"
        "    explanation: The invoice is there before the payment.\n    covers: [{covers}]\n"
    )
    questions = (
        question.format(id=one - first, covers=f"{_article(one)}/do-it") for one in _members(number, articles)
    )
    return (
        f"title: Check {number}\nsummary: What do you remember?\nroles: [{', '.join(ROLES)}]\nlevel: {_level(first)}\n"
        f"topics: [{_topic(first, topics)}]\npass_mark: 80\nshuffle: true\nminutes: 5\n{OWNED}"
        f"questions:\n{''.join(questions)}"
    )


def _track(number: int, articles: int) -> str:
    items = "".join(f"  - article: {_article(one)}\n" for one in _members(number, articles))
    return (
        f"title: Track {number}\nsummary: One step after the other.\nbenefit: You know your way.\n"
        f"roles: [{', '.join(ROLES)}]\n{OWNED}items:\n{items}  - quiz: quiz-{number:05}\n"
    )


def _tour(number: int) -> str:
    step = (
        "  - id: step-{id}\n    target:\n      - testid: button-{id}\n      - css: main button\n"
        "    title: Step {id}\n    body: Choose **the button**, then go on.\n    advance:\n      on: click\n"
    )
    return (
        f'title: Tour {number}\nsummary: Shows the way.\nproduct: app\nstart: "#/"\nroles: [manager]\n'
        f"trigger:\n  on: manual\nfrequency: once\npriority: 10\nminutes: 2\n{OWNED}"
        f"steps:\n{''.join(step.format(id=one) for one in range(1, 5))}"
    )
