"""Videos are as long as people watch them (requirement B1)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.bodies import videos
from guidewright.policy.budgets import budgets, quoted
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "video-length",
    Severity.WARNING,
    "A video lasts from `budgets.video_minutes_least` to `budgets.video_minutes_most` minutes.",
    "Long videos are left before the end; very short ones are better as a tour or a picture.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    limits = budgets(academy)
    if limits is None:
        return
    least, most = limits.video_minutes_least, limits.video_minutes_most
    for video in videos(academy):
        seconds = video.seconds
        if seconds is None:
            continue
        span = video.origin.span("length")
        if least and seconds < least.value * 60:
            message = f"this video lasts {video.length}, the least is {quoted(least)} minutes"
            yield RULE.at(span, message, "Join it with its neighbour, or show the steps as a tour instead.")
        if most and seconds > most.value * 60:
            message = f"this video lasts {video.length}, the most is {quoted(most)} minutes"
            yield RULE.at(span, message, "Cut it into parts, one task each.")


PRACTICE = Practice(RULE, _find)
