"""The same pages inside Material for MkDocs, with a real search index: where the script and the styles live in earnest.

`python -m tests.academy_runtime.material FOLDER` builds the site there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from guidewright.site.search_index import index_site
from tests.academy_runtime.pages import (
    ITEMS,
    PARTS,
    build_runtime,
    part,
    quiz,
    quiz_place,
    write_synonyms,
)

CONFIG = """\
site_name: Ledgerline Academy
site_url: http://127.0.0.1/
docs_dir: docs
site_dir: site
use_directory_urls: false
theme:
  name: material
  language: {language}
  custom_dir: overrides
  font: false
  palette:
    - {{scheme: default, primary: indigo, toggle: {{icon: material/weather-night, name: Dark}}}}
    - {{scheme: slate, primary: indigo, toggle: {{icon: material/weather-sunny, name: Light}}}}
  features: [navigation.instant]
plugins: []
markdown_extensions: [md_in_html, attr_list]
extra_css: [runtime/brand.css, runtime/academy.css]
extra_javascript:
  - {{path: runtime/academy.js, type: module}}
"""

OVERRIDE = """\
{% extends "base.html" %}
{% block extrahead %}
<meta name="guidewright:base" content="{{ base_url }}">
{% if page and page.meta.item %}<meta name="guidewright:item" content="{{ page.meta.item }}">{% endif %}
{% endblock %}
{% block content %}<div data-search-body>{{ super() }}</div>{% endblock %}
"""

FILTERS = {
    "article": {"role": "administrator", "level": "core", "kind": "how-to", "topic": "Workflows"},
    "home": {"role": "end-user", "level": "start"},
    "more": {"kind": "release"},
    "track": {"role": "administrator", "level": "start"},
    "quiz": {"role": "administrator", "kind": "quiz"},
}


def write_material(out: Path, runtime: Path, language: str = "en") -> Path:
    """Build the site under ``out``; returns its folder."""
    docs = out / "docs"
    shutil.copytree(runtime, docs / "runtime")
    (out / "overrides").mkdir()
    (out / "overrides" / "main.html").write_text(OVERRIDE, encoding="utf-8")
    (out / "mkdocs.yml").write_text(CONFIG.format(language=language), encoding="utf-8")
    bodies = {name: part(name, language) for name in PARTS} | {
        "quiz": "# Quiz\n\n" + quiz_place(quiz(language))
    }
    bodies["index"] = "\n".join(bodies.values())
    for name, body in bodies.items():
        (docs / f"{name}.md").write_text(_page(name, body), encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=out, env=environment, check=True)
    index_site(out / "site")
    write_synonyms(out / "site", language)
    return out / "site"


def _page(name: str, body: str) -> str:
    filters = FILTERS.get(name, {}).items()
    spans = "".join(f'<span data-search-filter="{key}:{value}"></span>' for key, value in filters)
    head = f"---\nitem: {ITEMS[name]}\n---\n" if name in ITEMS else ""
    return f"{head}<div>{spans}</div>\n\n{body}\n"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    build_runtime(target / "built")
    write_material(target, target / "built", *sys.argv[2:])
