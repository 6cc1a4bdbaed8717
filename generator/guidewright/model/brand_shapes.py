"""The shapes of a brand's values: a colour, a file of the docs folder, the name of a font."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from guidewright.model import rules
from guidewright.model.colours import Colour
from guidewright.model.shapes import MISSING, PLAIN, Names, Shape
from guidewright.yaml_nodes import Node

if TYPE_CHECKING:
    from guidewright.model.reading import Reader

__all__ = ["ColourShape", "File", "FontName"]

_NAME = re.compile(r"[\w][\w .+'-]{0,60}")


class ColourShape(Shape):
    """A colour in hexadecimal."""

    name = 'colour like `"#0b6550"`'

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None:
            return MISSING
        colour = Colour.parse(text)
        if colour is None:
            message = f"`{text[:40]}` is not a colour" if text else "there is no colour here"
            help_text = (
                'Write it in hexadecimal and in quotes, without which `#` begins a comment: `"#0b6550"`.'
            )
            reader.invalid(node, message, help_text)
            return MISSING
        return colour

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": PLAIN, "pattern": "^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"}


class File(Shape):
    """A file of the docs folder; whether it is there is asked when all files are known."""

    name = "file of the docs folder"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None or self._empty(text, node, reader):
            return MISSING
        if text.startswith("//") or urlsplit(text).scheme:
            message = f"`{text[:80]}` is not a file of this project"
            help_text = "Put the file into the docs folder and name it here: `assets/logo.svg`."
            reader.issues.append(rules.BRAND_ELSEWHERE.at(reader.span(node), message, help_text))
            return MISSING
        return posixpath.normpath(text)

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


class FontName(Shape):
    """The name of a font family as a style sheet says it."""

    name = "name of a font"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None:
            return MISSING
        if not _NAME.fullmatch(text):
            help_text = "Write one name as it is installed, without quotes and commas: `Source Sans 3`."
            reader.invalid(node, f"`{text[:40]}` is not the name of a font", help_text)
            return MISSING
        return text

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\w[\w .+'-]{0,60}$"}
