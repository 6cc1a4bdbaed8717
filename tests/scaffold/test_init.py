"""`guidewright init`: an academy that is right from its first minute, and never over somebody's work."""

from __future__ import annotations

import json
import re
import urllib.request
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.reference.yaml_values import files_of, front_matter, value
from tests.scaffold.conftest import Init, build, guidewright
from tests.serve.running import running


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def test_it_has_all_parts(new_academy: Path) -> None:
    made = {name for name in tree(new_academy) if not name.startswith("site/")}
    assert {
        ".gitattributes",
        ".github/workflows/guidewright.yml",
        ".gitignore",
        ".guidewright/schemas/tour.json",
        ".guidewright/schemas/tour.translation.json",
        ".vscode/settings.json",
        "README.md",
        "content/academy.yml",
        "content/academy.ja.yml",
        "content/glossary.yml",
        "content/quizzes/writing-check.yml",
        "content/releases/1-0.md",
        "content/tracks/start-here.yml",
        "mkdocs.yml",
        "product/index.html",
        "product/strings/en.json",
        "product/strings/ja.json",
        "tours/add-first-task.ja.yml",
        "tours/add-first-task.yml",
    } <= made
    assert len([name for name in made if re.fullmatch(r"content/articles/.*[^.]{3}\.md", name)]) == 3
    assert not [name for name in made if ".zh." in name or ".ms." in name or "dot-" in name or "«" in name]


@pytest.mark.parametrize("languages", ["en", "en,ja,zh,ms", "ja,en", "de"])
def test_it_builds_without_a_single_issue(languages: str, init: Init) -> None:
    folder = init("--languages", languages)
    checked = guidewright("check", folder, "--strict", "--format", "json")
    assert (checked.returncode, checked.stdout) == (0, "[]\n")
    build(folder)
    for language in languages.split(",")[1:]:
        assert (folder / "site" / language / "index.html").is_file()


def test_its_texts_are_clean(new_academy: Path) -> None:
    for name, data in tree(new_academy).items():
        if name.startswith("site/"):
            continue
        text = data.decode("utf-8")
        assert "\r" not in text, name
        assert not re.search(r"[«»]|[ \t]$", text, re.MULTILINE), name
        assert text.endswith("\n"), name


def test_its_files_satisfy_their_own_schemas(new_academy: Path) -> None:
    for translated, part in ((False, ""), (True, ".translation")):
        for kind, path in files_of(new_academy, translated=translated):
            schema = json.loads((new_academy / f".guidewright/schemas/{kind}{part}.json").read_text("utf-8"))
            text = path.read_text(encoding="utf-8")
            found = front_matter(text) if path.suffix == ".md" else value(text)
            assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == [], path


def test_every_yaml_file_names_its_schema(new_academy: Path) -> None:
    for translated in (False, True):
        for _, path in files_of(new_academy, translated=translated):
            if path.suffix == ".yml":
                first = path.read_text(encoding="utf-8").splitlines()[0]
                match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
                assert match, path
                named = (path.parent / match[1]).resolve()
                assert named.is_file(), path
                assert named.name.endswith(".translation.json") is translated


def test_every_budget_says_where_it_comes_from(new_academy: Path) -> None:
    settings = value((new_academy / "content" / "academy.yml").read_text(encoding="utf-8"))
    assert len(settings["budgets"]) == 6
    assert all(len(budget["source"]) > 20 for budget in settings["budgets"].values())
    assert len(settings["roles"]) == 2


