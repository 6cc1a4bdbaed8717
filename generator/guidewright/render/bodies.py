"""Author Markdown in, engine Markdown out: labels and snippets filled in, our fences expanded, links rewritten.

Everything is replaced by its place in the text, from back to front; what is not ours stays byte for byte.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from guidewright.decode import Fence, Link, Markdown, Placeholder
from guidewright.model.addresses import address, language_prefix, relative
from guidewright.model.articles import Article, Page, Release, Snippet
from guidewright.model.embeds import Embed, EmbedKind, Video
from guidewright.model.links import heading_slug, heading_words, page_name, split_target
from guidewright.model.rules import MAX_INCLUDED
from guidewright.model.snippets import snippet_named
from guidewright.render.artefacts import Fill
from guidewright.render.packed import packed
from guidewright.render.site_map import SiteMap

__all__ = ["body_fills", "escaped_markdown", "filled"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~^$&])")
_BY_HAND = re.compile(r"\{:?[^{}]*?#([\w:.-]+)[^{}]*\}")
_UNDERLINE = re.compile(r"[^\n]*\n=+[ \t]*(?=\n|$)")
MAX_SNIPPETS = 20


@dataclass(slots=True)
class _Filling:
    """One body on its way onto a page.

    Attributes:
        page: the name of the page it ends on.
        language: whose tree that is in.
        site: what rendering needs to know of the academy.
        depth: how many snippets it stands inside.
        room: how many characters snippets may still bring; shared by a page and all that it includes.
    """

    page: str
    language: str
    site: SiteMap
    depth: int = 0
    room: list[int] = field(default_factory=lambda: [MAX_INCLUDED])

    def fills(self, source: Article | Release | Page | Snippet) -> tuple[Fill, ...]:
        """Everything that stands on the page in the place of something of this body."""
        return (*_embeds(source, self), *_links(source, self), *_placeholders(source.body, self))


def body_fills(page: Article | Release | Page, language: str, site: SiteMap) -> tuple[Fill, ...]:
    """What stands in a page's body for the engine, which also goes without a first heading that repeats the title.

    Args:
        page: in the language wanted, or the source where it is not translated.
        language: whose tree it goes into.
        site: the academy and what rendering needs to know of it.
    """
    return (*_title(page, language, site), *_Filling(page.name, language, site).fills(page))


def filled(body: Markdown, fills: Iterable[Fill]) -> str:
    """A body with everything filled in; of parts that overlap, the last one, and what replaces the title."""
    placed = [(*_place(body, fill), fill) for fill in fills]
    titles = [(start, end) for start, end, fill in placed if fill.part == "title"]
    text = body.text
    taken = len(text)
    for start, end, fill in sorted(placed, key=lambda one: (one[0], one[1]), reverse=True):
        if fill.part != "title" and any(a <= start < b for a, b in titles):
            continue
        at, until = start - body.start, end - body.start
        if until <= taken:
            text = text[:at] + fill.text + text[until:]
            taken = at
    return text.strip("\n") + "\n"


def _place(body: Markdown, fill: Fill) -> tuple[int, int]:
    """Where in its file a part stands, from its first character to behind its last."""
    if fill.part == "title":
        first = body.headings[0]
        underline = _UNDERLINE.match(body.text[first.end - body.start :])
        return first.start, first.end + (underline.end() if underline else 0)
    parts: Mapping[str, Sequence[Placeholder | Link | Fence]] = {
        "placeholder": body.placeholders,
        "link": body.links,
        "fence": body.fences,
    }
    part = parts[fill.part][fill.number]
    return part.start, part.end


def _title(page: Article | Release | Page, language: str, site: SiteMap) -> Iterator[Fill]:
    """A first heading that only says the title again goes; links to it still arrive."""
    body = page.body
    first = body.headings[0] if body.headings else None
    if first is None or first.level != 1 or body.text[: first.start - body.start].strip():
        return
    given, said = (heading_words(text, site.academy, language) for text in (page.title, first.text))
    if given and given.split() != said.split():
        return
    by_hand = _BY_HAND.search(first.text)
    own = isinstance(page, Page) and not by_hand  # its title is a heading again, and gets the same anchor
    anchor = by_hand[1] if by_hand else heading_slug(first.text, site.academy, language)
    yield Fill("title", 0, "" if own or not anchor else f'<div id="{escape(anchor, quote=True)}"></div>\n')


def _placeholders(body: Markdown, filling: _Filling) -> Iterator[Fill]:
    for number, placeholder in enumerate(body.placeholders):
        if placeholder.scope == "ui":
            text = escaped_markdown(filling.site.academy.label(placeholder.key, filling.language))
        else:
            text = _snippet(placeholder.key, filling)
        yield Fill("placeholder", number, text)


def _snippet(key: str, filling: _Filling) -> str:
    """A snippet's text as it reads on the page; nothing once the page holds more than any browser opens."""
    snippet = snippet_named(filling.site.academy, key, filling.language)
    if snippet is None or filling.depth >= MAX_SNIPPETS or filling.room[0] < 0:
        return ""
    filling.room[0] -= len(snippet.body.text) + 1
    inner = _Filling(filling.page, filling.language, filling.site, filling.depth + 1, filling.room)
    return filled(snippet.body, inner.fills(snippet)).strip("\n")


