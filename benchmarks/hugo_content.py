"""Turns the Markdown of a generated academy into what Hugo reads: Python-Markdown's own syntax in, Hugo's out."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

__all__ = ["to_hugo"]

_ADMONITION = re.compile(r'^!!! (\w+)(?: "([^"]*)")?\n((?:(?: {4}.*)?\n)+)', re.MULTILINE)
_KEPT = ("topics", "kind", "minutes", "objectives", "reviewed")


def to_hugo(text: str, places: Mapping[str, str]) -> str:
    """One file; `places` says where the pages are that `related` names.

    Roles and levels become taxonomies, and what a layout prints goes below `params`, since some of Guidewright's keys
    mean something else to Hugo. An admonition becomes an alert, which Hugo has a render hook for.
    Headings, lists, tables, code and links to Markdown files are the same in both.
    """
    _, front, body = text.split("---\n", 2)
    found = yaml.safe_load(front)
    related = [places[name] for name in found.get("related", ())]
    matter = {
        "title": found["title"],
        "description": found["summary"],
        "roles": found.get("roles", []),
        "levels": [found["level"]] if "level" in found else [],
        "params": {key: found[key] for key in _KEPT if key in found} | {"related": related},
    }
    return (
        f"---\n{yaml.safe_dump(matter, allow_unicode=True, width=1000)}---\n{_ADMONITION.sub(_alert, body)}"
    )


def _alert(found: re.Match[str]) -> str:
    lines = [line.strip() for line in found[3].rstrip().splitlines()]
    quoted = "\n".join(f"> {line}".rstrip() for line in lines)
    return f"> [!{found[1].upper()}] {found[2] or ''}\n{quoted}\n\n"
