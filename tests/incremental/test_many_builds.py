"""Builds that run at once: each site is whole, and the cache stays usable."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.incremental.door import Order, build, command, environment
from tests.incremental.kept import Kept

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")


def start(order: Order) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(order), env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finished(running: subprocess.Popen[str]) -> None:
    printed, complained = running.communicate(timeout=120)
    assert running.returncode == 0, complained
    assert '"published": true' in printed, printed
    assert "Traceback" not in complained


def at_once(kept: Kept, number: int) -> None:
    sites = [kept.folder / f"site-{n}" for n in range(number)]
    for running in [start(replace(kept.order, out=site, jobs=1)) for site in sites]:
        finished(running)
    for site in sites:
        kept.expect_clean(site)


def test_two_builds_with_one_cache(kept: Kept) -> None:
    kept.edit()
    at_once(kept, 2)


def test_two_builds_that_begin_a_cache(kept: Kept) -> None:
    shutil.rmtree(kept.cache, ignore_errors=True)
    at_once(kept, 2)


@pytest.mark.slow
def test_several_builds_with_one_cache(kept: Kept) -> None:
    for _ in range(4):
        kept.edit()
        at_once(kept, 4)


def test_two_builds_with_one_cache_and_one_site(kept: Kept) -> None:
    """One of them may be refused; the site is whole, and the next build finds nothing wrong."""
    for _ in range(2):
        kept.edit()
        both = [start(replace(kept.order, jobs=1)) for _ in range(2)]
        told = [running.communicate(timeout=120) for running in both]
        assert [running.returncode for running in both] == [0, 0], told
        assert any('"published": true' in printed for printed, _ in told), told
        kept.expect_clean()
    kept.build()
    kept.expect_clean()


def test_two_projects_with_one_cache(kept: Kept) -> None:
    """Each takes only what is its own."""
    other = kept.folder / "other"
    shutil.copytree(kept.order.root, other)
    for path in sorted((other / "content").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Some words", "Other words"), encoding="utf-8")
    order = replace(kept.order, root=other, out=kept.folder / "other-site")
    for _ in range(2):
        assert build(order).published
        kept.build()
    kept.expect_clean()
    assert build(replace(order, out=kept.folder / "other-clean", cache=None)).published
    page = "articles/invoices/invoices-3/index.html"
    assert (order.out / page).read_bytes() == (kept.folder / "other-clean" / page).read_bytes()
