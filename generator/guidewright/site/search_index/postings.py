"""The words of pages in, postings out: which term stands how often in the fields of a page.

One number says how often: two bits for the title, one for the keywords, two for the headings, three for the text.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log2

from guidewright.search import Normaliser
from guidewright.site.search_index.page_text import PageText

__all__ = ["FIELDS", "Counted", "Postings", "count_terms", "length_level", "number_of_pieces", "piece_of"]

START = "^"
"""Begins the terms under which titles are found by the first one or two letters of their words."""
_FIELDS = ((0, 3), (2, 1), (3, 3), (5, 7))
"""Of each field, the place of its bits and the most that they can say."""
FIELDS = len(_FIELDS)
_PIECE = 24_000
"""Bytes in a piece of an index, about: a fifth of that or a third when compressed."""
_UNSPACED = "\u0e00"
"""From here on, scripts that are written without spaces, by and large: their terms have two characters."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A page as the index knows it.

    Attributes:
        terms: each once, with spaces between them: one text is sent between processes in less time than many.
        frequencies: how often each stands there, in one number.
        lengths: the number of terms in each field: title, keywords, headings and text.
        filters: pairs of group and value.
    """

    terms: str
    frequencies: bytes
    lengths: tuple[int, ...]
    filters: tuple[tuple[str, str], ...]


def count_terms(page: PageText, normaliser: Normaliser) -> Counted:
    """Count the terms of a page."""
    headings = [term for section in page.sections for term in normaliser.terms(section.heading, every=True)]
    text = [term for section in page.sections for term in normaliser.terms(section.text)]
    found: dict[str, int] = {}
    fields = (
        normaliser.terms(page.title, every=True),
        normaliser.terms(page.words, every=True),
        headings,
        text,
    )
    for (shift, most), terms in zip(_FIELDS, fields, strict=True):
        one, full = 1 << shift, most << shift
        for term in terms:
            value = found.get(term, 0)
            if value & full != full:
                found[term] = value + one
    for beginning in normaliser.beginnings(page.title):
        found[START + beginning] = 1
    return Counted(" ".join(found), bytes(found.values()), tuple(map(len, fields)), page.filters)


@dataclass(slots=True)
class Postings:
    """The pages of one language, each with its number.

    Attributes:
        found: terms with page and frequency, the page's number eight bits higher.
        pages: lengths and filters, by number.
        digests: of the files of pages, by number.
    """

    found: dict[str, array[int]] = field(default_factory=dict)
    pages: dict[int, tuple[tuple[int, ...], tuple[tuple[str, str], ...]]] = field(default_factory=dict)
    digests: dict[int, str] = field(default_factory=dict)

    def add(self, number: int, page: Counted, digest: str) -> None:
        """Take a page in; in any order."""
        self.digests[number] = digest
        self.pages[number] = (page.lengths, page.filters)
        high = number << 8
        found = self.found
        for term, frequency in zip(
            page.terms.split(" ") if page.terms else (), page.frequencies, strict=True
        ):
            if term in found:
                found[term].append(high | frequency)
            else:
                found[term] = array("Q", (high | frequency,))

    def texts(self) -> dict[str, str]:
        """Each term's pages as JSON: how much higher each number is than the one before it, and the frequency."""
        return {term: _text(sorted(values)) for term, values in self.found.items()}

    def numbers(self) -> range:
        """Of its pages, in order, once all are in."""
        return range(len(self.pages))


def _text(values: Sequence[int]) -> str:
    numbers = [value >> 8 for value in values]
    before = [0, *numbers]
    steps = (
        f"{number - last},{value & 255}" for number, last, value in zip(numbers, before, values, strict=False)
    )
    return f"[{','.join(steps)}]"


def piece_of(term: str, pieces: int) -> int:
    """Which piece of so many a term is in: with all that begin alike, so that one piece answers a beginning."""
    key = term if term[0] == START else term[:1] if term >= _UNSPACED else term[:3]
    number = 0
    for character in key:
        number = (number * 31 + ord(character)) & 0xFFFFFFFF
    return (number ^ number >> 7) % pieces


def number_of_pieces(sizes: Iterable[int]) -> int:
    """How many pieces make each of a good size; a power of two.

    Args:
        sizes: of what goes into them, in characters.
    """
    return 1 << max(0, round(log2(max(sum(sizes), 1) / _PIECE) + 0.5))


def length_level(count: int) -> int:
    """A number of terms on a scale of eighths of its logarithm, below 90."""
    return min(round(8 * log2(count + 1)), 89)
