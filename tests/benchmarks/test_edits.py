"""Changes to a generated academy: each does what it says to one article, and leaves everything faultless."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus import generate
from benchmarks.edits import EDITS, Desk
from benchmarks.plan import TODAY
from guidewright.compiler import check

ARTICLES = 60


def files(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    generate(tmp_path, ARTICLES)
    return Desk(tmp_path, ARTICLES)


@pytest.mark.parametrize("name", EDITS)
def test_every_change_leaves_the_academy_faultless(desk: Desk, name: str) -> None:
    for _ in range(3):
        before = files(desk.root)
        EDITS[name](desk)
        after = files(desk.root)
        more = {"added": 1, "removed": -1}.get(name, 0)
        assert len(after) - len(before) == more
        assert after != before
        checked = check(desk.root, today=TODAY)
        assert [(issue.span.path, issue.message) for issue in checked.issues] == []


@pytest.mark.parametrize(("name", "many"), [("edited", False), ("retitled", False), ("renamed", True)])
def test_only_what_names_the_article_changes_with_it(desk: Desk, name: str, *, many: bool) -> None:
    before = files(desk.root)
    EDITS[name](desk)
    after = files(desk.root)
    changed = [path for path, text in before.items() if after.get(path) != text]
    assert 1 <= len(changed) < 20
    assert (len(changed) > 1) is many


def test_a_removed_article_is_named_nowhere(desk: Desk) -> None:
    before = files(desk.root)
    desk.removed()
    after = files(desk.root)
    [gone] = before.keys() - after.keys()
    name = Path(gone).stem
    assert [path for path, text in before.items() if f"/{name}.md" in text or f"({name}.md" in text]
    assert [path for path, text in after.items() if f"{name}.md" in text] == []


def test_a_sentence_takes_the_place_of_the_first(desk: Desk) -> None:
    number, address = desk.choose()
    for mark in ("one", "two"):
        desk.write_sentence(number, f"This is mark {mark}.")
    path = desk.root / "content" / f"{address.removesuffix('/')}.md"
    text = path.read_text(encoding="utf-8")
    assert "\n---\n\nThis is mark two." in text
    assert "mark one" not in text
