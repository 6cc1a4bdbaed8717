"""The words of an objective: what is left once the usual opening is taken off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from guidewright.diagnostics import Span
from guidewright.model.academy import Academy
from guidewright.model.articles import Status

__all__ = ["english_objectives"]

_OPENING = re.compile(
    r"(?:(?:by|at) the end [^,]{0,80},\s*)?"
    r"(?:(?:the |your )?\w+ (?:will|can|should) )?"
    r"(?:be able to )?(?:to )?"
)


def english_objectives(academy: Academy) -> Iterator[tuple[str, Callable[[], Span]]]:
    """Objectives of all but retired articles, and what finds their places, in an academy written in English.

    Each begins where its verb should stand: “By the end, admins will be able to create a workflow” comes
    as “create a workflow”, in lower case.
    """
    if academy.source_language.partition("-")[0] != "en":
        return
    for article in academy.articles.values():
        if article.source.status is not Status.RETIRED:
            for name, text in article.source.objectives.items():
                words = " ".join(text.casefold().split())
                opening = _OPENING.match(words)
                find = partial(article.source.origin.span, "objectives", name)
                yield words[opening.end() if opening else 0 :], find