def test_the_workflow_checks_and_builds(new_academy: Path) -> None:
    text = (new_academy / ".github" / "workflows" / "guidewright.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["academy"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert "guidewright check --format github" in runs
    assert "guidewright build" in runs


def test_the_page_is_strict_and_asks_nobody_else(new_academy: Path) -> None:
    page = (new_academy / "product" / "index.html").read_text(encoding="utf-8")
    assert "default-src 'self'; require-trusted-types-for 'script'" in page
    assert re.findall(r'(?:src|href)="([^"]+)"', page) == [
        "icon.svg",
        "style.css",
        "app.js",
        "../tours/loader.js",
        "../",
    ]


@pytest.mark.parametrize(
    "title",
    ['Say "hello": academy', "Fish & <Chips> #1", "{{ ui.task.new }}", "アカデミー", "a\\b", "- x: [y"],
)
def test_any_title_will_do(title: str, init: Init) -> None:
    folder = init("--title", title)
    checked = guidewright("check", folder, "--format", "json")
    assert (checked.returncode, checked.stdout) == (0, "[]\n")
    assert value((folder / "content" / "academy.yml").read_text(encoding="utf-8"))["title"] == title


def test_the_title_comes_from_the_folder(init: Init) -> None:
    folder = init()
    assert 'site_name: "Our Academy"' in (folder / "mkdocs.yml").read_text(encoding="utf-8")


def test_it_says_what_to_do_next(tmp_path: Path) -> None:
    done = guidewright("init", tmp_path / "new", "--languages", "ja")
    assert f"cd {tmp_path / 'new'}" in done.stderr
    for words in ("guidewright serve", "content/academy.yml", "guidewright new article", "in English"):
        assert words in done.stderr
    assert str(tmp_path / "new" / "mkdocs.yml") in done.stdout.splitlines()


def test_a_second_time_changes_nothing(init: Init) -> None:
    folder = init()
    before = tree(folder)
    done = guidewright("init", folder)
    assert done.returncode == 2
    assert "mkdocs.yml exists" in done.stderr
    assert "--adopt" in done.stderr
    assert tree(folder) == before


def test_a_file_in_the_way_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "product").mkdir()
    (tmp_path / "product" / "index.html").write_text("mine", encoding="utf-8")
    (tmp_path / "tours").mkdir()
    (tmp_path / "tours" / "add-first-task.yml").symlink_to("nowhere")
    before = tree(tmp_path)
    done = guidewright("init", tmp_path)
    assert done.returncode == 2
    assert "nothing is ever overwritten" in done.stderr
    named = [line.strip() for line in done.stderr.splitlines() if line.startswith("  ")]
    assert named == [str(tmp_path / "product" / "index.html"), str(tmp_path / "tours" / "add-first-task.yml")]
    assert tree(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["product", "tours"]


def test_files_that_a_repository_has_anyway_stay(tmp_path: Path) -> None:
    mine = {".gitignore": "secret\n", "README.md": "# Mine\n", ".vscode/settings.json": "{}\n"}
    for name, text in mine.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = guidewright("init", tmp_path)
    assert done.returncode == 0
    for name, text in mine.items():
        assert (tmp_path / name).read_text(encoding="utf-8") == text
        assert f"{name} is yours and stays as it is" in done.stderr
    assert "Add to it: /site/ and /build/" in done.stderr
    assert '"yaml.schemas"' in done.stderr


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = guidewright("init", tmp_path / "file" / "new")
    assert done.returncode == 1
    assert "cannot be written: not a directory" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_empty_folder_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository that was just begun holds nothing but its hidden folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    done = guidewright("init")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "content" / "academy.yml").is_file()
    assert "cd " not in done.stderr


def test_it_can_be_seen_at_once(tmp_path: Path) -> None:
    no_browser = {"BROWSER": "true"}  # the program that does nothing
    with running("init", "new", "--serve", folder=tmp_path, more=no_browser) as command:
        url = command.wait_for(r"Tours play in (http://127\.0\.0\.1:\d+/product/)")[1]
        with urllib.request.urlopen(url, timeout=20) as answer:
            assert b"Taskboard" in answer.read()
        assert command.interrupt() in {0, 130}


def test_a_folder_with_files_is_not_taken_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = guidewright("init")
    assert done.returncode == 2
    assert "this folder is not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("a", "--here"), "--here is the current folder"),
        (("a", "--languages", "English"), "is not a language code"),
        (("a", "--languages", "en,,ja"), "is not a language code"),
        (("--adopt",), "holds no mkdocs.yml"),
    ],
)
def test_wrong_use(
    arguments: tuple[str, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = guidewright("init", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert list(tmp_path.iterdir()) == []
