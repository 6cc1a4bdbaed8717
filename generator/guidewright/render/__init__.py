"""The academy in, every text of the site out, in memory. Pure."""

from guidewright.render.artefacts import Artefact, Copy, NavItem, Place, Tree
from guidewright.render.render import Rendered, render
from guidewright.render.templates import Templates

__all__ = ["Artefact", "Copy", "NavItem", "Place", "Rendered", "Templates", "Tree", "render"]
