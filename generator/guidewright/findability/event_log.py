"""A log of events in, its searches out: one JSON event a line, a line at a time, whatever the size of the file."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Any

__all__ = ["EventLog", "NotALogError", "Search"]

LONGEST_LINE = 1_000_000
LONGEST_QUERY = 500
NAMED = 5
"""Lines that cannot be read and are told one by one."""
BINARY = 8192
"""Bytes at the beginning of a file in which a zero says that it is no text."""
EVENT = "search-performed"
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class NotALogError(Exception):
    """The file is none of events; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Search:
    """A search that a reader made.

    Attributes:
        query: what was typed.
        results: how many pages were found; `None` where the event does not say.
        covered: how much of the query the first page has, 0 to 1; `None` where the event does not say.
        refined: whether the event says that it was asked again in other words.
        chosen: address of the page that was opened; empty for none.
        language: that was searched in; empty where the event does not say.
        session, reader: ids; empty where the event does not say.
        at: when it was, in seconds since 1970; `None` where the event does not say.
    """

    query: str
    results: int | None
    covered: float | None = None
    refined: bool = False
    chosen: str = ""
    language: str = ""
    session: str = ""
    reader: str = ""
    at: float | None = None


@dataclass(slots=True)
class EventLog:
    """Reads a log once, and remembers what it could not read.

    Attributes:
        file: open for reading bytes.
        events: how many events were read.
        bad: how many lines could not be read.
        reasons: of the first of them, with their lines.
    """

    file: IO[bytes]
    events: int = 0
    bad: int = 0
    reasons: list[str] = field(default_factory=list)

    def searches(self) -> Iterator[Search]:
        """The searches in their order.

        Raises:
            NotALogError: when it is no text.
        """
        number = 0
        while line := self.file.readline(LONGEST_LINE + 1):
            number += 1
            if number == 1 and b"\0" in line[:BINARY]:
                message = "this is no text. A log of events has one JSON object a line; unpack it first if it is packed"
                raise NotALogError(message)
            try:
                found = self._search(self._whole(line).removeprefix(b"\xef\xbb\xbf"))
            except (ValueError, RecursionError) as error:
                self._refuse(number, error)
                continue
            if found is not None:
                yield found

    def _whole(self, line: bytes) -> bytes:
        if len(line) <= LONGEST_LINE:
            return line
        while not line.endswith(b"\n") and line:
            line = self.file.readline(LONGEST_LINE)
        raise ValueError(f"it is longer than {LONGEST_LINE:,} bytes")

    def _search(self, line: bytes) -> Search | None:
        """The search of a line; nothing where it has none."""
        if not line.strip():
            return None
        event = _event(line)
        self.events += 1
        if event.get("type") != EVENT:
            return None
        query = event.get("query")
        if not isinstance(query, str) or not query.strip():
            raise ValueError(f"a `{EVENT}` without a `query`")
        return Search(
            query=" ".join(query.split())[:LONGEST_QUERY],
            results=_number(event.get("results")),
            covered=_share(event.get("covered")),
            refined=bool(event.get("refined")),
            chosen=_text(event, "chosen"),
            language=_language(event),
            session=_text(event, "session"),
            reader=_text(event, "reader"),
            at=_time(_text(event, "at")),
        )

    def _refuse(self, number: int, error: Exception) -> None:
        self.bad += 1
        if len(self.reasons) < NAMED:
            reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
            self.reasons.append(f"line {number}: {reason}")


def _event(line: bytes) -> dict[str, Any]:
    """The JSON object of a line.

    Raises:
        ValueError: when the line is none in UTF-8.
    """
    try:
        event = json.loads(line.strip().decode("utf-8"))
    except UnicodeDecodeError:
        raise ValueError("it is not in UTF-8") from None
    except json.JSONDecodeError as error:
        what = error.msg.lower().removesuffix(" starting at").removesuffix(" at")
        raise ValueError(f"it is no JSON: {what} at column {error.colno}") from None
    except ValueError:
        raise ValueError("it is no JSON: a number has too many digits") from None
    if isinstance(event, dict):
        return event
    raise ValueError(
        "it is a list: write one event a line (jq -c '.[]')"
        if isinstance(event, list)
        else "it is no JSON object"
    )


def _text(event: dict[str, Any], key: str) -> str:
    value = event.get(key)
    return value if isinstance(value, str) else str(value) if type(value) is int else ""


def _language(event: dict[str, Any]) -> str:
    """That of the page, unless the reader has chosen to search in another one.

    Raises:
        ValueError: when it is none: anybody can send events, and a language is printed as it is.
    """
    filters = event.get("filters")
    chosen = filters.get("language") if isinstance(filters, dict) else None
    language = _text(event, "language")
    if isinstance(chosen, list) and len(chosen) == 1 and isinstance(chosen[0], str):
        language = chosen[0]
    if language and not LANGUAGE.fullmatch(language):
        raise ValueError("its `language` is no language code")
    return language


def _number(value: Any) -> int | None:
    return value if type(value) is int and value >= 0 else None


def _share(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return min(max(float(value), 0.0), 1.0)


def _time(text: str) -> float | None:
    try:
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
