"""Tracks fit into a working day (requirement E1: too long is the first cause of low completion)."""

from collections.abc import Iterator, Mapping

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy, Localised
from guidewright.model.articles import Article, Status
from guidewright.model.quizzes import Quiz
from guidewright.model.tours import Tour
from guidewright.model.tracks import Item
from guidewright.policy.budgets import budgets, quoted
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "track-too-long",
    Severity.WARNING,
    "The items of a track take at most `budgets.track_minutes` minutes together.",
    "Too long is the first cause of low completion.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    limits = budgets(academy)
    most = limits.track_minutes if limits else None
    if most is None:
        return
    for track in (found.source for found in academy.tracks.values()):
        total = sum(_minutes(item, academy) for item in track.items)
        if track.status is not Status.RETIRED and total > most.value:
            message = f"this track takes {total} minutes, the most is {quoted(most)}"
            help_text = "Split it by level, or move what only some readers need to a track of its own."
            yield RULE.at(track.origin.key_span("items"), message, help_text)


def _minutes(item: Item, academy: Academy) -> int:
    things: tuple[Mapping[str, Localised[Article | Quiz | Tour]], ...]
    things = (academy.articles, academy.quizzes, academy.tours)
    found = things[("article", "quiz", "tour").index(item.kind)].get(item.target)
    return (found.source.minutes or 0) if found else 0


PRACTICE = Practice(RULE, _find)
