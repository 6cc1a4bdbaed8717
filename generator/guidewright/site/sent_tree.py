"""A language's tree as it is sent to other machines: everything that its documents depend on but their own texts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from guidewright.render import Tree
from guidewright.resources import template_folder
from guidewright.site.cache import Cache
from guidewright.site.inputs import variables_of
from guidewright.site.mkdocs_host import EngineError, OpenTree, Project, open_tree, raw_settings

__all__ = ["SentTree"]


@dataclass(frozen=True, slots=True)
class SentTree:
    """A tree without places on this machine; plain values and frozen types.

    Attributes:
        files: the site configuration, those that it inherits from, and the project's own theme files, by name.
        config: name of the site configuration.
        folders: names of the project's own theme folders, with and without files.
        theme: of those, the ones with template overrides, the strongest first.
        variables: values of the environment that the configuration asks for.
        names: every file of the tree.
        digest: names the settings and templates, as the tree that was opened here has them.
        tree, alternates, extra: as in `Project`.
    """

    files: Mapping[str, bytes]
    config: str
    folders: tuple[str, ...]
    theme: tuple[str, ...]
    variables: Mapping[str, str | None]
    names: tuple[str, ...]
    digest: str
    tree: Tree
    alternates: tuple[tuple[str, str, str], ...]
    extra: Mapping[str, Any]

    @classmethod
    def of(
        cls, project: Project, parents: Sequence[str], names: Sequence[str], digest: str
    ) -> SentTree | None:
        """Pack a tree.

        Args:
            project: of its language.
            parents: configurations that its own inherits from, relative to it.
            names: every file of the tree.
            digest: of the opened tree.

        Returns:
            Nothing where the configuration names a place that only this machine has.

        Raises:
            EngineError: when the configuration cannot be read.
            OSError: when a file cannot.
        """
        home = project.config.parent
        theme = raw_settings(project.config).get("theme")
        own = str(theme.get("custom_dir") or "") if isinstance(theme, Mapping) else ""
        if any(PurePath(name).is_absolute() for name in (own, *parents)):
            return None
        shared = template_folder() / "theme"
        overrides = [folder for folder in project.theme if folder.resolve() != shared.resolve()]
        folders = [home / own, *overrides] if own else overrides
        configs = [project.config, *(home / name for name in parents)]
        found = [*configs, *_files(folders)]
        base = os.path.commonpath([os.path.normpath(path.parent) for path in (*configs, *folders)])

        def name(path: Path) -> str:
            return Path(os.path.relpath(path, base)).as_posix()

        files = {name(path): path.read_bytes() for path in found}
        asked = variables_of(*(files[name(path)].decode("utf-8", errors="replace") for path in configs))
        return cls(
            files=files,
            config=name(project.config),
            folders=tuple(name(folder) for folder in folders),
            theme=tuple(name(folder) for folder in overrides),
            variables={word: os.environ.get(word) for word in asked},
            names=tuple(names),
            digest=digest,
            tree=project.tree,
            alternates=project.alternates,
            extra=project.extra,
        )

    def open(self, folder: Path) -> OpenTree:
        """Lay the files out in an empty folder, and get ready to make pages.

        Raises:
            EngineError: when it is not the tree that was packed.
            OSError: when the files cannot be written.
        """
        for name in self.folders:
            (folder / "project" / name).mkdir(parents=True, exist_ok=True)
        for name, data in self.files.items():
            path = folder / "project" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        docs = folder / "docs"
        docs.mkdir(parents=True)
        project = Project(
            config=folder / "project" / self.config,
            docs=docs,
            site=folder / "site",
            theme=(*(folder / "project" / name for name in self.theme), template_folder() / "theme"),
            tree=self.tree,
            alternates=self.alternates,
            extra=self.extra,
        )
        with _environment(self.variables):
            tree = open_tree(project, self.names, Cache(None))
        if tree is None or tree.digest != self.digest:
            raise EngineError(
                "the site configuration means something else on a worker of the cluster than here"
            )
        return tree


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    """Every file below some folders, as the engine looks at them."""
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


@contextmanager
def _environment(variables: Mapping[str, str | None]) -> Iterator[None]:
    """Set variables for a while; those without a value are unset."""
    before = {name: os.environ.get(name) for name in variables}
    _set(variables)
    try:
        yield
    finally:
        _set(before)


def _set(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
