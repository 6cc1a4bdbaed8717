"""A plain MkDocs folder without `academy.yml`: taken as it is, and only told what helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidewright.diagnostics import Severity
from tests.rules.goldens import checked


def adopt(root: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    """Severity and rule of what a check says about these docs."""
    for name, text in {"mkdocs.yml": "site_name: Docs\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    result = checked(root)
    assert result.academy.adopted
    return [(issue.severity.value, issue.rule.id) for issue in result.issues]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"docs/index.md": "# Docs\n"}, []),
        ({"docs/index.md": "---\ntitle: Docs\ntags: [a]\nhide: [toc]\ndate: 2026-01-01\n---\n"}, []),
        ({"docs/index.md": "---\nvendor_key: 1\n---\n"}, [("note", "unknown-key")]),
        ({"docs/index.md": "---\nroles: [nobody]\nlevel: none\n---\n"}, [("note", "unknown-key")] * 2),
        ({"docs/index.md": "---\ntitle: [a]\n---\n"}, [("warning", "wrong-type")]),
        ({"docs/index.md": "---\ntitle: a: b\n---\n"}, [("warning", "yaml-syntax")]),
        ({"docs/index.md": "---\ntitle: a\ntitle: b\n---\n"}, [("warning", "duplicate-key")]),
        ({"docs/index.md": "[a](none.md)\n"}, [("warning", "broken-link")]),
        ({"docs/index.md": "[a](#none)\n"}, []),
        ({"docs/index.md": "<script>a()</script>\n"}, [("warning", "unsafe-html")]),
        ({"docs/index.md": "```yaml\na: b\n"}, [("warning", "fence-unclosed")]),
        ({"docs/index.md": "one\r\ntwo\r\n"}, [("note", "crlf-line-ends")]),
        ({"docs/index.md": "\ufeff# One\n"}, [("note", "byte-order-mark")]),
        ({"docs/a.md": "# A\n", "docs/a/index.md": "# A\n"}, [("warning", "output-collision")]),
        # What only looks like ours is the folder's own business.
        ({"docs/index.md": "{{ ui.save }} {{ snippet.a }} {{ variable }}\n"}, []),
        ({"docs/index.md": "```quiz\n```\n\n```steps a b\n```\n\n```video\n```\n"}, []),
        ({"docs/data.yml": "a: b\n", "docs/tracks/one.yml": "a: b\n"}, []),
        ({"docs/articles/one.md": "# One\n", "docs/articles/one.ja.md": "# One\n"}, []),
        ({"docs/tracks/managers.md": "# One\n", "docs/roles/index.md": "# One\n"}, []),
        ({"tours/one.yml": "a: b\n", "docs/index.md": "# Docs\n"}, []),
    ],
)
def test_severities_of_an_adopted_folder(
    tmp_path: Path, files: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert adopt(tmp_path, files) == expected


def test_no_rule_that_stops_an_adopted_folder_is_about_our_own_keys(tmp_path: Path) -> None:
    """What still is an error without `academy.yml` endangers the site itself."""
    found = adopt(
        tmp_path,
        {
            "docs/index.md": "---\nroles: 5\nlevel: {a: b}\nobjectives: [a]\nquestions: x\n---\n<iframe></iframe>[a](b.md#c)\n"
        },
    )
    assert Severity.ERROR.value not in {severity for severity, _ in found}
