"""The words that generated pages say, by language: one JSON file each under `site_templates/words/`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Words", "load_words"]


@dataclass(frozen=True, slots=True)
class Words:
    """A language's words; falls back to English for one it lacks."""

    texts: Mapping[str, str]
    fallback: Mapping[str, str]

    def __call__(self, name: str, **values: object) -> str:
        """The text of a name, with `{value}` places filled.

        Raises:
            KeyError: when not even English has it; names are ours, so that is a mistake of a template.
        """
        text = self.texts.get(name) or self.fallback[name]
        for key, value in values.items():
            text = text.replace("{" + key + "}", str(value))
        return text


def load_words(language: str, files: Mapping[str, str]) -> Words:
    """The words of a language from template files; `files` maps `words/<language>.json` to its text."""
    english: dict[str, str] = json.loads(files["words/en.json"])
    for code in (language, language.split("-", maxsplit=1)[0]):
        text = files.get(f"words/{code}.json")
        if text is not None:
            return Words(json.loads(text), english)
    return Words(english, english)
