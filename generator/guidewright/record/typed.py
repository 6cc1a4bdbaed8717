"""What the writer typed, kept in memory and out of the tour: names and addresses that hold it are recognised here."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["TypedTexts"]

SIGNIFICANT = 4
"""A shorter text is in too many words by chance; it counts where it is the whole name."""
_WORD = re.compile(r"[^\W_]+")
_GROUPED = re.compile(r"(?<=\d)[,.\u2019\u00a0\u202f ](?=\d{3}(?:\D|$))")


class TypedTexts:
    """The texts typed so far.

    Args:
        texts: whole texts; a name that holds one is not the product's.
        fresh: words that the product did not show before they were typed; one of them in a name is enough.
    """

    def __init__(self, texts: Iterable[str] = (), fresh: Iterable[str] = ()) -> None:
        self._texts = {words for text in texts for line in text.splitlines() if (words := _words(line))}
        self._fresh = {word for text in fresh for word in _words(text) if len(word) >= SIGNIFICANT}

    def held_by(self, text: str) -> bool:
        """Whether a name or a part of an address holds something that was typed."""
        words = _words(text)
        return not self._fresh.isdisjoint(words) or any(_holds(words, typed) for typed in self._texts)


def _holds(words: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    if words == typed:
        return True
    long_enough = sum(map(len, typed)) >= SIGNIFICANT
    starts = range(len(words) - len(typed) + 1)
    return long_enough and any(words[at : at + len(typed)] == typed for at in starts)


def _words(text: str) -> tuple[str, ...]:
    """Words in lower case; `12,400` and `12400` are the same."""
    return tuple(_WORD.findall(_GROUPED.sub("", text).casefold()))
