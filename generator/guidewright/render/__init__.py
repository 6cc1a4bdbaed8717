"""The academy in, every text of the site out, in memory. Pure."""

from guidewright.render.artefacts import Artefact, Basis, Copy, Fill, Later, NavItem, Place, Slot, Tree
from guidewright.render.bodies import filled
from guidewright.render.render import Rendered, release_of, render
from guidewright.render.templates import Templates
from guidewright.render.words import TemplateFailedError

__all__ = [
    "Artefact",
    "Basis",
    "Copy",
    "Fill",
    "Later",
    "NavItem",
    "Place",
    "Rendered",
    "Slot",
    "TemplateFailedError",
    "Templates",
    "Tree",
    "filled",
    "release_of",
    "render",
]
