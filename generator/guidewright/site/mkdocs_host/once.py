"""Parts of a template that are the same on many pages, made once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context

__all__ = ["every_time", "once"]


def once() -> Callable[..., str]:
    """A function for templates: `gw_once(name, make)` is what `make` returned when it was first asked for.

    A part may hold addresses within the site: they are the same on all pages that stand in one folder. Pages right
    below the root stand alone, because parts lead to them and say so. Nothing else of the page may be in a part.
    """
    kept: dict[tuple[str, str, str], str] = {}

    @pass_context
    def gw_once(context: Any, name: str, make: Callable[[], str]) -> str:
        page = context.get("page")
        url = page.url.rstrip("/") if page else ""
        key = (name, context["base_url"], url.rpartition("/")[0] or url)
        if key not in kept:
            kept[key] = make()
        return kept[key]

    return gw_once


def every_time(name: str, make: Callable[[], str]) -> str:
    """The same for projects with templates of their own, which may print anything in such a part."""
    del name
    return make()
