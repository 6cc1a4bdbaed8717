"""HTML in, the words that search knows of a page out: however the HTML is written, in time that grows with its size."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidewright.site.search_index.page_text import PageText, Section, read_page_text


def words(body: str) -> str:
    """The text of a body, headings and all."""
    page = read_page_text(f"<html lang=en><head><title>T</title></head><body>{body}</body></html>")
    return " | ".join(f"{one.heading}: {one.text}" if one.heading else one.text for one in page.sections)


def test_a_page_of_sections() -> None:
    page = read_page_text(
        "<html><head><title>Old - Site</title></head><body><div data-search-body><h1>New <em>title</em></h1>"
        '<span data-search-filter="kind:how-to" data-search-words="bill, receipt"></span><p>Lead.</p>'
        '<h2 id="a">One<a class="headerlink" href="#a">&para;</a></h2><p>First</p><p>second</p>'
        '<h3 id="b">Two</h3>text<h2>No anchor</h2>more</div></body></html>'
    )
    assert page == PageText(
        "New title",
        (("kind", "how-to"),),
        "bill, receipt",
        (
            Section("", "", "Lead."),
            Section("a", "One", "First second"),
            Section("b", "Two", "text No anchor more"),
        ),
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<p title="a > b">c</p>', "c"),
        ("<p title='a > b' data-x=\"'>\">c</p>", "c"),
        ("<p title=don't>c</p><p>d</p>", "c d"),
        ("<p title=>c</p>", "c"),
        ("a<!-- <p>b</p> -->c", "ac"),
        ("a<!-- b", "a"),
        ("a<!doctype x>b<?php echo 1 ?>c", "abc"),
        ("1 < 2 && 3 > 2", "1 < 2 && 3 > 2"),
        ("a &lt;b&gt; &amp;amp; &eacute;&#x4e00;&#8364; &nope; &#xD800;", "a <b> &amp; é一€ &nope; \ufffd"),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
        ("one<br>two<br/>three<hr>four", "one two three four"),
        ("in<b>lin</b>e <code>co</code>de", "inline code"),
        ("<ul><li>a<li>b</ul><table><tr><td>c<td>d</table>", "a b c d"),
        ("<p>open<p>again<div>never closed", "open again never closed"),
        ("a</div></p></span>b", "a b"),
        ("<SCRIPT>if (a<b) { x() }</SCRIPT>a<style>b{c:d}</style>", "a"),
        ("<script>never closed <p>a</p>", ""),
        ('<textarea><p data-search-filter="a:b">x</textarea>y', "y"),
        ("<svg><text>a</text><svg></svg><title>b</title></svg>c", "c"),
        ("<div data-search-ignore>a<div>b</div>c</div>d", "d"),
        ("<div data-search-ignore>a<img src=x><br/>b</div>d", "d"),
        ("<img data-search-ignore alt=x>d", "d"),
        ("<p data-search-ignore>a</p><p data-search-ignore>b</p>c", "c"),
        ('<p title="data-search-ignore">a</p>', "a"),
        ("<p>a\u3000b\u00a0c\n\td</p>", "a b c d"),
        ("a <unfinished", "a"),
        ('a <unfinished title="', "a"),
        ("a <", "a <"),
        ("", ""),
    ],
)
def test_a_piece_of_html(body: str, text: str) -> None:
    assert words(body) == text


def test_only_the_marked_part_is_read_and_marks_count_everywhere() -> None:
    page = read_page_text(
        '<body><nav data-search-filter="role:a">Menu<h1>No</h1></nav><main data-search-body><h1>Yes</h1><main>in'
        '</main>text</main><footer data-search-words="w">Foot<h2 id=x>No</h2></footer></body>'
    )
    assert (page.title, page.filters, page.words) == ("Yes", (("role", "a"),), "w")
    assert page.sections == (Section("", "", "in text"),)


def test_the_title_is_the_first_heading_else_the_pages() -> None:
    assert read_page_text("<title>A &amp; B</title><body><p>x").title == "A & B"
    assert read_page_text("<title>A</title><body><h1>One</h1><h1>Two</h1>").title == "One"
    assert read_page_text("<title>never closed<body>").title == ""
    assert read_page_text("").title == ""


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<!--",
        '<a b="',
        "<p title='",
        "&",
        "&#",
        "<p>word</p>",
        "<div data-search-ignore>",
        "<title>",
        "<script>",
        "</div",
        "<h2 id=a>",
        " ",
        "=",
        "<a =",
        "<!",
        "<?",
        "a='\"",
        "<a b = ' ",
        "<svg>",
        "data-search-body ",
    ],
)
def test_a_megabyte_of_anything_is_read_at_once(piece: str) -> None:
    html = "<body>" + piece * (1_000_000 // len(piece))
    began = time.monotonic()
    read_page_text(html)
    assert time.monotonic() - began < 5


@given(
    st.lists(
        st.sampled_from(
            ["<", ">", "/", "p", "h1", "h2 id=a", '"', "'", "=", "<!--", "-->", "&", "data-search-body"]
        )
        | st.sampled_from(["data-search-ignore", " ", "script", "title", "</", "<div", "text"])
        | st.text(max_size=3),
        max_size=40,
    ).map("".join)
)
def test_any_text_is_a_page(html: str) -> None:
    page = read_page_text(html)
    assert all(section.heading or section.text for section in page.sections)
