"""Templates: the package's own, any of them replaced by the project's. Author text is escaped by default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from guidewright.render.words import Words, load_words

__all__ = ["Templates"]


@dataclass(frozen=True)
class Templates:
    """Template files by their path below `site_templates/`.

    Attributes:
        files: the package's files, with the project's in place of those it overrides.
    """

    files: Mapping[str, str]

    @cached_property
    def _environment(self) -> ImmutableSandboxedEnvironment:
        environment = ImmutableSandboxedEnvironment(
            loader=DictLoader(dict(self.files)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        environment.filters["safe_html"] = Markup
        return environment

    @cached_property
    def _words(self) -> dict[str, Words]:
        return {}

    def words(self, language: str) -> Words:
        """The words of generated pages in a language."""
        if language not in self._words:
            self._words[language] = load_words(language, self.files)
        return self._words[language]

    def render(self, name: str, language: str, **values: Any) -> str:
        """One template's text, without blank lines, which would end an HTML block in Markdown."""
        text = self._environment.get_template(name).render(
            t=self.words(language), language=language, **values
        )
        return "\n".join(line.rstrip() for line in text.split("\n") if line.strip())
