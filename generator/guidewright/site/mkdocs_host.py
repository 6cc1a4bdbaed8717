"""The one module that knows MkDocs: a tree of Markdown in, finished HTML out."""

from __future__ import annotations

import errno
import logging
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError
from markupsafe import escape

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from pymdownx.slugs import slugify

from guidewright.render import NavItem, Tree
from guidewright.render.packed import unpacked
from guidewright.site.active_content import Marks, find_in_document

__all__ = ["EngineError", "HostReport", "Project", "build_adopted", "build_tree", "read_site_url"]

_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE}
_HTML_LANGUAGE = re.compile(r'(<html\b[^>]*?\slang=")[^"]*')


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
    """`site_url` of the configuration, or nothing; what is wrong with the file is said when it is built with."""
    try:
        return str(_raw(config).get("site_url") or "")
    except EngineError:
        return ""


def build_tree(project: Project, tell: Callable[[str], None]) -> HostReport:
    """Build one language.

    Raises:
        EngineError: when MkDocs gives up.
    """
    raw = _raw(project.config)
    watcher = _Watcher(tell, project.tree.language, _path(raw) + project.tree.prefix)
    return _build(project.config, _settings(raw, project), project.theme, watcher)


def build_adopted(config: Path, site: Path, tell: Callable[[str], None]) -> HostReport:
    """Build a plain MkDocs folder as it is.

    Raises:
        EngineError: when MkDocs gives up.
    """
    return _build(config, {"site_dir": str(site)}, (), _Watcher(tell))


def _raw(config: Path) -> dict[str, Any]:
    try:
        with config.open("rb") as file:
            raw = yaml_load(file, get_yaml_loader())
    except Exception as error:  # the file may name any class of any package
        raise EngineError(_said(error)) from error
    if not isinstance(raw, Mapping):
        raise EngineError("the configuration is not a table of settings")
    return dict(raw)


