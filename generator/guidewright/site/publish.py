"""Make the site beside the output, prove it, then put it in place."""

from __future__ import annotations

import json
import posixpath
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from guidewright import __version__
from guidewright.diagnostics import Issue, Span
from guidewright.model import Academy
from guidewright.model.addresses import generated_pages
from guidewright.render import Artefact, Place, Rendered, Tree
from guidewright.site import rules
from guidewright.site.active_content import find_in_file
from guidewright.site.mkdocs_host import EngineError, HostReport, Project, build_adopted, build_tree
from guidewright.site.output_links import dead_links
from guidewright.site.pagefind_index import IndexFailedError, index_site
from guidewright.site.products import copy_products
from guidewright.site.staging import MARKER, refusal, staging
from guidewright.site.swap import swap_in
from guidewright.site.tour_bundle import write_bundle
from guidewright.site.workers import WorkerLostError

__all__ = ["Plan", "SiteReport", "publish"]

ADDRESS_SPACE = "assets/guidewright"
_INCOMPLETE = (rules.ENGINE_FAILED, rules.INDEX_FAILED, rules.PRODUCT_MISSING)
_DOCUMENTS = (".svg", ".html", ".htm", ".shtml", ".xhtml", ".xht", ".xml", ".xsl", ".xslt")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to publish, and where.

    Attributes:
        root: the project's folder.
        config: its site configuration.
        docs: its docs folder.
        out: where the site goes.
        academy: what the content means.
        rendered: its texts; `None` for an adopted folder.
        runtime: the built in-page code.
        theme: folders with template overrides, the strongest first.
        jobs: how many processes make pages.
    """

    root: Path
    config: Path
    docs: Path
    out: Path
    academy: Academy
    rendered: Rendered | None
    runtime: Path | None
    theme: tuple[Path, ...]
    jobs: int


@dataclass(slots=True)
class SiteReport:
    """What came of it.

    Attributes:
        issues: what is wrong with the finished pages.
        pages: how many pages.
        complete: whether every part of the site was made; what is not complete is never published.
        published: whether the site is in its place.
    """

    issues: list[Issue] = field(default_factory=list)
    pages: int = 0
    complete: bool = False
    published: bool = False


def publish(plan: Plan, accept: Callable[[list[Issue]], bool], tell: Callable[[str], None]) -> SiteReport:
    """Build, check and swap in.

    Args:
        plan: what to publish.
        accept: whether the site may go out with these issues.
        tell: told what is going on.

    Returns:
        The report; the old site stands untouched unless it says `published`.
    """
    report = SiteReport()
    name = _shown(plan)
    reason = refusal(plan.out, plan.root, _read_from(plan))
    if reason:
        help_text = "Choose another folder with --out, or remove this one yourself."
        report.issues.append(rules.OUTPUT_REFUSED.at(Span(name), reason, help_text))
        return report
    try:
        with staging(plan.out) as folder:
            _make(plan, folder, report, tell)
            if accept(report.issues) and report.complete:
                tell("putting the site in place")
                swap_in(folder / "site", plan.out)
                report.published = True
    except OSError as error:
        report.issues.append(_disk_issue(error, name))
    return report


def _read_from(plan: Plan) -> tuple[Path, ...]:
    """The folders that a build reads."""
    settings = plan.academy.settings
    products = settings.source.products.values() if settings else ()
    folders = (product.folder for product in products if product.folder)
    return (plan.docs, *(plan.root / name for name in ("tours", "site_templates", *folders)))


def _shown(plan: Plan) -> str:
    return plan.out.relative_to(plan.root).as_posix() if plan.out.is_relative_to(plan.root) else plan.out.name


def _disk_issue(error: OSError, name: str) -> Issue:
    reason = (error.strerror or str(error)).lower()
    help_text = "Free space or choose another folder with --out; the previous site is untouched."
    return rules.OUTPUT_REFUSED.at(Span(name), f"the site cannot be written: {reason}", help_text)


def _make(plan: Plan, folder: Path, report: SiteReport, tell: Callable[[str], None]) -> None:
    site = folder / "site"
    site.mkdir()
    if plan.rendered is None:
        _engine(report, plan, None, lambda: build_adopted(plan.config, site, plan.jobs, tell))
    else:
        _make_academy(plan, plan.rendered, folder, report, tell)
    if any(issue.rule in _INCOMPLETE for issue in report.issues):
        return
    marker = {"version": __version__, "release": plan.rendered.release if plan.rendered else ""}
    (site / MARKER).write_text(json.dumps(marker) + "\n", encoding="utf-8")
    tell("checking the links of finished pages")
    try:
        report.issues += _dead(plan, site)
    except WorkerLostError as lost:
        message = f"following the links of `{lost.item}`, a process {lost.reason}"
        report.issues.append(
            rules.ENGINE_FAILED.at(Span(_shown(plan)), message, "Free memory, or use fewer --jobs.")
        )
        return
    report.complete = True


def _make_academy(
    plan: Plan, rendered: Rendered, folder: Path, report: SiteReport, tell: Callable[[str], None]
) -> None:
    site = folder / "site"
    tell(f"writing {len(rendered.artefacts)} files for the engine")
    report.issues += _active_files(plan, rendered)
    _write_trees(rendered, plan, folder)
    for tree in rendered.trees:
        project = _project(plan, rendered, tree, folder)
        _engine(report, plan, tree, lambda p=project: build_tree(p, plan.jobs, tell))  # type: ignore[misc]
    if any(issue.rule is rules.ENGINE_FAILED for issue in report.issues):
        return
    _write_texts(rendered, Place.SITE, lambda _: site)
    if plan.runtime:
        tell("bundling tours")
        write_bundle(plan.runtime, site / "tours", rendered.tours, plan.academy.languages, rendered.release)
    report.issues += copy_products(plan.academy, plan.root, site, (plan.docs, plan.config, plan.out))
    tell("indexing for search")
    try:
        index_site(site)
    except IndexFailedError as error:
        message = f"the search index could not be written: {error}"
        report.issues.append(
            rules.INDEX_FAILED.at(Span(_shown(plan)), message, "Run the build again with free disk.")
        )


def _active_files(plan: Plan, rendered: Rendered) -> Iterator[Issue]:
    """Drawings and pages among the copied files that would run code at the help site's address."""
    for name in dict.fromkeys(copy.name for copy in rendered.copies):
        if name.lower().endswith(_DOCUMENTS):
            found = find_in_file((plan.docs / name).read_bytes())
            if found:
                help_text = "Remove it, or publish the file elsewhere and link to it."
                span = Span(f"{plan.academy.docs}/{name}")
                yield rules.ACTIVE_CONTENT.at(span, f"the file holds {found}", help_text)


