"""The package as people get it: built from the tree and from the source distribution, installed, and run."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from guidewright import __version__

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900), pytest.mark.xdist_group("packaging")]


def run(*command: str | Path, cwd: Path, path: str | None = None) -> str:
    environment = {**os.environ, "PATH": path or os.environ["PATH"], "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def files_in(wheel: Path) -> dict[str, int]:
    with ZipFile(wheel) as archive:
        return {info.filename: info.file_size for info in archive.infolist() if not info.is_dir()}


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as `pip install .` does it, in an environment of its own, on a machine without Node."""
    out = tmp_path_factory.mktemp("wheel")
    bare = tmp_path_factory.mktemp("bin")
    (bare / "env").symlink_to("/usr/bin/env")
    (bare / "sh").symlink_to("/bin/sh")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", out, root, cwd=out, path=str(bare))
    [built] = out.glob("*.whl")
    return built


def test_the_wheel_holds_what_runs_and_nothing_else(wheel: Path, root: Path) -> None:
    assert wheel.name == f"guidewright-{__version__}-py3-none-any.whl"
    inside = files_in(wheel)
    tops = {name.split("/")[0] for name in inside}
    assert tops == {"guidewright", f"guidewright-{__version__}.dist-info"}
    for name in (
        "py.typed",
        "_runtime/loader.js",
        "_runtime/player.js",
        "_runtime/debug.js",
        "_runtime/help.js",
        "_runtime/academy.js",
    ):
        assert f"guidewright/{name}" in inside
    for folder, place in (
        ("site_templates", "_templates"),
        ("content", "_sample/content"),
        ("tours", "_sample/tours"),
        ("docs/content", "_manual/content"),
    ):
        expected = {
            path.relative_to(root / folder).as_posix()
            for path in (root / folder).rglob("*")
            if path.is_file()
        }
        prefix = f"guidewright/{place}/"
        assert {name.removeprefix(prefix) for name in inside if name.startswith(prefix)} == expected
    assert {
        "guidewright/_sample/mkdocs.yml",
        "guidewright/_sample/product/index.html",
        "guidewright/_manual/mkdocs.yml",
    } <= set(inside)
    assert "guidewright/_runtime/module.d.ts" in inside
    assert not [name for name in inside if "node_modules" in name or name.endswith(".pyc")]
    assert not [name for name in inside if name.endswith(".ts") and not name.endswith(".d.ts")]


def test_the_manifest_tells_the_size_of_each_file(wheel: Path) -> None:
    inside = files_in(wheel)
    with ZipFile(wheel) as archive:
        manifest = json.loads(archive.read("guidewright/_runtime/manifest.json"))
    assert manifest["version"] == __version__
    told = {f"guidewright/_runtime/{line['file']}": line["bytes"] for line in manifest["files"]}
    there = {name: size for name, size in inside.items() if "/_runtime/" in name}
    del there["guidewright/_runtime/manifest.json"]
    assert told == there


def test_the_source_distribution_gives_the_same_wheel_without_node(
    root: Path, wheel: Path, tmp_path: Path
) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=root)
    [sdist] = tmp_path.glob("*.tar.gz")
    out = tmp_path / "wheel"
    said = run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-v",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        out,
        sdist,
        cwd=tmp_path,
    )
    assert "carries the built in-page code" in said
    [built] = out.glob("*.whl")
    assert files_in(built) == files_in(wheel)


def test_the_installed_package_builds_an_academy(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    run(environment / "bin" / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    guidewright = environment / "bin" / "guidewright"
    assert __version__ in run(guidewright, "--version", cwd=tmp_path)
    run(guidewright, "init", "academy", cwd=tmp_path)
    run(guidewright, "build", cwd=tmp_path / "academy")
    site = tmp_path / "academy" / "site"
    assert (site / "index.html").is_file()
    assert (site / "tours" / "loader.js").is_file()
    show_demo(guidewright, tmp_path)


def show_demo(guidewright: Path, folder: Path) -> None:
    """The installed package has its sample and its manual with it."""
    process = subprocess.Popen(
        [guidewright, "demo", "--no-open", "--port", "0"], cwd=folder, stderr=subprocess.PIPE, text=True
    )
    with process:
        assert process.stderr is not None
        said = ""
        while "Ctrl+C" not in said:
            line = process.stderr.readline()
            assert line, said
            said += line
        urls = re.findall(r"http://\S+", said)
        pages = []
        for url in urls:
            with urllib.request.urlopen(url, timeout=20) as answer:
                pages.append(answer.read().decode("utf-8"))
        process.send_signal(signal.SIGINT)
    assert [url.split("/", 3)[3] for url in urls] == ["", "product/", "manual/"]
    assert "Guidewright manual" in pages[2]
