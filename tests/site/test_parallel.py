"""A site made by several processes is, byte for byte, the one that the engine makes alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from guidewright.builder import build_site
from guidewright.site.staging import MARKER
from tests.rules.goldens import TODAY
from tests.site.made_site import academy, ruled
from tests.site.test_long_sections import ARTICLE

PAGES = 90
CONFIG = """site_name: Plain
theme:
  name: material
  font: false
plugins: []
validation:
  anchors: warn
markdown_extensions: [admonition, attr_list, footnotes, md_in_html, tables, pymdownx.superfences, pymdownx.tabbed{more}]
"""
EXTENSION = """import os
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

class Fatal(Preprocessor):
    def run(self, lines):
        if "fatal words" in lines:
            os.kill(os.getpid(), 9)
        return lines

class FatalExtension(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Fatal(md), "fatal", 100)

def makeExtension(**options):
    return FatalExtension(**options)
"""


def plain_tree(folder: Path, *, more: str = "", fatal: int | None = None) -> Path:
    """A MkDocs project with enough pages to be shared out, which link to one another."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG.format(more=more), encoding="utf-8")
    (docs / "index.md").write_text("# Home\n\n[One](group-0/page-0.md#part)\n", encoding="utf-8")
    for number in range(PAGES):
        group = docs / f"group-{number % 7}"
        group.mkdir(exist_ok=True)
        other = f"../group-{(number + 1) % PAGES % 7}/page-{(number + 1) % PAGES}.md"
        text = f"# Page {number}\n\n## Part\n\nA note[^1], and [the next]({other}#part).\n\n[^1]: {number}\n"
        text += '\n```python title="a.py"\nx = 1\n```\n\n!!! note\n\n    Words.\n'
        if number == fatal:
            text += "\nfatal words\n"
        (group / f"page-{number}.md").write_text(text, encoding="utf-8")
    return folder


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a module of Python in a folder whose own modules can be imported."""
    environment = {**os.environ, "PYTHONPATH": str(cwd), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site, without what carries the time or a number that changes from build to build."""
    return {
        path.relative_to(site).as_posix(): re.sub(rb"<lastmod>[^<]*", b"", path.read_bytes())
        for path in site.rglob("*")
        if path.is_file() and path.name not in (MARKER, "sitemap.xml.gz")
    }


def test_it_is_what_the_engine_makes_alone(tmp_path: Path) -> None:
    root = plain_tree(tmp_path / "plain")
    built = run("guidewright", "build", "--jobs", "3", "--out", "ours", cwd=root)
    assert built.returncode == 0, built.stdout + built.stderr
    alone = run("mkdocs", "build", "--quiet", "--site-dir", "theirs", cwd=root)
    assert alone.returncode == 0, alone.stderr
    ours, theirs = files(root / "ours"), files(root / "theirs")
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_the_number_of_processes_does_not_show(tmp_path: Path) -> None:
    many = {f"content/articles/workflows/way-{n:02}.md": ARTICLE.format(number=n) for n in range(70)}
    root = academy(tmp_path, many)
    for jobs in ("1", "4"):
        built = run("guidewright", "build", "--jobs", jobs, "--today", "2026-11-20", "--out", jobs, cwd=root)
        assert built.returncode == 0, built.stdout + built.stderr
    one, four = files(root / "1"), files(root / "4")
    assert sorted(one) == sorted(four)
    assert [name for name in one if one[name] != four[name]] == []


def test_pages_made_one_by_one_are_the_engines_own(tmp_path: Path) -> None:
    many = {f"content/articles/workflows/way-{n:02}.md": ARTICLE.format(number=n) for n in range(60)}
    root = academy(tmp_path, many)
    for way, more in (("one-by-one", "{# Words. #}"), ("whole", "{# It walks the nav of all pages. #}")):
        unused = root / "site_templates/theme/unused.html"
        unused.parent.mkdir(parents=True, exist_ok=True)
        unused.write_text(more, encoding="utf-8")
        built = build_site(root, out=root / way, today=TODAY, tell=lambda _: None)
        assert built.published, [issue.message for issue in built.issues]
    assert {name for name in files(root / "whole") if name.endswith("way-59/index.html")}
    one, whole = files(root / "one-by-one"), files(root / "whole")
    assert sorted(one) == sorted(whole)
    assert [name for name in one if one[name] != whole[name]] == []


def test_warnings_of_other_processes_are_heard(tmp_path: Path) -> None:
    root = plain_tree(tmp_path / "plain")
    page = root / "docs/group-3/page-66.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Gone](missing.md)\n", encoding="utf-8")
    built = run("guidewright", "build", "--jobs", "2", cwd=root)
    assert "missing.md" in built.stdout


def test_the_page_is_named_at_whose_links_a_process_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, read = plain_tree(tmp_path / "plain"), Path.read_text

    def die(path: Path, *words: str, **more: str) -> str:
        if path.match("group-5/page-61/index.html"):
            os.kill(os.getpid(), 9)
        return read(path, *words, **more)

    monkeypatch.setattr(Path, "read_text", die)
    built = build_site(root, out=root / "site", today=TODAY, tell=lambda _: None, jobs=2)
    assert not built.published
    (message,) = ruled(built, "engine-failed")
    assert "at `group-5/page-61/index.html`, a process died" in message


@pytest.mark.parametrize("jobs", ["2", "4"])
def test_the_page_is_named_that_a_process_dies_of(tmp_path: Path, jobs: str) -> None:
    root = plain_tree(tmp_path / "plain", more=", fatal_extension", fatal=61)
    (root / "fatal_extension.py").write_text(EXTENSION, encoding="utf-8")
    built = run("guidewright", "build", "--jobs", jobs, cwd=root)
    assert built.returncode == 1
    assert "error[engine-failed]" in built.stdout
    assert "making the page `group-5/page-61.md`, a process died" in built.stdout
    assert not (root / "site").exists()
