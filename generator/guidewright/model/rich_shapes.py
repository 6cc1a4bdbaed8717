"""The shapes of tour and quiz texts: a node in, the small tree that can only become text nodes out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from guidewright.decode.rich import Block, Inline, RichProblem, parse_inline, parse_rich
from guidewright.model.shapes import MISSING, PLAIN, Names, Shape
from guidewright.yaml_nodes import Node

if TYPE_CHECKING:
    from guidewright.model.reading import Reader

__all__ = ["Rich", "RichLine", "labels_in"]


class Rich(Shape):
    """Markdown subset of several paragraphs, for tours and quizzes."""

    name = "Markdown without HTML"
    words = True

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None or self._empty(text, node, reader):
            return MISSING
        value, problems = self.parse(text)
        for problem in problems:
            reader.rich_problem(node, problem)
        for key in labels_in(value):
            reader.use_label(key, node)
        return value

    def parse(self, text: str) -> tuple[tuple[Any, ...], tuple[RichProblem, ...]]:
        """The tree of a text."""
        return parse_rich(text)

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": PLAIN, "minLength": 1}


class RichLine(Rich):
    """Markdown subset of one line."""

    name = "line of Markdown without HTML"

    def parse(self, text: str) -> tuple[tuple[Any, ...], tuple[RichProblem, ...]]:
        return parse_inline(text)


def labels_in(parts: Iterable[Block | Inline]) -> Iterable[str]:
    """The catalogue keys that a rich text shows."""
    for part in parts:
        if isinstance(part, Inline) and part.kind == "label" and part.text:
            yield part.text
        yield from labels_in(part.children)
        if isinstance(part, Block):
            for item in part.items:
                yield from labels_in(item)