def _table(raw: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = raw.get(key) or {}
    if not isinstance(value, Mapping):
        raise EngineError(f"`{key}` is not a table of settings")
    return dict(value)


def _list(raw: Mapping[str, Any], key: str) -> list[Any]:
    value = raw.get(key) or []
    if not isinstance(value, list):
        raise EngineError(f"`{key}` is not a list")
    return value


def _path(raw: Mapping[str, Any]) -> str:
    """The site's root as its pages name it on their host: `/docs/`, or `/` where nobody said."""
    return urlsplit(str(raw.get("site_url") or "")).path.rstrip("/") + "/"


def _theme(raw: Mapping[str, Any]) -> dict[str, Any]:
    theme = {"name": raw["theme"]} if isinstance(raw.get("theme"), str) else _table(raw, "theme")
    theme.setdefault("name", "material")
    theme["font"] = False  # a font from elsewhere is a request to a third party on every page
    return theme


def _settings(raw: Mapping[str, Any], project: Project) -> dict[str, Any]:
    theme = _theme(raw)
    theme["language"] = project.tree.language
    site_url = str(raw.get("site_url") or "")
    extra = _table(raw, "extra")
    # Not a list: the theme would print links that name each language's home as the other version of every page.
    extra["alternate"] = True
    languages = [{"lang": code, "name": name, "link": link} for code, name, link in project.alternates]
    extra["guidewright"] = {**project.extra, "languages": languages, "root": _path(raw)}
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
        "extra_css": ["assets/guidewright/academy.css", *_list(raw, "extra_css")],
        "extra_javascript": [
            {"path": "assets/guidewright/academy.js", "type": "module"},
            *_list(raw, "extra_javascript"),
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
    if not isinstance(plugins, list | Mapping):
        raise EngineError("`plugins` is not a list")
    if isinstance(plugins, Mapping):
        plugins = [{name: options} for name, options in plugins.items()]

    def name(plugin: Any) -> str:
        return str(next(iter(plugin)) if isinstance(plugin, Mapping) else plugin)

    return [plugin for plugin in plugins if name(plugin) not in ("search", "material/search")]


def _build(
    config_file: Path, settings: dict[str, Any], theme: tuple[Path, ...], watcher: _Watcher
) -> HostReport:
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
        except (
            Exception,
            SystemExit,
        ) as error:  # plugins, hooks and templates of the project raise what they like
            if isinstance(error, OSError) and error.errno in _DISK:
                raise
            raise EngineError(_said(error)) from error
    warnings = tuple(dict.fromkeys(record.getMessage() for record in records))
    return HostReport(warnings, watcher.active, watcher.pages)


def _prepare(config: MkDocsConfig, theme: tuple[Path, ...], watcher: _Watcher) -> None:
    own = 1 if config.theme.custom_dir else 0
    config.theme.dirs[own:own] = [str(folder) for folder in theme if folder.is_dir()]
    if theme:
        if "toc" not in config.markdown_extensions:
            config.markdown_extensions.append("toc")
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", slugify(case="lower"))
        config.theme["language"] = _theme_language(watcher.language, config.theme.dirs)
    config.plugins["guidewright-watcher"] = watcher


def _theme_language(language: str, folders: list[str]) -> str:
    """The theme's name of a language, or of the nearest that it has words for."""
    files = [path for folder in folders for path in Path(folder, "partials", "languages").glob("*.html")]
    names = {path.stem.casefold(): path.stem for path in files}
    folded = language.casefold()
    return names.get(folded) or names.get(folded.partition("-")[0]) or "en"


def _reason(error: BaseException, records: list[logging.LogRecord]) -> str:
    errors = [record.getMessage() for record in records if record.levelno >= logging.ERROR]
    reason = "; ".join(dict.fromkeys(errors)) or str(error) or type(error).__name__
    return " ".join(reason.split())


def _said(error: BaseException) -> str:
    """An exception as a sentence, with the place in a template where it has one."""
    text = " ".join(str(error).split())
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`"
    if isinstance(error, TemplateSyntaxError):
        return f"the template `{error.name}`, line {error.lineno}: {text}"
    return text if isinstance(error, MkDocsException) else f"{type(error).__name__}: {text}"


class _Watcher(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Counts pages, names the one at work, and looks for code that content brought in."""

    def __init__(self, tell: Callable[[str], None], language: str = "", root: str = "") -> None:
        """Begin.

        Args:
            tell: told of every page.
            language: of the pages; nothing leaves them as the theme says.
            root: the absolute path of this language's home, for the page that stands at every address.
        """
        super().__init__()
        self.tell = tell
        self.language = language
        self.root = root
        self.pages = 0
        self.active: dict[str, str] = {}
        self.marks = Marks(secrets.token_hex(8))

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Mark what templates say, and keep them from undoing what was escaped."""
        marks = self.marks
        if env.loader is not None:
            env.loader = _Marking(env.loader, marks)
        script_tag, striptags = env.filters["script_tag"], env.filters["striptags"]

        def marked(context: Any, script: Any) -> str:
            return marks.put_plain(str(script_tag(context, script)))

        marked.jinja_pass_arg = script_tag.jinja_pass_arg  # type: ignore[attr-defined]
        env.filters["script_tag"] = marked
        env.filters["striptags"] = lambda value: escape(striptags(value))
        return env

    def on_page_content(self, html: str, *, page: Any, **_: Any) -> str:
        """Count, and put our own HTML in."""
        self.pages += 1
        self.tell(f"building page {self.pages}: {page.file.src_uri}")
        return unpacked(html)

    def on_template_context(self, context: Any, *, template_name: str, **_: Any) -> Any:
        """Give the page that stands at every address the root that its links need."""
        if self.root and template_name == "404.html":
            context["base_url"] = self.root
        return context

    @event_priority(100)
    def on_post_page(self, output: str, *, page: Any, **_: Any) -> str:
        """Judge a finished page before plugins, which are the project's own code, add to it."""
        return self._judged(output, page.file.src_uri)

    @event_priority(100)
    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """Judge the page for addresses that do not exist, and whatever else has no source."""
        return self._judged(output_content, template_name)

    def _judged(self, document: str, name: str) -> str:
        found = find_in_document(document, self.marks)
        if found:
            self.active[name] = found
        document = self.marks.take(document)
        return _HTML_LANGUAGE.sub(rf"\g<1>{self.language}", document, count=1) if self.language else document


class _Marking(BaseLoader):
    """The theme's templates with marks in them."""

    def __init__(self, loader: BaseLoader, marks: Marks) -> None:
        self._loader = loader
        self._marks = marks

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        text, name, fresh = self._loader.get_source(environment, template)
        return self._marks.put(text), name, fresh

    def list_templates(self) -> list[str]:
        return self._loader.list_templates()


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
