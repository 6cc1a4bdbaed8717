"""Issues: what is wrong in a user's file, exactly where, and how to put it right.

Every stage returns issues beside its value and raises nothing. This module is the vocabulary they share;
it imports no other part of Guidewright.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import Enum
from functools import cached_property
from heapq import nsmallest
from itertools import chain

__all__ = [
    "Issue",
    "Position",
    "Rule",
    "Severity",
    "Sources",
    "Span",
    "Vocabulary",
    "count",
    "has_errors",
    "nearest",
    "sort_issues",
    "with_severities",
]

MANY = 100  # words are all compared
ALIKE = 16  # of more words are
RAREST = 12  # parts of a word are looked up
LONGEST = 100  # letters of a word count


class Severity(Enum):
    """How much an issue matters. Only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Span:
    """A range of one file.

    Attributes:
        path: project-relative, with forward slashes.
        start: offset of the first character, from 0.
        end: offset behind the last character.
    """

    path: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """A place as people and editors count it: line and column from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong.

    Attributes:
        id: kebab-case, stable; printed in brackets behind the severity.
        severity: what it is in an academy unless ``academy.yml`` says otherwise.
        summary: one sentence: what must hold.
        why: one or two sentences: what goes wrong for readers or writers otherwise.
        adopted: severity in a plain MkDocs folder without ``academy.yml``; ``None`` means the same.
        firm: the site cannot be made while it is broken, so no academy can lower it.
    """

    id: str
    severity: Severity
    summary: str
    why: str
    adopted: Severity | None = None
    firm: bool = False

    def at(self, span: Span, message: str, help: str) -> Issue:  # noqa: A002 - the printed word is "help"
        """The issue of this rule at a span."""
        return Issue(rule=self, severity=self.severity, span=span, message=message, help=help)


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding. `span` of zero length at offset 0 means the file as a whole."""

    rule: Rule
    severity: Severity
    span: Span
    message: str
    help: str


class Sources:
    """Texts by path, with line starts computed once per file that is asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._starts: dict[str, list[int]] = {}

    def position(self, span: Span) -> Position:
        """Line and column of the span's start; 1:1 for a file whose text is not known."""
        starts = self._line_starts(span.path)
        line = bisect_right(starts, span.start)
        return Position(line=line, column=span.start - starts[line - 1] + 1)

    def end_position(self, span: Span) -> Position:
        """Line and column just behind the span."""
        return self.position(Span(span.path, max(span.start, span.end)))

    def line(self, path: str, number: int) -> str:
        """The text of one line, without its line break; empty when there is no such line."""
        text = self._texts.get(path, "")
        starts = self._line_starts(path)
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(text)
        return text[starts[number - 1] : end].rstrip("\r\n")

    def _line_starts(self, path: str) -> list[int]:
        found = self._starts.get(path)
        if found is None:
            text = self._texts.get(path, "")
            found = [0]
            at = text.find("\n")
            while at != -1:
                found.append(at + 1)
                at = text.find("\n", at + 1)
            self._starts[path] = found
        return found


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a writer most likely meant, if one is close."""
    return Vocabulary(known).nearest(word)


class Vocabulary:
    """Words that exist, to be asked again and again for the one that a writer most likely meant.

    Comparing a word with ten thousand others takes a second, so that of very many words only those are
    compared that share the rarest parts with it.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._answers: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        """The word that is closest, if one is close."""
        if word not in self._answers:
            self._answers[word] = self._closest(word)
        return self._answers[word]

    def _closest(self, word: str) -> str | None:
        candidates = self._words if len(self._words) <= MANY else self._alike(word)
        close = get_close_matches(word, candidates, n=1, cutoff=0.6)
        if close:
            return close[0]
        folded = {candidate.casefold().replace("_", "-"): candidate for candidate in candidates}
        return folded.get(word.casefold().replace("_", "-"))

    def _alike(self, word: str) -> list[str]:
        places = sorted((self._places[part] for part in _parts(word) if part in self._places), key=len)
        shared = Counter(chain.from_iterable(places[:RAREST]))
        numbers = nsmallest(ALIKE, shared, key=lambda number: (-shared[number], number))
        return [self._words[number] for number in sorted(numbers)]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The numbers of the words that hold a part."""
        found: dict[str, list[int]] = {}
        for number, word in enumerate(self._words):
            for part in _parts(word):
                found.setdefault(part, []).append(number)
        return found


def _parts(word: str) -> set[str]:
    """Every three letters that follow one another, from the border of the word on."""
    padded = f"_{word[:LONGEST].casefold().replace('_', '-')}_"
    return {padded[at : at + 3] for at in range(max(1, len(padded) - 2))}


def sort_issues(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """By file, place and rule; the same finding twice is printed once."""
    unique = dict.fromkeys(issues)
    return tuple(sorted(unique, key=lambda i: (i.span.path, i.span.start, i.rule.id, i.message)))


def with_severities(
    issues: Iterable[Issue], configured: Mapping[str, Severity], *, adopted: bool
) -> tuple[Issue, ...]:
    """Apply the academy's `rules:` table, or the lenient defaults of an adopted folder; drop what is off."""
    kept = []
    for issue in issues:
        default = issue.rule.adopted if adopted and issue.rule.adopted else issue.severity
        severity = default if issue.rule.firm else configured.get(issue.rule.id, default)
        if severity is not Severity.OFF:
            kept.append(issue if severity is issue.severity else replace(issue, severity=severity))
    return tuple(kept)


def has_errors(issues: Iterable[Issue]) -> bool:
    """Whether any issue stops a build."""
    return any(issue.severity is Severity.ERROR for issue in issues)


def count(issues: Iterable[Issue], severity: Severity) -> int:
    """How many issues have this severity."""
    return sum(issue.severity is severity for issue in issues)
