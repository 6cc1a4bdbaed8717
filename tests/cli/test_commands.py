"""The command as a whole: its help teaches, its mistakes are explained, its exit status tells the three cases apart."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from guidewright import __version__
from guidewright.cli import COMMANDS, main
from tests.cli.project import TODAY, lay_out, run
from tests.rules import goldens as golden

FAMILIES = (
    *((name,) for name in COMMANDS),
    *(("new", kind) for kind in ("article", "track", "quiz", "tour", "release")),
    ("tours", "preview"),
)


@pytest.mark.parametrize("words", FAMILIES, ids=" ".join)
def test_help_teaches(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*words, "--help"], terminal_width=100)
    assert result.exit_code == 0
    assert "Examples:" in result.output
    assert f"  guidewright {' '.join(words)}" in result.output
    described = re.split(r"\n\n", result.output)[1]
    assert len(described.split()) >= 5, "it says what the command does"
    for line in re.findall(r"^  -.*$(?:\n {10,}.*$)*", result.output, re.MULTILINE):
        assert re.search(r"  \S", line[3:]), f"an option without a word of help: {line}"


@pytest.mark.parametrize("words", FAMILIES, ids=" ".join)
def test_help_is_written_for_a_terminal(words: tuple[str, ...]) -> None:
    """Examples stay in one piece: click wraps everything behind a missing marker."""
    result = CliRunner().invoke(main, [*words, "-h"], terminal_width=80)
    assert "\b" not in result.output
    examples = result.output.split("Examples:")[1].split("\n\n")[0]
    lines = [line for line in examples.splitlines() if line.strip()]
    assert all(re.match(r"    (guidewright|\$EDITOR|eval)", line) for line in lines), lines


def test_the_first_help_shows_where_to_start() -> None:
    result = CliRunner().invoke(main, ["--help"])
    for words in ("guidewright demo", "guidewright init", "guidewright serve", "Exit status"):
        assert words in result.output
    listed = re.findall(r"^  ([a-z]+)  +\S", result.output.split("Commands:")[1], re.MULTILINE)
    assert tuple(listed) == COMMANDS


def test_every_command_is_a_click_command() -> None:
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert isinstance(command, click.Command)
        assert command.short_help
        assert command.short_help.endswith(".")


def test_the_version() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"guidewright, version {__version__}\n")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (("chekc",), "there is no command `chekc`. Did you mean `check`?"),
        (("Build",), "Did you mean `build`?"),
        (("xyzzy",), "`guidewright --help` lists them all."),
        (("check", "--strikt"), "--strict"),
        (("check", "--format", "html"), "'html' is not one of"),
        (("check", "no-such-folder"), "does not exist"),
        (("check", "--today", "tomorrow"), "does not match"),
        (("rules", "objective-not-coverd"), "Did you mean `objective-not-covered`?"),
        (("rules", "zzz"), "`guidewright rules` lists them all."),
        (("rules", "unknown-key", "--format", "markdown"), "leave out RULE_ID"),
        (("schema", "--print", "tor"), "is not one of"),
        (("schema", "--typescript", "--markdown"), "choose one of"),
        (("completion", "tcsh"), "is not one of"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use_is_explained_and_ends_with_2(wrong: tuple[str, ...], words: str, tmp_path: Path) -> None:
    done = run(*wrong, cwd=lay_out(tmp_path))
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("command", ["check", "build", "serve", "schema", "new"])
def test_a_folder_without_a_project_is_told_the_way_out(command: str, tmp_path: Path) -> None:
    words = ("new", "article", "a") if command == "new" else (command,)
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 2
    for part in ("holds no mkdocs.yml", "guidewright init"):
        assert part in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    ("faults", "status"), [((), 0), (("note",), 0), (("warning",), 0), (("error", "warning"), 1)]
)
def test_exit_status(command: str, faults: tuple[str, ...], status: int, tmp_path: Path) -> None:
    done = run(command, lay_out(tmp_path, *faults), "--today", TODAY)
    assert done.returncode == status, done.stdout + done.stderr
    assert (tmp_path / "site").exists() is (command == "build" and status == 0)


@pytest.mark.parametrize(("faults", "status"), [((), 0), (("note",), 0), (("warning",), 1), (("error",), 1)])
def test_strict_counts_warnings(faults: tuple[str, ...], status: int, tmp_path: Path) -> None:
    assert run("check", lay_out(tmp_path, *faults), "--strict").returncode == status


def test_build_goes_where_it_is_told(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "project")
    done = run("build", root, "--out", tmp_path / "public")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "public" / "index.html").is_file()
    assert not (root / "site").exists()


def test_the_date_can_be_set(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    article = root / "content" / "articles" / "work" / "one.md"
    text = article.read_text(encoding="utf-8").replace("kind: faq", "kind: faq\nreviewed: 2026-06-01")
    article.write_text(text, encoding="utf-8")
    assert "review-in-future" in run("check", root, "--today", "2026-05-31").stdout
    assert "review-in-future" not in run("check", root, "--today", "2026-06-01").stdout


def test_check_says_how_many_objectives_are_covered(tmp_path: Path) -> None:
    root = golden.lay_out(tmp_path / "academy")
    article = root / "content/articles/workflows/build.md"
    text = article.read_text(encoding="utf-8").replace(
        "kind: reference", "kind: how-to\nobjectives:\n  one: Build a workflow\n  two: Test a workflow"
    )
    article.write_text(text, encoding="utf-8")
    before, promised = covered(root)
    quiz = root / "content/quizzes/approvals.yml"
    quiz.write_text(
        re.sub(r"covers: \[", "covers: [build/two, ", quiz.read_text(encoding="utf-8"), count=1),
        encoding="utf-8",
    )
    assert covered(root) == (before + 1, promised)
    assert before + 1 < promised, "one of the two is still open"


def covered(root: Path) -> tuple[int, int]:
    """What a check says of the objectives."""
    said = run("check", "--today", TODAY, cwd=root).stderr
    found = re.search(r"(\d+) of (\d+) objectives covered", said)
    assert found, said
    return int(found[1]), int(found[2])
