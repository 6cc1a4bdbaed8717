"""Where an index lies below a site, and how its files are written.

    search-index/index.js              what there is: a language's folder, pages out of date, what is recent
    search-index/en-0a1b2c3d/head.js   how long each page is and what filters it has
    search-index/en-0a1b2c3d/t7.js     a piece: terms with their pages
    search-index/en-0a1b2c3d/w0.js     a piece: words for those who mistype them
    search-index/en-0a1b2c3d/p12.js    a page as it is shown among results
    search-index/en-0a1b2c3d/names.json  which page has which number, for the next build
    search-index/en-4e5f6a7b/          what has changed since: the same files, in one piece

A folder's name says what it holds, so that a browser may keep its files.
"""

from __future__ import annotations

import json

from guidewright.search import Normaliser
from guidewright.search.files import called, wrapped
from guidewright.site.search_index.page_text import PageText
from guidewright.site.search_index.postings import (
    FIELDS,
    Postings,
    length_level,
    number_of_pieces,
    piece_of,
)

__all__ = [
    "FOLDER",
    "INDEX",
    "NAMES",
    "VERSION",
    "head_of",
    "page_file",
    "piece_files",
]

FOLDER = "search-index"
INDEX = f"{FOLDER}/index.js"
NAMES = "names.json"
VERSION = 1
"""Of the layout; a script of another release says that it cannot read it."""
_LOWEST = 35
"""Code of the character that stands for the length 0."""
_HAN = 0x3400
_SHORTEST_WORD = 4


def page_file(name: str, page: PageText) -> str:
    """A page as it is shown among results.

    Args:
        name: its file below the site.
        page: its words.
    """
    url = name.removesuffix("index.html") if f"/{name}".endswith("/index.html") else name
    sections = [[one.anchor, one.heading, one.text] for one in page.sections]
    return wrapped({"url": url, "title": page.title, "sections": sections})


def head_of(postings: Postings, normaliser: Normaliser, pieces: int, words: int) -> str:
    """The file of what the browser must know of all pages before it searches.

    Args:
        postings: of all pages.
        normaliser: of their language.
        pieces: how many there are of terms.
        words: how many there are of words for spelling.
    """
    numbers = postings.numbers()
    combinations = dict.fromkeys(postings.pages[number][1] for number in numbers)
    order = {combination: at for at, combination in enumerate(combinations)}
    head = {
        "version": VERSION,
        "lengths": [
            "".join(chr(_LOWEST + length_level(postings.pages[number][0][at])) for number in numbers)
            for at in range(FIELDS)
        ],
        "filters": list(combinations),
        "filtered": [order[postings.pages[number][1]] for number in numbers],
        "han": _variants(postings, normaliser),
        "pieces": pieces,
        "words": words,
    }
    return wrapped(head)


def _variants(postings: Postings, normaliser: Normaliser) -> str:
    """Each Han variant before the character that stands for it, of those characters that are in the index."""
    variants = {old: new for old, new in normaliser.folded.items() if old > _HAN and new}
    there = set("".join(postings.found)) if variants else set()
    return "".join(f"{chr(old)}{chr(new)}" for old, new in variants.items() if chr(new) in there)


def piece_files(postings: Postings) -> tuple[dict[str, str], int, int]:
    """The pieces of terms and of words for spelling; -> their texts by file, and how many there are of each."""
    texts = postings.texts()
    terms = sorted(texts)
    count = number_of_pieces(len(term) + len(text) for term, text in texts.items())
    words = {term: len(postings.found[term]) for term in terms if _is_word(term)}
    count_words = number_of_pieces(len(term) + 3 for term in words)
    pieces: list[list[str]] = [[] for _ in range(count)]
    spelled: list[list[str]] = [[] for _ in range(count_words)]
    for term in terms:
        pieces[piece_of(term, count)].append(f"{json.dumps(term, ensure_ascii=False)}:{texts[term]}")
    for term, pages in words.items():
        spelled[ord(term[0]) % count_words].append(f"{json.dumps(term, ensure_ascii=False)}:{pages}")
    files = {
        f"{letter}{at}.js": called(f"{{{','.join(items)}}}")
        for letter, kind in (("t", pieces), ("w", spelled))
        for at, items in enumerate(kind)
    }
    return files, count, count_words


def _is_word(term: str) -> bool:
    return len(term) >= _SHORTEST_WORD and term.isalpha()
