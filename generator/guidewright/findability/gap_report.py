"""Gaps in, what is told of them out: text for people, JSON for programs, lines for the search sets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from guidewright.findability.candidates import Candidate, ranked
from guidewright.findability.event_log import EventLog
from guidewright.findability.gaps import COST, Gap, Gaps, Verdict

__all__ = ["bad_line_report", "gap_lines", "gaps_json"]

ADVICE = {
    Verdict.WORDS: "other words found it: add a synonym, or keywords to the page",
    Verdict.CONTENT: "no page is about it: write one",
    Verdict.RANKING: "pages have these words, but nobody opened one: look at what comes first",
    Verdict.UNCLEAR: "the events do not say how much was covered",
}
EXAMPLES = 4
PLAIN = re.compile(r"[^\W\d_][\w'-]*(?: [\w'-]+)*")


def gap_lines(
    gaps: Gaps, log: EventLog, worst: Sequence[Gap], pairs: Sequence[Candidate], folder: str
) -> Iterator[str]:
    """The ranking, then the synonyms.

    Args:
        gaps: what the log says.
        log: where it was read.
        worst: the gaps to print, in order.
        pairs: proposed synonyms.
        folder: where search sets are.
    """
    who = f" by {_count(len(gaps.readers), 'reader')}" if gaps.readers else ""
    yield f"{_count(gaps.searches, 'search', 'searches')}{who} among {_count(log.events, 'event')}."
    yield ""
    if not worst:
        yield "Nothing is missed: every search that was made often enough led to a page."
        return
    for place, gap in enumerate(worst, start=1):
        yield from _gap(place, gap)
    nothing, low, again = COST.values()
    yield (
        f"Score: {nothing:g} for each search after which nothing was opened; {low:g} more where the first page had less"
    )
    yield f"than half of its words or there was none; {again:g} more where it was asked again in other words."
    yield ""
    yield from _synonyms(gaps, pairs, folder)


def _gap(place: int, gap: Gap) -> Iterator[str]:
    examples = " · ".join(_plain(query) for query in gap.examples[:EXAMPLES])
    yield f"{place:>3}. {examples}  [{gap.language}]"
    who = f" by {_count(len(gap.readers), 'reader')}" if gap.readers else ""
    parts = [f"{_percent(gap.failed, gap.searches)} opened nothing"]
    if gap.measured:
        parts.append(f"{_percent(gap.low, gap.searches)} covered by less than half")
    if gap.again:
        parts.append(f"{_percent(gap.again, gap.searches)} asked again")
    count = _count(gap.searches, "search", "searches")
    yield f"     score {gap.score:g}: {count}{who}; {', '.join(parts)}"
    yield f"     {gap.verdict.value}: {ADVICE[gap.verdict]}"
    if gap.opened:
        yield f"     opened after other words: {_pages(ranked(gap.opened))}"
    yield ""


def _synonyms(gaps: Gaps, pairs: Sequence[Candidate], folder: str) -> Iterator[str]:
    if not gaps.linked:
        yield "No synonyms can be proposed: no event has a `session` or a `reader` that tells which searches belong together."
        return
    if not pairs:
        yield "No synonyms to propose: no failed search was followed by other words that led to a page often enough."
        return
    yield "Synonyms to consider, with what they rest on:"
    for language, some in groupby(sorted(pairs, key=lambda one: one.language), lambda one: one.language):
        yield ""
        yield f"# {folder}/{_plain(language)}.yml"
        yield "synonyms:"
        for one in some:
            seen = f"{one.count} times in {_count(one.sessions, 'session')}"
            yield f"  - [{_yaml(one.typed)}, {_yaml(one.helped)}] # {seen}, opened {_pages(one.pages)}"


def gaps_json(gaps: Gaps, log: EventLog, worst: Sequence[Gap], pairs: Sequence[Candidate]) -> str:
    """The same as JSON.

    Args:
        gaps: what the log says.
        log: where it was read.
        worst: the gaps to print, in order.
        pairs: proposed synonyms.
    """
    told = {
        "version": 1,
        "events": log.events,
        "searches": gaps.searches,
        "readers": len(gaps.readers),
        "bad_lines": log.bad,
        "bad_line_reasons": log.reasons,
        "gaps": [_gap_json(gap) for gap in worst],
        "synonyms": [
            {
                "language": one.language,
                "words": [one.typed, one.helped],
                "count": one.count,
                "sessions": one.sessions,
                "pages": dict(one.pages),
            }
            for one in pairs
        ],
    }
    text = json.dumps(told, ensure_ascii=False, indent=2)
    # JSON escapes some of what a terminal obeys, and half a character cannot be written at all.
    return "".join(one if one.isprintable() or one == "\n" else json.dumps(one)[1:-1] for one in text) + "\n"


def _gap_json(gap: Gap) -> dict[str, Any]:
    return {
        "language": gap.language,
        "queries": {query: gap.queries[query] for query in gap.examples},
        "score": gap.score,
        "verdict": gap.verdict.value,
        "searches": gap.searches,
        "readers": len(gap.readers),
        "nothing_opened": gap.failed,
        "low_cover": gap.low,
        "asked_again": gap.again,
        "opened_after_other_words": dict(ranked(gap.opened)),
    }


def bad_line_report(log: EventLog) -> str:
    """What could not be read; empty when all could.

    Args:
        log: after it was read.
    """
    if not log.bad:
        return ""
    more = f"; and {log.bad - len(log.reasons)} more" if log.bad > len(log.reasons) else ""
    return f"{_count(log.bad, 'line')} could not be read: {'; '.join(map(_plain, log.reasons))}{more}"


def _pages(pages: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{_plain(page)} ({count})" for page, count in pages[:EXAMPLES])


def _yaml(words: str) -> str:
    """Words as YAML writes them, in quotes where they could mean something else."""
    return words if PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=not words.isprintable())


def _plain(text: str) -> str:
    """A reader's words, without characters that a terminal obeys."""
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape", "backslashreplace").decode()
        for one in text
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
