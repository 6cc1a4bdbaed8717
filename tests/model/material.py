"""Academies made of texts that were never on disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from guidewright.collect import Area, SourceFile
from guidewright.decode import Document, decode
from guidewright.diagnostics import Issue, sort_issues
from guidewright.model import Academy, build

__all__ = ["ACADEMY", "article", "built", "page_of", "tour"]

ACADEMY = """\
title: Ledgerline Academy
languages: [en, ja, zh]
roles: {manager: {title: Manager}, approver: {title: Approver}}
levels: {start: {title: Start}, core: {title: Core}}
topics: {workflows: {title: Workflows}}
products: {ledgerline: {title: Ledgerline, url: product/, labels: 'strings/{lang}.json'}}
"""
LABELS = {
    "strings/en.json": '{"approve": "Approve", "nav": {"queue": "Queue"}}',
    "strings/ja.json": '{"approve": "承認"}',
    "strings/zh.json": '{"approve": "批准"}',
}


def built(files: Mapping[str, str], *, assets: tuple[str, ...] = ()) -> tuple[Academy, tuple[Issue, ...]]:
    """The academy of these files beside a valid `academy.yml` and string catalogues.

    Args:
        files: texts by path below `content/`, or of `tours/` and `strings/`.
        assets: names of other files of the docs folder.
    """
    texts = {"academy.yml": ACADEMY, **LABELS, **files}
    documents: list[Document] = []
    issues: list[Issue] = []
    for path, text in sorted(texts.items()):
        document, found = decode(_source(path, text))
        documents.append(document)
        issues += found
    academy, found = build(documents, docs="content", assets=assets)
    return academy, sort_issues([*issues, *found])


def _source(path: str, text: str) -> SourceFile:
    top, _, rest = path.partition("/")
    if top == "tours":
        return SourceFile(path, Area.TOURS, rest, text, "")
    if top == "strings":
        return SourceFile(path, Area.LABELS, path, text, "")
    return SourceFile(f"content/{path}", Area.DOCS, path, text, "")


def article(title: str = "One", more: str = "", body: str = "Words.\n") -> str:
    """A draft with all that is required."""
    keys = f"title: {title}\nroles: [manager]\nlevel: start\ntopics: [workflows]\nkind: reference\n{more}"
    return f"---\n{keys}---\n{body}"


def tour(title: str = "One", steps: str = "  - {id: one, title: One}\n", more: str = "") -> str:
    """A draft with all that is required."""
    return f"title: {title}\nproduct: ledgerline\nroles: [manager]\n{more}steps:\n{steps}"


def page_of(path: str) -> str:
    """The name that a file's page has in the tree."""
    return str(PurePosixPath(path).with_suffix(""))
