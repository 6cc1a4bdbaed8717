"""A release announces itself inside the product (requirement C10)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.model.articles import Status
from guidewright.policy.features import shown_features
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "release-without-tour",
    Severity.WARNING,
    "A published release has a published tour among its training, or for one of its features.",
    "Most customers never read release notes; a tour meets them where they work.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    published = {id_ for id_, tour in academy.tours.items() if tour.source.status is Status.PUBLISHED}
    shown = shown_features(academy)
    for release in (found.source for found in academy.releases.values()):
        if release.status is not Status.PUBLISHED:
            continue
        if published.isdisjoint(release.training) and shown.isdisjoint(release.features):
            message = f"nothing inside the product announces release {release.version}"
            help_text = (
                "Add a tour with `trigger: {on: url, url: …}` or `event`, and list it under `training:`."
            )
            yield RULE.at(release.origin.key_span("training"), message, help_text)


PRACTICE = Practice(RULE, _find)
