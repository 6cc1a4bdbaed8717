"""Make the site beside the output, prove it, then put it in place."""

from __future__ import annotations

import posixpath
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from guidewright.diagnostics import Issue, Span
from guidewright.model.addresses import generated_pages
from guidewright.render import Artefact, Place, Rendered, Tree
from guidewright.site import rules
from guidewright.site.academy_pages import MadePages, make_pages
from guidewright.site.active_content import find_in_file
from guidewright.site.cache import digest_of
from guidewright.site.last_build import Frame, LastBuild, Standing, files_below
from guidewright.site.mkdocs_host import EngineError, HostReport, Project, build_adopted, build_tree
from guidewright.site.offline import OFFLINE_SCRIPT, make_offline
from guidewright.site.output_links import Facts, dead_links, read_pages
from guidewright.site.plan import Before, Plan, SiteReport, Tell, engine_issue, project_of, release_from
from guidewright.site.products import copy_products
from guidewright.site.search_index import IndexFailedError, index_site
from guidewright.site.search_step import Indexing, index_files
from guidewright.site.staging import refusal, staging, write_marker
from guidewright.site.swap import settle
from guidewright.site.tour_bundle import write_bundle
from guidewright.site.workers import WorkerLostError

__all__ = ["publish"]

ADDRESS_SPACE = "assets/guidewright"
_INCOMPLETE = (rules.ENGINE_FAILED, rules.INDEX_FAILED, rules.PRODUCT_MISSING)
_DOCUMENTS = (".svg", ".html", ".htm", ".shtml", ".xhtml", ".xht", ".xml", ".xsl", ".xslt")


def publish(
    plan: Plan, last: LastBuild | None, accept: Callable[[list[Issue]], bool], tell: Tell
) -> SiteReport:
    """Build, check and put in place.

    Args:
        plan: what to publish.
        last: what the last build left.
        accept: whether the site may go out with these issues.
        tell: told what is going on.

    Returns:
        The report; the old site stands untouched unless it says `published`.

    Raises:
        TemplateFailedError: when a template cannot be used.
    """
    report = SiteReport()
    reason = refusal(plan.out, plan.root, _read_from(plan))
    if reason:
        help_text = "Choose another folder with --out, or remove this one yourself."
        report.issues.append(rules.OUTPUT_REFUSED.at(Span(plan.shown), reason, help_text))
        return report
    try:
        with staging(plan.out) as folder:
            before = what_stands(plan, last)
            _make(plan, folder, before, report, tell)
            if accept(report.issues) and report.complete:
                if plan.offline:
                    tell("making the site work from a disk")
                    make_offline(folder / "site", plan.runtime, _apps(plan))
                tell("putting the site in place")
                report.changed, report.files = settle(folder / "site", plan.out, report.kept)
                report.published = True
    except OSError as error:
        report.issues.append(_disk_issue(error, plan.shown))
    return report


def what_stands(plan: Plan, last: LastBuild | None) -> Before:
    """What of the last build still stands in the output folder."""
    if last is None:
        return Before(LastBuild("", {}), frozenset())
    kept = Standing.kept(plan.out, plan.cache)
    standing = kept.untouched(plan.there) if kept.build == last.id else frozenset()
    return Before(last, standing)


def _read_from(plan: Plan) -> tuple[Path, ...]:
    """The folders that a build reads."""
    settings = plan.academy.settings
    products = settings.source.products.values() if settings else ()
    folders = (product.folder for product in products if product.folder)
    return (plan.docs, *(plan.root / name for name in ("tours", "site_templates", *folders)))


def _disk_issue(error: OSError, name: str) -> Issue:
    reason = (error.strerror or str(error)).lower()
    help_text = "Free space or choose another folder with --out; the previous site is untouched."
    return rules.OUTPUT_REFUSED.at(Span(name), f"the site cannot be written: {reason}", help_text)


def _make(plan: Plan, folder: Path, before: Before, report: SiteReport, tell: Tell) -> None:
    site = folder / "site"
    site.mkdir()
    pages: dict[str, Facts] = {}
    try:
        if plan.rendered is None:
            _engine(report, plan, None, lambda: build_adopted(plan.config, site, plan.jobs, tell))
        else:
            pages = _make_academy(plan, plan.rendered, folder, before, report, tell)
        if any(issue.rule in _INCOMPLETE for issue in report.issues):
            return
        if plan.rendered is None:
            write_marker(site, "")
        tell("checking the links of finished pages")
        report.issues += _dead(plan, site, pages, report.kept)
        report.complete = True
    except WorkerLostError as lost:
        report.issues.append(_lost_issue(plan, lost))


