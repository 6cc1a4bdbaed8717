"""The search index of a finished site: its pages in, files beside them out that the help site's script searches.

`index_pages` makes it whole, each page in processes of its own; `index_recent` adds what has changed since, and says
which pages are out of date. The browser's engine is MiniSearch (`runtime/src/search/engine.ts`); what it needs of an
index is written in pieces, so that a query loads a few of them. The same pages give the same bytes.
"""

from guidewright.site.search_index.documents import search_document, told
from guidewright.site.search_index.layout import FOLDER
from guidewright.site.search_index.page_text import PageText, read_page_text
from guidewright.site.search_index.whole import IndexFailedError, index_pages, index_recent, index_site

__all__ = [
    "FOLDER",
    "IndexFailedError",
    "PageText",
    "index_pages",
    "index_recent",
    "index_site",
    "read_page_text",
    "search_document",
    "told",
]
