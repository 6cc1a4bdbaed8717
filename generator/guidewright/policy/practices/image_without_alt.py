"""Pictures have words for those who cannot see them."""

import re
from collections.abc import Iterator

from guidewright.decode import Link, Markdown
from guidewright.diagnostics import Issue, Rule, Severity, Span
from guidewright.model.academy import Academy
from guidewright.policy.bodies import bodies
from guidewright.policy.practice import Context, Practice

RULE = Rule(
    "image-without-alt",
    Severity.WARNING,
    "Each image has a text alternative.",
    "Blind readers, slow connections and search see only the words.",
)
_IMG = re.compile(r"<\s*img\b", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=", re.IGNORECASE)


def _find(academy: Academy, _: Context) -> Iterator[Issue]:
    for body in bodies(academy):
        for link in body.markdown.links:
            if link.image and not link.text.strip() and not _described(link, body.markdown):
                help_text = 'Say what it shows: `![The queue, filtered by amount](queue.png)`. Decoration: `<img alt="" …>`.'
                yield RULE.at(
                    Span(body.path, link.start, link.end), "this image has no text alternative", help_text
                )


def _described(link: Link, markdown: Markdown) -> bool:
    """Whether it is an HTML tag with `alt`, or one that needs none (`<source>`, `<video>`)."""
    at = link.start - markdown.start
    opened = markdown.text.rfind("<", 0, at)
    if markdown.text[at - 1 : at] not in ('"', "'") or opened < 0:
        return False
    tag = markdown.text[opened : markdown.text.find(">", at)]
    return not _IMG.match(tag) or bool(_ALT.search(tag))


PRACTICE = Practice(RULE, _find)
