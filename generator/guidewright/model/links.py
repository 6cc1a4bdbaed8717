"""Links between pages: whether each leads somewhere, and who links to whom."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import unquote

from pymdownx.slugs import slugify

from guidewright.decode import Link, Markdown
from guidewright.diagnostics import Issue, Span, Vocabulary, nearest
from guidewright.model import rules
from guidewright.model.academy import Academy, Localised
from guidewright.model.addresses import address, generated_pages
from guidewright.model.articles import Article, Page, Release, Snippet

__all__ = [
    "anchors_in_order",
    "anchors_of",
    "check_links",
    "heading_slug",
    "heading_title",
    "heading_words",
    "linked_page",
    "page_name",
    "split_target",
]

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]+>|[`*]|\{:?[^}]*\}")
_LABEL = re.compile(r"\{\{\s*ui\.([\w.-]+)\s*\}\}")
_LABEL_OR_MARKUP = re.compile(rf"(?P<label>{_LABEL.pattern})|{_MARKUP.pattern}")
_BY_HAND = re.compile(r"\{:?[^{}]*?#([\w:.-]+)[^{}]*\}\s*$")
_slug = lru_cache(4096)(slugify(case="lower"))  # articles share many headings
Bodied = Article | Page | Release | Snippet


@dataclass(frozen=True)
class _Map:
    """Names that links can lead to."""

    academy: Academy

    @cached_property
    def pages(self) -> dict[str, Localised[Article] | Localised[Release] | Localised[Page]]:
        found: dict[str, Localised[Article] | Localised[Release] | Localised[Page]] = {}
        for things in (self.academy.articles, self.academy.releases, self.academy.pages):
            for thing in things.values():
                found[thing.source.name] = thing
        return found

    @cached_property
    def generated(self) -> Mapping[str, str]:
        return generated_pages(self.academy)

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def texts(self) -> dict[str, list[str]]:
        """Paths of pages by file name, without `.md`: two names are not alike because both end with it."""
        return _by_file_name(f"{name}.md" for name in (*self.pages, *self.generated))

    @cached_property
    def files(self) -> dict[str, list[str]]:
        """Paths of other files by file name."""
        return _by_file_name(sorted(self.academy.assets))

    @cached_property
    def text_names(self) -> Vocabulary:
        return Vocabulary(self.texts)

    @cached_property
    def file_names(self) -> Vocabulary:
        return Vocabulary(self.files)

    def meant(self, path: str) -> str | None:
        """The path that a writer most likely meant: the same or a close file name, best in the same folder."""
        text = path.endswith(".md")
        known = self.texts if text else self.files
        name = posixpath.basename(path).removesuffix(".md")
        close = name if name in known else (self.text_names if text else self.file_names).nearest(name)
        if close is None:
            return None
        here = posixpath.dirname(path)
        beside = next((other for other in known[close] if posixpath.dirname(other) == here), None)
        return beside or nearest(path, known[close]) or known[close][0]

    def anchors_in(self, page: Bodied) -> frozenset[str]:
        """The anchors of a page."""
        path = page.origin.path
        if path not in self.anchors:
            self.anchors[path] = anchors_of(page.body, self.academy, page.origin.language)
        return self.anchors[path]


def _by_file_name(paths: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(posixpath.basename(path).removesuffix(".md"), []).append(path)
    return found


def anchors_of(body: Markdown, academy: Academy, language: str) -> frozenset[str]:
    """The anchors of a page: ids set by hand, and the slugs of its headings as the engine makes them."""
    return frozenset((*body.ids, *anchors_in_order(body, academy, language)))


def anchors_in_order(body: Markdown, academy: Academy, language: str) -> tuple[str, ...]:
    """The anchor of each heading: the id set by hand, or the slug that the engine makes of it."""
    found = []
    taken = set(body.ids)
    numbers: dict[str, int] = {}
    for heading in body.headings:
        by_hand = _BY_HAND.search(heading.text)
        if by_hand:
            found.append(by_hand[1])
            continue
        slug = unique = heading_slug(heading.text, academy, language)
        while unique in taken:
            numbers[slug] = numbers.get(slug, 0) + 1
            unique = f"{slug}_{numbers[slug]}"
        taken.add(unique)
        found.append(unique)
    return tuple(found)


def heading_title(text: str) -> str:
    """A heading as a title: without markup, labels still named by their keys."""
    return _LABEL_OR_MARKUP.sub(lambda match: match["label"] or match[3] or "", text).strip() or text


def heading_words(text: str, academy: Academy, language: str) -> str:
    """What readers see of a heading: labels filled in, no markup."""
    text = _LABEL.sub(lambda match: academy.label(match[1], language), text)
    return _MARKUP.sub(lambda match: match[1] or "", text)


def heading_slug(text: str, academy: Academy, language: str) -> str:
    """The anchor that the engine makes of a heading."""
    return str(_slug(heading_words(text, academy, language), "-"))


def split_target(target: str) -> tuple[str, str]:
    """The path and the anchor of a link; an empty path when it leaves the site or stays on the page."""
    if _SCHEME.match(target):
        return "", ""
    path, _, anchor = target.partition("#")
    return unquote(path.partition("?")[0]), unquote(anchor)


def check_links(academy: Academy) -> tuple[dict[str, frozenset[str]], tuple[Issue, ...]]:
    """Check every link of every body.

    Returns:
        For each page's name the names it links to, and the issues.
    """
    names = _Map(academy)
    graph: dict[str, frozenset[str]] = {}
    issues: list[Issue] = []
    for things in (academy.articles, academy.releases, academy.pages, academy.snippets):
        for thing in things.values():
            for one in thing.every():
                targets: set[str] = set()
                for link in one.body.links:
                    found, problems = _follow(link, one, names)
                    targets.update(found)
                    issues += problems
                graph[one.name] = graph.get(one.name, frozenset()) | targets
    issues += _collisions(academy, names)
    return graph, tuple(issues)


def _follow(link: Link, page: Bodied, names: _Map) -> tuple[tuple[str, ...], tuple[Issue, ...]]:
    path, anchor = split_target(link.target)
    if path.startswith("/") or (not path and not anchor) or "{{" in link.target:
        return (), ()
    span = Span(page.origin.path, link.start, link.end)
    if not path:
        return (), tuple(_anchor_issue(page, anchor, span, names))
    if link.raw and _leads_on(posixpath.normpath(posixpath.join(address(page.name), path)), names):
        return (), ()
    joined = _joined(page.name, path)
    if joined.endswith(".md"):
        name = page_name(joined, names.academy)
        if name in names.pages:
            other = names.pages[name].best(page.origin.language)
            return (name,), tuple(_anchor_issue(other, anchor, span, names))
        if name in names.generated:
            return (name,), ()
    elif joined in names.academy.assets or (not link.image and path.endswith("/")):
        return (), ()
    return (), (_broken(link, joined, page, names, span),)


def _leads_on(place: str, names: _Map) -> bool:
    """Whether something is at a place below the site's root; pages are there without their ending."""
    return place in names.academy.assets or place in names.pages or place in names.generated


