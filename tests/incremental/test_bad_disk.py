"""A disk that is full, or that may not be written, has no cache; the site is made all the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.incremental.door import Order, build, command, environment
from tests.incremental.kept import Kept

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="disks and limits of Linux")

resource = pytest.importorskip("resource")


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A disk of its own at a folder."""
    if os.geteuid() != 0:
        pytest.skip("only root mounts a disk")
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("size", ["16k", "64k", "200k", "400k", "800k"])
@pytest.mark.sampled(1)
def test_a_full_disk(kept: Kept, size: str) -> None:
    shutil.rmtree(kept.cache, ignore_errors=True)
    with small_disk(kept.cache, size):
        for words in ("First.", "Second."):
            kept.edit(words)
            kept.build()
            kept.expect_clean()


def test_a_disk_that_fills_up(kept: Kept) -> None:
    """The cache is good, and there is no room for more."""
    good = kept.folder / "good"
    if kept.cache.exists():
        kept.cache.rename(good)
    size = sum(path.stat().st_size for path in good.rglob("*") if path.is_file())
    with small_disk(kept.cache, f"{max(size // 1024, 1) + 8}k"):
        if good.exists():
            shutil.copytree(good, kept.cache, dirs_exist_ok=True)
        for words in ("First.", "Second."):
            kept.edit(words)
            kept.build()
            kept.expect_clean()


def test_a_disk_that_is_read_only(kept: Kept) -> None:
    shutil.rmtree(kept.cache, ignore_errors=True)
    with small_disk(kept.cache, "20m"):
        kept.build()
        subprocess.run(["mount", "-o", "remount,ro", str(kept.cache)], check=True)
        for words in ("First.", "Second."):
            kept.edit(words)
            kept.build()
            kept.expect_clean()


@pytest.mark.parametrize("limit", [0.3, 0.7, 0.95])
@pytest.mark.sampled(1)
def test_a_cache_that_may_not_grow(kept: Kept, limit: float) -> None:
    """Files may be as large as the largest of the site, and the cache would be larger."""
    shutil.rmtree(kept.order.out)
    most = max((path.stat().st_size for path in kept.files_of_cache()), default=2_000_000)
    shutil.rmtree(kept.cache, ignore_errors=True)
    clean = kept.folder / "largest"
    assert build(replace(kept.order, out=clean, cache=None)).published
    largest = max(path.stat().st_size for path in clean.rglob("*") if path.is_file())
    allowed = max(largest + 4096, int(most * limit))
    for _ in range(2):
        kept.edit()
        limited(kept.order, allowed)
        kept.expect_clean()
    kept.build()
    kept.expect_clean()


def limited(order: Order, most: int) -> None:
    done = subprocess.run(
        command(order),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert done.returncode == 0, done.stderr
    assert '"published": true' in done.stdout, done.stdout


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_may_not_be_written(kept: Kept, there: bool) -> None:
    """As root, the build runs as nobody: root writes everywhere."""
    if not there:
        shutil.rmtree(kept.cache, ignore_errors=True)
    kept.edit()
    order = replace(kept.order, out=kept.folder / "own" / "site")
    (kept.folder / "own").mkdir()
    words = command(order)
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("no setpriv to give up the rights of root with")
        words = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *words]
        (kept.folder / "own").chmod(0o777)
        for folder in (kept.folder, *kept.folder.parents):
            if folder.stat().st_mode & 0o055 != 0o055:
                folder.chmod(folder.stat().st_mode | 0o055)
    for path in (kept.folder, kept.cache, *kept.cache.rglob("*")):
        if path.exists():
            path.chmod(0o555 if path.is_dir() else 0o444)
    done = subprocess.run(words, env=environment(), capture_output=True, text=True, check=False)
    for path in (kept.folder, kept.cache, *kept.cache.rglob("*")):
        if path.exists():
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert done.returncode == 0, done.stderr
    assert '"published": true' in done.stdout, done.stdout
    kept.expect_clean(order.out)
