"""What a build does when something has changed: only what words changed, or all stages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from guidewright.collect import Area, Collected
from guidewright.compiler import Checked, check_collected, finish_issues
from guidewright.decode import Document, decode, skeleton
from guidewright.diagnostics import Issue, Span, has_errors, sort_issues
from guidewright.render import TemplateFailedError, Templates, render
from guidewright.resources import runtime_folder, template_files, template_folder
from guidewright.site import rules as site_rules
from guidewright.site.edits import Edits, publish_edits
from guidewright.site.inputs import code_digest
from guidewright.site.last_build import LastBuild, Order, Standing, State, files_below
from guidewright.site.mkdocs_host import read_site_url
from guidewright.site.plan import Plan
from guidewright.site.publish import publish

__all__ = ["build", "edit"]

Tell = Callable[[str], None]
Outcome = tuple[tuple[Issue, ...], int, bool, tuple[str, ...] | None, Checked]
FEW = 32
"""So many edited files are worth looking at one by one."""


def edit(order: Order, last: LastBuild, files: Mapping[str, State], tell: Tell) -> tuple[str, ...] | None:
    """Bring a site up to date in which nothing but words has changed.

    Args:
        order: what is to be built.
        last: the last build.
        files: the output as it left it, which is how it stands.
        tell: told what is going on.

    Returns:
        The files of the site that changed; nothing where more than words has.
    """
    documents = _edited(order, last)
    if not documents:
        return None
    tell(f"building pages: {len(documents)}")
    collected = order.collected
    return publish_edits(
        Edits(
            documents,
            last,
            files,
            config=collected.root / collected.layout.config,
            theme=_theme(collected),
            out=order.out,
            cache=order.store,
            code=code_digest(),
            inputs=order.inputs,
        )
    )


def _edited(order: Order, last: LastBuild) -> list[Document]:
    """The changed files when in all of them only words have changed, else nothing."""
    if last.inputs.keys() != order.inputs.keys():
        return []
    changed = {name for name, digest in order.inputs.items() if last.inputs[name] != digest}
    troubled = {issue.span.path for issue in last.issues}
    documents = []
    for file in order.collected.files if len(changed) <= FEW else ():
        if file.path in changed and file.path not in troubled and file.path in last.slots:
            document, issues = decode(file)
            if not issues and last.slots[file.path][2] == skeleton(document) != "":
                documents.append(document)
    return documents if len(documents) == len(changed) else []


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
    if report.published and report.left and order.store.keeps:
        left = replace(report.left, issues=issues, slots=_with_skeletons(report.left, last, checked))
        left.keep(order.store)
        Standing(left.id, files_below(order.out)).keep(order.out, order.store)
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
        theme=() if academy.adopted else _theme(collected),
        jobs=order.jobs,
        cache=order.store,
        code=code_digest(),
        inputs=order.inputs,
        parents=collected.layout.parents,
        scheduler=order.scheduler,
        note=order.note,
    )


def _theme(collected: Collected) -> tuple[Path, ...]:
    """Folders with template overrides, the strongest first."""
    return (collected.root / "site_templates" / "theme", template_folder() / "theme")
