"""“Move a Material site”, followed word for word on a small Material tree, there and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.manual.follower import Block, Follower, blocks

ARTICLE = "docs/content/articles/start/move-material-site.md"
TREE = {
    "mkdocs.yml": """\
site_name: Kettle handbook
theme:
  name: material
  palette:
    primary: indigo
nav:
  - Home: index.md
  - Guide:
      - Install: guide/install.md
      - Clean: guide/clean.md
plugins:
  - search
extra_css:
  - own.css
markdown_extensions:
  - admonition
""",
    "docs/index.md": "# Kettle handbook\n\nBegin with [installing it](guide/install.md).\n",
    "docs/own.css": "h1 { letter-spacing: 0; }\n",
    "docs/guide/install.md": "---\nauthor: Docs team\n---\n# Install\n\n!!! note\n    Fill it first.\n\nThen [clean it](clean.md#lime).\n",
    "docs/guide/clean.md": "# Clean\n\n## Lime\n\nVinegar helps.\n",
}
PAGES = ("", "guide/install/", "guide/clean/")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TREE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def texts(folder: Path) -> dict[str, list[str]]:
    """What authors wrote, as it stands on each page."""
    found = {}
    for page in PAGES:
        soup = BeautifulSoup(
            (folder / "site" / page / "index.html").read_text(encoding="utf-8"), "html.parser"
        )
        article = soup.find("article")
        assert article is not None
        found[page] = [
            " ".join(p.get_text(" ").split()) for p in article.find_all(["p", "h2"]) if p.get_text().strip()
        ]
    return found


def sources(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != "site"
    }


def site(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((folder / "site").rglob("*"))
        if path.is_file() and not path.name.startswith("sitemap")
    }


def parts(root: Path) -> dict[str, list[Block]]:
    """The blocks of each section, by its heading."""
    found = {}
    head, *sections = (root / ARTICLE).read_text(encoding="utf-8").split("\n## ")
    for section in sections:
        title, _, text = section.partition("\n")
        found[title] = list(blocks(f"\n---\n{text}"))
    assert not list(blocks(head))
    return found


def test_there_and_back(root: Path, folder: Path) -> None:
    sections = parts(root)
    follower = Follower(folder)

    def follow(title: str) -> None:
        for block in sections.pop(title):
            follower.do(block)

    follow("1. Build it as it is")
    before, old = texts(folder), site(folder)
    assert "Fill it first." in before["guide/install/"]
    follow("2. Make it an academy")
    made = sources(folder).keys() - TREE.keys()
    assert {name for name in made if not name.startswith(".guidewright/")} == {
        "docs/academy.yml",
        ".vscode/settings.json",
    }
    assert {name: text for name, text in sources(folder).items() if name in TREE} == TREE
    after = texts(folder)
    assert all(set(before[page]) <= set(after[page]) for page in PAGES), (before, after)
    _expect_changes(folder)
    follow("Go back")
    assert sources(folder) == TREE
    assert site(folder) == old
    assert not [block for left in sections.values() for block in left if block.kind in {"sh", "text"}]


def _expect_changes(folder: Path) -> None:
    """What the tables of the article say."""
    home = BeautifulSoup((folder / "site" / "index.html").read_text(encoding="utf-8"), "html.parser")
    navigation = home.find("nav", class_="md-nav--primary")
    assert navigation is not None
    for words in ("By role", "Topics", "More"):
        assert words in navigation.get_text()
    assert home.find("link", href="own.css")
    assert not (folder / "site" / "search" / "search_index.json").exists()
    assert "fonts.googleapis" not in str(home)


def test_an_article_made_of_a_page_checks(root: Path, folder: Path) -> None:
    """The head that the article shows is enough."""
    [head] = [block.text for block in parts(root)["3. Make articles of pages"] if block.kind == "markdown"]
    follower = Follower(folder)
    follower.do(Block("sh", "guidewright init --adopt\n"))
    (folder / "docs" / "articles" / "guides").mkdir(parents=True)
    text = (
        (folder / "docs" / "guide" / "clean.md").read_text(encoding="utf-8").replace("# Clean", "# Install")
    )
    (folder / "docs" / "articles" / "guides" / "install.md").write_text(head + text, encoding="utf-8")
    follower.do(Block("sh", "guidewright build\n"))
    follower.do(Block("text", "✓ … pages in … s: …\n"))
    assert (folder / "site" / "articles" / "guides" / "install" / "index.html").is_file()
