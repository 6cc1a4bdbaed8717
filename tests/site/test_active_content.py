"""Code from content is found wherever a finished document holds it; code of templates is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidewright.site.active_content import Marks, find_in_document, find_in_file
from tests.site.made_site import academy, build_here, ruled

MARKS = Marks("0123abcd")
HOSTILE = (
    "<script>alert(1)</script>",
    "<SCRIPT\n>alert(1)</SCRIPT>",
    "<script type=application/json src=x></script>",
    '<svg><script type="application/json"><img src=x onerror=alert(1)></script></svg>',
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=java&#115;cript:alert(1)>x</a>",
    "<a href='java&Tab;script:alert(1)'>x</a>",
    '<a href=" java\tscript:alert(1)">x</a>',
    '<a href="javascript&colon;alert(1)">x</a>',
    '<svg><a xlink:href="java&#115;cript:alert(2)"></a></svg>',
    '<svg><a><set attributeName="href" to="javascript:alert(1)"></a></svg>',
    '<svg><a><animate attributeName="href" values="x;java&#x73;cript:alert(1)"></a></svg>',
    "<svg><a><animate attributeName=xlink:href from=a to=b></a></svg>",
    '<a href="data:text/html,<b>">x</a>',
    "<iframe src=x></iframe>",
    "<style>body { display: none }</style>",
    "<link rel=stylesheet href=https://example.com/x.css>",
    "<base href=https://example.com/>",
    '<meta http-equiv=refresh content="0;url=https://example.com/">',
    "<form action=https://example.com/><input></form>",
    "<!--><script>alert(1)</script>-->",
    "<title><img src=x onerror=alert(1)></title>",
    "<p srcdoc=x>",
)
HARMLESS = (
    "<p>Say javascript: and &lt;script&gt; and one = 1.</p>",
    '<script type="application/json">{"a": "\\u003cb>"}</script>',
    '<a href="../one/?on=1&amp;b=2#x">x</a> <a href="mailto:help@example.com">y</a>',
    '<img alt="It&#39;s" src="data:image/png;base64,AAAA">',
    '<svg><animate attributeName="fill" values="red;blue"/></svg>',
    "<header>x</header><linker></linker>",
)


@pytest.mark.parametrize("html", HOSTILE)
def test_what_runs_is_found(html: str) -> None:
    assert find_in_document(f"<html><body>{html}</body></html>", MARKS)


@pytest.mark.parametrize("html", HARMLESS)
def test_what_does_not_run_is_left_alone(html: str) -> None:
    assert find_in_document(f"<html><body>{html}</body></html>", MARKS) == ""


@pytest.mark.parametrize("html", HOSTILE)
def test_what_templates_say_is_trusted_and_comes_out_as_written(html: str) -> None:
    document = f"<html>{html}</html>"
    marked = MARKS.put(document)
    assert MARKS.take(marked) == document


def test_marks_stay_out_of_expressions() -> None:
    text = "{{ call(once=true) }}<script>{% set one = 1 %}</script><a onclick='{{ x }}' href='javascript:void(0)'>"
    marked = MARKS.put(text)
    assert "{{ call(once=true) }}" in marked
    assert "{% set one = 1 %}" in marked
    assert find_in_document(marked, MARKS) == ""
    assert MARKS.take(marked) == text


@pytest.mark.parametrize(
    "data",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/2000/svg"><x:script/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'.encode("utf-16"),
        b'<!DOCTYPE svg [<!ENTITY x "&#60;script>">]><svg>&x;</svg>',
        b'<?xml-stylesheet href="x.xsl"?><svg/>',
        b"<html><body onload=x()></body></html>",
    ],
)
def test_copied_files_that_run_are_found(data: bytes) -> None:
    assert find_in_file(data)


def test_drawings_with_styles_and_motion_are_left_alone() -> None:
    data = b'<?xml version="1.0"?><svg><style>a{}</style><animate attributeName="x" from="0" to="1"/></svg>'
    assert find_in_file(data) == ""


def test_titles_of_authors_do_not_become_markup(tmp_path: Path) -> None:
    settings = "title: 'T\"><script>alert(3)</script>'\n"
    root = academy(tmp_path, {})
    path = root / "content/academy.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Ledgerline Academy\n", settings, 1))
    built = build_here(root)
    assert ruled(built, "active-content") == []
    assert built.published
    for page in (root / "site").rglob("*.html"):
        assert "<script>alert" not in page.read_text(encoding="utf-8"), page


def test_a_template_that_prints_words_as_they_are_is_found_out(tmp_path: Path) -> None:
    override = '{% extends "base.html" %}{% block site_meta %}{{ super() }}{{ page.content | striptags | replace("RUN", "<script>alert(1)</script>") }}{% endblock %}'
    page = "# Page\n\nRUN\n"
    root = academy(tmp_path, {"site_templates/theme/main.html": override, "content/page.md": page})
    built = build_here(root)
    assert not built.published
    assert [line.partition(":")[0] for line in ruled(built, "active-content")] == ["content/page.md"]


def test_active_files_among_the_assets_are_reported(tmp_path: Path) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    root = academy(tmp_path, {"content/images/x.svg": drawing, "content/evil.html": "<body onload=x()>"})
    built = build_here(root)
    assert not built.published
    found = {line.partition(":")[0] for line in ruled(built, "active-content")}
    assert found == {"content/images/x.svg", "content/evil.html"}
