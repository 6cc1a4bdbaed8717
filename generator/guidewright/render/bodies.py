"""Author Markdown in, engine Markdown out: labels and snippets filled in, our fences expanded, links rewritten.

Everything is replaced by its place in the text, from back to front; what is not ours stays byte for byte.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from guidewright.decode import Markdown
from guidewright.model.addresses import address, language_prefix, relative
from guidewright.model.articles import Article, Page, Release
from guidewright.model.embeds import Embed, EmbedKind, Video
from guidewright.model.links import split_target
from guidewright.model.snippets import snippet_named
from guidewright.render.site_map import SiteMap

__all__ = ["body_text", "escaped_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~^$&])")
MAX_SNIPPETS = 20


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def body_text(page: Article | Release | Page, language: str, site: SiteMap) -> str:
    """The body of a page, ready for the engine, without a first heading that repeats the title.

    Args:
        page: in the language wanted, or the source where it is not translated.
        language: whose tree it goes into.
        site: the academy and what rendering needs to know of it.
    """
    body = page.body
    edits = list(_title(body))
    edits += _embeds(page, language, site)
    edits += _links(page, language, site)
    edits += _placeholders(body, language, site)
    return _applied(body, edits)


def _applied(body: Markdown, edits: list[_Edit]) -> str:
    text = body.text
    taken = len(text)
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        start, end = edit.start - body.start, edit.end - body.start
        if end <= taken:
            text = text[:start] + edit.text + text[end:]
            taken = start
    return text.strip("\n") + "\n"


def _title(body: Markdown) -> Iterator[_Edit]:
    first = body.headings[0] if body.headings else None
    if first and first.level == 1 and not body.text[: first.start - body.start].strip():
        end = first.end
        following = body.text[end - body.start :]
        underline = re.match(r"[^\n]*\n=+[ \t]*(?=\n|$)", following)
        yield _Edit(first.start, end + (underline.end() if underline else 0), "")


def _placeholders(body: Markdown, language: str, site: SiteMap, depth: int = 0) -> Iterator[_Edit]:
    for placeholder in body.placeholders:
        if placeholder.scope == "ui":
            text = escaped_markdown(site.academy.label(placeholder.key, language))
        else:
            text = _snippet(placeholder.key, language, site, depth)
        yield _Edit(placeholder.start, placeholder.end, text)


def _snippet(key: str, language: str, site: SiteMap, depth: int) -> str:
    snippet = snippet_named(site.academy, key, language)
    if snippet is None or depth >= MAX_SNIPPETS:
        return ""
    edits = list(_placeholders(snippet.body, language, site, depth + 1))
    return _applied(snippet.body, edits).strip("\n")


def escaped_markdown(text: str) -> str:
    """Words that show as they are, whatever punctuation they hold."""
    return _SPECIAL.sub(r"\\\1", text)


def _embeds(page: Article | Release | Page, language: str, site: SiteMap) -> Iterator[_Edit]:
    for embed in site.academy.embeds.get(page.origin.path, ()):
        html = _embed_html(embed, page, language, site)
        indent = re.sub(r"[^ \t]", "", embed.fence.indent)
        block = "\n".join(indent + line if line else "" for line in f"\n{html}\n".split("\n"))
        yield _Edit(embed.fence.start, embed.fence.end, block)


def _embed_html(embed: Embed, page: Article | Release | Page, language: str, site: SiteMap) -> str:
    root = site.root_from(page.name, language)
    if embed.kind is EmbedKind.QUIZ:
        return site.quiz_html(embed.target, language, root, heading=True)
    if embed.kind is EmbedKind.STEPS:
        return site.steps_html(embed.target, language, root)
    video = embed.video
    return _video_html(video, page, language, site) if video else ""


def _video_html(video: Video, page: Article | Release | Page, language: str, site: SiteMap) -> str:
    def at(target: str | None) -> str:
        return escape(_target(target, page, language, site) or target, quote=True) if target else ""

    title = escape(video.title, quote=True)
    poster = f' poster="{at(video.poster)}"' if video.poster else ""
    track = (
        f'<track kind="captions" srclang="{language}" label="{language}" src="{at(video.captions)}" default>'
        if video.captions
        else ""
    )
    transcript = ""
    if video.transcript:
        words = site.words(language)
        transcript = f"<details><summary>{escape(words('transcript'))}</summary><p>{escape(video.transcript)}</p></details>"
    return (
        f'<figure class="gw-video"><video controls preload="metadata" src="{at(video.src)}"{poster} '
        f'aria-label="{title}">{track}</video><figcaption>{title} '
        f'<span class="gw-video__length">{escape(video.length)}</span></figcaption>{transcript}</figure>'
    )


def _links(page: Article | Release | Page, language: str, site: SiteMap) -> Iterator[_Edit]:
    """Links to pages that this language does not have lead to the source language's site."""
    for link in page.body.links:
        better = _target(link.target, page, language, site)
        if better is not None and better != link.target:
            yield _Edit(link.start, link.end, better)


def _target(target: str, page: Article | Release | Page, language: str, site: SiteMap) -> str | None:
    path, anchor = split_target(target)
    if not path or path.startswith("/"):
        return None
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path))
    tail = f"#{anchor}" if anchor else ""
    if joined.endswith(".md"):
        name = joined.removesuffix(".md").removesuffix(f".{language}")
        if site.has_page(name, language):
            way = posixpath.relpath(f"{name}.md", posixpath.dirname(page.name) or ".")
            return way + tail
        to = address(name)
    elif site.has_asset(joined, language):
        return None
    else:
        to = joined
    here = language_prefix(language, site.academy) + address(page.name)
    return relative(to, here) + tail
