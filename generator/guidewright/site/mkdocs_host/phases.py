"""Pages made by several processes, in the engine's two phases: content of all pages first, then templates.

What each phase does to a page is the engine's own; so is everything that is not a page. The output is what
`mkdocs build` writes, whatever the number of processes. Plugins and hooks of a project may keep state from page to
page, so a project that has any is built by one process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from mkdocs import utils
from mkdocs.commands import build as engine
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from guidewright.site.mkdocs_host.failures import EngineError, converted, messages
from guidewright.site.mkdocs_host.watcher import Watcher
from guidewright.site.workers import WorkerLostError, share_out

__all__ = ["Made", "build_pages"]

_INCLUDED = InclusionLevel.is_included


@dataclass(slots=True)
class Made:
    """What came of the pages.

    Attributes:
        pages: how many.
        warnings: what the engine said in other processes.
        active: pages with code from content: source name -> what was found.
    """

    pages: int = 0
    warnings: list[str] = field(default_factory=list)
    active: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Content:
    """A page after the first phase, with its links to other pages by name instead of by reference."""

    markdown: str | None
    meta: Mapping[str, Any]
    content: str | None
    toc: Any
    title: str | None
    ids: set[str] | None
    links: dict[str, dict[str, str]] | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page's second phase found; its HTML is on disk."""

    active: str
    warnings: tuple[str, ...]


@dataclass(slots=True)
class _Work:
    """A build in progress; worker processes inherit it as it is when they begin."""

    config: MkDocsConfig
    watcher: Watcher
    files: Files
    env: Environment
    nav: Navigation
    pages: dict[str, File]
    documents: tuple[File, ...]

    def content(self, name: str) -> _Content:
        """First phase of a page."""
        with converted() as records:
            page = self.page(name)
            engine._populate_page(page, self.config, self.files)
            links = page.links_to_anchors
            return _Content(
                page.markdown,
                page.meta,
                page.content,
                page.toc,
                page._title_from_render,
                page.present_anchor_ids,
                None if links is None else {file.src_uri: at for file, at in links.items()},
                messages(records),
            )

    def take(self, name: str, made: _Content) -> None:
        """Put what another process made of a page in its place."""
        page = self.page(name)
        page.markdown, page.meta, page.content = made.markdown, dict(made.meta), made.content
        page.toc, page._title_from_render, page.present_anchor_ids = made.toc, made.title, made.ids
        if made.links is not None:
            found = ((self.files.get_file_from_path(path), at) for path, at in made.links.items())
            page.links_to_anchors = {file: at for file, at in found if file is not None}

    def finish(self, name: str) -> _Page:
        """Second phase of a page."""
        with converted() as records:
            engine._build_page(self.page(name), self.config, self.documents, self.nav, self.env)
            return _Page(self.watcher.active.get(name, ""), messages(records))

    def page(self, name: str) -> Page:
        """A page by the name of its file."""
        page = self.pages[name].page
        if page is None:
            raise EngineError(f"the engine made no page of `{name}`")
        return page


def build_pages(config: MkDocsConfig, watcher: Watcher, jobs: int, tell: Callable[[str], None]) -> Made:
    """Build a site as `mkdocs build` does.

    Args:
        config: loaded, with the plugins started.
        watcher: one of those plugins.
        jobs: how many processes make pages.
        tell: told what is going on.

    Raises:
        EngineError: when a page, or a process that makes pages, fails.
    """
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    utils.clean_directory(config.site_dir)
    work = _begun(config, watcher)
    made = Made(len(work.pages))
    names = tuple(work.pages)
    try:
        for name, content in zip(
            names, share_out(work.content, names, jobs, _counting(tell, "reading")), strict=True
        ):
            work.take(name, content)
            made.warnings += content.warnings
        _write_others(work)
        for name, page in zip(
            names, share_out(work.finish, names, jobs, _counting(tell, "building")), strict=True
        ):
            made.warnings += page.warnings
            if page.active:
                made.active[name] = page.active
    except WorkerLostError as lost:
        raise EngineError(f"making the page `{lost.item}`, a process {lost.reason}") from lost
    for name in names:
        work.page(name).validate_anchor_links(files=work.files, log_level=config.validation.links.anchors)
    made.active |= watcher.active
    config.plugins.on_post_build(config=config)
    return made


def _begun(config: MkDocsConfig, watcher: Watcher) -> _Work:
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    nav = config.plugins.on_nav(nav, config=config, files=files)
    for file in files.documentation_pages(inclusion=_INCLUDED):
        if file.page is None:
            Page(None, file, config)
    documents = tuple(files.documentation_pages(inclusion=_INCLUDED))
    return _Work(config, watcher, files, env, nav, {file.src_uri: file for file in documents}, documents)


def _write_others(work: _Work) -> None:
    """Everything that is not a page: between the phases, because pages may stand over it."""
    config = work.config
    work.env = config.plugins.on_env(work.env, config=config, files=work.files)
    work.files.copy_static_files(dirty=False, inclusion=_INCLUDED)
    for template in config.theme.static_templates:
        engine._build_theme_template(template, work.env, work.files, config, work.nav)
    for template in config.extra_templates:
        engine._build_extra_template(template, work.files, config, work.nav)


def _counting(tell: Callable[[str], None], verb: str) -> Callable[[int, int], None]:
    return lambda done, all_: tell(f"{verb} pages: {done} of {all_}")
