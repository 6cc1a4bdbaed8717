"""Every rule as a page of the manual, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidewright.collect import RULES as COLLECT_RULES
from guidewright.compiler import all_rules
from guidewright.decode import RULES as DECODE_RULES
from guidewright.diagnostics import Rule
from guidewright.findability import RULES as SEARCH_RULES
from guidewright.model import RULES as MODEL_RULES
from guidewright.policy import practices
from guidewright.site import RULES as SITE_RULES

__all__ = ["rules_page"]

INTRODUCTION = """\
# Rules

Everything that `guidewright check`, `build` and `search test` can find wrong, {number} rules. This page is made by
`guidewright rules --format markdown`; `guidewright rules <id>` explains one rule in the terminal.

An **error** stops the build. A **warning** is printed and counts with `check --strict`. A **note** is a suggestion.

## Change what a rule means to you

List it under `rules:` in `academy.yml`, with `error`, `warning`, `note` or `off`:

```yaml
rules:
  objective-not-covered: error # we test whatever we promise
  summary-missing: off
```

A plain MkDocs folder without `academy.yml` is *adopted*: it builds as it is, and where a rule would be in its way
it counts less. The table says how much; what good training asks is not asked of it at all.
"""
PRACTICE = "Training practice"
GROUPS = (
    ("Files", "Found when the project is read.", COLLECT_RULES),
    ("Form", "Found in the form of a text, before anyone knows what it means.", DECODE_RULES),
    ("Meaning", "Found when keys, ids, links and labels are resolved.", MODEL_RULES),
    (PRACTICE, "What good training asks of content.", tuple(p.rule for p in practices())),
    ("Finished site", "Found while the site is built; `check` does not see these.", SITE_RULES),
    ("Search", "Found by `guidewright search test`.", SEARCH_RULES),
)


def rules_page() -> str:
    """The page, ending with a line break."""
    return "\n".join([INTRODUCTION.format(number=len(all_rules())), *_table(), *_groups()])


def _table() -> Iterator[str]:
    yield "## All rules"
    yield ""
    yield "| Rule | Severity | In an adopted folder | What must hold |"
    yield "|---|---|---|---|"
    for title, _, rules in GROUPS:
        for rule in rules:
            adopted = "not asked" if title == PRACTICE else (rule.adopted or rule.severity).value
            summary = rule.summary.replace("|", "\\|")
            yield f"| [`{rule.id}`](#{rule.id}) | {rule.severity.value} | {adopted} | {summary} |"
    yield ""


def _groups() -> Iterator[str]:
    for title, introduction, rules in GROUPS:
        yield from (f"## {title}", "", introduction, "")
        yield from _sections(rules)


def _sections(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield from (f"### {rule.id}", "", f"**{rule.severity.value.capitalize()}.** {rule.summary}", "")
        yield from (f"Why: {rule.why}", "")
        if rule.adopted:
            yield from (f"In an adopted folder: {rule.adopted.value}.", "")
