"""`guidewright schema`: what it writes, what it prints, and that it leaves an editor's settings alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guidewright.reference import FILES
from guidewright.render.contract_types import typescript
from tests.cli.project import lay_out, run


def test_it_writes_schemas_and_settings(tmp_path: Path) -> None:
    done = run("schema", lay_out(tmp_path))
    assert done.returncode == 0
    written = done.stdout.splitlines()
    number = sum(2 if kind.translated else 1 for kind in FILES.values())
    assert len(written) == number + 1
    assert all(Path(path).is_file() for path in written)
    track = json.loads((tmp_path / ".guidewright/schemas/track.json").read_text(encoding="utf-8"))
    assert track["$defs"]["Track"]["properties"]["roles"]["items"]["enum"] == ["manager"]
    assert f"{number} schemas written" in done.stderr


def test_a_second_time_it_writes_what_has_changed(tmp_path: Path) -> None:
    run("schema", lay_out(tmp_path))
    again = run("schema", tmp_path)
    assert (again.returncode, again.stdout) == (0, "")
    assert "up to date" in again.stderr
    lay_out(tmp_path, "error")
    (tmp_path / "content/articles/work/two.md").write_text(
        (tmp_path / "content/articles/work/one.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert str(tmp_path / ".guidewright/schemas/track.json") in run("schema", tmp_path).stdout


def test_settings_of_ones_own_stay(tmp_path: Path) -> None:
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"editor.tabSize": 2} // mine\n', encoding="utf-8")
    done = run("schema", lay_out(tmp_path))
    assert settings.read_text(encoding="utf-8") == '{"editor.tabSize": 2} // mine\n'
    assert "stays as it is. Add to it:" in done.stderr
    assert '"yaml.schemas"' in done.stderr


def test_an_academy_that_cannot_be_read_allows_any_id(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    (root / "content" / "academy.yml").write_text("title: [", encoding="utf-8")
    done = run("schema", root)
    assert done.returncode == 0
    assert "academy.yml cannot be read" in done.stderr
    track = json.loads((root / ".guidewright/schemas/track.json").read_text(encoding="utf-8"))
    assert track["$defs"]["Track"]["properties"]["roles"]["items"] == {"type": "string"}


@pytest.mark.parametrize("kind", FILES)
def test_one_schema_can_be_printed(kind: str, tmp_path: Path) -> None:
    done = run("schema", lay_out(tmp_path), "--print", kind)
    assert json.loads(done.stdout)["title"] == f"Guidewright {kind}"
    assert done.stderr == ""
    assert not (tmp_path / ".guidewright").exists()


def test_types_and_reference_need_no_project(tmp_path: Path) -> None:
    assert run("schema", "--typescript", cwd=tmp_path).stdout == typescript()
    assert run("schema", "--markdown", cwd=tmp_path).stdout.startswith("# Keys\n")
    assert list(tmp_path.iterdir()) == []