def _write_texts(rendered: Rendered, place: Place, base: Callable[[Artefact], Path]) -> None:
    """Write the texts of one place. Those of the site come after the engine, which empties its output."""
    for artefact in rendered.artefacts:
        if artefact.place is place:
            path = base(artefact) / artefact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(artefact.text, encoding="utf-8", newline="\n")


def _write_trees(rendered: Rendered, plan: Plan, folder: Path) -> None:
    """Put every text and copy where the engine wants it."""
    _write_texts(rendered, Place.TREE, lambda artefact: folder / "tree" / artefact.language)
    for copy in rendered.copies:
        path = folder / "tree" / copy.language / copy.name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(plan.docs / copy.name, path)
    if plan.runtime:
        for tree in rendered.trees:
            target = folder / "tree" / tree.language / ADDRESS_SPACE
            target.mkdir(parents=True, exist_ok=True)
            for source in sorted(plan.runtime.glob("academy*")):
                shutil.copyfile(source, target / source.name)


def _project(plan: Plan, rendered: Rendered, tree: Tree, folder: Path) -> Project:
    up = "../" if tree.prefix else ""
    alternates = tuple(
        (other.language, rendered.words[other.language]["language_name"], (up + other.prefix) or "./")
        for other in rendered.trees
    )
    words = rendered.words[tree.language]
    return Project(
        config=plan.config,
        docs=folder / "tree" / tree.language,
        site=folder / "site" / tree.prefix if tree.prefix else folder / "site",
        theme=plan.theme,
        tree=tree,
        alternates=alternates,
        extra={
            "labels": rendered.labels[tree.language],
            "words": words,
            "frame": rendered.frames[tree.language],
            "brand": asdict(rendered.faces[tree.language]),
            "code": tree.language,
            "feed_title": f"{tree.title}: {words['releases']}",
            "up": up,
        },
    )


def _engine(report: SiteReport, plan: Plan, tree: Tree | None, build: Callable[[], HostReport]) -> None:
    config = plan.config.relative_to(plan.root).as_posix()
    try:
        found = build()
    except EngineError as error:
        help_text = "Correct the setting or file it names; `mkdocs build` shows the same message."
        report.issues.append(
            rules.ENGINE_FAILED.at(Span(config), f"the site engine stopped: {error}", help_text)
        )
        return
    report.pages += found.pages
    for warning in found.warnings:
        report.issues.append(rules.ENGINE_WARNING.at(Span(config), warning, "See the engine's manual."))
    for page, what in found.active.items():
        path = _source_path(plan, page, tree)
        help_text = "Remove it; use Markdown, or the fences `video`, `quiz` and `steps`."
        report.issues.append(
            rules.ACTIVE_CONTENT.at(Span(path), f"the finished page holds {what}", help_text)
        )


def _source_path(plan: Plan, page: str, tree: Tree | None) -> str:
    """The file that a page of a tree was made from; `academy.yml` for pages that nobody wrote."""
    name, academy = page.removesuffix(".md"), plan.academy
    language = tree.language if tree else ""
    for things in (academy.articles, academy.releases, academy.pages):
        for thing in things.values():
            if thing.source.name == name:
                return thing.best(language).origin.path
    kind, _, id_ = generated_pages(academy).get(name, "").partition(":")
    made = {"track": academy.tracks, "quiz": academy.quizzes, "tour": academy.tours}.get(kind, {})
    if id_ in made:
        return made[id_].best(language).origin.path
    return academy.settings.source.origin.path if academy.settings else f"{academy.docs}/{page}"


def _dead(plan: Plan, site: Path) -> Iterator[Issue]:
    languages = {tree.prefix: tree for tree in plan.rendered.trees} if plan.rendered else {}
    seen: set[tuple[str, str]] = set()
    apps = _apps(plan)
    for link in dead_links(site, plan.jobs):
        if link.page.startswith(apps) or link.place.startswith(apps) or (link.missing, link.target) in seen:
            continue
        seen.add((link.missing, link.target))
        tree = next((t for prefix, t in languages.items() if prefix and link.page.startswith(prefix)), None)
        inner = link.page.removeprefix(tree.prefix if tree else "")
        page = (inner.removesuffix("/index.html") if inner != "index.html" else "index") + ".md"
        message = f"the page `{link.page}` links to `{link.target[:100]}`, but {link.missing}"
        yield rules.DEAD_LINK.at(Span(_source_path(plan, page, tree)), message, "Correct or remove the link.")


def _apps(plan: Plan) -> tuple[str, ...]:
    """Where products stand in the site: their pages, and whether they are there, are their own affair."""
    settings = plan.academy.settings
    urls = (product.url for product in settings.source.products.values()) if settings else ()
    return tuple(posixpath.normpath(url) + "/" for url in urls if "://" not in url)
