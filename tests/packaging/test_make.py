"""The make targets and the script that chooses a Python for them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="make and sh are needed")

SHELL = shutil.which("sh") or "/bin/sh"


def program(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!{SHELL}\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def find_python(root: Path, path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    for tool in ("cat", "env"):
        found = shutil.which(tool)
        assert found is not None
        (path / tool).symlink_to(found)
    return subprocess.run(
        [SHELL, str(root / "scripts" / "find-python"), *arguments],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def fake_python(version: tuple[int, int], *, complete: bool = True) -> str:
    """Answers what the script asks, as a Python of that version would."""
    old_enough = (3, 11) <= version < (4,)
    return "\n".join(
        [
            'case "$2" in',
            f"*version_info\\ *) exit {int(not old_enough)} ;;",
            f"*ensurepip*) exit {int(not complete)} ;;",
            f"*) echo {version[0]}.{version[1]} ;;",
            "esac",
        ]
    )


def test_the_newest_python_is_taken(root: Path, tmp_path: Path) -> None:
    program(tmp_path, "python3", fake_python((3, 11)))
    program(tmp_path, "python3.12", fake_python((3, 12)))
    program(tmp_path, "python3.13", "exit 127  # a version manager's shim without its Python")
    assert find_python(root, tmp_path).stdout == f"{tmp_path}/python3.12\n"


def test_a_named_python_is_taken_before_a_newer_one(root: Path, tmp_path: Path) -> None:
    program(tmp_path, "python3.11", fake_python((3, 11)))
    program(tmp_path, "python3.12", fake_python((3, 12)))
    assert find_python(root, tmp_path, "python3.11").stdout == f"{tmp_path}/python3.11\n"


def test_a_python_without_venv_says_what_to_install(root: Path, tmp_path: Path) -> None:
    program(tmp_path, "python3", fake_python((3, 12), complete=False))
    done = find_python(root, tmp_path)
    assert done.returncode == 1
    assert "apt-get install python3.12-venv" in done.stderr


def test_an_old_python_is_not_enough(root: Path, tmp_path: Path) -> None:
    program(tmp_path, "python3", fake_python((3, 10)))
    done = find_python(root, tmp_path)
    assert done.returncode == 1
    assert "no Python 3.11 or newer was found" in done.stderr


def test_a_wrong_name_is_repeated(root: Path, tmp_path: Path) -> None:
    done = find_python(root, tmp_path, "python9")
    assert done.returncode == 1
    assert "python9 is not a Python 3.11 or newer" in done.stderr


@pytest.mark.skipif(shutil.which("make") is None, reason="make is needed")
def test_plain_make_lists_every_target(root: Path) -> None:
    done = subprocess.run(["make", "-C", str(root)], capture_output=True, text=True, check=True)
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)
    assert {"demo", "test", "test-all", "check", "bench", "serve", "lock", "clean"} <= set(targets)
    for target in targets:
        assert re.search(rf"^  {target} +\S", done.stdout, re.MULTILINE)
    assert "Begin with: make demo" in done.stdout


def test_the_pipeline_does_nothing_of_its_own(root: Path) -> None:
    assert (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "exec make test"
