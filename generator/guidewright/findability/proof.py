"""An academy's search sets and its finished site in, the scores of each language out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from guidewright.browser import Browser
from guidewright.diagnostics import nearest
from guidewright.findability.asking import answers
from guidewright.findability.page_words import PageWords
from guidewright.findability.places import Places
from guidewright.findability.scores import Score, score
from guidewright.model.academy import Academy
from guidewright.model.addresses import language_prefix

__all__ = ["NothingToProveError", "provable", "prove"]


class NothingToProveError(Exception):
    """There are no queries to ask; the message says where to write them."""


def provable(academy: Academy, asked: Sequence[str] = ()) -> tuple[str, ...]:
    """The languages whose search can be proved, in the academy's order.

    Args:
        academy: with its search sets.
        asked: the languages that somebody wants; all with queries when nobody says.

    Raises:
        NothingToProveError: when one of them is unknown, or has no queries.
    """
    folder = f"{academy.docs}/search"
    example = "queries:\n  - query: bill not approved\n    expect: [invoice-stuck]"
    for language in asked:
        if language not in academy.languages:
            meant = nearest(language, academy.languages)
            known = f"Did you mean `{meant}`?" if meant else f"It has: {', '.join(academy.languages)}."
            raise NothingToProveError(f"the academy has no language `{language}`. {known}")
        if language not in academy.searches or not academy.searches[language].queries:
            message = f"{folder}/{language}.yml holds no queries to ask. Write there what readers type:"
            raise NothingToProveError(f"{message}\n\n{example}")
    ready = tuple(
        one for one in academy.languages if one in academy.searches and academy.searches[one].queries
    )
    if not ready:
        source = academy.source_language or "en"
        message = f"there are no search sets yet. Write what readers type to {folder}/{source}.yml:"
        raise NothingToProveError(f"{message}\n\n{example}")
    return tuple(one for one in ready if one in asked or not asked)


def prove(
    academy: Academy, site: Path, languages: Sequence[str], browser: Browser, tell: Callable[[str], None]
) -> tuple[Score, ...]:
    """Ask a site all queries of some languages.

    Args:
        academy: what the site was built from.
        site: its folder.
        languages: see `provable`.
        browser: what asks.
        tell: told what is going on.

    Raises:
        CannotAskError: when the site cannot be asked.
        ResourceMissingError: in a clone where the in-page code has not been built.
    """
    asked = {one: (language_prefix(one, academy), academy.searches[one].queries) for one in languages}
    found = answers(site, asked, browser, tell)
    places, words_at = Places(academy), PageWords(site)
    return tuple(score(one, found[one], places, words_at) for one in languages)
