"""One search after another, as the same reader makes them. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from guidewright.findability.event_log import Search

__all__ = ["Step", "Visits"]

SAME_NEED = 300.0
"""Seconds within which the next search is taken for the same need."""


@dataclass(frozen=True, slots=True)
class Step:
    """A search that opened nothing, and the reader's next one.

    Attributes:
        failed, then: the two of them.
        language: of both.
        who: id of the session, else of the reader.
    """

    failed: Search
    then: Search
    language: str
    who: str


@dataclass(slots=True)
class Visits:
    """Remembers each visit's last search, so that a log of any size costs as much as it has visits."""

    _last: dict[tuple[str, str, str], Search] = field(default_factory=dict)

    def follow(self, search: Search, language: str) -> Step | None:
        """Take the next search of a log; -> the step that it completes, if the one before it opened nothing.

        Args:
            search: what comes next.
            language: of it.
        """
        if not (search.session or search.reader):
            return None
        visit = (search.session, search.reader, language)
        before = self._last.pop(visit, None)
        if not search.chosen:
            self._last[visit] = search
        if before is None or not _soon(before, search):
            return None
        return Step(before, search, language, search.session or search.reader)


def _soon(before: Search, search: Search) -> bool:
    if before.at is None or search.at is None:
        return True
    return 0 <= search.at - before.at <= SAME_NEED
