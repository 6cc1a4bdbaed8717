"""Text in, trees out in which every value keeps its place: front matter, YAML nodes, Markdown parts."""

from guidewright.decode.documents import Document, Kind, decode
from guidewright.decode.markdown import Fence, Heading, Link, Markdown, Placeholder
from guidewright.decode.rich import Block, Inline, parse_rich, plain_text
from guidewright.decode.rules import RULES
from guidewright.decode.skeleton import skeleton

__all__ = [
    "RULES",
    "Block",
    "Document",
    "Fence",
    "Heading",
    "Inline",
    "Kind",
    "Link",
    "Markdown",
    "Placeholder",
    "decode",
    "parse_rich",
    "plain_text",
    "skeleton",
]
