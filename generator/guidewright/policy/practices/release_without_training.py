"""A feature is never launched without training (requirement C10)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Release, Status
from guidewright.policy.features import taught_features
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "release-without-training",
    Severity.ERROR,
    "A published release lists its training, and a published article or tour teaches each of its features.",
    "Customers who meet a feature before its training ask support, or never use it.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    taught = taught_features(academy)
    for release in (found.source for found in academy.releases.values()):
        if release.status is Status.PUBLISHED:
            yield from _untaught(release, taught)


def _untaught(release: Release, taught: frozenset[str]) -> Iterator[Issue]:
    if not release.training:
        message = f"release {release.version} comes without training"
        help_text = "List what teaches it under `training:`, or keep the release at `status: approved` until it exists."
        yield RULE.at(release.origin.key_span("version"), message, help_text)
    for number, feature in enumerate(release.features):
        if feature not in taught:
            message = f"no published article or tour teaches `{feature}`"
            help_text = f"Publish one with `feature: {feature}` before the release, or with it."
            yield RULE.at(release.origin.span("features", number), message, help_text)


PRACTICE = Practice(RULE, _find)
