"""Rules of the finished site: what they say, and that the base academy makes a site without any of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidewright.builder import Built, build_site
from guidewright.cli.report import print_text
from guidewright.site import RULES, search_step
from guidewright.site.search_index import IndexFailedError
from tests.rules.goldens import CASES, TODAY, compare, lay_out

NAMES = sorted(rule.id for rule in RULES)


def built(root: Path) -> Built:
    return build_site(root, out=root / "site", today=TODAY, tell=lambda _: None)


def printed(result: Built) -> str:
    return print_text(result.issues, result.sources)


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay_out(tmp_path / "project", CASES / name)
    if name == "search-index-failed":
        monkeypatch.setattr(search_step, "index_pages", _full_disk)
    result = built(root)
    compare(printed(result), name)
    assert name in {issue.rule.id for issue in result.issues}
    errors = [rule for rule in RULES if rule.id == name and rule.severity.value == "error"]
    assert result.published is not bool(errors)
    for issue in result.issues:
        assert issue.message.strip()
        assert issue.help.endswith((".", "`"))


def _full_disk(_: object, __: object, site: Path, **_more: int) -> int:
    raise IndexFailedError(f"no space left on device ({site.name})")


def test_the_base_academy_makes_a_site_without_issues(tmp_path: Path) -> None:
    result = built(lay_out(tmp_path / "project"))
    assert printed(result) == ""
    assert result.published
