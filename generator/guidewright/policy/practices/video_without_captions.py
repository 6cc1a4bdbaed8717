"""Videos can be followed without sound (requirement B1)."""

from collections.abc import Iterator

from guidewright.diagnostics import Issue, Rule, Severity
from guidewright.model.academy import Academy
from guidewright.policy.bodies import videos
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "video-without-captions",
    Severity.WARNING,
    "A video has captions.",
    "Deaf readers, open-plan offices and search all depend on them.",
)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for video in videos(academy):
        if not video.captions:
            help_text = "Add `captions:` with a WebVTT file that stands beside the article."
            yield RULE.at(video.origin.span("src"), "this video has no captions", help_text)


PRACTICE = Practice(RULE, _find)
