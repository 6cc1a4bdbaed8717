"""An academy of many small articles that was never on disk."""

from __future__ import annotations

from guidewright.diagnostics import has_errors
from guidewright.model import Academy
from guidewright.render import Artefact, Place, Templates, render
from guidewright.resources import template_files
from tests.model.material import built, tour

__all__ = ["LEVELS", "ROLES", "TOPICS", "academy_of", "files_of", "pages_of"]

ROLES = ("manager", "approver", "buyer")
LEVELS = ("start", "core", "expert")
TOPICS = ("workflows", "invoices")
SETTINGS = f"""\
title: Ledgerline Academy
languages: [en, ja]
roles: {{{", ".join(f"{role}: {{title: {role.title()}, benefit: Faster.}}" for role in ROLES)}}}
levels: {{{", ".join(f"{level}: {{title: {level.title()}, summary: Step up.}}" for level in LEVELS)}}}
topics: {{{", ".join(f"{topic}: {{title: {topic.title()}, summary: All of it.}}" for topic in TOPICS)}}}
products: {{ledgerline: {{title: Ledgerline, url: product/, labels: 'strings/{{lang}}.json'}}}}
"""
JAPANESE = "title: 請求書の処理方法その{0}\nsummary: 請求書の金額と部門を確認し、担当者が承認するまでの流れを順番に説明します。\n"


def files_of(articles: int, *, tracks: int = 2, others: int = 3, items: int = 5) -> dict[str, str]:
    """The files of so many articles, half of them in Japanese too, tracks of so many items, and other things."""
    files = {"academy.yml": SETTINGS}
    for number in range(articles):
        name = f"articles/{TOPICS[number % 2]}/way-{number:04}"
        keys = (
            f"title: Way {number}\nsummary: How the department closes what is still open, number {number}.\n"
            f"roles: [{ROLES[number % 3]}]\nlevel: {LEVELS[number // 6 % 3]}\ntopics: [{TOPICS[number % 2]}]\n"
        )
        files[f"{name}.md"] = f"---\n{keys}kind: reference\nstatus: published\n---\nWords.\n"
        if number % 2:
            files[f"{name}.ja.md"] = f"---\n{JAPANESE.format(number)}---\n文章。\n"
    for number in range(tracks):
        path = "".join(f"  - article: way-{(number * 3 + at) % articles:04}\n" for at in range(items))
        files[f"tracks/path-{number:03}.yml"] = (
            f"title: Path {number}\nsummary: From the first day on.\nroles: [{ROLES[number % 3]}]\nbenefit: Faster.\n"
            f"status: published\nitems:\n{path}"
        )
    for number in range(others):
        files[f"releases/version-{number:03}.md"] = (
            f"---\ntitle: Version {number}\nsummary: What is new in it.\nversion: '{number}'\n"
            f"date: 20{10 + number // 12:02}-{number % 12 + 1:02}-01\nstatus: published\n---\nWords.\n"
        )
        files[f"tours/walk-{number:03}.yml"] = tour(f"Walk {number}", more="status: published\n")
    return files


def academy_of(files: dict[str, str]) -> Academy:
    """The academy of these files, which has no errors."""
    academy, issues = built(files)
    assert not has_errors(issues), issues[:3]
    return academy


def pages_of(academy: Academy, language: str = "en") -> dict[str, Artefact]:
    """The pages that Guidewright makes in a language, by their names in the tree."""
    found = render(academy, Templates(template_files())).artefacts
    return {
        one.path.removesuffix(".md"): one
        for one in found
        if one.place is Place.TREE and one.language == language and one.path.endswith(".md")
    }
