"""Whatever has become of a cache, the site is that of a clean build: what is damaged is dropped, never believed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

import guidewright
from tests.incremental.kept import Kept
from tests.incremental.world import dice

Damage = Callable[[Path, Random], None]


def cut_in_half(path: Path, rng: Random) -> None:
    del rng
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_short(path: Path, rng: Random) -> None:
    path.write_bytes(path.read_bytes()[: rng.randrange(1, 100)])


def cut_last_byte(path: Path, rng: Random) -> None:
    del rng
    path.write_bytes(path.read_bytes()[:-1])


def emptied(path: Path, rng: Random) -> None:
    del rng
    path.write_bytes(b"")


def one_bit(path: Path, rng: Random) -> None:
    flipped(path, rng, 1)


def some_bits(path: Path, rng: Random) -> None:
    flipped(path, rng, 20)


def many_bits(path: Path, rng: Random) -> None:
    flipped(path, rng, 2_000)


def flipped(path: Path, rng: Random, number: int) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(number if data else 0):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def page_of_zeros(path: Path, rng: Random) -> None:
    data = path.read_bytes()
    at = rng.randrange(max(1, len(data) // 4096)) * 4096
    path.write_bytes(data[:at] + bytes(len(data[at : at + 4096])) + data[at + 4096 :])


def another_file(path: Path, rng: Random) -> None:
    path.write_bytes(rng.randbytes(5_000))


def a_text(path: Path, rng: Random) -> None:
    del rng
    path.write_text("This is not a cache.\n" * 500, encoding="utf-8")


def a_folder(path: Path, rng: Random) -> None:
    del rng
    path.unlink()
    path.mkdir()
    (path / "file").write_text("in the way", encoding="utf-8")


def a_link_to_nowhere(path: Path, rng: Random) -> None:
    del rng
    path.unlink()
    path.symlink_to(path.with_name("nowhere") / "at-all")


def appended(path: Path, rng: Random) -> None:
    path.write_bytes(path.read_bytes() + rng.randbytes(4096))


DAMAGES: list[Damage] = [
    cut_in_half,
    cut_short,
    cut_last_byte,
    emptied,
    one_bit,
    some_bits,
    many_bits,
    page_of_zeros,
    another_file,
    a_text,
    a_folder,
    a_link_to_nowhere,
    appended,
]


def survive(kept: Kept, damage: Damage, seed: int) -> None:
    rng = dice(seed)
    for path in kept.files_of_cache():
        damage(path, rng)
    kept.edit()
    kept.build()
    kept.expect_clean()
    kept.edit("And another one.")
    kept.build()
    kept.expect_clean()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.sampled(1)
def test_damage(kept: Kept, damage: Damage) -> None:
    survive(kept, damage, 1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 14))
@pytest.mark.parametrize("damage", [one_bit, some_bits, many_bits, page_of_zeros, cut_short])
def test_damage_at_other_places(kept: Kept, damage: Damage, seed: int) -> None:
    survive(kept, damage, seed)


@pytest.mark.parametrize("damage", [cut_in_half, many_bits, a_folder])
def test_damage_while_nothing_else_changes(kept: Kept, damage: Damage) -> None:
    """Every part is wanted from the cache, and the site is there already."""
    for path in kept.files_of_cache():
        damage(path, dice(3))
    kept.build()
    kept.expect_clean()


@pytest.mark.parametrize("damage", [one_bit, some_bits, many_bits, page_of_zeros, cut_in_half])
@pytest.mark.sampled(1)
def test_damage_and_no_site(kept: Kept, damage: Damage) -> None:
    """Every part is taken from the cache."""
    for path in kept.files_of_cache():
        damage(path, dice(4))
    shutil.rmtree(kept.order.out)
    kept.build()
    kept.expect_clean()


def test_a_file_where_the_folder_should_be(kept: Kept) -> None:
    shutil.rmtree(kept.cache, ignore_errors=True)
    kept.cache.write_text("not a folder", encoding="utf-8")
    kept.edit()
    kept.build()
    kept.expect_clean()


def test_a_folder_full_of_other_things(kept: Kept) -> None:
    """Somebody names a folder of their own; nothing of it is lost."""
    shutil.rmtree(kept.cache, ignore_errors=True)
    (kept.cache / "photos").mkdir(parents=True)
    (kept.cache / "photos" / "summer.jpg").write_bytes(b"pixels")
    (kept.cache / "letter.txt").write_text("Dear reader", encoding="utf-8")
    kept.build()
    kept.expect_clean()
    assert (kept.cache / "photos" / "summer.jpg").read_bytes() == b"pixels"
    assert (kept.cache / "letter.txt").read_text(encoding="utf-8") == "Dear reader"


def test_the_cache_goes_between_two_builds(kept: Kept) -> None:
    shutil.rmtree(kept.cache, ignore_errors=True)
    kept.edit()
    kept.build()
    kept.expect_clean()


def test_the_cache_of_another_project(kept: Kept) -> None:
    """The same paths with other texts."""
    for path in sorted((kept.order.root / "content" / "articles").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Some words", "Other words"), encoding="utf-8")
    shutil.rmtree(kept.order.out)
    kept.build()
    kept.expect_clean()


def test_a_cache_of_another_version(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "guidewright" and hasattr(module, "__version__"):
            monkeypatch.setattr(module, "__version__", "99.1.0")
    assert guidewright.__version__ == "99.1.0"
    assert not kept.build().notes
    kept.expect_clean()
    assert "99.1.0" in (kept.order.out / "guidewright.json").read_text(encoding="utf-8")
    kept.edit()
    kept.build()
    kept.expect_clean()
