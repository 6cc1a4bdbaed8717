"""A distinct path for each role (requirement A2)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.practice import Context, Practice
from guidewright.policy.roles import tracks_by_role

RULE = Rule(
    "role-without-track",
    Severity.WARNING,
    "Each role has a published track.",
    "Readers of a role without one have to find their own way through what was written for others.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for role, tracks in tracks_by_role(academy, Status.PUBLISHED).items():
        if not tracks and academy.settings:
            span = academy.settings.source.origin.key_span("roles", role)
            help_text = f"Write one: `guidewright new track {role}`, with `roles: [{role}]`."
            yield RULE.at(span, f"no published track is for `{role}`", help_text)


PRACTICE = Practice(RULE, _find)
