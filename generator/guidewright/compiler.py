"""The stages in order, up to the review: a folder in, an academy and its issues out. `builder` goes on from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guidewright.collect import RULES as COLLECT_RULES
from guidewright.collect import Collected, collect
from guidewright.decode import RULES as DECODE_RULES
from guidewright.decode import Document, decode
from guidewright.diagnostics import (
    Issue,
    Rule,
    Severity,
    Sources,
    has_errors,
    nearest,
    sort_issues,
    with_severities,
)
from guidewright.findability import RULES as SEARCH_RULES
from guidewright.memory import growing
from guidewright.model import RULES as MODEL_RULES
from guidewright.model import Academy, build
from guidewright.model import rules as model_rules
from guidewright.policy import practices, review
from guidewright.policy.practice import Context
from guidewright.site import RULES as SITE_RULES

__all__ = ["Checked", "all_rules", "check", "check_collected", "finish_issues"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A project, read and reviewed.

    Attributes:
        collected: its files.
        documents: their trees.
        academy: what they mean.
        issues: what is wrong, sorted, with the academy's own severities.
    """

    collected: Collected
    documents: tuple[Document, ...]
    academy: Academy
    issues: tuple[Issue, ...]

    @property
    def sources(self) -> Sources:
        """The texts, for printing issues."""
        return Sources(self.collected.texts)

    @property
    def failed(self) -> bool:
        """Whether an error stops the build."""
        return has_errors(self.issues)


def check(root: Path, *, today: dt.date) -> Checked:
    """Run the stages from collect to policy.

    Args:
        root: the folder with `mkdocs.yml`.
        today: the day that reviews are due against.

    Raises:
        ProjectNotFoundError: when there is no site configuration in the folder.
    """
    return check_collected(collect(root), today=today)


def check_collected(collected: Collected, *, today: dt.date) -> Checked:
    """As `check`, of a project whose files are read."""
    with growing():
        return _check(collected, today)


def _check(collected: Collected, today: dt.date) -> Checked:
    issues = list(collected.issues)
    documents = []
    for file in collected.files:
        document, found = decode(file)
        documents.append(document)
        issues += found
    academy, found = build(
        documents, docs=collected.layout.docs, assets=(asset.name for asset in collected.assets)
    )
    issues += found
    issues += review(academy, Context(today=today))
    issues += _unknown_rules(academy)
    return Checked(collected, tuple(documents), academy, finish_issues(issues, academy))


def finish_issues(issues: list[Issue], academy: Academy) -> tuple[Issue, ...]:
    """Sort issues and give each the severity that this academy wants."""
    return sort_issues(with_severities(issues, configured_severities(academy), adopted=academy.adopted))


def _unknown_rules(academy: Academy) -> Iterator[Issue]:
    """Ids in the `rules:` table that no rule has; only here are all rules known."""
    if academy.settings is None:
        return
    rules = all_rules()
    known = [rule.id for rule in rules]
    firm = {rule.id for rule in rules if rule.firm}
    for rule_id, severity in academy.settings.source.rules.items():
        if rule_id in firm and severity.value != Severity.ERROR.value:
            span = academy.settings.source.origin.span("rules", rule_id)
            message = f"`{rule_id}` is always an error: the site cannot be made while it is broken"
            yield model_rules.INVALID_VALUE.at(span, message, "Remove this line.")
        if rule_id not in known:
            meant = nearest(rule_id, known)
            help_text = f"Did you mean `{meant}`?" if meant else "`guidewright rules` lists them all."
            span = academy.settings.source.origin.key_span("rules", rule_id)
            yield model_rules.DANGLING.at(span, f"there is no rule `{rule_id}`", help_text)


def configured_severities(academy: Academy) -> dict[str, Severity]:
    """The `rules:` table of academy.yml."""
    if academy.settings is None:
        return {}
    return {rule: Severity(value.value) for rule, value in academy.settings.source.rules.items()}


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the stages that raise it."""
    return tuple(_rules())


def _rules() -> Iterator[Rule]:
    yield from COLLECT_RULES
    yield from DECODE_RULES
    yield from MODEL_RULES
    for practice in practices():
        yield practice.rule
    yield from SITE_RULES
    yield from SEARCH_RULES
