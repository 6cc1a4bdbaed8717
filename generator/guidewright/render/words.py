"""The words that generated pages say, by language: one JSON file each under `site_templates/words/`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["TemplateFailedError", "Words", "day", "load_words"]

_MONTHS = range(1, 13)


class TemplateFailedError(Exception):
    """A template or a file of words cannot be used.

    Attributes:
        name: its path below `site_templates/`.
        at: where in its text, as an offset.
    """

    def __init__(self, name: str, message: str, at: int = 0) -> None:
        """Begin with the path, what is wrong, and where."""
        super().__init__(message)
        self.name = name
        self.at = at

    def __reduce__(self) -> tuple[Any, ...]:
        """Come whole from one process to another."""
        return (type(self), (self.name, str(self), self.at))


@dataclass(frozen=True, slots=True)
class Words:
    """A language's words; falls back to English for one it lacks."""

    texts: Mapping[str, str]
    fallback: Mapping[str, str]

    def __call__(self, name: str, **values: object) -> str:
        """The text of a name, with `{value}` places filled.

        Raises:
            TemplateFailedError: when not even English has it.
        """
        text = self.texts.get(name) or self.fallback.get(name)
        if text is None:
            raise TemplateFailedError("words/en.json", f"there are no words for `{name}`")
        for key, value in values.items():
            text = text.replace("{" + key + "}", str(value))
        return text


def day(date: dt.date, words: Words) -> str:
    """A date as people write it in a language: the words `day` and `months`."""
    months = words("months").split("|")
    month = months[date.month - 1] if len(months) == len(_MONTHS) else str(date.month)
    return words("day", day=date.day, month=month, year=date.year)


def load_words(language: str, files: Mapping[str, str]) -> Words:
    """The words of a language from template files; `files` maps `words/<language>.json` to its text.

    Raises:
        TemplateFailedError: when a file is not a table of texts.
    """
    english = _table("words/en.json", files)
    for code in (language, language.split("-", maxsplit=1)[0]):
        if f"words/{code}.json" in files:
            return Words(_table(f"words/{code}.json", files), english)
    return Words(english, english)


def _table(name: str, files: Mapping[str, str]) -> dict[str, str]:
    try:
        table = json.loads(files[name])
    except json.JSONDecodeError as error:
        raise TemplateFailedError(name, f"this is not JSON: {error.msg.lower()}", error.pos) from None
    except RecursionError:
        raise TemplateFailedError(name, "this is nested too deeply") from None
    if not isinstance(table, dict) or not all(isinstance(text, str) for text in table.values()):
        raise TemplateFailedError(name, "this is not a table of names and their words")
    return table
