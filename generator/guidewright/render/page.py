"""A generated or authored page in, its Markdown file out: settings for the engine, a head, a body, a foot."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guidewright.render.artefacts import Artefact, Fill, Place, Slot
from guidewright.render.site_map import SiteMap

__all__ = ["PageText", "escaped_title", "page_artefact"]

_CONTROL = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What stands on a page.

    Attributes:
        title: in navigation and in the browser's title.
        head: HTML above the body; or a heading in Markdown.
        body: Markdown.
        foot: HTML below the body.
        description: for search engines.
        item: what progress counts, `article:approve`.
        index: whether search shows the page.
        alternates: languages it also exists in.
        hide: parts of the engine's page to leave out: `navigation`, `toc`.
        kind: what the page is, for style sheets: `home`, `track`, `article`.
        extra: more settings for the engine, from the author's front matter.
        source: the file that the body is from; empty for pages that nobody wrote.
        fills: what of that file's text is replaced in the body.
    """

    title: str
    head: str
    body: str = ""
    foot: str = ""
    description: str = ""
    item: str = ""
    index: bool = True
    alternates: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    kind: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""
    fills: tuple[Fill, ...] = ()


def page_artefact(site: SiteMap, name: str, language: str, page: PageText) -> Artefact:
    """The file of one page in one language's tree; `name` is its name there, without extension."""
    root = site.root_from(name, language)
    source = site.academy.source_language

    def address(code: str) -> str:
        return root + site.at(name, code) or "./"

    settings: dict[str, Any] = {name: _shown(value) for name, value in page.extra.items()}
    settings["title"] = escaped_title(page.title)
    if page.description:
        settings["description"] = escaped_title(page.description)
    if page.hide:
        settings["hide"] = list(page.hide)
    settings["guidewright"] = {
        "root": root or "./",
        "item": page.item,
        "kind": page.kind,
        "index": page.index,
        "alternates": [{"language": code, "url": address(code)} for code in page.alternates],
        "default": address(source) if source in page.alternates else "",
        "around": [_length(page.head), _length(page.foot)],
    }
    front = "\n".join(f"{key}: {_yaml(value)}" for key, value in settings.items())
    body = page.body.strip("\n")
    before = "".join(f"{part}\n\n" for part in (f"---\n{front}\n---", page.head) if part)
    after = f"\n\n{page.foot}\n" if page.foot else "\n"
    if not body:
        before = before.removesuffix("\n\n")
    slot = Slot(page.source, before, after, page.fills) if page.source and body else None
    return Artefact(Place.TREE, f"{name}.md", before + body + after, language, slot)


def _length(html: str) -> int:
    """How many characters at an end of the page need no reading as Markdown."""
    return len(html) if html.startswith("<") else 0


def escaped_title(text: str) -> str:
    """Words that the engine's templates print as they are, in text and in attributes. `&` cannot do harm alone."""
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _shown(value: Any) -> Any:
    """An author's setting for the engine, whose templates may print any part of it."""
    if isinstance(value, str):
        return escaped_title(value)
    if isinstance(value, Mapping):
        return {escaped_title(key): _shown(part) for key, part in value.items()}
    return [_shown(part) for part in value] if isinstance(value, list) else value


def _yaml(value: Any) -> str:
    """JSON is YAML but for control characters, which YAML takes only escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
