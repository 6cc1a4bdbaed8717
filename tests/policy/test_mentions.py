"""Who sends readers to whom."""

from __future__ import annotations

import pytest

from guidewright.model.articles import Audience, Status
from guidewright.policy.mentions import mentions
from tests.model.material import article, built, tour

QUIZ = """\
title: One
roles: [manager]
level: start
questions:
  - {id: one, kind: true-false, prompt: Is it?, answer: true}
"""
TARGET = {"articles/two.md": article("Two")}


def shown(files: dict[str, str]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Source, target, and the words of each place with its file."""
    academy, issues = built({**TARGET, **files})
    assert issues == ()
    texts = {**TARGET, **files}
    return [
        (
            f"{m.source.kind}:{m.source.id}",
            f"{m.target.kind}:{m.target.id}",
            [
                (span.path, texts[span.path.removeprefix("content/")][span.start : span.end])
                for span in m.spans()
            ],
        )
        for m in mentions(academy)
    ]


@pytest.mark.parametrize(
    ("files", "source", "target", "places"),
    [
        (
            {"articles/one.md": article(more="related: [two]\n")},
            "article:one",
            "article:two",
            [("content/articles/one.md", "two")],
        ),
        (
            {"articles/one.md": article(body="[a](two.md) [b](./two.md#x)\n").replace("#x", "")},
            "article:one",
            "article:two",
            [("content/articles/one.md", "two.md"), ("content/articles/one.md", "./two.md")],
        ),
        (
            {"articles/one.md": article(more="tour: t\n"), "tours/t.yml": tour()},
            "article:one",
            "tour:t",
            [("content/articles/one.md", "t")],
        ),
        (
            {"articles/one.md": article(body="```steps t\n```\n"), "tours/t.yml": tour()},
            "article:one",
            "tour:t",
            [("content/articles/one.md", "t")],
        ),
        (
            {"articles/one.md": article(body="```quiz q\n```\n"), "quizzes/q.yml": QUIZ},
            "article:one",
            "quiz:q",
            [("content/articles/one.md", "q")],
        ),
        (
            {"articles/one.md": article(body="[a](../quizzes/q.md)\n"), "quizzes/q.yml": QUIZ},
            "article:one",
            "quiz:q",
            [("content/articles/one.md", "../quizzes/q.md")],
        ),
        (
            {"tours/t.yml": tour(steps="  - {id: a, title: A, article: two}\n")},
            "tour:t",
            "article:two",
            [("tours/t.yml", "two")],
        ),
        (
            {"glossary.yml": "terms: {a: {term: A, definition: B, article: two}}\n"},
            "glossary:glossary",
            "article:two",
            [("content/glossary.yml", "two")],
        ),
        (
            {"tracks/t.yml": "title: T\nroles: [manager]\nitems: [{article: two}]\n"},
            "track:t",
            "article:two",
            [("content/tracks/t.yml", "two")],
        ),
        (
            {"releases/r.md": "---\ntitle: R\nversion: '1'\ndate: 2026-01-01\ntraining: [two]\n---\n"},
            "release:r",
            "article:two",
            [("content/releases/r.md", "two")],
        ),
        (
            {"index.md": "[a](articles/two.md)\n"},
            "page:index",
            "article:two",
            [("content/index.md", "articles/two.md")],
        ),
        (
            {"snippets/s.md": "[a](../articles/two.md)\n"},
            "snippet:snippets/s",
            "article:two",
            [("content/snippets/s.md", "../articles/two.md")],
        ),
    ],
)
def test_every_way_to_mention(
    files: dict[str, str], source: str, target: str, places: list[tuple[str, str]]
) -> None:
    assert shown(files) == [(source, target, places)]


def test_translations_mention_as_well() -> None:
    files = {"articles/one.md": article(), "articles/one.ja.md": "# 一\n[二](two.md)\n"}
    assert shown(files) == [("article:one", "article:two", [("content/articles/one.ja.md", "two.md")])]


def test_nothing_mentions_itself() -> None:
    assert shown({"articles/one.md": article(more="related: [one]\n", body="[one](one.md)\n")}) == []


def test_a_retired_article_only_sends_readers_on() -> None:
    files = {
        "articles/one.md": article(
            more="status: retired\nrelated: [two]\nreplaced_by: two\n", body="[two](two.md)\n"
        )
    }
    assert shown(files) == [("article:one", "article:two", [("content/articles/one.md", "two")])]


def test_ends_know_status_and_audience() -> None:
    files = {
        **TARGET,
        "articles/one.md": article(more="related: [two]\nstatus: approved\naudience: internal\n"),
        "index.md": "[a](articles/two.md)\n",
    }
    academy, _ = built(files)
    by_kind = {mention.source.kind: mention for mention in mentions(academy)}
    assert (by_kind["article"].source.status, by_kind["article"].source.audience) == (
        Status.APPROVED,
        Audience.INTERNAL,
    )
    assert (by_kind["page"].source.status, by_kind["page"].source.audience) == (
        Status.PUBLISHED,
        Audience.CUSTOMER,
    )
    assert (by_kind["page"].target.status, by_kind["page"].target.audience) == (
        Status.DRAFT,
        Audience.CUSTOMER,
    )
