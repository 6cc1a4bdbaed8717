"""The stages in order: a folder in, an academy and its issues out; then a finished site."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from guidewright.collect import RULES as COLLECT_RULES
from guidewright.collect import Area, Collected, collect
from guidewright.decode import RULES as DECODE_RULES
from guidewright.decode import Document, decode
from guidewright.diagnostics import (
    Issue,
    Rule,
    Severity,
    Sources,
    Span,
    has_errors,
    nearest,
    sort_issues,
    with_severities,
)
from guidewright.model import RULES as MODEL_RULES
from guidewright.model import Academy, build
from guidewright.model import rules as model_rules
from guidewright.policy import practices, review
from guidewright.policy.practice import Context
from guidewright.render import TemplateFailedError, Templates, render
from guidewright.resources import runtime_folder, template_files, template_folder
from guidewright.site import RULES as SITE_RULES
from guidewright.site import Plan, publish
from guidewright.site import rules as site_rules
from guidewright.site.mkdocs_host import read_site_url

__all__ = ["Built", "Checked", "all_rules", "build_site", "check", "finish_issues"]


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
    with _growing():
        return _check(root, today)


@contextmanager
def _growing() -> Iterator[None]:
    """Suspends the search for dead cycles while the trees grow.

    Nothing in them is cyclic, and walking them again and again would be a quarter of the time. What has grown
    is then left out of later searches; it is freed like everything else when nobody needs it any more.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def _check(root: Path, today: dt.date) -> Checked:
    collected = collect(root)
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


@dataclass(frozen=True, slots=True)
class Built:
    """A build and what came of it.

    Attributes:
        checked: the project as read.
        issues: everything that is wrong, in content and in finished pages.
        pages: how many pages were made.
        published: whether the site is in its place.
    """

    checked: Checked
    issues: tuple[Issue, ...]
    pages: int
    published: bool


def build_site(root: Path, *, out: Path, today: dt.date, tell: Callable[[str], None]) -> Built:
    """Run all stages; nothing is written while an error stands.

    Args:
        root: the folder with `mkdocs.yml`.
        out: where the site goes.
        today: the day that reviews are due against.
        tell: told what is going on.

    Raises:
        ProjectNotFoundError: when there is no site configuration in the folder.
        ResourceMissingError: when the in-page code is not built.
    """
    tell("reading the project")
    checked = check(root, today=today)
    if checked.failed:
        return Built(checked, checked.issues, pages=0, published=False)
    try:
        plan = _plan(checked, out, tell)
    except TemplateFailedError as error:
        span = Span(f"site_templates/{error.name}", error.at, error.at)
        help_text = "Correct it, or remove it to use the one that comes with Guidewright."
        issue = site_rules.TEMPLATE_FAILED.at(span, f"this cannot be used: {error}", help_text)
        return Built(checked, _final(checked, [issue]), pages=0, published=False)
    report = publish(plan, lambda found: not has_errors(_final(checked, found)), tell)
    return Built(checked, _final(checked, report.issues), report.pages, report.published)


def _final(checked: Checked, found: list[Issue]) -> tuple[Issue, ...]:
    academy = checked.academy
    later = with_severities(found, configured_severities(academy), adopted=academy.adopted)
    return sort_issues([*checked.issues, *later])


def _plan(checked: Checked, out: Path, tell: Callable[[str], None]) -> Plan:
    collected, academy = checked.collected, checked.academy
    config = collected.root / collected.layout.config
    own = {file.name: file.text for file in collected.files if file.area is Area.TEMPLATES}
    rendered = None
    if not academy.adopted:
        tell("rendering")
        templates = Templates({**template_files(), **own})
        rendered = render(academy, templates, site_url=read_site_url(config))
    return Plan(
        root=collected.root,
        config=config,
        docs=collected.root / collected.layout.docs,
        out=out,
        academy=academy,
        rendered=rendered,
        runtime=None if academy.adopted else runtime_folder(),
        theme=()
        if academy.adopted
        else (collected.root / "site_templates" / "theme", template_folder() / "theme"),
    )
