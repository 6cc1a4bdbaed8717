"""Builds that are killed: the site is whole, nothing is left behind, and the next build goes on."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.incremental.door import Order, command, environment
from tests.incremental.kept import Kept
from tests.incremental.world import dice

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")

SOON = 10.0
"""Seconds in which the processes of a build that was killed have ended."""


def start(order: Order) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(order), env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def test_no_process_outlives_its_build(kept: Kept) -> None:
    shutil.rmtree(kept.cache)
    running = start(kept.order)
    workers: list[psutil.Process] = []
    while len(workers) < 2:
        assert running.poll() is None, "the build ended before it had two workers"
        workers = psutil.Process(running.pid).children()
        time.sleep(0.005)
    running.kill()
    running.wait()
    _, alive = psutil.wait_procs(workers, timeout=SOON)
    for worker in alive:
        worker.kill()
    assert not alive


def kill_often(kept: Kept, kills: int, *, seed: int) -> None:
    rng = dice(seed)
    begin = time.monotonic()
    assert start(kept.order).wait() == 0
    whole = time.monotonic() - begin
    for number in range(kills):
        kept.edit(f"Before the kill {number}.")
        if rng.random() < 0.3:
            shutil.rmtree(kept.cache, ignore_errors=True)
        running = start(kept.order)
        time.sleep(whole * rng.random())
        running.send_signal(signal.SIGKILL)
        running.wait()
        expect_whole(kept.order.out)
        if number % 3 == 2:
            kept.build()
            kept.expect_clean()
    kept.build()
    kept.expect_clean()
    assert not leftovers(kept.folder)


def expect_whole(site: Path) -> None:
    for part in ("guidewright.json", "index.html", "ja/404.html", "search-index/index.js"):
        assert (site / part).is_file(), part
    for page in site.rglob("*.html"):
        assert "product" in page.parts or page.read_bytes().rstrip().endswith(b"</html>"), page


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(".*"))


def test_builds_killed_at_some_moments(kept: Kept) -> None:
    kill_often(kept, 3, seed=1)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", [2, 3])
def test_builds_killed_at_many_moments(kept: Kept, seed: int) -> None:
    kill_often(kept, 24, seed=seed)
