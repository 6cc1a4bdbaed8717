"""The words that are not content, where they stand and what they say, as a page of the manual, in Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidewright.reference.tables import cell

__all__ = ["WORD_LISTS", "WordList", "words_page"]

INTRODUCTION = """\
# Words

Words of the site that no article holds: headings of made pages, buttons of quizzes and tours. They are there in
{languages}. Text in braces, such as `{{n}}`, is filled in.

To say it in your own way, put a file of the same name into your project, complete, at `site_templates/words/en.json` or
that of another language. To add a language, add its file; a name that is missing there is said in English. The other
lists are part of the in-page code: a new language of theirs is a change to Guidewright itself.
"""


@dataclass(frozen=True, slots=True)
class WordList:
    """One list of words.

    Attributes:
        folder: below the top of the repository; one file per language.
        title: its heading.
        sentence: who says these words.
    """

    folder: str
    title: str
    sentence: str


WORD_LISTS = (
    WordList("site_templates/words", "Made pages", "Said by pages and the frame around every page."),
    WordList("runtime/src/words", "Quiz, search and progress", "Said by the script of the help site."),
    WordList("runtime/messages", "Card of a tour", "Said by the player, in your product."),
    WordList("runtime/messages/help", "Help panel", "Said by the help panel, in your product."),
    WordList("runtime/messages/debug", "Debug panel", "Said by the debug panel, to people who make tours."),
)


def words_page(files: Mapping[str, str]) -> str:
    """The page, ending with a line break.

    Args:
        files: the texts of all word files by their path below the top of the repository.
    """
    codes = sorted(path.rsplit("/", 1)[-1].removesuffix(".json") for path in files)
    languages = ", ".join(f"`{code}`" for code in dict.fromkeys(codes))
    parts = [INTRODUCTION.format(languages=languages)]
    for words in WORD_LISTS:
        parts += _list(words, json.loads(files[f"{words.folder}/en.json"]))
    return "\n".join(parts)


def _list(words: WordList, texts: Mapping[str, object]) -> Iterator[str]:
    yield from (f"## {words.title}", "", f"`{words.folder}/<language>.json`. {words.sentence}", "")
    yield from ("| Name | In English |", "|---|---|")
    for name, text in _flat(texts, ""):
        yield f"| `{name}` | {_shown(text)} |"
    yield ""


def _flat(texts: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in texts.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", str(value)


def _shown(text: str) -> str:
    """As it is, whatever punctuation it holds."""
    return f"`{cell(text)}`" if any(char in text for char in "{<*_`[") else cell(text)
