"""Guidewright: compiles Markdown and YAML into a help centre, learning tracks and product tours."""

from importlib.metadata import version as _installed_version

__all__ = ["__version__"]

__version__ = _installed_version("guidewright")
