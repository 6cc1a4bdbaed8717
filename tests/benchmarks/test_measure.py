"""The benchmark measures what it says: whole processes, every stage, and a command that takes too long."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from operator import attrgetter
from pathlib import Path

import pytest

from benchmarks.corpus import generate
from benchmarks.measure import GUIDEWRIGHT, Run, Subject, measure, median
from benchmarks.report import Setting, report
from benchmarks.scenarios import TASKS, measure_guidewright
from benchmarks.stages import LOADING, STAGES, Stage
from tests.benchmarks.runs import run as made

MEGABYTE = 1024 * 1024
ARTICLES = 30
CHECKED = ["start", "collect", "decode", "model", "policy", "end", "rest"]
HOLD = "import os, time; held = b'x' * {size}; pid = os.fork(); time.sleep(0.6)"


def measured(root: Path, task: str, limit: float = 240) -> Run:
    [run] = measure_guidewright(root, ARTICLES, [task], turns=1, limit=limit)
    return run


@pytest.fixture(scope="module")
def academy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("academy")
    generate(root, ARTICLES)
    return root


def there(function: str) -> bool:
    module, name = function.split(":")
    try:
        found = importlib.import_module(module)
        return name == LOADING or callable(attrgetter(name)(found))
    except (ModuleNotFoundError, AttributeError):
        return False


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: str(stage.name))
def test_the_functions_of_a_stage_are_there(stage: Stage) -> None:
    assert [function for function in stage.functions if not there(function)] == []


def test_a_check_is_measured_by_stage(academy: Path) -> None:
    run = measured(academy, "check")
    assert (run.status, run.said) == (0, "")
    assert [line.stage for line in run.lines] == CHECKED
    assert sum(line.seconds for line in run.lines) == pytest.approx(run.seconds, rel=0.05)
    assert run.peak > MEGABYTE  # of a second; on a busy machine it is looked at once, while it begins
    assert run.processor > 0


def test_a_build_is_measured_with_its_pages(academy: Path) -> None:
    run = measured(academy, "cold")
    assert (run.status, run.said) == (0, "")
    assert run.missing == 0
    assert run.pages > ARTICLES
    assert {"collect", "pages", "search"} <= {line.stage for line in run.lines}
    assert 0 < run.post < run.seconds


def test_a_stage_is_timed_without_importing_what_the_command_does_not_need(tmp_path: Path) -> None:
    code = "import sys; import benchmarks.stages; print('guidewright.site.mkdocs_host.host' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
    assert not list(tmp_path.iterdir())


def test_a_command_that_takes_too_long_is_stopped_and_said_so(academy: Path) -> None:
    run = measured(academy, "cold", limit=0.05)
    assert run.status is None
    page = report([run], Setting("2 cores", "x 1", {ARTICLES: 34}, 1, "results.svg"))
    assert re.search(r"stopped after \d s", page)


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    run = measured(tmp_path, "check")
    assert run.status not in (0, None)
    assert run.said


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_memory_that_processes_share_is_counted_once() -> None:
    words = [sys.executable, "-c", HOLD.format(size=100 * MEGABYTE)]
    run = measure(Subject("x", "cold", 1), words, limit=60)
    assert run.status == 0
    assert 100 * MEGABYTE < run.peak < 150 * MEGABYTE


def test_the_run_in_the_middle_counts_unless_one_failed() -> None:
    runs = [made(GUIDEWRIGHT, "edited", 200, seconds) for seconds in (3.0, 1.0, 2.0)]
    assert median(runs).seconds == 2.0
    assert median([*runs, made(GUIDEWRIGHT, "edited", 200, 0.1, status=1)]).status == 1


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_task_is_measured_from_end_to_end(tmp_path: Path) -> None:
    generate(tmp_path, ARTICLES)
    with ThreadPoolExecutor(1) as own:  # where no browser of another test runs
        runs = own.submit(
            lambda: list(measure_guidewright(tmp_path, ARTICLES, TASKS, turns=1, limit=120))
        ).result()
    assert [(run.subject.task, run.status, run.said) for run in runs] == [(task, 0, "") for task in TASKS]
    built = [run for run in runs if run.subject.task not in ("check", "serve")]
    pages = built[0].pages
    more = {"added": 1, "renamed": 1}
    assert [run.pages for run in built] == [pages + more.get(run.subject.task, 0) for run in built]
    assert all(run.missing == 0 for run in built)
