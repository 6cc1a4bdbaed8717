"""The quizzes, tracks, tours, releases and words of a generated academy."""

from __future__ import annotations

from benchmarks.plan import LEVELS, OWNED, ROLES, TOPICS, Plan
from benchmarks.prose import VERBS, Prose, slug, title

__all__ = ["FEATURES", "glossary", "quiz", "release", "tour", "track"]

FEATURES = ("approvals", "workflow-builder", "reports", "sandbox")
_CHOICES = """    choices:
      - text: {one}
        correct: true
        feedback: Right. {two}
      - text: {three}
        feedback: That comes later. {four}
      - text: Nobody
        feedback: Somebody always decides, and the **history** says who.
"""


def quiz(number: int, plan: Plan) -> str:
    """Questions on what articles teach; every fifth is about a statement, every fourth a scenario."""
    prose = Prose(1_000_000 + number)
    questions = "".join(_question(at, covered, prose) for at, covered in enumerate(plan.questions(number)))
    return (
        f"title: Check yourself {number + 1}\nsummary: {prose.sentence()}\nroles: [{', '.join(ROLES)}]\n"
        f"level: {LEVELS[-1 - number % len(LEVELS)]}\ntopics: [{TOPICS[number % len(TOPICS)]}]\n"
        f"pass_mark: 80\nshuffle: true\nminutes: 6\n{OWNED}questions:\n{questions}"
    )


def _question(place: int, covered: tuple[int, ...], prose: Prose) -> str:
    objectives = (f"{slug(article)}/{name}" for article in covered for name in ("do", "explain"))
    covers = f"    covers: [{', '.join(objectives)}]\n"
    if place % 5 == 4:
        return (
            f"  - id: question-{place}\n    kind: true-false\n    prompt: {prose.sentence()}\n    answer: true\n"
            f"    verdict:\n      true: Right. {prose.sentence()}\n      false: It does. {prose.sentence()}\n{covers}"
        )
    kind, scenario = "single", ""
    if place % 4 == 3:
        kind, scenario = "scenario", f"    scenario: {prose.sentence()} {prose.sentence()}\n"
    one, two, three, four = (prose.sentence() for _ in range(4))
    choices = _CHOICES.format(one=one, two=two, three=three, four=four)
    return (
        f"  - id: question-{place}\n    kind: {kind}\n{scenario}    prompt: You {title(covered[0]).casefold()}. Who acts?\n"
        f"{choices}    explanation: {prose.sentence()}\n{covers}"
    )


def track(number: int, plan: Plan) -> str:
    """Articles upwards through the levels, a tour and a quiz."""
    prose = Prose(2_000_000 + number)
    items = "".join(f"  - article: {slug(article)}\n" for article in plan.members(number))
    expert = range(0, plan.quizzes, len(LEVELS))
    return (
        f"title: Path {number + 1}\nsummary: {prose.sentence()}\nbenefit: You are done sooner.\n"
        f"roles: [{ROLES[number % len(ROLES)]}]\n{OWNED}items:\n  - tour: tour-{number % plan.tours:04}\n{items}"
        f"  - quiz: quiz-{expert[number % len(expert)]:04}\n"
    )


def tour(number: int, plan: Plan) -> str:
    """Five steps with stable targets, one of them with a checkpoint."""
    prose = Prose(3_000_000 + number)
    steps = "".join(_step(place, number, plan, prose) for place in range(5))
    return (
        f"title: Walk through {number + 1}\nsummary: {prose.sentence()}\nproduct: ledger\n"
        f'start: "#/area/{number}"\nroles: [{ROLES[number % len(ROLES)]}]\n'
        f'trigger:\n  on: url\n  url: "#/area/{number}*"\nfrequency: once\npriority: 10\n'
        f"feature: {FEATURES[number % len(FEATURES)]}\nminutes: 2\n{OWNED}steps:\n{steps}"
    )


def _step(place: int, number: int, plan: Plan, prose: Prose) -> str:
    more = ""
    if place == 2:
        more = f"    article: {slug(number % plan.articles)}\n"
    if place == 3:
        more = (
            "    advance:\n      on: event\n      event: invoice.approved\n    checkpoint:\n"
            f"      event: invoice.approved\n      hint: Choose **{prose.label()}** first.\n"
        )
    return (
        f"  - id: step-{place}\n    target:\n      - testid: area-{place}\n      - role: button\n"
        f"        ui: invoice.save\n    title: {prose.pick(VERBS)} it\n"
        f"    body: Choose **{prose.label()}**, then go on. {prose.sentence()}\n    placement: bottom\n{more}"
    )


def release(number: int, plan: Plan) -> str:
    """Notes of a version, with the training that comes with it."""
    prose = Prose(4_000_000 + number)
    return (
        f"---\ntitle: Version {number + 1}.0\nsummary: {prose.sentence()}\nversion: {number + 1}.0\n"
        f"date: 2026-{number + 1:02}-02\nfeatures: [{FEATURES[number]}]\n"
        f"training: [{slug(number % plan.articles)}, tour-{number % plan.tours:04}]\nowner: education-team\n"
        f"status: published\naudience: customer\n---\n\n{prose.paragraph(4)}\n\n## What is new\n\n- {prose.sentence()}\n"
    )


def glossary(terms: int) -> str:
    """The words of the product."""
    rows = []
    for number in range(terms):
        prose = Prose(5_000_000 + number)
        rows.append(f"  term-{number}:\n    term: Term {number}\n    definition: {prose.sentence()}\n")
    return "terms:\n" + "".join(rows)
