"""Builds that are killed, run twice or meet a bad disk: the old site stands, or the new one, never a mixture."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.site.kept import DAY, build, digest, expect_refused, leftovers, old_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX systems")

resource = pytest.importorskip("resource")  # Windows has none
MARKS = ("Alpha Academy", "Beta Academy")
LIMIT = 200_000


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = old_project(tmp_path_factory.mktemp("pristine"))
    shutil.rmtree(root / "site")
    mark(root, MARKS[0])
    assert build(root).returncode == 0
    assert served(root / "site") == MARKS[0]
    return root


@pytest.fixture
def project(pristine: Path, tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(pristine, root)
    return root


def mark(root: Path, name: str) -> None:
    """Give the academy a name that every page of it shows."""
    for path in ("content/academy.yml", "content/academy.ja.yml"):
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(
            re.sub(r"^title: .*$", f"title: {name}", text, count=1, flags=re.MULTILINE), encoding="utf-8"
        )
    (root / "product/index.html").write_text(f"<!doctype html><title>{name}</title>\n", encoding="utf-8")


def served(site: Path) -> str:
    """The one name that every page of a complete site shows."""
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    assert len(pages) > 20
    names = {name for page in pages for name in MARKS if name in page}
    assert len(names) == 1
    (name,) = names
    assert all(name in page for page in pages)
    for part in ("guidewright.json", "tours/manifest.json", "search-index/index.js", "ja/404.html"):
        assert (site / part).is_file(), part
    return name


def start(root: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "guidewright", "build", str(root), "--today", DAY, *more]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_often(root: Path, kills: int) -> None:
    """Kill builds at moments spread over the time that one takes, and a little beyond."""
    begin = time.monotonic()
    assert build(root).returncode == 0
    whole = time.monotonic() - begin
    standing, seen = MARKS[0], 0
    for number in range(kills):
        wanted = MARKS[1] if standing == MARKS[0] else MARKS[0]
        mark(root, wanted)
        running = start(root)
        time.sleep(whole * (number + 0.5) / kills)
        running.send_signal(signal.SIGKILL)
        seen += running.wait() == -signal.SIGKILL
        standing = served(root / "site")
        assert standing in (MARKS[0], wanted)
    assert seen >= kills // 2, "nearly every build had ended before its signal came"
    mark(root, MARKS[1])
    assert build(root).returncode == 0
    assert served(root / "site") == MARKS[1]
    assert not leftovers(root)


def test_a_build_killed_at_some_moments(project: Path) -> None:
    kill_often(project, 3)


@pytest.mark.slow
def test_a_build_killed_at_many_moments(project: Path) -> None:
    kill_often(project, 12)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    with mounted(folder):
        yield folder


@contextmanager
def mounted(folder: Path) -> Iterator[None]:
    """A disk of 3 MB of its own at a folder; smaller than the site."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root mounts a disk")
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def small_site(folder: Path) -> str:
    """What passes for an old site of a few bytes; -> its digest."""
    (folder / "site").mkdir()
    for name in ("guidewright.json", "index.html", "404.html", "sitemap.xml"):
        (folder / "site" / name).write_text("{}\n", encoding="utf-8")
    return digest(folder / "site")


def test_a_full_disk(project: Path, small_disk: Path) -> None:
    before = small_site(small_disk)
    done = build(project, "--out", small_disk / "site")
    expect_refused(done, "output-refused", "site")
    assert "no space left" in done.stdout
    assert digest(small_disk / "site") == before
    assert not leftovers(small_disk)


@pytest.mark.parametrize("limit", [0, 1_000, LIMIT])
def test_files_that_may_not_grow(project: Path, limit: int) -> None:
    before = digest(project / "site")
    done = subprocess.run(
        [sys.executable, "-m", "guidewright", "build", str(project), "--today", DAY],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert "error[" in done.stdout
    assert "  help: " in done.stdout
    assert digest(project / "site") == before
    assert not leftovers(project)


def test_a_disk_that_is_read_only(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    with mounted(folder):
        before = small_site(folder)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        expect_refused(build(project, "--out", folder / "site"), "output-refused", "site")
        expect_refused(build(project, "--out", folder / "new"), "output-refused", "new")
        assert digest(folder / "site") == before


def test_a_folder_that_may_not_be_written(project: Path) -> None:
    """As root, the build runs as nobody: root writes everywhere."""
    before = digest(project / "site")
    project.chmod(0o555)
    command = [sys.executable, "-m", "guidewright", "build", str(project), "--today", DAY]
    if os.geteuid() == 0:
        for folder in (project, *project.parents):
            if folder.stat().st_mode & 0o055 != 0o055:
                folder.chmod(folder.stat().st_mode | 0o055)
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
        if shutil.which("setpriv") is None:
            pytest.skip("no setpriv to give up the rights of root with")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    project.chmod(0o755)
    expect_refused(done, "output-refused", "site")
    assert digest(project / "site") == before


def test_a_folder_with_other_files(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "thesis"
    other.mkdir()
    (other / "chapter.txt").write_text("Years of work.\n", encoding="utf-8")
    before = digest(other)
    expect_refused(build(project, "--out", other), "output-refused", "thesis")
    on_file = build(project, "--out", other / "chapter.txt")
    assert on_file.returncode == 2
    assert "chapter.txt' is a file" in on_file.stderr
    assert digest(other) == before
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("first", [False, True])
def test_two_builds_at_once(project: Path, tmp_path: Path, first: bool) -> None:
    out = tmp_path / "out" / "site"
    if not first:
        shutil.copytree(project / "site", out)
    other = tmp_path / "other"
    shutil.copytree(project, other)
    mark(other, MARKS[1])
    both = [start(root, "--out", str(out)) for root in (project, other)]
    codes = sorted(running.wait() for running in both)
    assert codes in ([0, 0], [0, 1])
    assert served(out) in MARKS
    assert not leftovers(out.parent)
