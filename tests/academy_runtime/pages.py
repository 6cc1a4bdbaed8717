"""The pages on which the help site's script and style sheet are tested, and looked at.

`python -m tests.academy_runtime.pages FOLDER` writes them; `gallery.html` shows every part of every page at once.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Any

from guidewright.render import Templates, render
from guidewright.render.brand import STYLE
from guidewright.resources import template_files
from tests.academy_runtime.help_pages import write_help
from tests.model.material import built

HERE = Path(__file__).parent
RUNTIME = HERE.parent.parent / "runtime"
STRICT = "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
PARTS = ("home", "article", "track", "more")
ITEMS = {"article": "article:workflow-basics", "more": "article:words", "quiz": "quiz:approvals"}
SYNONYMS = 'guidewrightSearch([["bill","invoice"]])'
LABELS = {
    "en": {
        "role": {"administrator": "Administrator", "end-user": "End user", "manager": "Manager"},
        "level": {"start": "Getting started", "core": "Core competency"},
        "kind": {"guide": "Guide", "how-to": "How-to"},
    },
    "ja": {
        "role": {"administrator": "管理者", "end-user": "利用者", "manager": "マネージャー"},
        "level": {"start": "はじめに", "core": "中核スキル"},
        "kind": {"guide": "ガイド", "how-to": "手順"},
    },
}


def build_runtime(out: Path) -> None:
    """The script and the style sheet, built from their sources into ``out``, and the tokens that it reads."""
    subprocess.run(["node", "build.mjs", "--out", str(out)], cwd=RUNTIME, check=True, capture_output=True)
    (out / "brand.css").write_text(brand_style(), encoding="utf-8")


def brand_style() -> str:
    """The token file of an academy without a brand of its own."""
    academy, _ = built({})
    artefacts = render(academy, Templates(template_files())).artefacts
    return next(
        artefact.text for artefact in artefacts if artefact.path == STYLE and artefact.language == "en"
    )


def quiz(language: str) -> dict[str, Any]:
    """The sample quiz, with one question of each kind."""
    value: dict[str, Any] = json.loads((HERE / language / "quiz.json").read_text(encoding="utf-8"))
    return value


def quiz_place(value: dict[str, Any]) -> str:
    """A quiz as a page carries it: a plain list for those without scripts, and the quiz itself as JSON."""
    prompts = "".join(f"<li>{escape(_words(question['prompt']))}</li>" for question in value["questions"])
    data = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<div class="gw-quiz" data-gw-quiz="{value["id"]}"><p>{escape(value["title"])}</p><ol>{prompts}</ol>'
        f'<script type="application/json">{data}</script></div>'
    )


def _words(blocks: list[dict[str, Any]]) -> str:
    return " ".join(inline["text"] for block in blocks for inline in block["children"])


def page(name: str, body: str, *, language: str = "en", policy: str = STRICT, scheme: str = "default") -> str:
    """A page of the help site around ``body``, under a strict content security policy."""
    item = f'<meta name="guidewright:item" content="{ITEMS[name]}">' if name in ITEMS else ""
    labels = json.dumps(LABELS[language], ensure_ascii=False)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{name}</title>\n'
        f'<link rel="icon" href="icon.svg">\n<meta name="guidewright:base" content=".">\n{item}\n'
        '<link rel="stylesheet" href="../runtime/brand.css">\n<link rel="stylesheet" href="../runtime/academy.css">\n<link rel="stylesheet" href="../page.css">\n'
        '<script type="module" src="../runtime/academy.js"></script>\n'
        f'<script type="application/json" data-gw-labels>{labels}</script>\n</head>\n'
        f'<body data-md-color-scheme="{scheme}">\n<main>\n{body}\n</main>\n</body>\n</html>\n'
    )


def write_pages(out: Path, runtime: Path) -> None:
    """All pages in all languages, with the built runtime beside them."""
    shutil.copytree(runtime, out / "runtime")
    shutil.copy(HERE / "page.css", out / "page.css")
    for language in ("en", "ja"):
        folder = out / language
        folder.mkdir()
        (folder / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
        write_help(folder)
        for one in LABELS:
            write_synonyms(folder, one)
        bodies = {name: part(name, language) for name in PARTS} | {"quiz": quiz_place(quiz(language))}
        for name, body in (bodies | {"gallery": "\n".join(bodies.values())}).items():
            (folder / f"{name}.html").write_text(page(name, body, language=language), encoding="utf-8")
            dark = page(name, body, language=language, scheme="slate")
            (folder / f"{name}-dark.html").write_text(dark, encoding="utf-8")


def write_synonyms(site: Path, language: str) -> None:
    """The words of a language that mean the same, as the search of a page loads them."""
    (site / "search-words").mkdir(exist_ok=True)
    (site / "search-words" / f"{language}.js").write_text(SYNONYMS, encoding="utf-8")


def part(name: str, language: str) -> str:
    """The body of one page."""
    return (HERE / language / f"{name}.html").read_text(encoding="utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    build_runtime(target / "built")
    write_pages(target, target / "built")
