"""The generated academy: faultless, cross-linked, of a realistic size, and the same on every run."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus import generate
from benchmarks.plan import LEVELS, ROLES, TODAY, TOPICS
from guidewright.compiler import Checked, check


@pytest.fixture(scope="module")
def academy(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    root = tmp_path_factory.mktemp("academy")
    generate(root, 100)
    return check(root, today=TODAY)


def test_it_is_faultless(academy: Checked) -> None:
    assert [(issue.span.path, issue.message) for issue in academy.issues] == []


def test_it_holds_every_kind_of_content(academy: Checked) -> None:
    found = academy.academy
    assert len(found.articles) == 100
    assert all((found.tracks, found.quizzes, found.tours, found.releases, found.glossary, found.labels["en"]))
    articles = [thing.source for thing in found.articles.values()]
    assert {topic for one in articles for topic in one.topics} == set(TOPICS)
    assert {one.level for one in articles} == set(LEVELS)
    assert {role for one in articles for role in one.roles} == set(ROLES)


def test_articles_are_as_long_as_people_write_them(academy: Checked) -> None:
    sizes = [len(file.text.encode()) for file in academy.collected.files if "/articles/" in file.path]
    assert min(sizes) > 2_000
    assert max(sizes) < 5_000
    assert all(
        len(links) > 2 for name, links in academy.academy.links.items() if name.startswith("articles/")
    )


def test_the_same_is_written_twice(tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        total = generate(tmp_path / name, 20)
        files = {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        assert sum(map(len, files.values())) == total
        written.append(files)
    assert written[0] == written[1]
