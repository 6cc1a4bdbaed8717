"""How the files that the search reads in the browser are written.

Each is a call of one function with a value, so that a page that was opened from a disk can load it as a script.
"""

from __future__ import annotations

import json
from typing import Any

__all__ = ["called", "unwrapped", "wrapped"]


def wrapped(value: Any) -> str:
    """A file's text, for anything that JSON can say."""
    return called(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def called(text: str) -> str:
    """A file's text, for a value that is written as JSON already."""
    return f"guidewrightSearch({text})"


def unwrapped(text: str) -> Any:
    """The value in a file's text.

    Raises:
        ValueError: when it is not as `wrapped` writes it.
    """
    return json.loads(text[text.index("(") + 1 : text.rindex(")")])
