"""A whole academy for a new team: what to call it and its languages in, its files out."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidewright import __version__
from guidewright.reference import editor_settings
from guidewright.scaffold.templates import FileTemplates
from guidewright.scaffold.write import PlannedFile

__all__ = ["AcademyPlan", "academy_files"]

FOLDER = "scaffold/academy/"
STRINGS = "scaffold/strings/"
DOCS = "content"
OPTIONAL = ("README.md", ".gitignore", ".gitattributes", ".vscode/settings.json", ".vscode/extensions.json")
"""What a repository may have of its own."""


@dataclass(frozen=True, slots=True)
class AcademyPlan:
    """What the new academy is to be.

    Attributes:
        title: its name.
        languages: codes, the one that content is written in first.
        today: the day that its samples count as reviewed.
    """

    title: str
    languages: tuple[str, ...]
    today: dt.date


def academy_files(plan: AcademyPlan, templates: Mapping[str, str]) -> tuple[PlannedFile, ...]:
    """The files of a new academy.

    Args:
        plan: what it is to be.
        templates: template files by their path below `site_templates/`.
    """
    files = (*_laid_out(plan, templates), *_catalogues(plan, templates))
    settings = PlannedFile(".vscode/settings.json", editor_settings(DOCS), optional=True)
    return tuple(sorted((*files, settings), key=lambda file: file.path))


def _laid_out(plan: AcademyPlan, templates: Mapping[str, str]) -> Iterator[PlannedFile]:
    filled = FileTemplates(templates)
    translated = {
        name.removeprefix(STRINGS).removesuffix(".json") for name in templates if name.startswith(STRINGS)
    }
    left_out = translated - set(plan.languages[1:])
    for name in templates:
        if not name.startswith(FOLDER) or _language(name) in left_out:
            continue
        text = filled.render(
            name,
            title=plan.title,
            languages=plan.languages,
            today=plan.today.isoformat(),
            version=__version__,
        )
        path = "/".join(_dotted(part) for part in name.removeprefix(FOLDER).split("/"))
        yield PlannedFile(path, text, optional=path in OPTIONAL)


def _catalogues(plan: AcademyPlan, templates: Mapping[str, str]) -> Iterator[PlannedFile]:
    """The sample product's strings, in English where nobody has translated them."""
    for language in plan.languages:
        text = templates.get(f"{STRINGS}{language}.json") or templates[f"{STRINGS}en.json"]
        yield PlannedFile(f"product/strings/{language}.json", text)


def _language(name: str) -> str:
    """The code in `first-tour.ja.yml`; empty for an original."""
    stem = posixpath.basename(name).rsplit(".", 1)[0]
    return stem.rpartition(".")[2] if "." in stem else ""


def _dotted(part: str) -> str:
    """Hidden files stand under a visible name among the templates, so that nothing takes them for its own."""
    return f".{part.removeprefix('dot-')}" if part.startswith("dot-") else part
