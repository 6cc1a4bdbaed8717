"""What to publish, where, and what came before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from guidewright.diagnostics import Issue, Span
from guidewright.model import Academy
from guidewright.render import Place, Rendered, Tree, release_of
from guidewright.resources import template_folder
from guidewright.site import rules
from guidewright.site.cache import Cache
from guidewright.site.last_build import LastBuild, PageRecord, State
from guidewright.site.mkdocs_host import EngineError, Project

__all__ = [
    "Before",
    "Plan",
    "SiteReport",
    "Tell",
    "engine_issue",
    "project_of",
    "release_from",
    "theme_folders",
]

Tell = Callable[[str], None]


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
        cache: what earlier builds made.
        code: digest of the code that makes pages.
        inputs: digest of everything that is read, by name.
        there: the files of the output folder, with what tells whether one was touched; empty without a cache.
        parents: configurations that the site configuration inherits from, relative to it.
        scheduler: address of the cluster that makes pages; nothing where processes of this machine do.
        note: told what people should know of the work.
        offline: whether the site is to be opened from a disk.
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
    cache: Cache
    code: str
    inputs: Mapping[str, str]
    there: Mapping[str, State] = field(default_factory=dict)
    parents: tuple[str, ...] = ()
    scheduler: str | None = None
    note: Tell = lambda _: None
    offline: bool = False

    @property
    def shown(self) -> str:
        """The output folder, as messages name it."""
        inside = self.out.is_relative_to(self.root)
        return self.out.relative_to(self.root).as_posix() if inside else self.out.name


@dataclass(frozen=True, slots=True)
class Before:
    """What the last build left.

    Attributes:
        last: what it made; nothing where nobody knows.
        standing: files of the output folder that stand as it left them.
    """

    last: LastBuild
    standing: frozenset[str]


@dataclass(slots=True)
class SiteReport:
    """What came of it.

    Attributes:
        issues: what is wrong with the finished pages.
        pages: how many pages.
        complete: whether every part of the site was made; what is not complete is never published.
        published: whether the site is in its place.
        changed: files of the site that are not as they were; `None` when all may have changed.
        files: the files of the site in its place; empty while it is not there.
        kept: files of the last site that stay in their place.
        left: what the next build is to know; nothing where it cannot know enough.
    """

    issues: list[Issue] = field(default_factory=list)
    pages: int = 0
    complete: bool = False
    published: bool = False
    changed: tuple[str, ...] | None = None
    files: Mapping[str, State] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    left: LastBuild | None = None


def release_from(texts: Mapping[tuple[str, str, str], str], pages: Mapping[str, PageRecord]) -> str:
    """The short name of a site's texts.

    Args:
        texts: digests of those that are no pages, by place, language and path.
        pages: by language and path.
    """
    named = {tuple(name.split("/", 1)): page.text for name, page in pages.items()}
    return release_of({**texts, **{(Place.TREE.value, *name): text for name, text in named.items()}})  # type: ignore[misc]


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Folders with template overrides, the strongest first."""
    return (root / "site_templates" / "theme", template_folder() / "theme")


def engine_issue(config: str, error: EngineError) -> Issue:
    """The engine gave up."""
    help_text = "Correct the setting or file it names; `mkdocs build` shows the same message."
    return rules.ENGINE_FAILED.at(Span(config), f"the site engine stopped: {error}", help_text)


def project_of(
    config: Path, theme: tuple[Path, ...], rendered: Rendered, tree: Tree, folder: Path
) -> Project:
    """One language's project, in a folder where it is made."""
    up = "../" if tree.prefix else ""
    alternates = tuple(
        (other.language, rendered.words[other.language]["language_name"], (up + other.prefix) or "./")
        for other in rendered.trees
    )
    words = rendered.words[tree.language]
    return Project(
        config=config,
        docs=folder / "tree" / tree.language,
        site=folder / "site" / tree.prefix if tree.prefix else folder / "site",
        theme=theme,
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
