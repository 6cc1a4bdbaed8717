"""Words of authors reach the engine's templates, which print them as they are, without a way to become markup."""

from __future__ import annotations

import json

import pytest
import yaml

from guidewright.diagnostics import has_errors
from guidewright.render import Place, Templates, render
from guidewright.resources import template_files
from tests.model.material import ACADEMY, article, built

SCRIPT = "</title><script>alert(1)</script>"
CONTROL = "Two\x7f thr\u2028ee"


def front_matter(title: str, academy: str = ACADEMY) -> dict[str, object]:
    """The settings that the engine gets for an article with this title and summary."""
    quoted = yaml.safe_dump(title, width=1000, default_style='"', allow_unicode=False).strip()
    more = f"summary: {quoted}\nstatus: published\n"
    found, issues = built({"academy.yml": academy, "articles/a/one.md": article(quoted, more)})
    assert not has_errors(issues), issues
    artefacts = render(found, Templates(template_files())).artefacts
    page = next(a for a in artefacts if a.place is Place.TREE and a.path == "articles/a/one.md")
    settings = yaml.safe_load(page.text.split("---\n")[1])
    assert isinstance(settings, dict)
    return settings


@pytest.mark.parametrize("key", ["title", "description"])
def test_markup_in_words_is_text(key: str) -> None:
    assert front_matter(SCRIPT)[key] == "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"


def test_control_characters_keep_the_settings_readable() -> None:
    assert front_matter(CONTROL)["title"] == CONTROL


def test_words_of_the_frame_are_text() -> None:
    words = {**json.loads(template_files()["words/en.json"]), "learn": SCRIPT, "search": SCRIPT}
    found, _ = built({})
    result = render(found, Templates({**template_files(), "words/en.json": json.dumps(words)}))
    assert "<" not in json.dumps([result.frames["en"], result.words["en"]])


def test_titles_of_the_navigation_are_text() -> None:
    academy = ACADEMY.replace("title: Ledgerline Academy", f"title: '{SCRIPT}'")
    found, issues = built(
        {"academy.yml": academy, "articles/a/one.md": article("One", "status: published\n")}
    )
    assert not has_errors(issues)
    trees = render(found, Templates(template_files())).trees
    assert "<script>" not in str(trees)
