"""What stands is replaced only by what is complete, and only where a site may stand."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from guidewright.builder import build_site
from guidewright.site import staging, swap
from tests.rules.goldens import TODAY
from tests.site.made_site import academy, build_here, ruled

ENGINE = "site_name: One\ndocs_dir: content\nplugins: [not-installed]\n"


@pytest.mark.parametrize("severity", ["warning", "note", "off"])
def test_an_incomplete_site_is_not_published_whatever_its_severity(tmp_path: Path, severity: str) -> None:
    root = academy(tmp_path, {})
    assert build_here(root).published
    before = {path: path.read_bytes() for path in (root / "site").rglob("*.html")}
    settings = root / "content/academy.yml"
    lowered = f"\nrules: {{engine-failed: {severity}}}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + lowered, encoding="utf-8")
    (root / "mkdocs.yml").write_text(ENGINE, encoding="utf-8")
    assert not build_here(root).published
    assert {path: path.read_bytes() for path in (root / "site").rglob("*.html")} == before


@pytest.mark.parametrize(
    "out", ["content/public", "tours/site", "product/site", "site_templates/site", "content"]
)
def test_a_site_does_not_stand_among_what_builds_read(tmp_path: Path, out: str) -> None:
    root = academy(tmp_path, {"site_templates/words/readme.txt": "x"})
    built = build_site(root, out=root / out, today=TODAY, tell=lambda _: None)
    assert not built.published
    assert len(ruled(built, "output-refused")) == 1


@pytest.mark.parametrize("folder", [".", "content/.."])
def test_a_product_is_not_the_project(tmp_path: Path, folder: str) -> None:
    root = academy(tmp_path, {})
    settings = root / "content/academy.yml"
    text = settings.read_text(encoding="utf-8")
    assert "folder: product\n" in text
    settings.write_text(text.replace("folder: product\n", f"folder: {folder}\n"), encoding="utf-8")
    built = build_here(root)
    assert not built.published
    assert not (root / "site").exists()


def test_systems_without_an_exchange_rename_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("ctypes.CDLL", _no_library)
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text(name, encoding="utf-8")
    swap.swap_in(tmp_path / "new", tmp_path / "old")
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old/page.html").read_text(encoding="utf-8") == "new"


def _no_library(*_: object, **__: object) -> None:
    raise TypeError("there is no library without a name")


def test_no_process_is_asked_where_asking_interrupts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "kill", _no_library)
    (tmp_path / ".site.1-abc").mkdir()
    with staging.staging(tmp_path / "site") as folder:
        assert folder.is_dir()
    assert (tmp_path / ".site.1-abc").is_dir()
