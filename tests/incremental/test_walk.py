"""Whatever is edited, in whatever order: a build with a cache gives what a clean build gives, byte by byte."""

from __future__ import annotations

import os
from pathlib import Path
from random import SystemRandom

import pytest

from tests.incremental.walk import play, read_steps, shorter, steps

KNOWN = 20_261_122
"""The seed in a pipeline, whose runs are to be alike. At a desk each run takes a path of its own."""


def seed_of_this_run() -> int:
    given = os.environ.get("GUIDEWRIGHT_SEED")
    if given:
        return int(given)
    return KNOWN if os.environ.get("CI") else SystemRandom().randrange(10**6)


def walk(folder: Path, number: int, *, patience: float) -> None:
    seed = seed_of_this_run()
    again = os.environ.get("GUIDEWRIGHT_WALK")
    failure = play(read_steps(again) if again else steps(seed, number), folder / "first")
    if failure:
        known = f"GUIDEWRIGHT_SEED={seed} finds it; "
        pytest.fail(known + str(shorter(failure, folder, seconds=patience)), pytrace=False)


def test_a_short_walk(tmp_path: Path) -> None:
    walk(tmp_path, 12, patience=120)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_long_walk(tmp_path: Path) -> None:
    walk(tmp_path, 220, patience=900)
