"""The benchmark measures what it says: whole processes, every stage, and a command that takes too long."""

from __future__ import annotations

import importlib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarks.chart import chart
from benchmarks.corpus import generate
from benchmarks.measure import Run, machine, measure
from benchmarks.plan import TODAY
from benchmarks.report import report
from benchmarks.stages import STAGES

MEGABYTE = 1024 * 1024
CHECKED = ["start", "collect", "decode", "model", "policy", "rest"]


@pytest.fixture(scope="module")
def academy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("academy")
    generate(root, 20)
    return root


def measured(academy: Path, command: str, limit: float = 240) -> Run:
    return measure(command, academy, 20, today=TODAY.isoformat(), limit=limit)


def test_every_stage_is_a_function_of_the_compiler() -> None:
    for stage in STAGES:
        assert callable(getattr(importlib.import_module(stage.module), stage.function)), stage


def test_a_check_is_measured_by_stage(academy: Path) -> None:
    run = measured(academy, "check")
    assert (run.status, run.said) == (0, "")
    assert [line.stage for line in run.lines] == CHECKED
    assert sum(line.seconds for line in run.lines) == pytest.approx(run.seconds, rel=0.05)
    assert run.peak > 10 * MEGABYTE
    assert run.processor > 0


def test_a_command_that_takes_too_long_is_stopped_and_said_so(academy: Path) -> None:
    run = measured(academy, "build", limit=0.2)
    assert run.status is None
    page = report([run], machine=machine(), versions="x 1", corpus={20: MEGABYTE}, chart="results.svg")
    assert "stopped after 0 s" in page


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    run = measure("check", tmp_path, 20, today=TODAY.isoformat(), limit=60)
    assert run.status not in (0, None)
    assert run.said


def test_the_page_and_the_chart_show_every_stage(academy: Path) -> None:
    run = measured(academy, "check")
    page = report([run], machine=machine(), versions="x 1", corpus={20: MEGABYTE}, chart="results.svg")
    for stage in CHECKED:
        assert f"| {stage} |" in page
    drawn = chart([run])
    ET.fromstring(drawn)  # noqa: S314  # our own text
    assert all(f">{stage}</text>" in drawn for stage in CHECKED)
