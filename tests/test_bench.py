"""The benchmark measures what it says: a faultless academy, every stage of a check."""

import json
import subprocess
import sys
from pathlib import Path

from tests.bench.generate import TODAY, generate


def test_a_generated_academy_is_faultless_and_every_stage_is_measured(tmp_path: Path, root: Path) -> None:
    generate(tmp_path, 25)
    words = ["check", str(tmp_path), "--strict", "--today", TODAY.isoformat()]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.measured", *words],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    result = json.loads(done.stdout)
    assert result["status"] == 0
    assert list(result["stages"]) == ["collect", "decode", "build", "review", "all"]
    for line in result["stages"].values():
        assert 0 < line["seconds"] < 60
        assert line["peak"] > 1024 * 1024


def test_the_same_academy_is_generated_twice(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate(tmp_path / name, 25)
    one = {path.relative_to(tmp_path / "one"): path.read_bytes() for path in (tmp_path / "one").rglob("*.*")}
    two = {path.relative_to(tmp_path / "two"): path.read_bytes() for path in (tmp_path / "two").rglob("*.*")}
    assert one == two
