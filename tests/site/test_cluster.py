"""Pages made by a cluster are, byte for byte, those made here; a cluster that cannot make them is said to be one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from guidewright.builder import build_site
from guidewright.cli import main
from guidewright.site import cluster as cluster_module
from guidewright.site.workers import ClusterError
from tests.rules.goldens import TODAY
from tests.site.local_cluster import running
from tests.site.made_site import academy
from tests.site.test_long_sections import ARTICLE

PAGES = 70
CONFIG = """INHERIT: shared/base.yml
theme:
  name: material
  custom_dir: own theme
extra:
  greeting: !ENV [GREETING, Nothing]
"""
SABOTAGE = """
import os
from pathlib import Path
from guidewright.site.mkdocs_host import Press

make = Press.__dict__.get("kept", Press.make)  # a worker loads this more than once
Press.kept = make
mark = Path({mark!r})

def fatal(press, name, text):
    if name.endswith("way-61.md"):
        {fate}
    return make(press, name, text)

Press.make = fatal
"""
ONCE = """if not mark.exists():
            mark.touch()
            os._exit(9)"""
EACH_TIME = "os._exit(9)"
NO_SCHEDULER = "os.kill(os.getppid(), 9)"


def project(folder: Path) -> Path:
    """An academy with enough pages to be shared out, and settings in several files and the environment."""
    many = {f"content/articles/workflows/way-{n:02}.md": ARTICLE.format(number=n) for n in range(PAGES)}
    root = academy(folder, many)
    base = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "shared").mkdir()
    (root / "shared/base.yml").write_text(base, encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "own theme/partials").mkdir(parents=True)
    (root / "own theme/partials/logo.html").write_text(
        "{{ config.extra.greeting }} from the {{ config.site_name }}", encoding="utf-8"
    )
    (root / "site_templates/theme/partials").mkdir(parents=True)
    (root / "site_templates/theme/partials/palette.html").write_text("<b>Light alone.</b>", encoding="utf-8")
    return root


def build(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "guidewright", "build", "--today", "2026-11-20", *words],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "GREETING": "Regards", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site by its name."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def same(one: Path, other: Path) -> list[str]:
    """Names of the files in which two sites differ."""
    first, second = files(one), files(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built here."""
    root = project(tmp_path_factory.mktemp("here"))
    built = build(root, "--no-cache", SOURCE_DATE_EPOCH="0")
    assert built.returncode == 0, built.stdout + built.stderr
    return root


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two workers."""
    with running(tmp_path_factory.mktemp("cluster")) as (address, _):
        yield address


def test_it_is_what_is_made_here(here: Path, cluster: str, tmp_path: Path) -> None:
    cache, out = str(tmp_path / "cache"), tmp_path / "out"
    built = build(here, "--scheduler", cluster, "--out", str(out), "--cache", cache, SOURCE_DATE_EPOCH="0")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "note:" not in built.stderr
    assert same(here / "site", out) == []
    home = (out / "index.html").read_text(encoding="utf-8")
    assert "Regards from the" in home
    assert "<b>Light alone.</b>" in home


def test_what_a_cluster_made_is_taken_from_the_cache(here: Path, cluster: str, tmp_path: Path) -> None:
    cache, words = str(tmp_path / "cache"), ("--scheduler", cluster, "--out")
    assert build(here, *words, str(tmp_path / "one"), "--cache", cache).returncode == 0
    again = build(here, "--out", str(tmp_path / "two"), "--cache", cache)
    assert again.returncode == 0, again.stdout + again.stderr
    assert same(tmp_path / "one", tmp_path / "two") == []
    assert [name for name in same(tmp_path / "one", here / "site") if "sitemap" not in name] == [], (
        "but for the day that the sitemap names"
    )


def test_what_is_wrong_with_a_template_is_said(cluster: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "own theme/partials/logo.html").write_text("{{ nothing.there.at_all }}", encoding="utf-8")
    here, there = build(root, "--no-cache"), build(root, "--no-cache", "--scheduler", cluster)
    assert here.returncode == there.returncode == 1
    assert "error[engine-failed]" in there.stdout
    assert there.stdout == here.stdout
    assert "Traceback" not in there.stderr


def sabotaged(folder: Path, fate: str) -> dict[str, Any]:
    """What to say to a cluster, so that a fate befalls its workers at one page."""
    module = folder / "sabotage.py"
    module.write_text(SABOTAGE.format(mark=str(folder / "mark"), fate=fate), encoding="utf-8")
    return {"preload": [str(module)]}


def test_a_worker_that_dies_once_costs_nothing_but_time(here: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with running(tmp_path, **sabotaged(tmp_path, ONCE)) as (address, _):
        built = build(here, "--no-cache", "--scheduler", address, "--out", str(out), SOURCE_DATE_EPOCH="0")
    assert (tmp_path / "mark").exists()
    assert built.returncode == 0, built.stdout + built.stderr
    assert same(here / "site", out) == []


@pytest.mark.slow
def test_the_page_is_named_that_workers_die_of(here: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with running(tmp_path, **sabotaged(tmp_path, EACH_TIME)) as (address, _):
        built = build(here, "--no-cache", "--scheduler", address, "--out", str(out))
    assert built.returncode == 1
    assert (
        "error[engine-failed]: at `en/articles/workflows/way-61.md`, a process of the cluster" in built.stdout
    )
    assert "Traceback" not in built.stderr
    assert not out.exists()


@pytest.mark.slow
def test_a_scheduler_that_goes_away_ends_the_build(here: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with running(tmp_path, **sabotaged(tmp_path, NO_SCHEDULER)) as (address, _):
        built = build(here, "--no-cache", "--scheduler", address, "--out", str(out))
    assert built.returncode == 2
    assert f"the scheduler at {address}" in built.stderr
    assert "Traceback" not in built.stderr
    assert not out.exists()


def test_workers_with_other_code_are_refused(root: Path, here: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "generator/guidewright", tmp_path / "code/guidewright")
    shutil.copytree(root / "site_templates", tmp_path / "site_templates")
    with (tmp_path / "code/guidewright/resources.py").open("a") as file:
        file.write("# another version\n")
    with running(tmp_path, path=tmp_path / "code") as (address, _):
        built = build(here, "--no-cache", "--scheduler", address, "--out", str(tmp_path / "out"))
    assert built.returncode == 2
    assert "2 of 2 workers cannot take part" in built.stderr
    assert "Traceback" not in built.stderr


def test_a_cluster_without_workers_is_said_to_have_none(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "ANSWER", 2.0)
    with running(tmp_path, workers=0) as (address, _), pytest.raises(ClusterError, match="has no workers"):
        build_site(here, out=tmp_path / "out", today=TODAY, tell=lambda _: None, scheduler=address)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nope://127.0.0.1:1", "not an address"])
def test_a_scheduler_that_cannot_be_reached_is_wrong_use(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(cluster_module, "ANSWER", 0.5)
    words = ["build", str(here), "--no-cache", "--out", str(tmp_path / "out"), "--scheduler", address]
    ran = CliRunner().invoke(main, words)
    assert ran.exit_code == 2
    assert f"no scheduler answers at {address}" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_the_package_that_is_missing_is_named(here: Path, tmp_path: Path) -> None:
    gone = 'raise ModuleNotFoundError("gone", name="distributed")'
    (tmp_path / "distributed.py").write_text(gone, encoding="utf-8")
    path = os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", "")))
    built = build(here, "--scheduler", "tcp://127.0.0.1:1", PYTHONPATH=path)
    assert built.returncode == 2
    assert "pip install 'guidewright[cluster]'" in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize(
    ("setting", "why"),
    [("hooks: [hook.py]\n", "plugins, hooks"), ("", "an absolute path")],
)
def test_projects_that_only_this_machine_can_make_are_made_here(
    tmp_path: Path, setting: str, why: str
) -> None:
    root = academy(tmp_path, {})
    (root / "hook.py").write_text("", encoding="utf-8")
    (tmp_path / "theme").mkdir()
    setting = setting or f"theme: {{name: material, custom_dir: {tmp_path / 'theme'}}}\n"
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + setting, encoding="utf-8")
    built = build(root, "--no-cache", "--scheduler", "tcp://127.0.0.1:1")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "note: the cluster is not used" in built.stderr
    assert why in built.stderr
