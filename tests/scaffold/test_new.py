"""`guidewright new`: drafts that pass every check, filled with what the academy knows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.reference.yaml_values import front_matter, value
from tests.scaffold.conftest import guidewright

New = Callable[..., Path]


@pytest.fixture
def academy(tmp_path: Path, new_academy: Path) -> Path:
    """A new academy that a test may change."""
    folder = tmp_path / "academy"
    shutil.copytree(new_academy, folder, ignore=shutil.ignore_patterns("site"))
    return folder


@pytest.fixture
def new(academy: Path) -> New:
    """`new("article", "name", …)` writes a file and gives its path."""

    def write(kind: str, name: str, *options: str) -> Path:
        done = guidewright("new", kind, name, "--in", academy, *options)
        assert done.returncode == 0, done.stderr
        return Path(done.stdout.removesuffix("\n"))

    return write


@pytest.mark.parametrize(
    ("kind", "name", "place"),
    [
        ("article", "approve-invoice", "content/articles/getting-started/approve-invoice.md"),
        ("track", "managers", "content/tracks/managers.yml"),
        ("quiz", "approvals-check", "content/quizzes/approvals-check.yml"),
        ("tour", "approve-first", "tours/approve-first.yml"),
        ("release", "4.2", "content/releases/4-2.md"),
    ],
)
def test_a_draft_passes_every_check(kind: str, name: str, place: str, academy: Path, new: New) -> None:
    path = new(kind, name)
    assert path == academy / place
    checked = guidewright("check", academy, "--strict", "--format", "json")
    assert (checked.returncode, checked.stdout) == (0, "[]\n")
    text = path.read_text(encoding="utf-8")
    found = front_matter(text) if path.suffix == ".md" else value(text)
    assert found["status"] == "draft"
    schema = json.loads((academy / f".guidewright/schemas/{kind}.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []
    assert text.count("#") >= 3, "its comments teach"
    assert "«" not in text


def test_everything_new_together_builds(academy: Path, new: New) -> None:
    for kind in ("article", "track", "quiz", "tour", "release"):
        new(kind, "one-of-each")
    done = guidewright("build", academy, "--format", "json")
    assert (done.returncode, done.stdout) == (0, "[]\n")


def test_what_is_asked_for_is_filled_in(academy: Path, new: New) -> None:
    options = ("--role", "engineer", "--role", "writer", "--level", "core", "--topic", "writing")
    path = new("article", "Größe & Maß ändern", *options)
    assert path == academy / "content/articles/writing/grosse-mass-andern.md"
    found = front_matter(path.read_text(encoding="utf-8"))
    assert found["title"] == "Größe & Maß ändern"
    assert (found["roles"], found["level"], found["topics"]) == (["engineer", "writer"], "core", ["writing"])


def test_a_title_may_be_given_beside_the_id(new: New) -> None:
    found = front_matter(
        new("article", "shonin", "--title", "請求書を: 承認する").read_text(encoding="utf-8")
    )
    assert found["title"] == "請求書を: 承認する"


def test_ids_become_titles(new: New) -> None:
    assert value(new("track", "new-managers").read_text("utf-8"))["title"] == "New managers"
    assert front_matter(new("release", "4.2").read_text("utf-8"))["version"] == "4.2"


def test_a_track_lines_up_what_its_role_has(new: New) -> None:
    items = value(new("track", "for-engineers", "--role", "engineer").read_text("utf-8"))["items"]
    assert items == [{"article": "add-task"}, {"article": "show-in-product"}]


def test_a_quiz_covers_the_objectives_of_its_topic(new: New) -> None:
    options = ("--role", "engineer", "--topic", "writing")
    found = value(new("quiz", "tags", *options).read_text("utf-8"))
    covered = {objective for question in found["questions"] for objective in question["covers"]}
    assert covered == {"show-in-product/embed", "show-in-product/aim"}
    assert (found["level"], found["pass_mark"]) == ("core", 80)


def test_the_schemas_know_the_new_id(academy: Path, new: New) -> None:
    new("article", "approve-invoice")
    schema = (academy / ".guidewright" / "schemas" / "track.json").read_text(encoding="utf-8")
    assert '"approve-invoice"' in schema


def test_a_team_may_lay_its_own_template_over_ours(academy: Path, new: New) -> None:
    own = academy / "site_templates" / "scaffold" / "new"
    own.mkdir(parents=True)
    (own / "release.md").write_text(
        "---\ntitle: «title|quoted»\nversion: «version|quoted»\ndate: «today»\n---\n\nOurs.\n",
        encoding="utf-8",
    )
    assert new("release", "5.0").read_text(encoding="utf-8").endswith("Ours.\n")


def test_the_path_stands_alone_on_standard_output(academy: Path) -> None:
    done = guidewright("new", "tour", "one", "--in", academy)
    assert done.stdout == f"{academy / 'tours' / 'one.yml'}\n"
    assert "guidewright check" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("article", "a", "--role", "wrtier"), "there is no role `wrtier`. Did you mean `writer`?"),
        (("article", "a", "--level", "expert"), "there is no level `expert`. Known: start, core"),
        (("quiz", "a", "--topic", "writting"), "there is no topic `writting`. Did you mean `writing`?"),
        (("tour", "a", "--product", "task"), "there is no product `task`. Did you mean `tasks`?"),
        (("article", "add-task"), "the article id `add-task` is taken by content/articles/getting-started"),
        (("article", "請求書"), "no id can be made"),
        (("artcle", "a"), "Did you mean 'article'?"),
        (("article",), "Missing argument 'NAME'"),
    ],
)
def test_wrong_use_is_explained(arguments: tuple[str, ...], words: str, academy: Path) -> None:
    before = sorted(academy.rglob("*"))
    done = guidewright("new", *arguments, *(("--in", academy) if len(arguments) > 1 else ()))
    assert done.returncode == 2
    assert words in " ".join(done.stderr.split())
    assert sorted(academy.rglob("*")) == before


def test_a_file_of_another_id_is_not_overwritten(academy: Path) -> None:
    path = academy / "tours" / "mine.yml"
    path.write_text((academy / "tours" / "add-first-task.yml").read_text("utf-8") + "id: other\n", "utf-8")
    before = path.read_bytes()
    done = guidewright("new", "tour", "mine", "--in", academy)
    assert done.returncode == 2
    assert "nothing is ever overwritten" in done.stderr
    assert path.read_bytes() == before


def test_a_quiz_needs_an_objective_first(academy: Path) -> None:
    shutil.rmtree(academy / "content" / "articles")
    done = guidewright("new", "quiz", "first", "--in", academy)
    assert done.returncode == 2
    assert "Write one first: guidewright new article" in done.stderr


def test_a_tour_needs_a_product_first(academy: Path) -> None:
    settings = academy / "content" / "academy.yml"
    text = settings.read_text(encoding="utf-8")
    start = text.index("\nproducts:")
    settings.write_text(text[:start] + text[text.index("\nbudgets:") :], encoding="utf-8")
    done = guidewright("new", "tour", "first", "--in", academy)
    assert done.returncode == 2
    assert "products:" in done.stderr


def test_an_academy_that_cannot_be_read_comes_first(academy: Path) -> None:
    (academy / "content" / "academy.yml").write_text("title: [", encoding="utf-8")
    done = guidewright("new", "article", "a", "--in", academy)
    assert done.returncode == 1
    assert "academy.yml cannot be read" in done.stderr


def test_a_folder_without_academy_is_told_how_to_get_one(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Old\n", encoding="utf-8")
    done = guidewright("new", "article", "a", "--in", tmp_path)
    assert done.returncode == 2
    assert "guidewright init --adopt" in done.stderr
