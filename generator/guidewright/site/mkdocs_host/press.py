"""Pages made one at a time: each from its own text and what is near it, never from other pages.

That is possible for the trees that Guidewright renders, as long as nothing of the project's own may look at all pages
or at things outside the page: plugins, hooks, extensions that read files, templates that walk the navigation. Such a
project goes the engine's own way (`phases`). The pages are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from jinja2 import Environment
from markdown import Markdown
from mkdocs.commands import build as engine
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, file_sort_key
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from guidewright.site.mkdocs_host.failures import converted, messages
from guidewright.site.mkdocs_host.inline import read_inline_quickly
from guidewright.site.mkdocs_host.nearby import Nearby, View
from guidewright.site.mkdocs_host.watcher import Watcher

__all__ = ["Press", "Pressed", "alone", "own_templates"]

_PURE = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes"),
        *(
            "legacy_attrs",
            "legacy_em",
            "md_in_html",
            "meta",
            "nl2br",
            "sane_lists",
            "smarty",
            "tables",
            "toc",
        ),
        *(
            "pymdownx.arithmatex",
            "pymdownx.betterem",
            "pymdownx.caret",
            "pymdownx.critic",
            "pymdownx.details",
        ),
        *(
            "pymdownx.extra",
            "pymdownx.highlight",
            "pymdownx.inlinehilite",
            "pymdownx.keys",
            "pymdownx.magiclink",
        ),
        *("pymdownx.mark", "pymdownx.progressbar", "pymdownx.saneheaders", "pymdownx.smartsymbols"),
        *("pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
        *("pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.definition"),
        *("pymdownx.blocks.html", "pymdownx.blocks.tab"),
    }
)
"""Extensions whose result depends on the page's text and their settings alone."""
_WALKS = re.compile(
    r"\b(?:nav|pages|parent|ancestors|children|previous_page|next_page|siblings|build_date_utc|file)\b"
)
"""Names by which a template can come to other pages, or to what changes from build to build."""
_FEATURES = frozenset({"navigation.tabs", "navigation.tabs.sticky", "navigation.path", "navigation.footer"})
_INCLUDED = ("exclude_docs", "draft_docs", "not_in_nav", "extra_templates", "hooks")


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finished page.

    Attributes:
        html: the document.
        active: what in it runs code and came from content.
        warnings: what the engine said.
        looked: files of the tree that its text asked for, and whether they were there.
    """

    html: str
    active: str
    warnings: tuple[str, ...]
    looked: tuple[tuple[str, bool], ...]


class _Tree(Files):
    """The files of a tree by their names, made when somebody asks for one."""

    def __init__(self, names: Iterable[str], config: MkDocsConfig) -> None:
        super().__init__([])
        self.names = frozenset(names)
        self.looked: dict[str, bool] = {}
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """The file, or nothing; what was asked for is noted."""
        name = PurePath(path).as_posix()
        found = name in self.names
        self.looked[name] = found
        return self.file(name) if found else None

    def file(self, name: str) -> File:
        """A file of the tree."""
        file = self._src_uris.get(name)
        if file is None:
            config = self._config
            file = File(name, config.docs_dir, config.site_dir, config.use_directory_urls)
            self._src_uris[name] = file
        return file


@dataclass(frozen=True, slots=True)
class _Navigation:
    """The navigation as the theme sees it: what is near the page."""

    items: tuple[Any, ...]
    homepage: Any


class Press:
    """Makes the pages of one language."""

    def __init__(
        self, config: MkDocsConfig, env: Environment, watcher: Watcher, nearby: Nearby, names: Iterable[str]
    ) -> None:
        """Set up.

        Args:
            config: loaded.
            env: the templates, with the watcher's marks.
            watcher: the only plugin of the configuration.
            nearby: the language's navigation.
            names: every file of the tree.
        """
        self._config, self._env, self._watcher, self._nearby = config, env, watcher, nearby
        self._tree = _Tree(names, config)
        self._markdown = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )
        read_inline_quickly(self._markdown)

    @property
    def names(self) -> frozenset[str]:
        """Every file of the tree."""
        return self._tree.names

    def signature(self, name: str) -> str:
        """What a page's document depends on besides its text and the settings, but for the files it asks for."""
        return self._nearby.view(name).signature

    def output(self, name: str) -> str:
        """Where a page stands in the language's site."""
        return str(self._tree.file(name).dest_uri)

    def make(self, name: str, text: str) -> Pressed:
        """Make a page.

        Args:
            name: of its file in the tree.
            text: Markdown with front matter.

        Raises:
            EngineError: for whatever the engine or a template raises.
        """
        with converted() as records:
            self._tree.looked.clear()
            file = self._tree.file(name)
            file.content_string = text
            page = Page(self._nearby.title(name), file, self._config)
            view = self._nearby.view(name)
            _place(page, view)
            try:
                self._convert(page)
                html = self._document(page, view)
            finally:
                del self._tree._src_uris[name]  # a page and its text are large, and nobody asks again
            active = self._watcher.active.pop(name, "")
            return Pressed(html, active, messages(records), tuple(self._tree.looked.items()))

    def _convert(self, page: Page) -> None:
        """The engine's first phase, with one converter for all pages, and without what only other pages would ask for."""
        config, tree = self._config, self._tree
        page.read_source(config)
        page.markdown = config.plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=tree
        )
        links = _RelativePathTreeprocessor(page.file, tree, config)
        links._register(self._markdown.reset())
        page.content = self._markdown.convert(page.markdown)
        page.toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        page.content = config.plugins.on_page_content(page.content, page=page, config=config, files=tree)

    def _document(self, page: Page, view: View) -> str:
        """The engine's second phase, without writing the file."""
        config = self._config
        nav: Any = _Navigation(view.items, view.homepage)
        context = engine.get_context(nav, (), config, page)
        template = self._env.get_template(page.meta.get("template", "main.html"))
        context["gw_nav"] = view  # type: ignore[typeddict-unknown-key]
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        return str(config.plugins.on_post_page(template.render(context), page=page, config=config))

    def write_others(self, documents: Iterable[str], folder: Path) -> dict[str, str]:
        """Write what is no page: the theme's files, and its templates that stand for the whole site.

        Args:
            documents: names of all pages.
            folder: the tree on disk, with the files that are only copied.

        Returns:
            What in one of them runs code and came from content, by name.

        Raises:
            EngineError: for whatever the engine or a template raises.
        """
        with converted():
            self._write_others(documents, folder)
        found, self._watcher.active = self._watcher.active, {}
        return found

    def _write_others(self, documents: Iterable[str], folder: Path) -> None:
        config, env = self._config, self._env
        files = Files([])
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md"):
            files.append(
                File(
                    path.relative_to(folder).as_posix(), str(folder), config.site_dir, use_directory_urls=True
                )
            )
        files.add_files_from_theme(env, config)
        files.copy_static_files()
        listed: Page | None = None
        for file in sorted((self._tree.file(name) for name in documents), key=file_sort_key):
            listed = (
                copy(listed) if listed else Page(None, file, config)
            )  # reading the date takes longer than all else
            listed.file, file.page = file, listed
            listed._set_canonical_url(config.site_url)
            files.append(file)
        view = self._nearby.view()
        nav: Any = _Navigation(view.items, view.homepage)
        for template in config.theme.static_templates:
            engine._build_theme_template(template, env, files, config, nav)


