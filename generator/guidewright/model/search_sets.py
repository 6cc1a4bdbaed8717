"""`content/search/<language>.yml`: what readers type, what they should find, and which words mean the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from guidewright.diagnostics import Issue
from guidewright.model import rules
from guidewright.model.records import Record, key
from guidewright.model.shapes import MISSING, Names, Ref, Shape, Text
from guidewright.yaml_nodes import Node, Sequence

if TYPE_CHECKING:
    from guidewright.model.reading import Reader

__all__ = ["PAGE_KINDS", "Found", "Query", "SearchSet"]

Words = Annotated[str, Text(words=True)]
PAGE_KINDS = ("release", "track", "quiz", "tour", "term")
"""What may be found besides articles."""


class Found(Shape):
    """A page that a search should find: an article's id, or a kind and an id: `release:4-2`, `term:approver`."""

    name = "page"

    def read(self, node: Node, reader: Reader) -> Any:
        text = self._scalar(node, reader)
        if text is None:
            return MISSING
        kind, colon, id_ = text.partition(":")
        if colon and kind not in PAGE_KINDS:
            known = ", ".join(f"`{one}:`" for one in PAGE_KINDS)
            reader.invalid(
                node,
                f"there are no pages of the kind `{kind[:40]}`",
                f"Write an article's id, or begin with {known}.",
            )
            return MISSING
        reader.refer(kind if colon else "article", id_ if colon else text, node)
        return text

    def schema(self, names: Names) -> dict[str, Any]:
        known = [*names.get("article"), *(f"{kind}:{id_}" for kind in PAGE_KINDS for id_ in names.get(kind))]
        return {"type": "string", "enum": known} if known else {"type": "string"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query(Record):
    """Words that a reader types, and the page that answers them."""

    query: Words = key("What is typed.", example="bill not approved")
    expect: tuple[Annotated[str, Found()], ...] = key(
        "Pages that answer it, by id; one of them is to come first, or nearly so.", example="[invoice-stuck]"
    )
    role: Annotated[str, Ref("role")] | None = key("Who asks, where that matters.", default=None)

    def check(self) -> tuple[Issue, ...]:
        written = self.origin.node.get("expect")
        pages = written.items if isinstance(written, Sequence) else self.expect
        return rules.not_empty(pages, "this query expects no page", self.origin.span("expect"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSet(Record):
    """What proves the search in one language, and helps it."""

    synonyms: tuple[tuple[Words, ...], ...] = key(
        "Groups of words and short phrases that readers use for one another.",
        default=(),
        example="[[invoice, bill], [sign in, log in]]",
    )
    queries: tuple[Query, ...] = key(
        "What readers type, and what they should find.",
        default=(),
        example="[{query: bill not approved, expect: [invoice-stuck]}]",
    )

    def check(self) -> tuple[Issue, ...]:
        message = "this group holds nothing that means the same"
        help_text = "Write two words or more that readers use for one another: `[invoice, bill]`."
        return tuple(
            rules.INVALID_VALUE.at(self.origin.span("synonyms", at), message, help_text)
            for at, group in enumerate(self.synonyms)
            if len({word.strip().casefold() for word in group}) < 2
        )
