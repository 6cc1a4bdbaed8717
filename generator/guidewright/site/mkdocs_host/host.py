"""A tree of Markdown in, finished HTML out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from pymdownx.slugs import slugify

from guidewright.site.mkdocs_host.failures import EngineError, converted, messages
from guidewright.site.mkdocs_host.phases import build_pages
from guidewright.site.mkdocs_host.project import Project, raw_settings, root_path, settings_of
from guidewright.site.mkdocs_host.watcher import Watcher

__all__ = ["HostReport", "build_adopted", "build_tree"]


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


def build_tree(project: Project, jobs: int, tell: Callable[[str], None]) -> HostReport:
    """Build one language.

    Args:
        project: what to build.
        jobs: how many processes make pages.
        tell: told what is going on.

    Raises:
        EngineError: when MkDocs gives up.
    """
    raw = raw_settings(project.config)
    watcher = Watcher(project.tree.language, root_path(raw) + project.tree.prefix)
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
        config = load_config(str(config_file), **settings)
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