def escaped_markdown(text: str) -> str:
    """Words that show as they are, whatever punctuation they hold."""
    return _SPECIAL.sub(r"\\\1", text)


def _embeds(source: Article | Release | Page | Snippet, filling: _Filling) -> Iterator[Fill]:
    for embed in filling.site.academy.embeds.get(source.origin.path, ()):
        html = packed(_embed_html(embed, source, filling))
        yield Fill("fence", source.body.fences.index(embed.fence), _as_block(html, embed.fence))


def _as_block(html: str, fence: Fence) -> str:
    """A paragraph of its own where the fence stood, in whatever list or quotation."""
    blank = fence.indent.rstrip()
    return f"{blank}\n{fence.indent}{html}\n{blank}"


def _embed_html(embed: Embed, source: Article | Release | Page | Snippet, filling: _Filling) -> str:
    site, language = filling.site, filling.language
    root = site.root_from(filling.page, language)
    if embed.kind is EmbedKind.QUIZ:
        return site.quiz_html(embed.target, language, root, heading=True)
    if embed.kind is EmbedKind.STEPS:
        return site.steps_html(embed.target, language, root)
    return _video_html(embed.video, source, filling) if embed.video else ""


def _video_html(video: Video, source: Article | Release | Page | Snippet, filling: _Filling) -> str:
    language = filling.language

    def at(target: str | None) -> str:
        return escape(_finished_target(target, source.name, filling), quote=True) if target else ""

    title = escape(video.title, quote=True)
    poster = f' poster="{at(video.poster)}"' if video.poster else ""
    track = (
        f'<track kind="captions" srclang="{language}" label="{language}" src="{at(video.captions)}" default>'
        if video.captions
        else ""
    )
    transcript = ""
    if video.transcript:
        words = filling.site.words(language)
        transcript = f"<details><summary>{escape(words('transcript'))}</summary><p>{escape(video.transcript)}</p></details>"
    return (
        f'<figure class="gw-video"><video controls preload="metadata" src="{at(video.src)}"{poster} '
        f'aria-label="{title}">{track}</video><figcaption>{title} '
        f'<span class="gw-video__length">{escape(video.length)}</span></figcaption>{transcript}</figure>'
    )


def _links(source: Article | Release | Page | Snippet, filling: _Filling) -> Iterator[Fill]:
    """Links as they read on the page; those to pages that this language does not have lead to the source's site."""
    for number, link in enumerate(source.body.links):
        better = _target(link.target, source.name, filling)
        if better is not None and better != link.target:
            yield Fill("link", number, better)


def _target(target: str, name: str, filling: _Filling) -> str | None:
    """What a link in the file `name` reads on the page, for the engine to resolve; `None` to leave it as it is."""
    path, _ = split_target(target)
    if not path or path.startswith("/") or "{{" in target:
        return None
    site, language = filling.site, filling.language
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
    here = posixpath.dirname(filling.page) or "."
    to = joined
    if joined.endswith(".md"):
        to = page_name(joined, site.academy)
        if not site.has_page(to, language):
            return _outside(address(to), target, filling)
        to += ".md"
    elif not site.has_asset(joined, language):
        return _outside(joined, target, filling)
    if to == joined and name == filling.page:
        return None
    return quote(posixpath.relpath(to, here)) + _tail(target)


def _outside(to: str, target: str, filling: _Filling) -> str:
    here = language_prefix(filling.language, filling.site.academy) + address(filling.page)
    return quote(relative(to, here)) + _tail(target)


def _finished_target(target: str, name: str, filling: _Filling) -> str:
    """The address of a file as the finished page needs it."""
    path, _ = split_target(target)
    if not path or path.startswith("/"):
        return target
    return _outside(posixpath.normpath(posixpath.join(posixpath.dirname(name), path)), target, filling)


def _tail(target: str) -> str:
    """The query and the anchor of a link, as written."""
    return target[len(re.split(r"[?#]", target, maxsplit=1)[0]) :]
