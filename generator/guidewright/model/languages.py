"""File names in, originals and translations out: `approve.ja.md` is the Japanese `approve.md`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from guidewright.decode import Document, Kind
from guidewright.diagnostics import Issue, Span, nearest
from guidewright.model import rules

__all__ = ["Group", "group_languages", "unknown_language"]

_CODE = re.compile(r"[a-z]{2,3}(-[a-zA-Z]{2,8})?")


@dataclass(slots=True)
class Group:
    """An original and its translations."""

    name: str
    source: Document
    translations: dict[str, Document] = field(default_factory=dict)


def group_languages(
    documents: Iterable[Document], languages: Sequence[str]
) -> tuple[dict[tuple[Kind, str], Group], tuple[Issue, ...]]:
    """Pair each translation with its original.

    Args:
        documents: in the order of their paths.
        languages: the academy's, the source language first.

    Returns:
        Groups by kind and name, and the files that translate nothing.
    """
    groups: dict[tuple[Kind, str], Group] = {}
    suffixed = []
    for document in documents:
        base, dot, suffix = document.name.rpartition(".")
        if dot and "/" not in suffix and _CODE.fullmatch(suffix):
            suffixed.append((document, base, suffix))
        else:
            groups[document.kind, document.name] = Group(document.name, document)
    issues = []
    for document, base, suffix in suffixed:
        group = groups.get((document.kind, base))
        if suffix in languages[1:] and group:
            group.translations[suffix] = document
        elif suffix in languages[1:]:
            issues.append(_orphan(document, base))
        elif group and suffix != languages[0]:
            issues.append(unknown_language(Span(document.path), suffix, languages))
        else:
            groups[document.kind, document.name] = Group(document.name, document)
    return groups, tuple(issues)


def _orphan(document: Document, base: str) -> Issue:
    extension = document.path.rsplit(".", 1)[1]
    message = f"this translates `{base}.{extension}`, which does not exist"
    return rules.ORPHAN_TRANSLATION.at(
        Span(document.path), message, "Rename the translation, or restore the original."
    )


def unknown_language(span: Span, code: str, languages: Sequence[str]) -> Issue:
    """The issue of a file in a language that the academy does not list."""
    meant = nearest(code, languages)
    help_text = f"Did you mean `{meant}`? " if meant else ""
    message = f"the academy does not list the language `{code}`"
    return rules.UNKNOWN_LANGUAGE.at(
        span, message, f"{help_text}Add it to `languages` in academy.yml, or rename the file."
    )
