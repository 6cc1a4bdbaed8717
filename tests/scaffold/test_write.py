"""All planned files, or none of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidewright.scaffold import FilesExistError, PlannedFile, write_new


def test_folders_are_made_on_the_way(tmp_path: Path) -> None:
    written, kept = write_new(tmp_path / "new", [PlannedFile("a/b.md", "B\n"), PlannedFile("c.md", "C\n")])
    assert (written, kept) == (("a/b.md", "c.md"), ())
    assert (tmp_path / "new" / "a" / "b.md").read_bytes() == b"B\n"


def test_optional_files_stay(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine", encoding="utf-8")
    planned = [PlannedFile("a.md", "A", optional=True), PlannedFile("b.md", "B")]
    assert write_new(tmp_path, planned) == (("b.md",), ("a.md",))
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "mine"


def test_nothing_is_written_when_a_file_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "b.md").symlink_to(tmp_path / "gone.md")
    with pytest.raises(FilesExistError) as caught:
        write_new(tmp_path, [PlannedFile("a.md", "A"), PlannedFile("b.md", "B")])
    assert caught.value.paths == ("b.md",)
    assert [path.name for path in tmp_path.iterdir()] == ["b.md"]


def test_a_disk_that_refuses_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    planned = [PlannedFile("folder/a.md", "A"), PlannedFile("file/b.md", "B")]
    with pytest.raises(OSError, match="file"):
        write_new(tmp_path, planned)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
