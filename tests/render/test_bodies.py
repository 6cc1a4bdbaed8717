"""Author Markdown in, engine Markdown out: what stands on the page once the engine has converted it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping

import pytest
from markdown import markdown

from guidewright.model import Academy
from guidewright.model.articles import Article, Page
from guidewright.render.bodies import body_fills, filled
from guidewright.render.packed import packed, unpacked
from guidewright.render.quizzes import quiz_json
from guidewright.render.site_map import SiteMap
from guidewright.render.templates import Templates
from guidewright.resources import template_files
from tests.model.material import article, built

QUIZ = r"""
title: "A *quiz* & {more}"
roles: [manager]
level: start
status: published
questions:
- id: a
  kind: single
  prompt: "Choose `[id](https://e.example/)` and **two** a_b_c \\*raw\\* \\<b\\>"
  choices: [{text: "`a*b*c` \\[x\\](y) ![z](q) &amp; https://e.example/", correct: true}, {text: '"quoted" -- ...'}]
"""
TOUR = """
title: T
product: ledgerline
roles: [manager]
status: published
steps: [{id: a, title: "Press *this* [x](y)", body: "Then `a*b*c` **now**.", target: [{testid: x}]}]
"""
EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "smarty",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.magiclink",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]
TWO = article("Two", "status: published\n", "## C\n")


def site_of(files: Mapping[str, str], assets: tuple[str, ...] = ()) -> SiteMap:
    academy, issues = built({"quizzes/q.yml": QUIZ, "tours/t.yml": TOUR, **files}, assets=assets)
    assert [issue for issue in issues if issue.severity.value == "error"] == []
    return SiteMap(academy, Templates(template_files()))


def body_text(page: Article | Page, language: str, site: SiteMap) -> str:
    return filled(page.body, body_fills(page, language, site))


def bodied(files: Mapping[str, str], language: str = "en", assets: tuple[str, ...] = ()) -> str:
    site = site_of({"articles/two.md": TWO, **files}, assets)
    return body_text(site.academy.articles["one"].best(language), language, site)


def converted(files: Mapping[str, str]) -> str:
    return unpacked(markdown(bodied(files), extensions=EXTENSIONS))


def quiz_of(academy: Academy, site: SiteMap) -> object:
    return json.loads(quiz_json(academy.quizzes["q"].source, "en", academy, site.words("en")))


PLACES = {
    "top": "{fence}",
    "list": "1. One\n\n    {fence}\n\n2. Two",
    "nested": "- One\n\n    - Two\n\n        {fence}",
    "admonition": "!!! note\n\n    Words\n\n    {fence}",
    "details": "??? note\n\n    {fence}",
    "tab": '=== "A"\n\n    {fence}\n\n=== "B"\n\n    Words',
    "quotation": "> Words\n>\n> {fence}",
}


def place(where: str, what: str) -> str:
    before, _, _ = PLACES[where].partition("{fence}")
    indent = before.rpartition("\n")[2]
    return PLACES[where].replace("{fence}", f"```{what}\n{indent}```") + "\n"


@pytest.mark.parametrize("where", PLACES)
def test_a_quiz_arrives_as_it_left_wherever_it_stands(where: str) -> None:
    files = {"articles/one.md": article(body=place(where, "quiz q"))}
    html = converted(files)
    site = site_of(files)
    root = site.root_from("articles/one", "en")
    assert site.quiz_html("q", "en", root, heading=True) in html
    data = re.findall(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)
    assert [json.loads(found) for found in data] == [quiz_of(site.academy, site)]
    assert "data-gw-packed" not in html
    assert "<p><div" not in html


@pytest.mark.parametrize("where", PLACES)
def test_steps_arrive_as_they_left_wherever_they_stand(where: str) -> None:
    files = {"articles/one.md": article(body=place(where, "steps t"))}
    site = site_of(files)
    assert site.steps_html("t", "en", site.root_from("articles/one", "en")) in converted(files)


def test_what_only_looks_packed_is_dropped() -> None:
    assert unpacked('a<div data-gw-packed="x"></div>b<div data-gw-packed="_w=="></div>') == "ab"
    assert unpacked(f"<p>{packed('<hr>')}</p>") == "<hr>"
    assert unpacked(f"<p>{packed('<hr>')} words</p>") == "<p><hr> words</p>"


def test_links_of_a_snippet_lead_from_the_page_that_includes_it() -> None:
    snippet = "[two](../articles/two.md#a) ![p](../img/p.png) [q](../quizzes/q.md) [w](https://e.example/)"
    files = {"snippets/deep/s.md": snippet.replace("../", "../../"), "snippets/s.md": snippet}
    files["articles/two.md"] = article("Two", "status: published\n", "## A\n")
    for key in ("s", "deep/s"):
        body = bodied(
            {**files, "articles/x/one.md": article(body=f"{{{{ snippet.{key} }}}}\n")}, assets=("img/p.png",)
        )
        assert body == (
            "[two](../two.md#a) ![p](../../img/p.png) [q](../../quizzes/q.md) [w](https://e.example/)\n"
        )


def test_fences_of_ours_in_a_snippet_are_expanded() -> None:
    video = "```video\ntitle: V\nsrc: v.mp4\nlength: '1:00'\n```\n"
    files = {
        "snippets/s.md": f"```quiz q\n```\n\n```steps t\n```\n\n{video}",
        "articles/one.md": article(body="{{ snippet.s }}\n"),
    }
    html = converted(files)
    assert 'data-gw-quiz="q"' in html
    assert 'class="gw-steps"' in html
    assert '<video controls preload="metadata" src="../../snippets/v.mp4"' in html


def test_a_snippet_that_grows_without_end_is_cut() -> None:
    again = "{{ snippet.%s }} " * 10
    files = {f"snippets/s{n}.md": again % ((f"s{n + 1}",) * 10) for n in range(11)}
    files |= {"snippets/s11.md": "Words. " * 10, "articles/one.md": article(body="{{ snippet.s0 }}\n")}
    academy, issues = built(files)
    assert "include-too-large" in [issue.rule.id for issue in issues]
    site = SiteMap(academy, Templates(template_files()))
    began = time.perf_counter()
    assert len(body_text(academy.articles["one"].source, "en", site)) < 10_000_000
    assert time.perf_counter() - began < 5


def test_links_of_translations_keep_their_spelling_and_their_query() -> None:
    files = {
        "articles/one.md": article(),
        "articles/one.ja.md": "[f](my%20file.pdf) [t](two.md?a=b#c) [j](two.ja.md) [o](one.ja.md)\n",
    }
    assert bodied(files, "ja", ("articles/my file.pdf",)) == (
        "[f](../../../articles/my%20file.pdf) [t](../../../articles/two/?a=b#c) "
        "[j](../../../articles/two/) [o](one.md)\n"
    )


def test_a_link_to_a_translation_leads_to_the_page() -> None:
    files = {
        "articles/one.md": article(body="[j](two.ja.md) [z](two.zh.md#a)\n"),
        "articles/two.md": article("Two", "status: published\n", "## A\n"),
        "articles/two.ja.md": "## A\n",
    }
    assert bodied(files) == "[j](two.md) [z](two.md#a)\n"


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("One", "# One", '<div id="one"></div>\n\n\nWords.\n'),
        ("One  two", "# One two #", '<div id="one-two"></div>\n\n\nWords.\n'),
        ("One", "One\n===", '<div id="one"></div>\n\n\nWords.\n'),
        ("Use bold", "# Use **bold**", '<div id="use-bold"></div>\n\n\nWords.\n'),
        ("One", "# One {#by-hand}", '<div id="by-hand"></div>\n\n\nWords.\n'),
        ("Press Approve", "# Press {{ ui.approve }}", '<div id="press-approve"></div>\n\n\nWords.\n'),
        ("One", "# Something quite different", "# Something quite different\n\nWords.\n"),
        ("One", "Words first.\n\n# One", "Words first.\n\n# One\n\nWords.\n"),
    ],
)
def test_a_first_heading_goes_when_it_says_the_title_again(title: str, heading: str, expected: str) -> None:
    assert bodied({"articles/one.md": article(title, body=f"{heading}\n\nWords.\n")}) == expected


def test_a_page_of_its_own_has_its_title_as_a_heading() -> None:
    site = site_of({"about.md": "# About us\n\nWords.\n", "terms.md": "---\ntitle: Terms\n---\n# Ours\n"})
    pages = site.academy.pages
    assert body_text(pages["about"].source, "en", site) == "Words.\n"
    assert body_text(pages["terms"].source, "en", site) == "# Ours\n"
