"""Rich text: the decoded tree in, the contract's tree or safe HTML out. Labels become the product's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from guidewright import decode
from guidewright.render import contract

__all__ = ["Labels", "blocks_html", "blocks_json", "inlines_html", "inlines_json", "inlines_text"]

Labels = Callable[[str], str]
_TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}


def blocks_json(blocks: Iterable[decode.Block], label: Labels) -> tuple[contract.Block, ...]:
    """Blocks of the contract."""
    return tuple(_block_json(block, label) for block in blocks)


def _block_json(block: decode.Block, label: Labels) -> contract.Block:
    kind = block.kind
    if kind == "paragraph":
        return contract.Block(kind="paragraph", children=inlines_json(block.children, label))
    items = tuple(inlines_json(item, label) for item in block.items)
    return contract.Block(kind="bullets" if kind == "bullets" else "numbers", items=items)


def inlines_json(inlines: Iterable[decode.Inline], label: Labels) -> tuple[contract.Inline, ...]:
    """Inlines of the contract."""
    return tuple(_inline_json(inline, label) for inline in inlines)


def _inline_json(inline: decode.Inline, label: Labels) -> contract.Inline:
    text = label(inline.text or "") if inline.kind == "label" else inline.text
    children = inlines_json(inline.children, label) or None
    return contract.Inline(kind=inline.kind, text=text, href=inline.href, children=children)  # type: ignore[arg-type]


def inlines_text(inlines: Iterable[decode.Inline], label: Labels) -> str:
    """The words alone."""
    parts = []
    for inline in inlines:
        if inline.kind == "label":
            parts.append(label(inline.text or ""))
        else:
            parts.append(inline.text or inlines_text(inline.children, label))
    return "".join(parts)


def blocks_html(blocks: Iterable[decode.Block], label: Labels) -> str:
    """HTML with every word of an author escaped."""
    parts = []
    for block in blocks:
        if block.kind == "paragraph":
            parts.append(f"<p>{inlines_html(block.children, label)}</p>")
        else:
            tag = "ul" if block.kind == "bullets" else "ol"
            items = "".join(f"<li>{inlines_html(item, label)}</li>" for item in block.items)
            parts.append(f"<{tag}>{items}</{tag}>")
    return "".join(parts)


def inlines_html(inlines: Iterable[decode.Inline], label: Labels) -> str:
    """HTML of a line."""
    return "".join(_inline_html(inline, label) for inline in inlines)


def _inline_html(inline: decode.Inline, label: Labels) -> str:
    if inline.kind == "label":
        return f'<span class="gw-label">{escape(label(inline.text or ""))}</span>'
    inner = escape(inline.text or "") + inlines_html(inline.children, label)
    if inline.kind == "link":
        return f'<a href="{escape(inline.href or "", quote=True)}">{inner}</a>'
    tag = _TAGS.get(inline.kind)
    return f"<{tag}>{inner}</{tag}>" if tag else inner
