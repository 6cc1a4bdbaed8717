"""`guidewright tours preview`: one tour as a file for the debug panel, published or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.project import GOOD, run

TOUR = """\
title: Approve it
product: app
roles: [manager]
status: {status}
steps:
  - id: open
    target:
      - testid: nav
    title: Open the list
    body: Choose **Open**.
    article: one
  - id: end
    title: Done
"""
JA = "title: 承認する\nsteps:\n  open: {title: 一覧を開く, body: 開きます。}\n  end: {title: 完了}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two tours, one a draft and one published, and a fault in neither."""
    texts = {
        **GOOD,
        "content/academy.yml": GOOD["content/academy.yml"].replace("languages: [en]", "languages: [en, ja]")
        + "products: {app: {title: App, url: 'https://app.example.com/'}}\n",
        "content/articles/work/one.md": GOOD["content/articles/work/one.md"].replace(
            "kind: faq", "kind: faq\nstatus: published"
        ),
        "tours/approve-it.yml": TOUR.format(status="draft"),
        "tours/approve-it.ja.yml": JA,
        "tours/other.yml": TOUR.format(status="published"),
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    """Say something else in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("tour", ["approve-it", "other"])
def test_a_tour_is_printed_whatever_its_status(project: Path, tour: str) -> None:
    done = run("tours", "preview", tour, cwd=project)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["version"], found["id"], found["language"], found["title"]) == (1, tour, "en", "Approve it")
    assert [step["id"] for step in found["steps"]] == ["open", "end"]
    assert found["steps"][0]["target"] == [{"by": "testid", "value": "nav"}]
    assert "debug.js" in done.stderr


def test_the_files_of_all_languages_are_written(project: Path) -> None:
    out = project / "made" / "here"
    done = run("tours", "preview", "approve-it", "--in", project, "--out", out)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in out.iterdir()) == ["approve-it.en.json", "approve-it.ja.json"]
    assert json.loads((out / "approve-it.ja.json").read_text(encoding="utf-8"))["title"] == "承認する"
    assert done.stdout.splitlines() == [str(out / "approve-it.en.json"), str(out / "approve-it.ja.json")]
    assert not (project / "site").exists()


def test_one_language(project: Path) -> None:
    done = run("tours", "preview", "approve-it", "--language", "ja", cwd=project)
    assert json.loads(done.stdout)["language"] == "ja"
    wrong = run("tours", "preview", "other", "--language", "ja", cwd=project)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "`other` is not there in `ja`, only in en" in wrong.stderr


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("aprove-it", "there is no tour `aprove-it`. Did you mean `approve-it`?"),
        ("zzz", "Each file of the folder `tours` is one."),
        ("approve-it.ja", "there is no tour `approve-it.ja`. Did you mean `approve-it"),
    ],
)
def test_an_unknown_tour(project: Path, wrong: str, words: str) -> None:
    done = run("tours", "preview", wrong, cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("approve-it.yml", "title: Done", "titel: Done", "unknown-key"),
        ("approve-it.yml", "article: one", "article: two", "dangling"),
        ("approve-it.yml", "steps:", "steps: [", "yaml-syntax"),
        ("approve-it.ja.yml", "  end:", "  ned:", ""),
    ],
)
def test_errors_of_the_tour_are_printed(project: Path, file: str, old: str, new: str, rule: str) -> None:
    change(project / "tours" / file, old, new)
    done = run("tours", "preview", "approve-it", "--out", project / "made", cwd=project)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"tours/{file}:" in done.stdout
    assert f"error[{rule}" in done.stdout
    assert "help: " in done.stdout
    assert not (project / "made").exists()


def test_errors_elsewhere_do_not_matter(project: Path) -> None:
    change(project / "tours" / "other.yml", "title: Done", "titel: Done")
    assert run("tours", "preview", "approve-it", cwd=project).returncode == 0


def test_an_article_that_cannot_be_read_is_named(project: Path) -> None:
    change(project / "content" / "articles" / "work" / "one.md", "title: Approve it\n", "")
    done = run("tours", "preview", "approve-it", cwd=project)
    assert done.returncode == 1
    assert "one.md:" in done.stdout


def test_a_broken_academy_is_named(project: Path) -> None:
    change(project / "content" / "academy.yml", "title: Small", "title: [")
    done = run("tours", "preview", "approve-it", cwd=project)
    assert done.returncode == 1
    assert "academy.yml:" in done.stdout


def test_a_folder_that_cannot_be_written(project: Path) -> None:
    (project / "file").write_text("", encoding="utf-8")
    done = run("tours", "preview", "approve-it", "--out", project / "file" / "below", cwd=project)
    assert done.returncode == 1
    assert "cannot be written: " in done.stderr


def test_a_folder_without_a_project(tmp_path: Path) -> None:
    done = run("tours", "preview", "approve-it", cwd=tmp_path)
    assert done.returncode == 2
    assert "guidewright init" in done.stderr
