"""`guidewright init --adopt`: roles, tracks and tours beside pages that stay as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reference.yaml_values import value
from tests.scaffold.conftest import guidewright

PAGES = {
    "mkdocs.yml": "site_name: 'Old: docs'\ndocs_dir: manual\ntheme: material\n",
    "manual/index.md": "# Old docs\n\nSee [one](guide/one.md).\n",
    "manual/guide/one.md": "---\nauthor: Docs team\nkeywords: [a]\n---\n# One\n\nSee [two](two.md#part).\n",
    "manual/guide/two.md": "# Two\n\n## Part\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in PAGES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_it_adds_one_file_and_what_editors_need(site: Path) -> None:
    done = guidewright("init", site, "--adopt")
    assert done.returncode == 0, done.stderr
    made = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()} - set(PAGES)
    assert {name for name in made if not name.startswith(".guidewright/")} == {
        "manual/academy.yml",
        ".vscode/settings.json",
    }
    assert ".guidewright/schemas/academy.json" in made
    for name, text in PAGES.items():
        assert (site / name).read_text(encoding="utf-8") == text
    settings = json.loads((site / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"]["./.guidewright/schemas/academy.json"][0] == "manual/academy.yml"


def test_the_site_builds_as_before(site: Path) -> None:
    assert guidewright("build", site).returncode == 0
    pages = {p.relative_to(site / "site").as_posix() for p in (site / "site").rglob("index.html")}
    assert guidewright("init", site, "--adopt").returncode == 0
    built = guidewright("build", site, "--format", "json")
    assert built.returncode == 0, built.stdout
    after = {p.relative_to(site / "site").as_posix() for p in (site / "site").rglob("index.html")}
    assert pages < after
    assert {issue["severity"] for issue in json.loads(built.stdout)} == {"note"}


def test_rules_in_the_way_keep_the_weight_they_had(site: Path) -> None:
    guidewright("init", site, "--adopt")
    text = (site / "manual" / "academy.yml").read_text(encoding="utf-8")
    settings = value(text)
    assert settings["title"] == "Old: docs"
    assert settings["rules"] == {"role-without-track": "note", "unknown-key": "note"}
    assert "unknown-key: note # 2 places" in text


def test_a_clean_folder_needs_no_softening(site: Path) -> None:
    (site / "manual" / "guide" / "one.md").write_text("# One\n", encoding="utf-8")
    guidewright("init", site, "--adopt", "--title", "New name", "--languages", "en,ja")
    settings = value((site / "manual" / "academy.yml").read_text(encoding="utf-8"))
    assert settings["rules"] == {"role-without-track": "note"}
    assert (settings["title"], settings["languages"]) == ("New name", ["en", "ja"])


def test_what_no_rule_may_soften_is_told(site: Path) -> None:
    (site / "manual" / "articles").mkdir()
    (site / "manual" / "articles" / "old.md").write_text("# Old\n", encoding="utf-8")
    (site / "manual" / "tracks").mkdir()
    (site / "manual" / "tracks" / "a.yml").write_text("id: b\n", encoding="utf-8")
    done = guidewright("init", site, "--adopt")
    assert (site / "manual" / "academy.yml").is_file()
    assert done.returncode == (1 if "error[" in done.stdout else 0)


def test_a_second_time_changes_nothing(site: Path) -> None:
    guidewright("init", site, "--adopt")
    before = (site / "manual" / "academy.yml").read_bytes()
    done = guidewright("init", site, "--adopt", "--title", "Other")
    assert done.returncode == 2
    assert "academy.yml" in done.stderr
    assert (site / "manual" / "academy.yml").read_bytes() == before
