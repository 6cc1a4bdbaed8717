"""The other generators: the same files for all, honestly turned into what each of them reads."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from benchmarks import install
from benchmarks.corpus import generate
from benchmarks.hugo_content import to_hugo
from benchmarks.measure import Run
from benchmarks.rivals import RIVALS, find_rivals, measure_rival

ARTICLES = 30
SOURCE = """---
title: Approve
summary: You approve.
roles: [manager]
related: [reject]
kind: how-to
---

## Steps

!!! tip "Good to know"
    One line.
    Another.

See [Reject](../invoices/reject.md#steps).
"""


@pytest.fixture(scope="module")
def academy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("academy")
    generate(root, ARTICLES)
    return root


def measured(name: str, academy: Path, folder: Path) -> list[Run]:
    rivals, missing = find_rivals([name], lambda _: None)
    if missing:
        pytest.skip(f"{name} is not installable here")
    return list(measure_rival(rivals[0], academy, folder, ARTICLES, limit=120))


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[] if name == "mkdocs" else pytest.mark.slow) for name in RIVALS],
)
def test_every_file_gets_its_page_from_every_tool(academy: Path, tmp_path: Path, name: str) -> None:
    runs = measured(name, academy, tmp_path)
    assert [(run.subject.task, run.status, run.said) for run in runs] == [
        ("cold", 0, ""),
        ("edited", 0, ""),
    ]
    for run in runs:
        assert run.missing == 0
        assert run.pages >= ARTICLES
        assert run.seconds > 0
    pages = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("articles/*/*/index.html")]
    assert len(pages) == ARTICLES
    assert not [page for page in pages if "{{ ui." in page or "!!! " in page or "[!" in page]
    assert any(", as we know, " in page for page in pages) is (name != "mkdocs")


def test_front_matter_and_admonitions_become_hugos_own() -> None:
    _, front, body = to_hugo(SOURCE, {"reject": "/articles/invoices/reject"}).split("---\n", 2)
    matter = yaml.safe_load(front)
    assert (matter["title"], matter["description"]) == ("Approve", "You approve.")
    assert matter["params"]["related"] == ["/articles/invoices/reject"]
    assert "> [!TIP] Good to know\n> One line.\n> Another.\n" in body
    assert "[Reject](../invoices/reject.md#steps)" in body


def test_what_cannot_be_installed_is_left_out_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    said: list[str] = []
    assert install.install("hugo", said.append, tmp_path / "file") is None
    monkeypatch.setitem(RIVALS, "hugo", lambda _: None)
    assert find_rivals(["mkdocs", "hugo"], said.append)[1] == ["hugo"]
    assert said[-1] == "left out: hugo is not installable here"