def linked_page(link: Link, page: Bodied, academy: Academy) -> str | None:
    """The name that a page would have if this link of `page` led to one; `None` when it cannot."""
    joined = _joined(page.name, split_target(link.target)[0])
    return page_name(joined, academy) if joined.endswith(".md") else None


def _joined(page: str, path: str) -> str:
    folder = page.rpartition("/")[0]
    return posixpath.normpath(f"{folder}/{path}" if folder and not path.startswith("/") else path)


def page_name(joined: str, academy: Academy) -> str:
    """A link may name a translation; the page is the same."""
    name = joined.removesuffix(".md")
    for code in academy.languages[1:]:
        name = name.removesuffix(f".{code}")
    return name


def _anchor_issue(page: Bodied, anchor: str, span: Span, names: _Map) -> Iterator[Issue]:
    if not anchor or names.academy.adopted:
        return  # the engine's own slugs decide there; the finished pages are checked instead
    known = names.anchors_in(page)
    if anchor not in known:
        meant = nearest(anchor, known)
        help_text = (
            f"Did you mean `#{meant}`?" if meant else "Link to one of the page's headings, or drop the `#…`."
        )
        message = f"`{page.origin.path}` has no heading `#{anchor[:60]}`"
        yield rules.BROKEN_ANCHOR.at(span, message, help_text)


def _broken(link: Link, joined: str, page: Bodied, names: _Map, span: Span) -> Issue:
    if joined.startswith(".."):
        message = f"`{link.target[:80]}` leads out of the docs folder"
        return rules.BROKEN_LINK.at(span, message, "Link to a page or file inside it.")
    meant = names.meant(joined)
    what = "picture" if link.image else "file"
    help_text = "Correct the path; it is relative to this file."
    if meant:
        better = posixpath.relpath(meant, posixpath.dirname(page.name) or ".")
        help_text = f"Did you mean `{better}`?"
    return rules.BROKEN_LINK.at(span, f"there is no {what} `{joined[:80]}`", help_text)


def _collisions(academy: Academy, names: _Map) -> Iterator[Issue]:
    taken: dict[str, str] = {}
    paths: dict[str, str] = {}
    for things in (academy.articles, academy.releases, academy.pages):
        for thing in things.values():
            paths[thing.source.name] = thing.source.origin.path
    for name, path in paths.items():
        url = address(name).casefold()
        other = taken.setdefault(url, path)
        if other != path:
            message = f"this page and `{other}` have the same address `/{url}`"
            yield rules.OUTPUT_COLLISION.at(Span(path), message, "Rename one of the two files.")
        if name in names.generated and name != "index":
            message = f"Guidewright makes a page at `/{url}` itself ({names.generated[name]})"
            yield rules.OUTPUT_COLLISION.at(Span(path), message, "Rename this file.")