def _lost_issue(plan: Plan, lost: WorkerLostError) -> Issue:
    message = f"at `{lost.item}`, a process {lost.reason}"
    return rules.ENGINE_FAILED.at(Span(plan.shown), message, "Free memory, or use fewer --jobs.")


def _make_academy(
    plan: Plan, rendered: Rendered, folder: Path, before: Before, report: SiteReport, tell: Tell
) -> dict[str, Facts]:
    """Make everything of an academy's site; -> what is known of pages that need not be read again."""
    site = folder / "site"
    report.issues += _active_files(plan, rendered)
    _write_copies(rendered, plan, folder)
    projects = {
        tree.language: project_of(plan.config, plan.theme, rendered, tree, folder) for tree in rendered.trees
    }
    indexing = Indexing.of(before, plan.out)
    try:
        made = make_pages(plan, rendered, projects, before, tell)
        if made is None:
            _make_whole(plan, rendered, projects, folder, report, tell)
            if any(issue.rule is rules.ENGINE_FAILED for issue in report.issues):
                return {}
            _write_rest(plan, rendered, None, site, report, tell)
            tell("indexing for search")
            index_site(site, jobs=plan.jobs)
            return {}
        tell("indexing for search")
        indexed, kept = indexing.run(made.pages, site, plan.jobs)
        _take(plan, made, projects, report)
        texts = _write_rest(plan, rendered, made, site, report, tell)
    except EngineError as error:
        report.issues.append(engine_issue(_config_name(plan), error))
        return {}
    except IndexFailedError as error:
        message = f"the search index could not be written: {error}"
        report.issues.append(
            rules.INDEX_FAILED.at(Span(plan.shown), message, "Run the build again with free disk.")
        )
        return {}
    stand = [page.file for page in made.pages.values() if not (site / page.file).is_file()]
    report.kept = [*stand, *kept]
    index_names = index_files(files_below(site))
    report.left = LastBuild(
        id=secrets.token_hex(8),
        inputs=plan.inputs,
        pages=made.pages,
        slots={source: (name, key, "") for source, (name, key) in made.slots.items()},
        texts=texts,
        indexed=indexed,
        index_files=tuple(sorted({*index_names, *kept})),
        frame=Frame.of(rendered=rendered.without_texts()),
        made=len(made.pages),
    )
    return {page.file: Facts(page.places, page.ids) for page in made.pages.values()}


def _write_rest(
    plan: Plan, rendered: Rendered, made: MadePages | None, site: Path, report: SiteReport, tell: Tell
) -> dict[tuple[str, str, str], str]:
    """Write what is neither a page nor a part of the search index; -> digests of the texts that are no pages."""
    report.issues += copy_products(plan.academy, plan.root, site, (plan.docs, plan.config, plan.out))
    texts = _write_texts(rendered.ready, Place.SITE, lambda _: site) | _tree_texts(rendered, made)
    release = release_from(texts, made.pages if made else {})
    if plan.runtime:
        tell("bundling tours")
        write_bundle(plan.runtime, site / "tours", rendered.tours, plan.academy.languages, release)
    write_marker(site, release)
    return texts


def _tree_texts(rendered: Rendered, made: MadePages | None) -> dict[tuple[str, str, str], str]:
    """Digests of the trees' texts but for pages made one by one, by place, language and path."""
    texts = rendered.ready if made else rendered.artefacts
    return {
        (Place.TREE.value, one.language, one.path): digest_of(one.text)
        for one in texts
        if one.place is Place.TREE and not (made and f"{one.language}/{one.path}" in made.pages)
    }


def _take(plan: Plan, made: MadePages, projects: Mapping[str, Project], report: SiteReport) -> None:
    """Note what was found in pages made one by one, and write what is no page."""
    report.pages = len(made.pages)
    for warning in made.warnings:
        report.issues.append(_warning(plan, warning))
    for name, what in made.active.items():
        language, _, path = name.partition("/")
        report.issues.append(_active(plan, path, projects[language].tree, what))
    for language, tree in made.trees.items():
        names = [name.partition("/")[2] for name in made.pages if name.startswith(f"{language}/")]
        found = tree.press.write_others(names, projects[language].docs)
        for name, what in found.items():
            report.issues.append(_active(plan, name, projects[language].tree, what))


