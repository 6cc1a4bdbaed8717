"""`guidewright search test`: search sets, asked of a real site in a real browser."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from guidewright.findability import RULES
from guidewright.resources import sample_folder
from tests.cli.project import GOOD, run
from tests.rules.goldens import CASES, TODAY, compare, lay_out

DAY = ("--today", TODAY.isoformat())


def asked(academy: Path, *arguments: str | Path) -> Any:
    """The results of a proof that ran, as JSON."""
    results = academy.parent / "results.json"
    done = run("search", "test", academy, *DAY, "--json", results, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(results.read_text(encoding="utf-8"))["languages"]


def test_each_kind_of_page_is_met_at_its_own_address(academy: Path, site: Path) -> None:
    results = asked(academy, "--site", site)["en"]["results"]
    assert [one["expect"][0] for one in results if one["rank"] is None] == []
    met = {one["expect"][0]: one["found"][one["rank"] - 1]["address"] for one in results}
    assert met == {
        "approve": "articles/workflows/approve/",
        "build": "articles/workflows/build/",
        "term:approval": "glossary/",
        "release:4-2": "releases/4-2/",
        "track:managers": "tracks/managers/",
        "quiz:approvals": "quizzes/approvals/",
        "tour:approve-first": "walkthroughs/approve-first/",
    }


def test_the_scores_are_those_of_the_ranks(academy: Path, site: Path) -> None:
    for told in asked(academy, "--site", site).values():
        ranks = [one["rank"] for one in told["results"]]
        number = told["queries"]
        assert number == len(ranks)
        assert told["top_1"] == pytest.approx(100 * ranks.count(1) / number, abs=0.01)
        near = [rank for rank in ranks if rank is not None and rank <= 3]
        assert told["top_3"] == pytest.approx(100 * len(near) / number, abs=0.01)
        assert told["rank"] == pytest.approx(sum(1 / rank for rank in ranks if rank) / number, abs=1e-4)
        assert all(len(one["found"]) <= 10 for one in told["results"])


def test_a_query_in_the_readers_own_words_is_told_apart(academy: Path, site: Path) -> None:
    results = {one["query"]: one for one in asked(academy, "--site", site)["en"]["results"]}
    assert results["greenlight an invoice"]["lacks_a_word"] is True
    assert results["greenlight an invoice"]["shares_no_word"] is False
    assert results["build a workflow"]["lacks_a_word"] is False


def test_the_table_and_what_was_missed(academy: Path, site: Path) -> None:
    done = run("search", "test", academy, "--site", site, *DAY)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["language", "queries", "top", "1", "top", "3", "rank"]
    assert [line.split()[:2] for line in lines[1:3]] == [["en", "7"], ["ja", "2"]]
    assert "ja        0 % of the queries share no word with their page" in done.stdout
    assert (
        "content/search/ja.yml:3:13: note[search-query-missed]: `build` is not among the first ten"
        in done.stdout
    )
    assert "9 queries asked: " in done.stderr


def test_one_language_and_issues_for_programs(academy: Path, site: Path) -> None:
    done = run("search", "test", academy, "--site", site, "--language", "ja", "--format", "json", *DAY)
    assert done.returncode == 0, done.stderr
    (missed,) = json.loads(done.stdout)
    assert missed["rule"] == "search-query-missed"
    assert missed["path"] == "content/search/ja.yml"
    assert "language  queries" in done.stderr
    assert "\nen " not in done.stderr


def test_a_query_is_asked_in_its_role(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "project")
    content = root / "content"
    settings = content / "academy.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("roles:\n", "roles:\n  clerk: {title: Clerk, benefit: Save time.}\n"), encoding="utf-8"
    )
    queries = "queries:\n"
    for role in ("clerk", "manager"):
        (content / "articles" / "workflows" / f"for-{role}.md").write_text(
            f"---\ntitle: Count the stock\nroles: [{role}]\nlevel: start\ntopics: [workflows]\nkind: guide\n"
            "status: published\n---\nHow to count it.\n",
            encoding="utf-8",
        )
        queries += f"  - {{query: count the stock, expect: [for-{role}], role: {role}}}\n"
    (content / "search").mkdir()
    (content / "search" / "en.yml").write_text(queries, encoding="utf-8")
    assert [one["rank"] for one in asked(root)["en"]["results"]] == [1, 1]


@pytest.mark.parametrize("name", [rule.id for rule in RULES])
def test_golden(name: str, tmp_path: Path) -> None:
    root = lay_out(tmp_path / "project", CASES / name)
    done = run("search", "test", root, *DAY)
    table, _, issues = done.stdout.partition("have one that it lacks\n\n")
    assert table.startswith("language")
    compare(issues, name)
    assert f"[{name}]" in issues
    assert done.returncode == (1 if "error[" in issues else 0)
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--language", "jp"], "the academy has no language `jp`. It has: en, ja."),
        (["--language", "fr"], "the academy has no language `fr`. It has: en, ja."),
        (
            ["--site", "."],
            "holds no search index (search-index/index.js). Build the site first: guidewright build",
        ),
        (["--browser", "pyproject.toml"], "pyproject.toml does not start. Name a Chromium-based browser."),
    ],
)
def test_wrong_use(academy: Path, root: Path, arguments: list[str], words: str) -> None:
    done = run("search", "test", academy, *arguments, cwd=root)
    assert done.returncode in (1, 2)
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_no_browser(academy: Path, site: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    done = run("search", "test", academy, "--site", site, GUIDEWRIGHT_BROWSER=str(gone))
    assert done.returncode == 1
    assert f"GUIDEWRIGHT_BROWSER is set to {gone}, which does not start" in done.stderr


def test_no_search_sets(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "project")
    done = run("search", "test", root)
    assert done.returncode == 2
    assert "there are no search sets yet. Write what readers type to content/search/en.yml:" in done.stderr
    path = root / "content" / "search" / "en.yml"
    path.parent.mkdir()
    path.write_text("synonyms:\n  - [invoice, bill]\n", encoding="utf-8")
    done = run("search", "test", root, "--language", "en")
    assert done.returncode == 2
    assert "content/search/en.yml holds no queries to ask" in done.stderr


def test_no_academy(tmp_path: Path) -> None:
    assert "holds no mkdocs.yml" in run("search", "test", tmp_path).stderr
    (tmp_path / "mkdocs.yml").write_text(GOOD["mkdocs.yml"], encoding="utf-8")
    (tmp_path / "content").mkdir()
    done = run("search", "test", tmp_path)
    assert done.returncode == 2
    assert "there is no academy.yml here" in done.stderr


def test_errors_of_the_content_come_first(academy: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(academy, root)
    path = root / "content" / "search" / "en.yml"
    path.write_text("queries:\n  - {query: bill, expect: [aprove]}\n", encoding="utf-8")
    done = run("search", "test", root)
    assert done.returncode == 1
    assert "content/search/en.yml:2:28: error[dangling-reference]" in done.stdout
    assert "nothing asked" in done.stderr


@pytest.mark.parametrize("damage", ["index.js", "head.js"])
def test_a_damaged_index_is_told(academy: Path, site: Path, tmp_path: Path, damage: str) -> None:
    broken = tmp_path / "site"
    shutil.copytree(site, broken)
    for path in (broken / "search-index").rglob(damage):
        path.unlink()
        path.write_text("guidewrightSearch({", encoding="utf-8")
    done = run("search", "test", academy, "--site", broken)
    assert done.returncode == 1
    assert "the search index of the site cannot be read: damaged. Build it anew" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_site_of_fewer_languages_is_told(academy: Path, site: Path, tmp_path: Path) -> None:
    smaller = tmp_path / "site"
    shutil.copytree(site, smaller)
    shutil.rmtree(smaller / "ja")
    done = run("search", "test", academy, "--site", smaller)
    assert done.returncode == 1
    assert "the site has no page at /ja/, the home page of a language with a search set" in done.stderr


def test_results_that_cannot_be_written(academy: Path, site: Path, tmp_path: Path) -> None:
    done = run("search", "test", academy, "--site", site, "--json", tmp_path / "none" / "results.json")
    assert done.returncode == 1
    assert "results.json cannot be written: no such file or directory" in done.stderr


@pytest.mark.slow
def test_the_sample_is_held_to_its_budgets(tmp_path: Path) -> None:
    sample = sample_folder()
    results = tmp_path / "results.json"
    done = run("search", "test", sample, "--json", results, cwd=tmp_path)
    scores = json.loads(results.read_text(encoding="utf-8"))["languages"]
    assert set(scores) == {"en", "ja", "zh", "ms"}
    assert all(one["queries"] >= 80 for one in scores.values())
    assert all(one["lacking_a_word"] >= 50 for one in scores.values())
    below = [code for code, one in scores.items() if one["top_3"] < 95 or one["rank"] < 0.8]
    told = {line.split("`")[1] for line in done.stdout.splitlines() if "error[search-below-budget]" in line}
    assert told == set(below)
    assert done.returncode == (1 if below else 0)
