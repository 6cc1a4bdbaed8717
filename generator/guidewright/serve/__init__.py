"""Writing with the site open: a local server, rebuilds on change, errors shown in the page."""

from guidewright.serve.server import SiteServer
from guidewright.serve.session import Session

__all__ = ["Session", "SiteServer"]
