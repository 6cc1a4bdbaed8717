"""Snippets: `{{ snippet.name }}` brings `snippets/name.md` into a page; never in a circle, never without bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidewright.decode import Markdown, Placeholder
from guidewright.diagnostics import Issue, Span, nearest
from guidewright.model import rules
from guidewright.model.academy import Academy
from guidewright.model.articles import Snippet

__all__ = ["check_snippets", "snippet_named"]

Includes = Mapping[str, tuple[str, ...]]


def snippet_named(academy: Academy, key: str, language: str) -> Snippet | None:
    """The snippet of a placeholder, in the best language."""
    found = academy.snippets.get(f"snippets/{key}")
    return found.best(language) if found else None


def check_snippets(academy: Academy) -> Iterator[Issue]:
    """Placeholders without a snippet, snippets that include themselves, and what grows too large by them."""
    names = frozenset(name.removeprefix("snippets/") for name in academy.snippets)
    for things in (academy.articles, academy.releases, academy.pages, academy.snippets):
        for thing in things.values():
            for one in thing.every():
                yield from _missing(one.body, one.origin.path, names)
    if names:
        for language in academy.languages:
            yield from _within(academy, language)


def _missing(body: Markdown, path: str, names: frozenset[str]) -> Iterator[Issue]:
    for placeholder in _placeholders(body):
        if placeholder.key not in names:
            meant = nearest(placeholder.key, sorted(names))
            help_text = f"Did you mean `{meant}`?" if meant else f"Write it: `snippets/{placeholder.key}.md`."
            span = Span(path, placeholder.start, placeholder.end)
            yield rules.MISSING_SNIPPET.at(span, f"there is no snippet `{placeholder.key}`", help_text)


def _placeholders(body: Markdown) -> Iterator[Placeholder]:
    return (placeholder for placeholder in body.placeholders if placeholder.scope == "snippet")


def _within(academy: Academy, language: str) -> Iterator[Issue]:
    """What is wrong with the snippets and with what includes them, as readers of one language see them."""
    bodies = {name.removeprefix("snippets/"): s.best(language) for name, s in academy.snippets.items()}
    includes = {
        name: tuple(p.key for p in _placeholders(snippet.body) if p.key in bodies)
        for name, snippet in bodies.items()
    }
    order = _inner_first(includes)
    circles = _circles(includes, order)
    for name, snippet in bodies.items():
        for placeholder in _placeholders(snippet.body):
            if circles.get(placeholder.key) == circles[name]:
                span = Span(snippet.origin.path, placeholder.start, placeholder.end)
                message = f"`{name}` includes itself through `{placeholder.key}`"
                yield rules.INCLUDE_CYCLE.at(span, message, "Remove one of the includes of the circle.")
    sizes: dict[str, int] = {}
    for name in order:
        whole = len(bodies[name].body.text) + sum(sizes.get(inner, 0) for inner in includes[name])
        sizes[name] = min(whole, rules.MAX_INCLUDED + 1)
    for things in (academy.articles, academy.releases, academy.pages, academy.snippets):
        for thing in things.values():
            one = thing.best(language)
            yield from _too_large(one.body, one.origin.path, sizes)


def _too_large(body: Markdown, path: str, sizes: Mapping[str, int]) -> Iterator[Issue]:
    total = len(body.text)
    for placeholder in _placeholders(body):
        size = sizes.get(placeholder.key, 0)
        if size > rules.MAX_INCLUDED:
            return  # reported where the snippet itself grows too large
        total += size
        if total > rules.MAX_INCLUDED:
            span = Span(path, placeholder.start, placeholder.end)
            message = f"with this include the text grows beyond {rules.MAX_INCLUDED:,} characters"
            yield rules.INCLUDE_TOO_LARGE.at(span, message, "Link to the passage instead of repeating it.")
            return


def _inner_first(includes: Includes) -> list[str]:
    """Names in an order in which whatever is included comes before what includes it, circles aside."""
    done: dict[str, None] = {}
    entered: set[str] = set()
    for start in includes:
        pending = [(start, False)]
        while pending:
            name, left = pending.pop()
            if left:
                done[name] = None
            elif name not in entered:
                entered.add(name)
                pending.append((name, True))
                pending += [(inner, False) for inner in includes[name] if inner not in entered]
    return list(done)


def _circles(includes: Includes, order: list[str]) -> dict[str, object]:
    """For each snippet a mark that it shares with those it includes and is included by (Kosaraju).

    A snippet on no circle has a mark of its own that no placeholder of it leads to.
    """
    includers: dict[str, list[str]] = {name: [] for name in includes}
    for name, inner in includes.items():
        for other in inner:
            includers[other].append(name)
    marks: dict[str, object] = {}
    for start in reversed(order):
        pending, mark = [start], object()
        while pending:
            name = pending.pop()
            if name not in marks:
                marks[name] = mark
                pending += includers[name]
    return marks
