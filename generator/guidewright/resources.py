"""Where the package's own files are: the built runtime, the templates, the sample academy, the manual."""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "ResourceMissingError",
    "manual_folder",
    "package_folders",
    "runtime_folder",
    "sample_folder",
    "template_files",
    "template_folder",
]

_PACKAGE = Path(__file__).parent
_CLONE = _PACKAGE.parent.parent


class ResourceMissingError(Exception):
    """A part of the installation is missing; the message says how to get it."""


def runtime_folder() -> Path:
    """The built in-page code.

    Raises:
        ResourceMissingError: in a clone where it has not been built.
    """
    folder = _PACKAGE / "_runtime"
    if not (folder / "manifest.json").is_file():
        raise ResourceMissingError("the in-page code is not built. Run: make setup (or: pip install .)")
    return folder


def template_files() -> dict[str, str]:
    """Every template by its path below `site_templates/`."""
    folder = template_folder()
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def package_folders() -> tuple[Path, ...]:
    """Where everything is that decides what a site looks like: the code, the in-page code and the templates."""
    return (_PACKAGE, template_folder())


def template_folder() -> Path:
    """The folder of the package's templates."""
    return _first(_PACKAGE / "_templates", _CLONE / "site_templates")


def sample_folder() -> Path:
    """The sample academy: in a clone the repository itself, else the copy inside the package."""
    if (_CLONE / "mkdocs.yml").is_file() and (_CLONE / "content" / "academy.yml").is_file():
        return _CLONE
    return _first(_PACKAGE / "_sample", _CLONE)


def manual_folder() -> Path:
    """Guidewright's own manual, an academy: in a clone the folder `docs`, else the copy inside the package."""
    return _first(_PACKAGE / "_manual", _CLONE / "docs")


def _first(*folders: Path) -> Path:
    for folder in folders:
        if folder.is_dir():
            return folder
    raise ResourceMissingError(
        f"the installation is incomplete: {folders[0].name} is missing. Run: pip install ."
    )
