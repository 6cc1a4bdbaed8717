"""Cells of Markdown tables."""

from __future__ import annotations

__all__ = ["cell"]


def cell(text: str) -> str:
    """A text on one line, in which a bar is no end of the cell."""
    return " ".join(text.split()).replace("|", "\\|")
