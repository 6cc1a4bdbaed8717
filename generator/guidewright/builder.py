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
from guidewright.compiler import Checked, check_collected, finish_issues, growing
from guidewright.decode import Document, decode, skeleton
from guidewright.diagnostics import Issue, Sources, Span, has_errors, sort_issues
from guidewright.render import TemplateFailedError, Templates, render
from guidewright.resources import runtime_folder, template_files, template_folder
from guidewright.site import rules as site_rules
from guidewright.site.cache import Cache
from guidewright.site.inputs import code_digest, read_inputs
from guidewright.site.lock import alone_at
from guidewright.site.last_build import LastBuild, Standing, files_below
from guidewright.site.workers import processors

__all__ = ["Built", "build_site"]

Tell = Callable[[str], None]
FEW = 32
"""So many edited files are worth looking at one by one."""


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
    store = Cache(cache, note)
    try:
        with growing():
            collected = collect(root)
            inputs = read_inputs(collected, today) if store.keeps else {}
        order = _Order(collected, inputs, out.absolute(), today, jobs or processors(), store)
        with alone_at(order.out):
            last = LastBuild.find(store)
            changed = _updated(order, last, tell) if last else None
            if last and changed is not None:
                return Built(collected, today, last.issues, last.made, published=True, changed=changed)
            return _build(order, last, tell)
    finally:
        store.rest()


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be built."""

    collected: Collected
    inputs: dict[str, str]
    out: Path
    today: dt.date
    jobs: int
    store: Cache


def _updated(order: _Order, last: LastBuild, tell: Tell) -> tuple[str, ...] | None:
    """Bring a site up to date in which nothing but words has changed; -> its changed files, or nothing."""
    kept = Standing.kept(order.out, order.store)
    if kept.build != last.id or kept.files != files_below(order.out):
        return None
    if last.inputs == order.inputs:
        return ()
    documents = _edited(order, last)
    if not documents:
        return None
    tell(f"building pages: {len(documents)}")
    edits = import_module("guidewright.site.edits")
    collected = order.collected
    found: tuple[str, ...] | None = edits.publish_edits(
        edits.Edits(
            documents,
            last,
            kept.files,
            config=collected.root / collected.layout.config,
            theme=_theme(collected),
            out=order.out,
            cache=order.store,
            code=code_digest(),
            inputs=order.inputs,
        )
    )
    return found


def _edited(order: _Order, last: LastBuild) -> list[Document]:
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
        left = replace(report.left, issues=issues, slots=_with_skeletons(report.left, last, checked))
        left.keep(order.store)
        Standing(left.id, files_below(order.out)).keep(order.out, order.store)
        order.store.close(lambda: [("page", page.key) for page in left.pages.values()])
    return _built(order, checked, issues, report.pages, report.published, report.changed)


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
        theme=() if academy.adopted else _theme(collected),
        jobs=order.jobs,
        cache=order.store,
        code=code_digest(),
        inputs=order.inputs,
    )


def _theme(collected: Collected) -> tuple[Path, ...]:
    """Folders with template overrides, the strongest first."""
    return (collected.root / "site_templates" / "theme", template_folder() / "theme")
