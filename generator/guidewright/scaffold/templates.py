"""Templates of files that writers go on with: « » mark what is filled in, so that {{ }} and ${{ }} stay theirs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

__all__ = ["FileTemplates"]


class FileTemplates:
    """Template files by their path below `site_templates/scaffold/`."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=DictLoader(dict(files)),
            autoescape=False,  # YAML and Markdown: texts go through `quoted`
            undefined=StrictUndefined,
            variable_start_string="«",
            variable_end_string="»",
            block_start_string="«%",
            block_end_string="%»",
            comment_start_string="«#",
            comment_end_string="#»",
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters["quoted"] = quoted

    def render(self, name: str, **values: Any) -> str:
        """One file's text."""
        return self._environment.get_template(name).render(**values)


def quoted(text: str) -> str:
    """A text as a double-quoted scalar, which YAML shares with JSON."""
    return json.dumps(text, ensure_ascii=False)