def _make_whole(
    plan: Plan,
    rendered: Rendered,
    projects: Mapping[str, Project],
    folder: Path,
    report: SiteReport,
    tell: Tell,
) -> None:
    """All pages the engine's own way."""
    tell("writing files for the engine")
    _write_texts(
        [one for one in rendered.artefacts if one.place is Place.TREE],
        Place.TREE,
        lambda artefact: folder / "tree" / artefact.language,
    )
    for project in projects.values():
        _engine(report, plan, project.tree, lambda p=project: build_tree(p, plan.jobs, tell))  # type: ignore[misc]


def _active_files(plan: Plan, rendered: Rendered) -> Iterator[Issue]:
    """Drawings and pages among the copied files that would run code at the help site's address."""
    for name in dict.fromkeys(copy.name for copy in rendered.copies):
        if name.lower().endswith(_DOCUMENTS):
            found = find_in_file((plan.docs / name).read_bytes())
            if found:
                help_text = "Remove it, or publish the file elsewhere and link to it."
                span = Span(f"{plan.academy.docs}/{name}")
                yield rules.ACTIVE_CONTENT.at(span, f"the file holds {found}", help_text)


def _write_texts(
    artefacts: Sequence[Artefact], place: Place, base: Callable[[Artefact], Path]
) -> dict[tuple[str, str, str], str]:
    """Write the texts of one place; -> their digests. Those of the site come after the engine's."""
    digests = {}
    for artefact in artefacts:
        if artefact.place is place:
            path = base(artefact) / artefact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(artefact.text, encoding="utf-8", newline="\n")
            digests[place.value, artefact.language, artefact.path] = digest_of(artefact.text)
    return digests


def _write_copies(rendered: Rendered, plan: Plan, folder: Path) -> None:
    """Put every file that is no page where the engine wants it."""
    trees = [one for one in rendered.ready if one.place is Place.TREE and not one.path.endswith(".md")]
    _write_texts(trees, Place.TREE, lambda artefact: folder / "tree" / artefact.language)
    for copy in rendered.copies:
        path = folder / "tree" / copy.language / copy.name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(plan.docs / copy.name, path)
    for tree in rendered.trees:
        (folder / "tree" / tree.language).mkdir(parents=True, exist_ok=True)
    if plan.runtime:
        for tree in rendered.trees:
            target = folder / "tree" / tree.language / ADDRESS_SPACE
            target.mkdir(parents=True, exist_ok=True)
            for source in sorted(plan.runtime.glob("academy*")):
                if source.name == OFFLINE_SCRIPT:
                    continue
                shutil.copyfile(source, target / source.name)


def _config_name(plan: Plan) -> str:
    return plan.config.relative_to(plan.root).as_posix()


def _engine(report: SiteReport, plan: Plan, tree: Tree | None, build: Callable[[], HostReport]) -> None:
    try:
        found = build()
    except EngineError as error:
        report.issues.append(engine_issue(_config_name(plan), error))
        return
    report.pages += found.pages
    report.issues += [_warning(plan, warning) for warning in found.warnings]
    report.issues += [_active(plan, page, tree, what) for page, what in found.active.items()]


def _warning(plan: Plan, text: str) -> Issue:
    return rules.ENGINE_WARNING.at(Span(_config_name(plan)), text, "See the engine's manual.")


def _active(plan: Plan, page: str, tree: Tree | None, what: str) -> Issue:
    help_text = "Remove it; use Markdown, or the fences `video`, `quiz` and `steps`."
    path = _source_path(plan, page, tree)
    return rules.ACTIVE_CONTENT.at(Span(path), f"the finished page holds {what}", help_text)


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


def _dead(plan: Plan, site: Path, known: Mapping[str, Facts], kept: Sequence[str]) -> Iterator[Issue]:
    languages = {tree.prefix: tree for tree in plan.rendered.trees} if plan.rendered else {}
    seen: set[tuple[str, str]] = set()
    apps = _apps(plan)
    here = files_below(site)
    files = {*here, *kept}
    others = [
        name for name in here if name.endswith(".html") and name not in known and not name.startswith(apps)
    ]
    pages = {**known, **read_pages(site, others, plan.jobs)}

    def document(name: str) -> str:
        folder = site if name in here else plan.out
        return (folder / name).read_text(encoding="utf-8", errors="replace")

    for link in dead_links(files, pages, document):
        if link.place.startswith(apps) or (link.missing, link.target) in seen:
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
