"""One language's project, and the engine's settings for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.structure.files import File
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from guidewright.render import NavItem, Tree
from guidewright.site.mkdocs_host.failures import EngineError, said

__all__ = ["Project", "page_url", "raw_settings", "read_site_url", "root_path", "settings_of"]


_SCHEMES: list[dict[str, Any]] = [
    {
        "media": f"(prefers-color-scheme: {media})",
        "scheme": scheme,
        "toggle": {"icon": f"material/{icon}", "name": name},
    }
    for media, scheme, icon, name in (
        ("light", "default", "weather-night", "Dark"),
        ("dark", "slate", "weather-sunny", "Light"),
    )
]


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


def read_site_url(config: Path) -> str:
    """`site_url` of the configuration, or nothing; what is wrong with the file is said when it is built with."""
    try:
        return str(raw_settings(config).get("site_url") or "")
    except EngineError:
        return ""


def raw_settings(config: Path) -> dict[str, Any]:
    """The project's configuration as written.

    Raises:
        EngineError: when it cannot be read.
    """
    try:
        with config.open("rb") as file:
            raw = yaml_load(file, get_yaml_loader())
    except Exception as error:  # the file may name any class of any package
        raise EngineError(said(error)) from error
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


def root_path(raw: Mapping[str, Any]) -> str:
    """The site's root as its pages name it on their host: `/docs/`, or `/` where nobody said."""
    return urlsplit(str(raw.get("site_url") or "")).path.rstrip("/") + "/"


def _theme(raw: Mapping[str, Any]) -> dict[str, Any]:
    theme = {"name": raw["theme"]} if isinstance(raw.get("theme"), str) else _table(raw, "theme")
    theme.setdefault("name", "material")
    theme["font"] = False  # a font from elsewhere is a request to a third party on every page
    return theme


def _palette(given: Any) -> list[dict[str, Any]]:
    """The schemes that the configuration offers, light and dark where it names none, in the brand's colours."""
    schemes = [given] if isinstance(given, Mapping) else given
    if not isinstance(schemes, list) or not schemes or not all(isinstance(s, Mapping) for s in schemes):
        schemes = _SCHEMES
    return [{**scheme, "primary": "custom", "accent": "custom"} for scheme in schemes]


def settings_of(raw: Mapping[str, Any], project: Project) -> dict[str, Any]:
    """The engine's settings for one language: the project's own, and in front of them what the tree needs."""
    theme = _theme(raw)
    theme["palette"] = _palette(theme.get("palette"))
    brand = project.extra["brand"]
    if brand["own_icon"] or not theme.get("favicon"):
        theme["favicon"] = brand["icon"]
    theme["language"] = project.tree.language
    if theme.get("logo"):
        theme["logo"] = _from_source(theme["logo"], project)
    site_url = str(raw.get("site_url") or "")
    extra = _table(raw, "extra")
    # Not a list: the theme would print links that name each language's home as the other version of every page.
    extra["alternate"] = True
    languages = [{"lang": code, "name": name, "link": link} for code, name, link in project.alternates]
    extra["guidewright"] = {**project.extra, "languages": languages, "root": root_path(raw)}
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
        "extra_css": [
            brand["style"],
            "assets/guidewright/academy.css",
            *(_from_source(one, project) for one in _list(raw, "extra_css")),
        ],
        "extra_javascript": [
            {"path": "assets/guidewright/academy.js", "type": "module"},
            *(_from_source(one, project) for one in _list(raw, "extra_javascript")),
        ],
        "validation": _validation(raw, project),
        "edit_uri": "",
        "use_directory_urls": True,
    }


def _validation(raw: Mapping[str, Any], project: Project) -> dict[str, Any]:
    """What the engine warns of. Pictures stand in the source language's tree: elsewhere it would miss them all.

    Links are checked before the engine sees them and again on finished pages.
    """
    given = _table(raw, "validation")
    if not project.tree.prefix:
        return given
    return {**given, "links": {**_table(given, "links"), "not_found": "ignore"}}


def _from_source(given: Any, project: Project) -> Any:
    """A style sheet or script of the project: it stands in the source language's part of the site."""
    if isinstance(given, Mapping) and "path" in given:
        return {**given, "path": _from_source(given["path"], project)}
    if not isinstance(given, str) or urlsplit(given).scheme or given.startswith("/"):
        return given
    return str(project.extra["up"]) + given


@cache
def page_url(name: str) -> str:
    """The address of a page below its language's root, as the engine makes it."""
    url = str(File(name, None, "", use_directory_urls=True).url)
    return "" if url in (".", "./") else url


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
