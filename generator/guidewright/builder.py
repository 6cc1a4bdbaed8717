"""All stages: a folder in, a finished site in its place out, or the old one untouched.

Apart from `compiler`, because the site engine takes longer to import than a small academy takes to check. It is not
imported either where nothing has changed since the last build.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

from guidewright.collect import Area, Collected, collect
from guidewright.compiler import Checked, check_collected, finish_issues
from guidewright.diagnostics import Issue, Sources, Span, has_errors, sort_issues
from guidewright.render import TemplateFailedError, Templates, render
from guidewright.resources import runtime_folder, template_files, template_folder
from guidewright.site import rules as site_rules
from guidewright.site.cache import Cache
from guidewright.site.inputs import code_digest, read_inputs
from guidewright.site.last_build import LastBuild, Standing, files_below
from guidewright.site.workers import processors

__all__ = ["Built", "build_site"]

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """A build and what came of it.

    Attributes:
        collected: the project's files.
        today: the day that reviews were due against.
        issues: everything that is wrong, in content and in finished pages.
        pages: how many pages the site has.
        published: whether the site is in its place.
        changed: files of the site that are not as they were; `None` when all may have changed.
        read: what the files mean, where this build had to know.
    """

    collected: Collected
    today: dt.date
    issues: tuple[Issue, ...]
    pages: int
    published: bool
    changed: tuple[str, ...] | None = None
    read: Checked | None = None

    @property
    def sources(self) -> Sources:
        """The texts, for printing issues."""
        return Sources(self.collected.texts)

    @cached_property
    def checked(self) -> Checked:
        """The project, read and reviewed."""
        return self.read or check_collected(self.collected, today=self.today)


def build_site(
    root: Path,
    *,
    out: Path,
    today: dt.date,
    tell: Tell,
    jobs: int | None = None,
    cache: Path | None = None,
    note: Tell = lambda _: None,
) -> Built:
    """Run all stages; nothing is written while an error stands.

    Args:
        root: the folder with `mkdocs.yml`.
        out: where the site goes.
        today: the day that reviews are due against.
        tell: told what is going on.
        jobs: how many processes make pages; as many as can run at once when nobody says.
        cache: folder with what earlier builds made. It must be the user's own: what is in it is trusted.
        note: told what the cache lost, and why.

    Raises:
        ProjectNotFoundError: when there is no site configuration in the folder.
        ResourceMissingError: when the in-page code is not built.
    """
    tell("reading the project")
    collected = collect(root)
    store = Cache(cache, note)
    inputs = read_inputs(collected, today) if store.keeps else {}
    last = LastBuild.find(store)
    try:
        if last and last.inputs == inputs and _stands(out, last, store):
            return Built(collected, today, last.issues, last.made, published=True, changed=())
        return _build(
            _Order(collected, inputs, out.absolute(), today, jobs or processors(), store), last, tell
        )
    finally:
        store.rest()


def _stands(out: Path, last: LastBuild, store: Cache) -> bool:
    """Whether the output is what the last build left, no more and no less."""
    kept = Standing.kept(out, store)
    return kept.build == last.id and kept.files == files_below(out)


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be built."""

    collected: Collected
    inputs: dict[str, str]
    out: Path
    today: dt.date
    jobs: int
    store: Cache


def _build(order: _Order, last: LastBuild | None, tell: Tell) -> Built:
    checked = check_collected(order.collected, today=order.today)
    if checked.failed:
        return _built(order, checked, checked.issues)
    publish: Any = import_module("guidewright.site.publish").publish
    try:
        plan = _plan(order, checked, tell)
        report = publish(plan, last, lambda found: not has_errors(_final(checked, found)), tell)
    except TemplateFailedError as error:
        span = Span(f"site_templates/{error.name}", error.at, error.at)
        help_text = "Correct it, or remove it to use the one that comes with Guidewright."
        issue = site_rules.TEMPLATE_FAILED.at(span, f"this cannot be used: {error}", help_text)
        return _built(order, checked, _final(checked, [issue]))
    issues = _final(checked, report.issues)
    if report.published and report.left and order.store.keeps:
        left = replace(report.left, issues=issues)
        left.keep(order.store)
        Standing(left.id, files_below(order.out)).keep(order.out, order.store)
        order.store.close(lambda: [("page", page.key) for page in left.pages.values()])
    return _built(order, checked, issues, report.pages, report.published, report.changed)


def _built(
    order: _Order,
    checked: Checked,
    issues: tuple[Issue, ...],
    pages: int = 0,
    published: bool = False,  # noqa: FBT001, FBT002 - in the order of the type's own
    changed: tuple[str, ...] | None = None,
) -> Built:
    return Built(order.collected, order.today, issues, pages, published, changed, checked)


def _final(checked: Checked, found: list[Issue]) -> tuple[Issue, ...]:
    return sort_issues([*checked.issues, *finish_issues(found, checked.academy)])


def _plan(order: _Order, checked: Checked, tell: Tell) -> Any:
    collected, academy = checked.collected, checked.academy
    config = collected.root / collected.layout.config
    own = {file.name: file.text for file in collected.files if file.area is Area.TEMPLATES}
    rendered = None
    if not academy.adopted:
        tell("rendering")
        templates = Templates({**template_files(), **own})
        read_site_url = import_module("guidewright.site.mkdocs_host").read_site_url
        rendered = render(academy, templates, site_url=read_site_url(config))
    return import_module("guidewright.site.plan").Plan(
        root=collected.root,
        config=config,
        docs=collected.root / collected.layout.docs,
        out=order.out,
        academy=academy,
        rendered=rendered,
        runtime=None if academy.adopted else runtime_folder(),
        theme=()
        if academy.adopted
        else (collected.root / "site_templates" / "theme", template_folder() / "theme"),
        jobs=order.jobs,
        cache=order.store,
        code=code_digest(),
        inputs=order.inputs,
    )
