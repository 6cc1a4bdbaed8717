"""Words as the search index knows them; `runtime/src/search/normalise.ts` does the same in the page.

Text is folded first: compatibility forms (NFKC) and case, katakana as hiragana, no long-vowel marks, traditional Han
characters as simplified ones where the language is Chinese. What is written without spaces is cut into overlapping
pairs of characters, so that any part of two characters or more is found; all else into words, without accents, which
lose the affixes that `table.json` lists for the language.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

__all__ = ["LONGEST_TERM", "Normaliser", "normaliser_of"]

Rule: TypeAlias = Sequence[Any]
"""An affix, what comes in its place, how many letters must be left beside it, and which may stand there."""

LONGEST_TERM = 40
_UNSPACED = "ぁ-ゟ々〆㐀-䶿一-鿿豈-﫿가-힯฀-๿\U00020000-\U0003ffff"
"""Hiragana (katakana is folded into it), Han, Hangul and Thai."""
_LETTER = rf"(?:[^\W_{_UNSPACED}]|[\u0300-\u036f])"
_RUN = re.compile(rf"([{_UNSPACED}]+)|({_LETTER}+(?:(?:['\u2019-]|(?<=[0-9])\.(?=[0-9])){_LETTER}+)*)")
_ANY_UNSPACED = re.compile(f"[{_UNSPACED}]")
_WORD = re.compile(
    r"((?:[^\W_]|[\u0300-\u036f])+(?:(?:['\u2019-]|(?<=[0-9])\.(?=[0-9]))(?:[^\W_]|[\u0300-\u036f])+)*)"
)
"""The same where all is written with spaces, which is sooner found."""
_OKURIGANA = re.compile("([一-鿿])(?=[ぁ-ゟ]{1,2}([一-鿿]))")
"""Han characters with little between them, which Japanese writes or leaves out: 問い合わせ, 問合せ."""
_KANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)} | {0x30FC: None}
_MARKS = re.compile("[\u0300-\u036f]")
_INSIDE = re.compile(r"['\u2019]s$|['\u2019]")


@dataclass(frozen=True, slots=True)
class _Table:
    """What a language's words lose."""

    stop: frozenset[str]
    starts: Sequence[Sequence[Rule]]
    ends: Sequence[Sequence[Rule]]


@dataclass(frozen=True)
class Normaliser:
    """Cuts the text of one language.

    Attributes:
        language: its code without a region, such as `en`.
        folded: characters with what stands for them.
    """

    language: str
    table: _Table
    folded: Mapping[int, int | None]
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def fold(self, text: str) -> str:
        """Text with one form for what is written in several."""
        if text.isascii():
            return text.lower()
        return unicodedata.normalize("NFKC", text).lower().translate(self.folded)

    def terms(self, text: str, *, every: bool = False) -> list[str]:
        """The terms of a text of a page, in its order.

        Words that tell nothing are terms only where `every` says so: in titles and headings they make a question.
        Words joined by hyphens are found by their parts and by the whole; the last of several characters that are
        written without spaces is also a term of its own, so that every single one is the beginning of a term.
        """
        found: list[str] = []
        for run, word in _runs(self.fold(text)):
            if run:
                found += [run[at : at + 2] for at in range(len(run) - 1)]
                if self.language == "ja":
                    found += [first + second for first, second in _OKURIGANA.findall(run)]
                found.append(run[-1])
            else:
                known = self._known.get(word)
                if known is None:
                    known = self._known[word] = tuple(self._word(word))
                found += known or (() if not every else (self.plain(word)[:LONGEST_TERM],))
        return found

    def beginnings(self, text: str) -> set[str]:
        """The first one and two letters of words that are written with spaces."""
        words = [word for _, word in _runs(self.fold(text)) if word]
        return {word[:length] for word in words for length in (1, 2)}

    def _word(self, word: str) -> list[str]:
        parts = [self.stem(part) for part in dict.fromkeys(word.split("-"))]
        if len(parts) > 1:
            parts.append(self.stem(word.replace("-", "")))
        return [part for part in parts if part]

    def plain(self, word: str) -> str:
        """A word without accents."""
        return _INSIDE.sub("", _MARKS.sub("", unicodedata.normalize("NFD", word)))

    def stem(self, word: str) -> str:
        """A word without accents and affixes; nothing for one that tells nothing."""
        plain = self.plain(word)
        if plain in self.table.stop:
            return ""
        if plain.isalpha():
            for rules in self.table.ends:
                plain = _without_end(plain, rules)
            for rules in self.table.starts:
                plain = _without_start(plain, rules)
        return plain[:LONGEST_TERM]


def _runs(folded: str) -> list[tuple[str, str]]:
    """Characters without spaces, or a word: one of each pair is empty."""
    if _ANY_UNSPACED.search(folded):
        return _RUN.findall(folded)
    return [("", word) for word in _WORD.findall(folded)]


def _without_end(word: str, rules: Sequence[Rule]) -> str:
    for end, instead, least, *_ in rules:
        if word.endswith(end):
            rest = word[: len(word) - len(end)]
            if len(rest) >= least:
                return f"{rest}{instead}"
    return word


def _without_start(word: str, rules: Sequence[Rule]) -> str:
    for start, instead, least, *following in rules:
        if word.startswith(start):
            rest = word[len(start) :]
            if len(rest) >= least and (not following or rest[0] in following[0]):
                return f"{instead}{rest}"
    return word


@lru_cache
def normaliser_of(language: str) -> Normaliser:
    """That of a language, such as `ms` or `zh-Hant`; one without affixes where `table.json` does not name it."""
    code = language.lower().partition("-")[0]
    folder = files("guidewright.search")
    given = json.loads((folder / "table.json").read_text(encoding="utf-8")).get(code, {})
    table = _Table(frozenset(given.get("stop", ())), given.get("starts", ()), given.get("ends", ()))
    return Normaliser(code, table, _KANA | (_han() if code == "zh" else {}))


def _han() -> dict[int, int]:
    """Traditional characters with the simplified ones, as `scripts/han_variants.py` took them from OpenCC."""
    text = (files("guidewright.search") / "han.txt").read_text(encoding="utf-8")
    traditional, simplified, *_ = text.splitlines()
    return {ord(old): ord(new) for old, new in zip(traditional, simplified, strict=True)}
