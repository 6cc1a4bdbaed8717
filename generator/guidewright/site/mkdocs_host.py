"""The one module that knows MkDocs: a tree of Markdown in, finished HTML out."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from pymdownx.slugs import slugify

from guidewright.render import NavItem, Tree

__all__ = ["EngineError", "HostReport", "Project", "build_adopted", "build_tree", "read_site_url"]

_SUSPECT = re.compile(
    r"<\s*(?:script|iframe|frame|object|embed|base|meta|form)\b|[\s/\"']on[a-z]+\s*=|javascript:|srcdoc",
    re.IGNORECASE,
)
ACTIVE_TAGS = {"script", "iframe", "frame", "object", "embed", "base", "meta", "form"}


class EngineError(Exception):
    """The engine gave up; the message is its own."""


@dataclass(frozen=True, slots=True)
class Project:
    """One language's project.

    Attributes:
        config: the project's `mkdocs.yml`.
        docs: the folder with the rendered tree.
        site: where the pages go.
        theme: folders with template overrides, the strongest first.
        tree: language, title and navigation.
        alternates: languages of the site: code, name, address relative to this language's root.
        extra: values for templates, under `extra.guidewright`.
    """

    config: Path
    docs: Path
    site: Path
    theme: tuple[Path, ...]
    tree: Tree
    alternates: tuple[tuple[str, str, str], ...]
    extra: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HostReport:
    """What the engine said.

    Attributes:
        warnings: its complaints.
        active: pages with code from content: source name -> what was found.
        pages: how many pages it built.
    """

    warnings: tuple[str, ...]
    active: Mapping[str, str]
    pages: int


def read_site_url(config: Path) -> str:
    """`site_url` of the configuration, or nothing."""
    return str(_raw(config).get("site_url") or "")


def build_tree(project: Project, tell: Callable[[str], None]) -> HostReport:
    """Build one language.

    Raises:
        EngineError: when MkDocs gives up.
    """
    raw = _raw(project.config)
    return _build(project.config, _settings(raw, project), project.theme, tell)


def build_adopted(config: Path, site: Path, tell: Callable[[str], None]) -> HostReport:
    """Build a plain MkDocs folder as it is.

    Raises:
        EngineError: when MkDocs gives up.
    """
    return _build(config, {"site_dir": str(site)}, (), tell)


def _raw(config: Path) -> dict[str, Any]:
    try:
        with config.open("rb") as file:
            return dict(yaml_load(file, get_yaml_loader()))
    except (MkDocsException, OSError, ValueError) as error:
        raise EngineError(str(error)) from error


def _settings(raw: Mapping[str, Any], project: Project) -> dict[str, Any]:
    theme = raw.get("theme") or {}
    theme = {"name": theme} if isinstance(theme, str) else dict(theme)
    theme.setdefault("name", "material")
    theme.setdefault("font", False)
    if theme["font"] is not False:
        theme["font"] = False  # a font from elsewhere is a request to a third party on every page
    theme["language"] = project.tree.language
    site_url = str(raw.get("site_url") or "")
    extra = dict(raw.get("extra") or {})
    # Not a list: the theme would print links that name each language's home as the other version of every page.
    extra["alternate"] = True
    languages = [{"lang": code, "name": name, "link": link} for code, name, link in project.alternates]
    extra["guidewright"] = {**project.extra, "languages": languages}
    extra.setdefault("generator", False)
    return {
        "site_name": project.tree.title,
        "site_url": site_url.rstrip("/") + "/" + project.tree.prefix if site_url else None,
        "docs_dir": str(project.docs),
        "site_dir": str(project.site),
        "nav": [_nav(item) for item in project.tree.nav],
        "theme": theme,
        "plugins": _plugins(raw.get("plugins")),
        "extra": extra,
        "extra_css": ["assets/guidewright/academy.css", *(raw.get("extra_css") or [])],
        "extra_javascript": [
            {"path": "assets/guidewright/academy.js", "type": "module"},
            *(raw.get("extra_javascript") or []),
        ],
        "edit_uri": "",
        "use_directory_urls": True,
    }


def _nav(item: NavItem) -> dict[str, Any]:
    if item.page is not None:
        return {item.title: item.page}
    return {item.title: [_nav(child) for child in item.children]}


def _plugins(raw: Any) -> list[Any]:
    """The project's plugins without lunr: the site brings its own search."""
    plugins = raw or []
    if isinstance(plugins, Mapping):
        plugins = [{name: options} for name, options in plugins.items()]

    def name(plugin: Any) -> str:
        return str(next(iter(plugin)) if isinstance(plugin, Mapping) else plugin)

    return [plugin for plugin in plugins if name(plugin) not in ("search", "material/search")]


def _build(
    config_file: Path, settings: dict[str, Any], theme: tuple[Path, ...], tell: Callable[[str], None]
) -> HostReport:
    watcher = _Watcher(tell)
    with _listening() as records:
        try:
            config = load_config(str(config_file), **settings)
            _prepare(config, theme, watcher)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
        except (Abort, MkDocsException) as error:
            raise EngineError(_reason(error, records)) from error
    warnings = tuple(dict.fromkeys(record.getMessage() for record in records))
    return HostReport(warnings, watcher.active, watcher.pages)


def _prepare(config: MkDocsConfig, theme: tuple[Path, ...], watcher: _Watcher) -> None:
    own = 1 if config.theme.custom_dir else 0
    config.theme.dirs[own:own] = [str(folder) for folder in theme if folder.is_dir()]
    if theme:
        if "toc" not in config.markdown_extensions:
            config.markdown_extensions.append("toc")
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", slugify(case="lower"))
    config.plugins["guidewright-watcher"] = watcher


def _reason(error: BaseException, records: list[logging.LogRecord]) -> str:
    errors = [record.getMessage() for record in records if record.levelno >= logging.ERROR]
    reason = "; ".join(dict.fromkeys(errors)) or str(error) or type(error).__name__
    return " ".join(reason.split())


class _Watcher(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Counts pages, names the one at work, and looks for code that content brought in."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self.tell = tell
        self.pages = 0
        self.active: dict[str, str] = {}

    def on_page_content(self, html: str, *, page: Any, **_: Any) -> str:
        self.pages += 1
        self.tell(f"building page {self.pages}: {page.file.src_uri}")
        if _SUSPECT.search(html):
            finder = _ActiveFinder()
            finder.feed(html)
            if finder.found:
                self.active[page.file.src_uri] = finder.found
        return html


class _ActiveFinder(HTMLParser):
    """Finds scripts, frames, handlers and script addresses; data blocks are not code."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in ACTIVE_TAGS and not (tag == "script" and values.get("type") == "application/json"):
            self.found = self.found or f"<{tag}>"
        for name, value in values.items():
            if name.startswith("on") or name == "srcdoc":
                self.found = self.found or f"the attribute {name}"
            elif name in ("href", "src", "action", "formaction", "xlink:href"):
                scheme = re.sub(r"[\x00-\x20]", "", value).casefold()
                if scheme.startswith(("javascript:", "vbscript:", "data:text")):
                    self.found = self.found or f"the address {value[:40]}"


class _Collecting(logging.Handler):
    """Keeps warnings and errors."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Catch the engine's log instead of printing it."""
    records: list[logging.LogRecord] = []
    handler = _Collecting(records)
    logger = logging.getLogger("mkdocs")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield records
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
