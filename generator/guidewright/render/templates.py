"""Templates: the package's own, any of them replaced by the project's. Author text is escaped by default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from guidewright.render.words import TemplateFailedError, Words, load_words

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
        """One template's text, without blank lines, which would end an HTML block in Markdown.

        Raises:
            TemplateFailedError: when it or one that it takes in is broken.
        """
        try:
            text = self._environment.get_template(name).render(
                t=self.words(language), language=language, **values
            )
        except TemplateFailedError:
            raise
        except TemplateSyntaxError as error:
            raise self._failed(error.name or name, error.lineno, error.message or "") from error
        except TemplateNotFound as error:
            raise self._failed(name, 1, f"there is no template `{error.name}`") from error
        except Exception as error:  # a template may ask anything of the values it is given
            raise self._failed(name, _line(error, name), str(error) or type(error).__name__) from error
        return "\n".join(line.rstrip() for line in text.split("\n") if line.strip())

    def _failed(self, name: str, line: int, message: str) -> TemplateFailedError:
        lines = self.files.get(name, "").splitlines(keepends=True)
        return TemplateFailedError(
            name, " ".join(message.split()).rstrip("."), sum(map(len, lines[: line - 1]))
        )


def _line(error: Exception, name: str) -> int:
    """The line of a template in which an error was raised; the engine puts templates on the stack."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals.get("name") == name and "blocks" in trace.tb_frame.f_globals:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
