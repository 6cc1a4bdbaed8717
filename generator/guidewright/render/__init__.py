"""The academy in, every text of the site out, in memory. Pure."""

from guidewright.render.artefacts import Artefact, Copy, NavItem, Place, Tree
from guidewright.render.render import Rendered, render
from guidewright.render.templates import Templates
from guidewright.render.words import TemplateFailedError

__all__ = [
    "Artefact",
    "Copy",
    "NavItem",
    "Place",
    "Rendered",
    "TemplateFailedError",
    "Templates",
    "Tree",
    "render",
]
