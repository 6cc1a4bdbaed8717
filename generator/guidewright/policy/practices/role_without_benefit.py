"""Roles and tracks say what is in it for the reader (requirement A2)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "role-without-benefit",
    Severity.WARNING,
    "Each role, and each published track, has a `benefit`.",
    "People take training when they see what is in it for them.",
)
HELP = "Add `benefit:` with one sentence, such as “Clear your queue in ten minutes a day”."


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    if academy.settings:
        for name, role in academy.settings.source.roles.items():
            if not role.benefit:
                span = academy.settings.source.origin.key_span("roles", name)
                yield RULE.at(span, f"nothing says what is in it for the role `{name}`", HELP)
    for track in (found.source for found in academy.tracks.values()):
        if track.status is Status.PUBLISHED and not track.benefit:
            yield RULE.at(
                track.origin.key_span("title"), "nothing says what is in this track for its readers", HELP
            )


PRACTICE = Practice(RULE, _find)
