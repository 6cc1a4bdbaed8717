"""All stages, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from guidewright.collect import Area
from guidewright.compiler import Checked, check_collected, finish_issues
from guidewright.decode import skeleton
from guidewright.diagnostics import Issue, Span, has_errors, sort_issues
from guidewright.render import TemplateFailedError, Templates, render
from guidewright.resources import runtime_folder, template_files
from guidewright.site import rules as site_rules
from guidewright.site.inputs import code_digest
from guidewright.site.last_build import LastBuild, Order, Standing
from guidewright.site.mkdocs_host import read_site_url
from guidewright.site.plan import Plan, theme_folders
from guidewright.site.publish import publish

__all__ = ["build"]

Tell = Callable[[str], None]
Outcome = tuple[tuple[Issue, ...], int, bool, tuple[str, ...] | None, Checked]


def build(order: Order, last: LastBuild | None, tell: Tell) -> Outcome:
    """Run all stages.

    Args:
        order: what is to be built.
        last: the last build, where one is known.
        tell: told what is going on.

    Returns:
        What is wrong, how many pages there are, whether the site is in its place, which of its files changed (all
        when nobody knows), and what the project means.

    Raises:
        ResourceMissingError: when the in-page code is not built.
    """
    checked = check_collected(order.collected, today=order.today)
    if checked.failed:
        return checked.issues, 0, False, None, checked
    try:
        plan = _plan(order, checked, tell)
        report = publish(plan, last, lambda found: not has_errors(_final(checked, found)), tell)
    except TemplateFailedError as error:
        span = Span(f"site_templates/{error.name}", error.at, error.at)
        help_text = "Correct it, or remove it to use the one that comes with Guidewright."
        issue = site_rules.TEMPLATE_FAILED.at(span, f"this cannot be used: {error}", help_text)
        return _final(checked, [issue]), 0, False, None, checked
    issues = _final(checked, report.issues)
    if report.published and report.left and order.store.keeps and not order.offline:
        left = replace(report.left, issues=issues, slots=_with_skeletons(report.left, last, checked))
        left.keep(order.store)
        Standing(left.id, report.files).keep(order.out, order.store)
        order.store.close(lambda: [("page", page.key) for page in left.pages.values()])
    return issues, report.pages, report.published, report.changed, checked


def _with_skeletons(
    left: LastBuild, last: LastBuild | None, checked: Checked
) -> dict[str, tuple[str, str, str]]:
    """The slots with the skeletons of their files; those that did not change are not looked at again."""
    documents = {document.path: document for document in checked.documents}
    known, read = (last.slots, last.inputs) if last else ({}, {})
    slots = {}
    for path, (name, key, _) in left.slots.items():
        same = path in known and read.get(path) == left.inputs[path]
        slots[path] = (name, key, known[path][2] if same else skeleton(documents[path]))
    return slots


def _final(checked: Checked, found: list[Issue]) -> tuple[Issue, ...]:
    return sort_issues([*checked.issues, *finish_issues(found, checked.academy)])


def _plan(order: Order, checked: Checked, tell: Tell) -> Plan:
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
        out=order.out,
        academy=academy,
        rendered=rendered,
        runtime=None if academy.adopted else runtime_folder(),
        theme=() if academy.adopted else theme_folders(collected.root),
        jobs=order.jobs,
        cache=order.store,
        code=code_digest(),
        inputs=order.inputs,
        there=order.there,
        parents=collected.layout.parents,
        scheduler=order.scheduler,
        note=order.note,
        offline=order.offline,
    )
