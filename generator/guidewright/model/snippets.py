"""Snippets: `{{ snippet.name }}` brings `snippets/name.md` into a page; never in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from guidewright.decode import Markdown
from guidewright.diagnostics import Issue, Span, nearest
from guidewright.model import rules
from guidewright.model.academy import Academy
from guidewright.model.articles import Snippet

__all__ = ["check_snippets", "snippet_named"]


def snippet_named(academy: Academy, key: str, language: str) -> Snippet | None:
    """The snippet of a placeholder, in the best language."""
    found = academy.snippets.get(f"snippets/{key}")
    return found.best(language) if found else None


def check_snippets(academy: Academy) -> Iterator[Issue]:
    """Placeholders without a snippet, and snippets that include themselves."""
    for things in (academy.articles, academy.releases, academy.pages, academy.snippets):
        for thing in things.values():
            for one in thing.every():
                yield from _missing(academy, one.body, one.origin.path)
    for name, snippet in academy.snippets.items():
        yield from _cycles(academy, name, snippet.source)


def _missing(academy: Academy, body: Markdown, path: str) -> Iterator[Issue]:
    names = [name.removeprefix("snippets/") for name in academy.snippets]
    for placeholder in body.placeholders:
        if placeholder.scope == "snippet" and placeholder.key not in names:
            meant = nearest(placeholder.key, names)
            help_text = f"Did you mean `{meant}`?" if meant else f"Write it: `snippets/{placeholder.key}.md`."
            span = Span(path, placeholder.start, placeholder.end)
            yield rules.MISSING_SNIPPET.at(span, f"there is no snippet `{placeholder.key}`", help_text)


def _cycles(academy: Academy, name: str, snippet: Snippet) -> Iterator[Issue]:
    """Walk what this snippet includes, without recursion; report the place that leads back to it."""
    for placeholder in snippet.body.placeholders:
        if placeholder.scope != "snippet":
            continue
        pending, seen = [f"snippets/{placeholder.key}"], set()
        while pending:
            current = pending.pop()
            if current == name:
                span = Span(snippet.origin.path, placeholder.start, placeholder.end)
                message = f"`{name.removeprefix('snippets/')}` includes itself through `{placeholder.key}`"
                yield rules.INCLUDE_CYCLE.at(span, message, "Remove one of the includes of the circle.")
                break
            inner = academy.snippets.get(current)
            if inner is None or current in seen:
                continue
            seen.add(current)
            pending += [f"snippets/{p.key}" for p in inner.source.body.placeholders if p.scope == "snippet"]