def _place(page: Page, view: View) -> None:
    """Let a page know what is around it, as the engine's navigation does."""
    page.parent = view.own.parent if view.own else None  # type: ignore[assignment]
    page.previous_page, page.next_page = view.before, view.after  # type: ignore[assignment]


def own_templates(folders: Iterable[Path]) -> dict[str, bytes]:
    """Every file of a project's own theme folders, by a name that holds no path of the machine."""
    found = {}
    for number, folder in enumerate(folders):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file():
                found[f"{number}/{path.relative_to(folder).as_posix()}"] = path.read_bytes()
    return found


def alone(config: MkDocsConfig, raw: Mapping[str, Any], templates: Mapping[str, bytes]) -> bool:
    """Whether each page can be made by itself.

    Args:
        config: loaded, before our own plugin is added.
        raw: the project's settings as written.
        templates: the project's own theme files.
    """
    if config.plugins or any(raw.get(name) for name in _INCLUDED):
        return False
    features = config.theme.get("features") or []
    if config.theme.name != "material" or _FEATURES.intersection(map(str, features)):
        return False
    names = {str(name).removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    if not names <= _PURE:
        return False
    return not any(
        _WALKS.search(data.decode("utf-8", errors="replace"))
        for name, data in templates.items()
        if name.endswith((".html", ".xml", ".jinja"))
    )
