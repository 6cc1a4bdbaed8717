"""The one part that knows MkDocs: a tree of Markdown in, finished HTML out."""

import os

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # before the engine is imported, which is what it warns at

from guidewright.site.mkdocs_host.failures import EngineError
from guidewright.site.mkdocs_host.host import HostReport, OpenTree, build_adopted, build_tree, open_tree
from guidewright.site.mkdocs_host.press import Press
from guidewright.site.mkdocs_host.project import Project, raw_settings, read_site_url

__all__ = [
    "EngineError",
    "HostReport",
    "OpenTree",
    "Press",
    "Project",
    "build_adopted",
    "build_tree",
    "open_tree",
    "raw_settings",
    "read_site_url",
]
