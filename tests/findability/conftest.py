"""A small academy with search sets, and its site, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.project import run
from tests.rules.goldens import TODAY, lay_out

SETS = {
    "en": """\
synonyms:
  - [approve, greenlight]
queries:
  - {query: greenlight an invoice, expect: [approve]}
  - {query: build a workflow, expect: [build], role: manager}
  - {query: approval, expect: ["term:approval"]}
  - {query: release 4.2, expect: ["release:4-2"]}
  - {query: managers, expect: ["track:managers"]}
  - {query: approvals quiz, expect: ["quiz:approvals"]}
  - {query: approve your first invoice, expect: ["tour:approve-first"]}
""",
    "ja": "queries:\n  - {query: 請求書を承認, expect: [approve]}\n  - {query: build a workflow, expect: [build]}\n",
}


@pytest.fixture(scope="session")
def academy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The valid academy of the rules' tests, with search sets."""
    root = lay_out(tmp_path_factory.mktemp("academy") / "project")
    for language, text in SETS.items():
        path = root / "content" / "search" / f"{language}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def site(academy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site."""
    out = tmp_path_factory.mktemp("built") / "site"
    done = run("build", academy, "--out", out, "--today", TODAY.isoformat(), "--no-cache")
    assert done.returncode == 0, done.stdout + done.stderr
    return out
