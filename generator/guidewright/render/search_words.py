"""Words that mean the same, for the search in the browser: the synonyms of a language, and the glossary's other words."""

from __future__ import annotations

from guidewright.model import Academy
from guidewright.render.artefacts import Artefact, Place
from guidewright.search.files import wrapped

__all__ = ["FOLDER", "search_words"]

FOLDER = "search-words"


def search_words(academy: Academy, language: str) -> Artefact:
    """The file of a language; there is always one, so that nobody asks for one that is missing."""
    groups = (
        [list(group) for group in academy.searches[language].synonyms] if language in academy.searches else []
    )
    if academy.glossary:
        terms = academy.glossary.best(language).terms.values()
        groups += [[term.term, *term.also] for term in terms if term.also]
    return Artefact(Place.SITE, f"{FOLDER}/{language.lower()}.js", wrapped(groups))
