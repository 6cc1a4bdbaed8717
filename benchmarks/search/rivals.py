"""The same pages for two other searches: Material for MkDocs' own, and Pagefind as it comes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from benchmarks.install import install

__all__ = ["ask_material", "ask_pagefind", "write_material", "write_pagefind"]

Pages = Mapping[str, Mapping[str, Any]]
"""Title and sections of pages, by address, as the site's own index has them."""
FIRST = 10
RECORDED = """
const Original = window.Worker;
window.searchMessages = [];
window.Worker = class extends Original {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => window.searchMessages.push(data));
  }
};
"""
"""Notes what Material's worker answers; the site's own script asks it, as for any reader."""
CONFIG = """site_name: Help
theme: {{name: material, font: false, language: {language}}}
plugins: [search]
markdown_extensions: [attr_list, md_in_html]
"""


def write_material(pages: Pages, language: str, folder: Path) -> Path:
    """A project of Material with the text of pages, built; -> the site."""
    docs = folder / "docs"
    for url, page in pages.items():
        path = docs / _file(url, ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"# {_plain(page['title'])}\n\n" + "".join(_blocks(page["sections"])), encoding="utf-8"
        )
    if not (docs / "index.md").exists():
        (docs / "index.md").write_text("---\nsearch: {exclude: true}\n---\n# Start\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG.format(language=language), encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return folder / "site"


def write_pagefind(pages: Pages, language: str, folder: Path, say: Callable[[str], None]) -> Path | None:
    """The text of pages as HTML, indexed by Pagefind; -> the site, or nothing when it cannot be installed."""
    place = install("pagefind-bin", say)
    if place is None:
        return None
    for url, page in pages.items():
        path = folder / _file(url, ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(page["title"])}'
            f"</title></head><body><main><h1>{escape(page['title'])}</h1>{''.join(_html(page['sections']))}"
            "</main></body></html>",
            encoding="utf-8",
        )
    (folder / "start.html").write_text(
        f'<!doctype html><html lang="{language}"><title>Start</title>', encoding="utf-8"
    )
    program = next((place / "lib").glob("python*/site-packages/pagefind_bin/pagefind*"))
    done = subprocess.run(
        [program, "--site", folder],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"Pagefind failed: {done.stdout[-500:]}{done.stderr[-500:]}")
    return folder


def ask_material(page: Page, root: str, queries: Sequence[str]) -> list[list[str]]:
    """The addresses that Material's search lists for each query, typed into its field."""
    page.add_init_script(RECORDED)
    page.goto(f"{root}/")
    page.wait_for_function("searchMessages.some((one) => one.type === 1)")
    field = page.locator("input.md-search__input")
    page.locator("label.md-search__icon[for=__search]").first.evaluate("one => one.click()")
    return [_typed(page, field, query) for query in queries]


def _typed(page: Page, field: Any, query: str) -> list[str]:
    before = page.evaluate("searchMessages.length")
    field.evaluate("(field, query) => (field.value = query, field.dispatchEvent(new Event('keyup')))", query)
    page.wait_for_function("before => searchMessages.length > before", arg=before)
    urls: list[str] = page.evaluate(
        "first => searchMessages.at(-1).data.items.slice(0, first).map((item) => '/' + (item[0] ?? item).location)",
        FIRST,
    )
    return urls


def ask_pagefind(page: Page, root: str, queries: Sequence[str]) -> list[list[str]]:
    """The addresses that Pagefind finds for each query."""
    page.goto(f"{root}/start.html")
    found: list[list[str]] = page.evaluate(
        """async ([queries, first]) => {
          const pagefind = await import('/pagefind/pagefind.js');
          const found = [];
          for (const query of queries) {
            const { results } = await pagefind.search(query);
            const pages = await Promise.all(results.slice(0, first).map((one) => one.data()));
            found.push(pages.map((one) => one.url));
          }
          return found;
        }""",
        [list(queries), FIRST],
    )
    return found


def _file(url: str, end: str) -> str:
    return f"{url}index{end}" if url.endswith("/") or not url else f"{url.removesuffix('.html')}{end}"


def _blocks(sections: Sequence[Sequence[str]]) -> Iterator[str]:
    for anchor, heading, text in sections:
        if heading:
            yield f"## {_plain(heading)} {{#{anchor}}}\n\n"
        yield f"<p>{escape(text)}</p>\n\n"


def _plain(text: str) -> str:
    """A heading whose characters mean nothing to Markdown."""
    return "".join(f"&#{ord(one)};" if one in "\\`*_{}[]<>()#+-.!|&" else one for one in text)


def _html(sections: Sequence[Sequence[str]]) -> Iterator[str]:
    for anchor, heading, text in sections:
        if heading:
            yield f'<h2 id="{escape(anchor)}">{escape(heading)}</h2>'
        yield f"<p>{escape(text)}</p>"
