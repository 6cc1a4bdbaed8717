"""Mistakes in settings, templates, words and plugins are issues with a place, and the old site stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidewright.compiler import check
from guidewright.diagnostics import Severity
from tests.rules.goldens import BASE, TODAY
from tests.site.made_site import academy, build_here, ruled

CONFIG = "site_name: One\ndocs_dir: content\n"
HOOK = "def on_page_markdown(markdown, **_):\n    raise FileNotFoundError('no such glossary')\n"
CLEANING = f"""from pathlib import Path

{HOOK}

def on_build_error(error, **_):
    Path("cleaned").write_text(repr(error))


def on_shutdown(**_):
    Path("cleaned").rename("closed")
"""
EXIT = "import sys\n\n\ndef on_config(config):\n    sys.exit(3)\n"


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"mkdocs.yml": CONFIG + "INHERIT: nope.yml\n"}, "nope.yml"),
        ({"mkdocs.yml": CONFIG + "extra: hello\n"}, "`extra` is not a table"),
        ({"mkdocs.yml": CONFIG + "theme: [material]\n"}, "`theme` is not a table"),
        ({"mkdocs.yml": CONFIG + "extra_css: a.css\n"}, "`extra_css` is not a list"),
        ({"mkdocs.yml": CONFIG + "plugins: search\n"}, "`plugins` is not a list"),
        (
            {"mkdocs.yml": CONFIG + "hooks: [hook.py]\n", "hook.py": HOOK},
            "FileNotFoundError: no such glossary",
        ),
        ({"mkdocs.yml": CONFIG + "hooks: [hook.py]\n", "hook.py": EXIT}, "SystemExit: 3"),
        ({"mkdocs.yml": CONFIG + "theme: {name: material, icon: {logo: no/such}}\n"}, ".icons/no/such.svg"),
        ({"site_templates/theme/main.html": "{% block x %}\n{% if %}"}, "`main.html`, line 2"),
    ],
)
def test_the_engine_says_what_stopped_it(tmp_path: Path, files: dict[str, str], words: str) -> None:
    built = build_here(academy(tmp_path, files))
    assert not built.published
    found = ruled(built, "engine-failed")
    assert found
    assert words in found[0]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("pages/home.html.jinja", "<p>\n{% if", "home.html.jinja"),
        ("pages/home.html.jinja", "<p>\n{{ nothing.here }}", "'nothing' is undefined"),
        ("pages/home.html.jinja", "{% include 'parts/none' %}", "there is no template `parts/none`"),
        ("words/en.json", "{", "not JSON"),
        ("words/ja.json", "[1]", "not a table"),
        ("words/en.json", "{}", "no words for"),
    ],
)
def test_templates_and_words_say_where_they_break(tmp_path: Path, name: str, text: str, words: str) -> None:
    built = build_here(academy(tmp_path, {f"site_templates/{name}": text}))
    assert not built.published
    assert len(built.issues) == 1
    found = ruled(built, "template-failed")
    assert words in found[0]
    assert f"site_templates/{name}" in found[0]
    assert built.issues[0].severity is Severity.ERROR


def test_an_adopted_folder_with_a_broken_hook_keeps_its_old_site(tmp_path: Path) -> None:
    root = tmp_path / "docs-as-code"
    (root / "docs").mkdir(parents=True)
    (root / "docs/index.md").write_text("# One\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: One\nhooks: [hook.py]\n", encoding="utf-8")
    (root / "hook.py").write_text(HOOK, encoding="utf-8")
    built = build_here(root)
    assert not built.published
    assert "no such glossary" in ruled(built, "engine-failed")[0]


@pytest.mark.parametrize("language", ["pt-br", "zh-hant", "ja-jp", "xx"])
def test_languages_that_the_theme_spells_otherwise_or_lacks(tmp_path: Path, language: str) -> None:
    catalogue = (BASE / "product/strings/en.json").read_bytes()
    root = academy(tmp_path, {f"product/strings/{language}.json": catalogue})
    settings = root / "content/academy.yml"
    text = settings.read_text(encoding="utf-8").replace(
        "languages: [en, ja]", f"languages: [en, ja, {language}]"
    )
    settings.write_text(text, encoding="utf-8")
    built = build_here(root)
    assert built.published, [issue.message for issue in built.issues]
    page = (root / "site" / language / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in page


@pytest.mark.parametrize(("address", "base"), [("", "/"), ("https://example.com/docs", "/docs/")])
def test_the_page_for_unknown_addresses_knows_the_root(tmp_path: Path, address: str, base: str) -> None:
    root = academy(tmp_path, {"mkdocs.yml": CONFIG + (f"site_url: {address}\n" if address else "")})
    assert build_here(root).published
    for name, home in (("404.html", base), ("ja/404.html", f"{base}ja/")):
        page = (root / "site" / name).read_text(encoding="utf-8")
        assert f'<meta name="guidewright:base" content="{base}">' in page
        assert f'<a class="gw-button" href="{home}' in page
        assert f'<a class="md-nav__link" href="{home}roles/"' in page


def test_a_site_configuration_with_a_tab_is_no_adopted_folder(tmp_path: Path) -> None:
    root = academy(tmp_path, {"mkdocs.yml": "site_name: T\ntheme:\n\tname: material\ndocs_dir: content\n"})
    assert check(root, today=TODAY).failed


def test_a_hook_hears_that_the_build_has_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = academy(tmp_path, {"mkdocs.yml": CONFIG + "hooks: [hook.py]\n", "hook.py": CLEANING})
    monkeypatch.chdir(root)
    assert not build_here(root).published
    assert (root / "closed").read_text(encoding="utf-8") == "FileNotFoundError('no such glossary')"
