"""Tracks lead upwards (requirement C2)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.model.tracks import Track
from guidewright.policy.levels import level_of, level_order
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "level-order",
    Severity.ERROR,
    "The items of a track never go down in level.",
    "Readers who meet basics behind advanced material skip them, or leave.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for track in (found.source for found in academy.tracks.values()):
        if track.status is not Status.RETIRED:
            yield from _descents(track, academy)


def _descents(track: Track, academy: Academy) -> Iterator[Issue]:
    order = level_order(academy)
    highest, before = "", ""
    for item in track.items:
        level = level_of(item, academy)
        if level not in order:
            continue
        if highest and order[level] < order[highest]:
            message = f"`{item.target}` is at level `{level}`, behind `{before}` at `{highest}`"
            help_text = f"Move it in front of `{before}`, or correct the level of one of the two."
            yield RULE.at(item.origin.span(item.kind), message, help_text)
        else:
            highest, before = level, item.target


PRACTICE = Practice(RULE, _find)
