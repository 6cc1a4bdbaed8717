"""The pages of an academy, made one by one by several processes, or taken from what the last build left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path

from guidewright.render import Place, Rendered
from guidewright.site.cache import digest_of
from guidewright.site.last_build import PageRecord
from guidewright.site.mkdocs_host import OpenTree, Project, open_tree
from guidewright.site.page_maker import MadePage, PageMaker, Task
from guidewright.site.plan import Before, Plan, Tell
from guidewright.site.sent_tree import SentTree
from guidewright.site.workers import share_out

__all__ = ["MadePages", "make_pages"]


@dataclass(slots=True)
class MadePages:
    """What came of the pages.

    Attributes:
        pages: all of them, by language and path in its tree.
        trees: what made them, by language.
        slots: authors' files that are shown on one page: the page, and the digest of how.
        warnings: what the engine said.
        active: pages with code from content, by name: what was found.
    """

    pages: dict[str, PageRecord]
    trees: Mapping[str, OpenTree]
    slots: dict[str, tuple[str, str]] = field(default_factory=dict)
    warnings: dict[str, None] = field(default_factory=dict)
    active: dict[str, str] = field(default_factory=dict)


def make_pages(
    plan: Plan,
    rendered: Rendered,
    projects: Mapping[str, Project],
    before: Before,
    tell: Tell,
) -> MadePages | None:
    """Make all pages of an academy.

    Args:
        plan: what to publish.
        rendered: its texts.
        projects: where they are made, by language.
        before: what the last build left.
        tell: told what is going on.

    Returns:
        Nothing where pages cannot be made one by one.

    Raises:
        EngineError: when the engine fails.
        ClusterError: when pages cannot be made on the cluster that was asked for.
        TemplateFailedError: when a template does.
        WorkerLostError: when a process dies or hangs.
    """
    tasks = {task.name: task for task in _tasks(rendered)}
    trees = _open(plan, projects, tasks)
    if trees is None:
        return None
    maker = PageMaker(
        tasks=tasks,
        trees=trees,
        prefixes={tree.language: tree.prefix for tree in rendered.trees},
        code=plan.code,
        cache=plan.cache,
        keys=plan.cache.keys("page"),
        last=before.last.pages,
        slots=before.last.shown,
        inputs=plan.inputs,
        shared=_shared(plan),
        standing=before.standing,
        site=_top(projects),
    )
    plan.cache.rest()

    def take(results: list[MadePage]) -> list[MadePage]:
        plan.cache.put_sealed(row for result in results for row in result.rows)
        return [replace(result, rows=()) for result in results]

    def done(number: int, all_: int) -> None:
        tell(f"building pages: {number} of {all_}")

    sent = _sent(plan, projects, trees) if plan.scheduler else None
    if plan.scheduler and sent is not None:
        cluster = import_module("guidewright.site.cluster")
        return _gathered(tasks, trees, cluster.make_on_cluster(plan.scheduler, maker, sent, done, take))
    return _gathered(tasks, trees, share_out(maker.make, tuple(tasks), plan.jobs, done, take=take))


def _sent(
    plan: Plan, projects: Mapping[str, Project], trees: Mapping[str, OpenTree]
) -> dict[str, SentTree] | None:
    """What a cluster needs, by language; nothing where it could not make the same pages."""
    sent = {}
    for language, project in projects.items():
        tree = SentTree.of(project, plan.parents, sorted(trees[language].press.names), trees[language].digest)
        if tree is None:
            plan.note(
                "the cluster is not used: the site configuration names a place by an absolute path, "
                "which other machines need not have"
            )
            return None
        sent[language] = tree
    return sent


def _top(projects: Mapping[str, Project]) -> Path:
    return next(project.site for project in projects.values() if not project.tree.prefix)


def _tasks(rendered: Rendered) -> list[Task]:
    ready = [
        artefact
        for artefact in rendered.ready
        if artefact.place is Place.TREE and artefact.path.endswith(".md")
    ]
    return [
        *map(Task.of, ready),
        *map(Task.later, rendered.later),
    ]


def _shared(plan: Plan) -> str:
    """Digest of all that is read but for articles: each text is made of all of it, for all that anybody knows."""
    articles = {one.origin.path for article in plan.academy.articles.values() for one in article.every()}
    rest = sorted((name, digest) for name, digest in plan.inputs.items() if name not in articles)
    return digest_of(*(part for one in rest for part in one)) if rest else ""


def _open(
    plan: Plan, projects: Mapping[str, Project], tasks: Mapping[str, Task]
) -> dict[str, OpenTree] | None:
    trees = {}
    for language, project in projects.items():
        names = [task.path for task in tasks.values() if task.language == language]
        names += [
            file.relative_to(project.docs).as_posix() for file in project.docs.rglob("*") if file.is_file()
        ]
        tree = open_tree(project, names, plan.cache)
        if tree is None:
            if plan.scheduler:
                plan.note(
                    "the cluster is not used: the site configuration has plugins, hooks, extensions or templates for "
                    "which all pages have to be made together"
                )
            return None
        trees[language] = tree
    return trees


def _gathered(tasks: Mapping[str, Task], trees: Mapping[str, OpenTree], results: list[MadePage]) -> MadePages:
    made = MadePages({}, trees)
    for tree in trees.values():
        made.warnings |= dict.fromkeys(tree.warnings)
    for name, result in zip(tasks, results, strict=True):
        made.pages[name] = result.record
        made.warnings |= dict.fromkeys(result.record.warnings)
        if result.record.active:
            made.active[name] = result.record.active
        if result.slot:
            made.slots[result.slot[0]] = (name, result.slot[1])
    return made
