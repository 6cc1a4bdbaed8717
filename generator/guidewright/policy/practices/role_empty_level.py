"""Each role can begin at the beginning and climb without a gap (requirements A2, C2)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity, Span
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.levels import level_of, level_order
from guidewright.policy.practice import Context, Practice
from guidewright.policy.roles import tracks_by_role

RULE = Rule(
    "role-empty-level",
    Severity.WARNING,
    "A role with a track has articles at the first level, and its tracks skip no level.",
    "Readers who find nothing at their level give up, or ask support.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    if academy.settings is None:
        return
    levels = list(academy.settings.source.levels)
    beginners = {
        role for article in academy.published() if article.level in levels[:1] for role in article.roles
    }
    for role, tracks in tracks_by_role(academy, Status.PUBLISHED).items():
        span = academy.settings.source.origin.key_span("roles", role)
        if tracks and role not in beginners and levels:
            message = f"`{role}` has a track but no published article at the first level, `{levels[0]}`"
            yield RULE.at(span, message, f"Write one with `roles: [{role}]` and `level: {levels[0]}`.")
        met = {level for track in tracks for item in track.items if (level := level_of(item, academy))}
        yield from _gaps(role, met, academy, span)


def _gaps(role: str, met: set[str], academy: Academy, span: Span) -> Iterator[Issue]:
    order = level_order(academy)
    numbers = sorted(order[level] for level in met if level in order)
    for level, number in order.items():
        if numbers and numbers[0] < number < numbers[-1] and level not in met:
            message = f"the tracks of `{role}` skip level `{level}`"
            yield RULE.at(span, message, f"Add items at level `{level}` to a track of this role.")


PRACTICE = Practice(RULE, _find)
