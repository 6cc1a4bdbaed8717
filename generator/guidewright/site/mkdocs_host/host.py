"""A tree of Markdown in, finished HTML out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.config.defaults import MkDocsConfig
from pymdownx.slugs import slugify

from guidewright.site.cache import Cache, digest_of
from guidewright.site.mkdocs_host.bytecode import StoredBytecode
from guidewright.site.mkdocs_host.failures import EngineError, converted, messages
from guidewright.site.mkdocs_host.nearby import Nearby
from guidewright.site.mkdocs_host.once import every_time, once
from guidewright.site.mkdocs_host.phases import build_pages
from guidewright.site.mkdocs_host.press import Press, alone, own_templates
from guidewright.site.mkdocs_host.project import Project, page_url, raw_settings, root_path, settings_of
from guidewright.site.mkdocs_host.watcher import Watcher

__all__ = ["HostReport", "OpenTree", "build_adopted", "build_tree", "open_tree"]


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


@dataclass(frozen=True, slots=True)
class OpenTree:
    """A language whose pages can be made one at a time.

    Attributes:
        press: makes them.
        digest: a name of all that they depend on besides their own texts and places.
        warnings: what the engine said of the settings.
    """

    press: Press
    digest: str
    warnings: tuple[str, ...]


def open_tree(project: Project, names: Sequence[str], cache: Cache) -> OpenTree | None:
    """Get ready to make one language's pages.

    Args:
        project: what to build.
        names: every file of its tree.
        cache: keeps the compiled templates.

    Returns:
        Nothing where pages cannot be made one at a time; `build_tree` then builds them all.

    Raises:
        EngineError: when the settings are wrong.
    """
    with converted() as records:
        raw = raw_settings(project.config)
        settings = {**settings_of(raw, project), "nav": None}
        said = _plain({**raw, **settings})  # before the engine puts places on this machine into them
        config = _loaded(project.config, settings)
        *theirs, ours = project.theme
        own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        own += [folder for folder in theirs if folder.resolve() != ours.resolve()]
        templates = own_templates(own)
        if said is None or not alone(config, raw, templates):
            return None
        nearby = Nearby(project.tree.nav, page_url)
        root = root_path(raw) + project.tree.prefix
        secret = cache.secret() if cache.keeps else ""
        watcher = Watcher(project.tree.language, root, secret, nearby, every_time if templates else once())
        _prepare(config, project.theme, watcher)
        env = config.theme.get_env()
        if cache.keeps:
            env.bytecode_cache = StoredBytecode(cache)
        env = watcher.on_env(env)
        parts = (part for name, data in templates.items() for part in (name, data))
        return OpenTree(
            Press(config, env, watcher, nearby, names), digest_of(said, *parts), messages(records)
        )


def _plain(settings: Mapping[str, Any]) -> str | None:
    """Settings as a text that says all of them, without places on this machine; nothing where that cannot be."""
    kept = {name: value for name, value in settings.items() if name not in ("docs_dir", "site_dir")}
    try:
        return json.dumps(kept, sort_keys=True, default=_named)
    except TypeError:
        return None


def _named(value: Any) -> str:
    """A function that a setting names.

    Raises:
        TypeError: for anything else that is no plain value.
    """
    if isinstance(value, partial):
        words = json.dumps([value.args, value.keywords], sort_keys=True, default=_named)
        return f"{_named(value.func)}{words}"
    if callable(value) and hasattr(value, "__qualname__") and "<" not in value.__qualname__:
        return f"{value.__module__}.{value.__qualname__}"
    raise TypeError(type(value).__name__)


def build_tree(project: Project, jobs: int, tell: Callable[[str], None]) -> HostReport:
    """Build one language as the engine does, all pages in one go.

    Args:
        project: what to build.
        jobs: how many processes make pages.
        tell: told what is going on.

    Raises:
        EngineError: when MkDocs gives up.
    """
    raw = raw_settings(project.config)
    nearby = Nearby(project.tree.nav, page_url)
    watcher = Watcher(project.tree.language, root_path(raw) + project.tree.prefix, "", nearby)
    return _build(project.config, settings_of(raw, project), project.theme, watcher, jobs, tell)


def build_adopted(config: Path, site: Path, jobs: int, tell: Callable[[str], None]) -> HostReport:
    """Build a plain MkDocs folder as it is.

    Raises:
        EngineError: when MkDocs gives up.
    """
    return _build(config, {"site_dir": str(site)}, (), Watcher(), jobs, tell)


def _build(
    config_file: Path,
    settings: dict[str, Any],
    theme: tuple[Path, ...],
    watcher: Watcher,
    jobs: int,
    tell: Callable[[str], None],
) -> HostReport:
    with converted() as records:
        config = _loaded(config_file, settings)
        plain = not config.plugins
        _prepare(config, theme, watcher)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            made = build_pages(config, watcher, jobs if plain else 1, tell)
        except Exception as error:
            cause = error.__cause__ if isinstance(error, EngineError) else None
            config.plugins.on_build_error(error=cause if isinstance(cause, Exception) else error)
            raise
        finally:
            config.plugins.on_shutdown()
    warnings = dict.fromkeys((*messages(records), *made.warnings))
    return HostReport(tuple(warnings), made.active, made.pages)


def _loaded(file: Path, settings: dict[str, Any]) -> MkDocsConfig:
    """The engine's configuration, with the project's hooks as they are now.

    The engine would keep the hooks of an earlier build in the same process, and Python would take what it compiled from
    a file of the same second and size.
    """
    Hooks._load_hook.cache_clear()  # noqa: SLF001 - nothing public does it
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        return load_config(str(file), **settings)
    finally:
        sys.dont_write_bytecode = before


def _prepare(config: MkDocsConfig, theme: tuple[Path, ...], watcher: Watcher) -> None:
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
