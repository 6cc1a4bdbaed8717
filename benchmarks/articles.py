"""The articles of a generated academy: 2 to 4 KB of Markdown each, linked among one another."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.plan import KINDS, OWNED, TEACHING, Plan
from benchmarks.prose import Prose, slug, title

__all__ = ["article", "article_path"]


def article_path(number: int, plan: Plan) -> str:
    """Where an article stands below the articles' folder."""
    return f"{plan.topic(number)}/{slug(number)}.md"


def article(number: int, plan: Plan) -> str:
    """The text of one article."""
    prose = Prose(number)
    return (
        f"---\n{_front_matter(number, plan, prose)}---\n\n" + "\n\n".join(_body(number, plan, prose)) + "\n"
    )


def _front_matter(number: int, plan: Plan, prose: Prose) -> str:
    kind = KINDS[number % len(KINDS)]
    lines = [
        f"title: {title(number)}",
        f"summary: {prose.sentence()}",
        f"roles: [{', '.join(plan.roles(number))}]",
        f"level: {plan.level(number)}",
        f"topics: [{plan.topic(number)}]",
        f"kind: {kind}",
        f"minutes: {2 + number % 7}",
        f"related: [{slug(_other(number, 3, plan))}, {slug(_other(number, 20, plan))}]",
    ]
    if kind in TEACHING:
        lines += [
            "objectives:",
            f"  do: {title(number)} in five minutes",
            "  explain: Explain who sees the result",
        ]
    tour = _tour(number, plan)
    if tour:
        lines.append(f"tour: {tour}")
    return "\n".join(lines) + "\n" + OWNED


def _tour(number: int, plan: Plan) -> str:
    """Tours belong to the first articles of each fifty."""
    per = max(1, plan.articles // plan.tours)
    return f"tour-{number // per:04}" if number % per == 0 and number // per < plan.tours else ""


def _other(number: int, distance: int, plan: Plan) -> int:
    return (number + distance) % plan.articles


def _body(number: int, plan: Plan, prose: Prose) -> Iterator[str]:
    yield prose.paragraph(2 + number % 3)
    yield "## Before you start"
    yield f"- Open **{prose.label()}** and sign in.\n- {prose.sentence()}\n- Read {_link(number, 20, plan)} first."
    yield "## Steps"
    tour = _tour(number, plan)
    if tour:
        yield f"```steps {tour}\n```"
    yield "\n".join(f"{step}. Choose **{prose.label()}**. {prose.sentence()}" for step in range(1, 5))
    yield _admonition(number, prose)
    yield "## What each field means"
    yield _table(prose)
    yield prose.paragraph(2)
    yield "## Automate it"
    yield _code(number, prose)
    yield prose.paragraph(1 + number % 4)
    yield "## If something goes wrong"
    yield f"### {prose.sentence().rstrip('.')}?"
    yield f"{prose.paragraph(2)} See {_link(number, 1 + prose.number(plan.articles - 1), plan, '#steps')}."
    if number % 40 == 7:
        yield f"```quiz quiz-{number % plan.quizzes:04}\n```"
    yield "## What next"
    yield f"* {_link(number, 7, plan)}\n* {_link(number, 1 + prose.number(plan.articles - 1), plan)}"


def _link(number: int, distance: int, plan: Plan, anchor: str = "") -> str:
    other = _other(number, distance, plan)
    folder = "" if plan.topic(other) == plan.topic(number) else f"../{plan.topic(other)}/"
    return f"[{title(other)}]({folder}{slug(other)}.md{anchor})"


def _admonition(number: int, prose: Prose) -> str:
    kind = ("note", "tip", "warning")[number % 3]
    return f'!!! {kind} "Good to know"\n    {prose.sentence()} {prose.sentence()}'


def _table(prose: Prose) -> str:
    rows = "\n".join(
        f"| **{prose.label()}** | {prose.sentence()} | `{number * 100}` |" for number in range(4)
    )
    return f"| Field | Meaning | Default |\n|---|---|---|\n{rows}"


def _code(number: int, prose: Prose) -> str:
    if number % 2:
        return (
            f'```json\n{{\n  "id": "INV-{number:05}",\n  "amount": {prose.number(9000)}.00,\n'
            f'  "currency": "EUR",\n  "state": "waiting"\n}}\n```'
        )
    return (
        f"```python\nfrom ledger import Client\n\nclient = Client()\n"
        f'invoice = client.invoices.get("INV-{number:05}")\nif invoice.amount > {prose.number(9000)}:\n'
        f'    invoice.forward(to="second-approver")\n```'
    )
