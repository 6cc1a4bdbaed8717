"""All stages: a folder in, a finished site in its place out, or the old one untouched.

Apart from `compiler`, because the site engine takes longer to import than a small academy takes to check.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guidewright.collect import Area
from guidewright.compiler import Checked, check, finish_issues
from guidewright.diagnostics import Issue, Span, has_errors, sort_issues
from guidewright.render import TemplateFailedError, Templates, render
from guidewright.resources import runtime_folder, template_files, template_folder
from guidewright.site import rules as site_rules
from guidewright.site.mkdocs_host import read_site_url
from guidewright.site.publish import Plan, publish
from guidewright.site.workers import processors

__all__ = ["Built", "build_site"]


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


def build_site(
    root: Path, *, out: Path, today: dt.date, tell: Callable[[str], None], jobs: int | None = None
) -> Built:
    """Run all stages; nothing is written while an error stands.

    Args:
        root: the folder with `mkdocs.yml`.
        out: where the site goes.
        today: the day that reviews are due against.
        tell: told what is going on.
        jobs: how many processes make pages; as many as can run at once when nobody says.

    Raises:
        ProjectNotFoundError: when there is no site configuration in the folder.
        ResourceMissingError: when the in-page code is not built.
    """
    tell("reading the project")
    checked = check(root, today=today)
    if checked.failed:
        return Built(checked, checked.issues, pages=0, published=False)
    try:
        plan = _plan(checked, out, jobs or processors(), tell)
    except TemplateFailedError as error:
        span = Span(f"site_templates/{error.name}", error.at, error.at)
        help_text = "Correct it, or remove it to use the one that comes with Guidewright."
        issue = site_rules.TEMPLATE_FAILED.at(span, f"this cannot be used: {error}", help_text)
        return Built(checked, _final(checked, [issue]), pages=0, published=False)
    report = publish(plan, lambda found: not has_errors(_final(checked, found)), tell)
    return Built(checked, _final(checked, report.issues), report.pages, report.published)


def _final(checked: Checked, found: list[Issue]) -> tuple[Issue, ...]:
    return sort_issues([*checked.issues, *finish_issues(found, checked.academy)])


def _plan(checked: Checked, out: Path, jobs: int, tell: Callable[[str], None]) -> Plan:
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
        jobs=jobs,
    )
