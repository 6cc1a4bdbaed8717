"""Where a tour is written: whole, once, and never over something that nobody asked to replace."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidewright.record import Place, TourHead, choose_place, tour_text, write_tour


def test_a_file_of_another_name_states_the_id(tmp_path: Path) -> None:
    place = choose_place(tmp_path, out=Path("tours/sub/file.yml"), tour_id="approve", taken=())
    assert place == Place(tmp_path.resolve() / "tours" / "sub" / "file.yml", "approve", named=True)
    assert place.up(tmp_path) == "../../"
    head = TourHead(
        id="approve", title="A", product="p", start=None, roles=("r",), owner="o", day="2026-11-02"
    )
    assert "\nid: approve\ntitle:" in tour_text(head, ())


def test_what_came_meanwhile_stays(tmp_path: Path) -> None:
    place = choose_place(tmp_path, out=None, tour_id="approve", taken=())
    (tmp_path / "tours").mkdir()
    place.path.write_text("mine", encoding="utf-8")
    written = write_tour(place, "recorded")
    assert written == place.path.with_name("approve-2.yml")
    assert place.path.read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in (tmp_path / "tours").iterdir()) == ["approve-2.yml", "approve.yml"]


def test_what_is_replaced_is_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tours").mkdir()
    (tmp_path / "tours" / "approve.yml").write_text("mine", encoding="utf-8")
    place = choose_place(tmp_path, out=None, tour_id="approve", taken=(), force=True)

    def full(self: Path, *_: str, **__: str) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        with pytest.raises(OSError, match="No space"):
            write_tour(place, "recorded")
    assert [path.name for path in (tmp_path / "tours").iterdir()] == ["approve.yml"]
    assert place.path.read_text(encoding="utf-8") == "mine"
    assert write_tour(place, "recorded") == place.path
    assert place.path.read_text(encoding="utf-8") == "recorded"
