"""The one part that knows Pagefind: what a finished site holds in, its search index beside it out.

A site is indexed from its search documents (`search_document`): the part of each page that is to be found, a quarter of
its bytes. `index_all` indexes them all, in parts of limited size, so that memory stays bounded and processors share the
work. `index_recent` indexes only what changed since then; the help site's script merges both, and leaves out what is
out of date. The same documents give the same bytes.
"""

from guidewright.site.pagefind_index.documents import search_document
from guidewright.site.pagefind_index.layout import PARTS_FOLDER, RECENT_FOLDER
from guidewright.site.pagefind_index.service import IndexFailedError
from guidewright.site.pagefind_index.whole import index_all, index_pages, index_recent, index_site

__all__ = [
    "PARTS_FOLDER",
    "RECENT_FOLDER",
    "IndexFailedError",
    "index_all",
    "index_pages",
    "index_recent",
    "index_site",
    "search_document",
]
