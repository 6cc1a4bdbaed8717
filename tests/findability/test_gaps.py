"""`guidewright search gaps`: what a log of events says that readers did not find."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.project import run

Log = Callable[..., Path]
CLOCK = itertools.count()


def search(query: str, **more: Any) -> dict[str, Any]:
    """An event as the help site sends it, a second after the last one."""
    seconds = next(CLOCK)
    at = f"2026-11-02T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000Z"
    event = {"version": 1, "type": "search-performed", "at": at, "query": query, "results": 3, "filters": {}}
    return event | more


def visit(session: str, *searches: dict[str, Any]) -> list[dict[str, Any]]:
    """Searches of one reader."""
    return [one | {"session": session} for one in searches]


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """`log(event, "broken line")` gives the file."""

    def write(*lines: Any) -> Path:
        path = tmp_path / "events.jsonl"
        texts = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
        path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        return path

    return write


def told(path: Path, academy: Path, *arguments: str) -> Any:
    """What is told to programs."""
    done = run("search", "gaps", path, academy, "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_queries_that_mean_the_same_are_counted_together(academy: Path, log: Log) -> None:
    path = log(
        search("mobile app", results=0, reader="a"),
        search("Mobile  Apps", covered=0.3, reader="b"),
        search("app mobile", covered=0.4, reader="b"),
        search("refund", covered=0.2),
    )
    (gap,) = told(path, academy)["gaps"]
    assert gap["queries"] == {"Mobile Apps": 1, "app mobile": 1, "mobile app": 1}
    assert (gap["searches"], gap["readers"], gap["nothing_opened"], gap["low_cover"]) == (3, 2, 3, 3)
    assert gap["score"] == 3 + 3 * 0.5
    assert gap["verdict"] == "missing content"
    assert [one["queries"] for one in told(path, academy, "--least", "1")["gaps"]] == [
        gap["queries"],
        {"refund": 1},
    ]
    assert len(told(path, academy, "--least", "1", "--top", "1")["gaps"]) == 1


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"results": 0}, "missing content"),
        ({"covered": 0.2}, "missing content"),
        ({"covered": 0.9}, "ranking"),
        ({}, "unclear"),
        ({"covered": "much"}, "unclear"),
        ({"covered": True}, "unclear"),
    ],
)
def test_verdicts(academy: Path, log: Log, facts: dict[str, Any], verdict: str) -> None:
    path = log(search("mobile app", **facts), search("mobile app", **facts))
    assert [gap["verdict"] for gap in told(path, academy)["gaps"]] == [verdict]


def test_what_was_opened_is_no_gap(academy: Path, log: Log) -> None:
    path = log(*[search("approve", chosen="/articles/workflows/approve/", covered=0.2)] * 3)
    assert told(path, academy)["gaps"] == []
    done = run("search", "gaps", path, academy)
    assert "Nothing is missed" in done.stdout


def test_words_that_helped_are_proposed_with_their_evidence(academy: Path, log: Log) -> None:
    page = "/articles/workflows/approve/"
    path = log(
        *visit("a", search("vacation rules", covered=0.5), search("substitute rule", chosen=page, covered=1)),
        *visit("b", search("rule for vacations"), search("substitute rules", chosen=page, covered=1)),
        *visit("c", search("aprove"), search("approve", chosen=page)),
        *visit("d", search("aprove"), search("approve", chosen=page)),
        *visit("e", search("greenlight invoice"), search("approve invoice", chosen=page)),
        *visit("f", search("greenlight invoice"), search("approve invoice", chosen=page)),
    )
    found = told(path, academy)
    assert found["synonyms"] == [
        {"language": "en", "words": ["vacation", "substitute"], "count": 2, "sessions": 2, "pages": {page: 2}}
    ], "a mistyped word and what is a synonym already are none"
    gap = next(gap for gap in found["gaps"] if "vacation rules" in gap["queries"])
    assert (gap["verdict"], gap["asked_again"], gap["opened_after_other_words"]) == (
        "wrong words",
        2,
        {page: 2},
    )
    assert (
        f"  - [vacation, substitute] # 2 times in 2 sessions, opened {page} (2)"
        in run("search", "gaps", path, academy).stdout
    )


def test_only_the_same_reader_asks_again(academy: Path, log: Log) -> None:
    failed, helped = search("vacation"), search("deputy", chosen="/x/")
    late = helped | {"at": "2026-11-03T10:00:00.000Z"}
    apart = [*visit("a", failed), *visit("b", helped), *visit("c", failed), *visit("c", late), failed, helped]
    assert told(log(*apart), academy, "--least", "1")["synonyms"] == []
    done = run("search", "gaps", log(failed, helped), academy, "--least", "1")
    assert "No synonyms can be proposed: no event has a `session` or a `reader`" in done.stdout


def test_an_event_that_says_it_was_asked_again_counts_once(academy: Path, log: Log) -> None:
    path = log(*visit("a", search("vacation", refined=True), search("deputy", covered=1)))
    gap = told(path, academy, "--least", "1")["gaps"][0]
    assert (gap["queries"], gap["asked_again"], gap["score"]) == ({"vacation": 1}, 1, 1.5)


def test_languages_are_kept_apart(academy: Path, log: Log) -> None:
    page = "/zh/articles/x/"
    pair = (search("账单卡住", language="zh"), search("票据卡住", language="zh", chosen=page))
    path = log(
        *visit("a", *pair),
        *visit("b", *pair),
        search("インボイス", language="ja"),
        search("いんぼいす", language="ja"),
    )
    found = told(path, academy)
    assert {gap["language"]: gap["searches"] for gap in found["gaps"]} == {"zh": 2, "ja": 2}
    assert [one["words"] for one in found["synonyms"]] == [["账单", "票据"]]
    assert (
        "# content/search/zh.yml\nsynonyms:\n  - [账单, 票据] # 2 times"
        in run("search", "gaps", path, academy).stdout
    )


def test_a_chosen_language_counts_more_than_that_of_the_page(academy: Path, log: Log) -> None:
    path = log(*[search("インボイス", language="en", filters={"language": ["ja"]})] * 2)
    assert [gap["language"] for gap in told(path, academy)["gaps"]] == ["ja"]


def test_the_language_of_events_that_do_not_say(academy: Path, log: Log) -> None:
    path = log(search("ボタン"), search("ぼたん"))
    assert [gap["language"] for gap in told(path, academy, "--language", "ja")["gaps"]] == ["ja"]
    assert [gap["language"] for gap in told(path, academy)["gaps"]] == ["en"]
    done = run("search", "gaps", path, academy, "--language", "jaa")
    assert done.returncode == 2
    assert "the academy has no language `jaa`. Did you mean `ja`?" in done.stderr


def test_lines_that_cannot_be_read_are_counted_and_named(academy: Path, log: Log) -> None:
    path = log(
        {"version": 1, "type": "tour-started", "tour": "x", "resumed": False},
        "not json",
        "[1]",
        "3",
        "",
        "[" * 100_000,
        {"type": "search-performed"},
        "x" * 2_000_000,
        search("mobile app"),
        search("mobile app"),
    )
    with path.open("ab") as file:
        file.write(b'{"type": "\xff"}\n')
    done = run("search", "gaps", path, academy)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 searches among 4 events.\n")
    assert (
        "7 lines could not be read: line 2: it is no JSON: expecting value at column 1; line 3: it is a list"
        in done.stderr
    )
    assert "; and 2 more" in done.stderr


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"type": "search-performed", "query": "app', "it is no JSON: unterminated string at column 39"),
        (f'{{"results": {"9" * 5000}}}', "it is no JSON: a number has too many digits"),
        (search("app", language="\x1b[31m\nja"), "its `language` is no language code"),
        (search("app", filters={"language": ["\x1b[31m"]}), "its `language` is no language code"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_in_plain_words(
    academy: Path, log: Log, line: Any, words: str
) -> None:
    done = run("search", "gaps", log(line, search("app")), academy)
    assert done.returncode == 0
    assert done.stderr.endswith(f"1 line could not be read: line 1: {words}\n")


@pytest.mark.parametrize("results", [None, "3", -1, True, 2.5])
def test_an_event_that_does_not_say_what_came_is_not_one_to_which_nothing_came(
    academy: Path, log: Log, results: Any
) -> None:
    path = log(*[search("mobile app", results=results)] * 2)
    (gap,) = told(path, academy)["gaps"]
    assert (gap["verdict"], gap["low_cover"]) == ("unclear", 0)


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"", 1, "events.jsonl is empty. Collect events first"),
        (b"\n\n", 1, "events.jsonl is empty. Collect events first"),
        (b"a\nb\n", 1, "events.jsonl has no line that is an event"),
        (b"\x1f\x8b\x08\x00\x00", 2, "this is no text"),
        (b'{"type": "tour-started"}\n', 0, "has no `search-performed` among its events (1)"),
    ],
)
def test_files_without_searches(
    academy: Path, tmp_path: Path, content: bytes, status: int, words: str
) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(content)
    done = run("search", "gaps", path, academy)
    assert (done.returncode, done.stdout) == (status, "")
    assert words in done.stderr


def test_no_file(academy: Path, tmp_path: Path) -> None:
    assert "is a directory" in run("search", "gaps", tmp_path, academy).stderr
    done = run("search", "gaps", tmp_path / "none.jsonl", academy)
    assert done.returncode == 2
    assert "does not exist" in done.stderr


def test_what_readers_typed_reaches_no_terminal_as_it_is(academy: Path, log: Log) -> None:
    path = log(*[search("\x1b[31mred\x07 [a, b]: #", chosen="", results=0)] * 2)
    done = run("search", "gaps", path, academy)
    assert "\x1b" not in done.stdout
    assert "\\x1b[31mred\\x07" in done.stdout


def test_no_program_is_told_what_a_terminal_obeys_or_what_cannot_be_written(academy: Path, log: Log) -> None:
    query = "\\ud800 \\u001b[31m \\u009b2J \\u202e 請求書"
    path = log(*[f'{{"type": "search-performed", "query": "{query}", "results": 0}}'] * 2)
    done = run("search", "gaps", path, academy, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert all(one.isprintable() or one == "\n" for one in done.stdout)
    assert "請求書" in done.stdout
    (gap,) = json.loads(done.stdout)["gaps"]
    assert list(gap["queries"]) == [json.loads(f'"{query}"')]


def test_a_log_from_standard_input_and_twice_the_same(academy: Path, log: Log) -> None:
    words = ["mobile app", "refund", "vacation", "deputy", "api limit"]
    events = [
        one
        for number in range(200)
        for one in visit(str(number % 40), search(words[number % 5]), search(words[number % 3], chosen="/x/"))
    ]
    path = log(*events)
    command = [sys.executable, "-m", "guidewright", "search", "gaps", "-", str(academy)]
    with path.open("rb") as file:
        piped = subprocess.run(
            command, stdin=file, capture_output=True, text=True, encoding="utf-8", check=True
        )
    assert piped.stdout == run("search", "gaps", path, academy, PYTHONHASHSEED="7").stdout
    assert "400 searches by 40 readers among 400 events." in piped.stdout
    assert piped.stdout.count("  - [") > 2
    assert run("search", "gaps", path, academy, "--top", "2").stdout.count("  - [") == 2
