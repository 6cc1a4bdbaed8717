"""Markdown in, its parts out: what counts, what is masked, and how long the worst text takes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidewright.decode.markdown import Markdown, is_unsafe_url, scan_markdown
from tests.decode.material import texts


def scanned(text: str) -> Markdown:
    return scan_markdown(text, 0, "content/one.md")[0]


def ruled(text: str) -> list[str]:
    return [issue.rule.id for issue in scan_markdown(text, 0, "content/one.md")[1]]


def targets(text: str) -> list[str]:
    return [link.target for link in scanned(text).links]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md)", ["b.md"]),
        ("[a](<b c.md>)", ["b c.md"]),
        ('[a](b.md "Title")', ["b.md"]),
        ("[a]( b.md )", ["b.md"]),
        ("[a](b_(c).md)", ["b_(c).md"]),
        ("[a]()", [""]),
        ("![a](b.png)", ["b.png"]),
        ("[![a](b.png)](c.md)", ["b.png", "c.md"]),
        ("[a [b] c](d.md)", ["d.md"]),
        ("[a\nb](c.md)", ["c.md"]),
        ("[a][b]\n\n[b]: c.md", ["c.md"]),
        ("[b]: <c.md> 'Title'", ["c.md"]),
        ("[^1]: a footnote", []),
        ('<a href="b.md">c</a>', ["b.md"]),
        ("<img alt='x' src='b.png'>", ["b.png"]),
        (r"\[a](b.md)", []),
        ("`[a](b.md)`", []),
        ("``[a](b.md) ` ``", []),
        ("```\n[a](b.md)\n```", []),
        ("<!-- [a](b.md) -->", []),
        ("[a](b.md) `[c](d.md)` [e](f.md)", ["b.md", "f.md"]),
        ("[a] (b.md)", []),
        ("[日本語](日本.md)", ["日本.md"]),
    ],
)
def test_links(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


def test_images_are_told_from_links() -> None:
    links = scanned('[![a](b.png)](c.md) <img src="d.png"> <a href="e.md">f</a>').links
    assert [(link.target, link.image) for link in links] == [
        ("b.png", True),
        ("c.md", False),
        ("d.png", True),
        ("e.md", False),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One\n## Two\n###### Six", [(1, "One"), (2, "Two"), (6, "Six")]),
        ("# One #", [(1, "One")]),
        ("#Not one", []),
        ("####### Seven", []),
        ("One\n===", [(1, "One")]),
        ("Two\n---", [(2, "Two")]),
        ("One\n===\n# Three\n\nTwo\n---", [(1, "One"), (1, "Three"), (2, "Two")]),
        ("```\n# Code\n```", []),
        ("# With `code`", [(1, "With `code`")]),
        ("With `code`\n===", [(1, "With `code`")]),
        ("`code` first\n---", [(2, "`code` first")]),
        ("# C# #", [(1, "C#")]),
        ("# {{ ui.approve }}", [(1, "{{ ui.approve }}")]),
        ("- item\n---", []),
        ("\n---\n", []),
    ],
)
def test_headings(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(heading.level, heading.text) for heading in scanned(text).headings] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```quiz one\n```", [("quiz one", "", "")]),
        ("```yaml\na: b\n```", [("yaml", "", "a: b\n")]),
        ("~~~\na\n~~~", [("", "", "a\n")]),
        ("````md\n```\n````", [("md", "", "```\n")]),
        ("```\na\n`````", [("", "", "a\n")]),
        ("> ```steps one\n> ```", [("steps one", "> ", "")]),
        ("    ```video\n    a: b\n    ```", [("video", "    ", "    a: b\n")]),
        ("```\n~~~\n```", [("", "", "~~~\n")]),
        ("``` not `a` fence", []),
        ("a ``` b", []),
    ],
)
def test_fences(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(fence.info, fence.indent, fence.body) for fence in scanned(text).fences] == expected


def test_an_open_fence_is_found_where_it_opens() -> None:
    text = "# One\n\n```yaml\na: b\n"
    issues = scan_markdown(text, 10, "content/one.md")[1]
    assert [issue.rule.id for issue in issues] == ["fence-unclosed"]
    assert (issues[0].span.start, issues[0].span.end) == (10 + 7, 10 + 14)


def test_a_closed_fence_before_an_open_one_stays_closed() -> None:
    assert targets("```\n[a](b.md)\n```\n[c](d.md)\n\n```\n") == ["d.md"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ ui.a.b }}", [("ui", "a.b")]),
        ("{{ui.a}} {{ snippet.b/c }}", [("ui", "a"), ("snippet", "b/c")]),
        ("{{ other.a }} {{ ui. }} { { ui.a }}", []),
        ("`{{ ui.a }}`", []),
        ("```\n{{ ui.a }}\n```", []),
    ],
)
def test_placeholders(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.scope, found.key) for found in scanned(text).placeholders] == expected


def test_anchors_set_by_hand() -> None:
    text = "# One {#first}\n\n[]{: #second .x }\n\n<a id=\"third\"></a> <span name='fourth'> `{#code}`"
    assert scanned(text).ids == ("first", "second", "third", "fourth")


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:a",
            "JavaScript:a",
            " javascript:a",
            "java\tscript:a",
            "java\nscript:a",
            "\x01javascript:a",
        ),
        *(
            "vbscript:a",
            "data:text/html,a",
            "javascript :a",
            "java&Tab;script:a",
            "java&#10;script:a",
            "java&#x0A;script:a",
        ),
    ],
)
def test_addresses_that_run_code(url: str) -> None:
    assert is_unsafe_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "mailto:a@example.com",
        "a.md",
        "#javascript:",
        "a/javascript:b",
        "javascript.md",
        "datasheet.pdf",
        "",
    ],
)
def test_addresses_that_do_not(url: str) -> None:
    assert not is_unsafe_url(url)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "<script>",
            "<SCRIPT src=x>",
            "<iframe src=x></iframe>",
            "<object>",
            "<embed>",
            "<form>",
            "<base href=x>",
        ),
        *(
            "<meta http-equiv=refresh>",
            "<link rel=x>",
            "<style>a{}</style>",
            "<b onclick=a>",
            "<b\nonclick = 'a'>",
        ),
        *(
            '<b title="x>y" onclick=a>',
            "<svg/onload=a>",
            '<iframe srcdoc="a">',
            "<b x='1'onclick=a>",
            "<img src=x onerror=a>",
        ),
    ],
)
def test_html_that_runs_code_is_refused(text: str) -> None:
    assert "unsafe-html" in ruled(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "<b>bold</b>",
            "`<script>`",
            "```html\n<script>\n```",
            "a < b onclick=c",
            "<details open>",
            '<p title="onclick=">x</p>',
        ),
        *("<!-- <script> -->", "5 < script", "the onload= attribute", '<a href="x" title="on = off">x</a>'),
    ],
)
def test_html_that_does_not_is_left_alone(text: str) -> None:
    assert ruled(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:b)",
        "![a](data:b)",
        "<a href='javascript:b'>",
        "[a]: vbscript:b",
        "[a](<java script:b>)",
    ],
)
def test_links_that_run_code_are_refused(text: str) -> None:
    assert "unsafe-link" in ruled(text)


@given(text=texts())
def test_masking_never_moves_anything(text: str) -> None:
    body = scanned(text)
    shifted = scan_markdown(text, 100, "content/one.md")[0]
    assert [link.start + 100 for link in body.links] == [link.start for link in shifted.links]
    assert [heading.start + 100 for heading in body.headings] == [
        heading.start for heading in shifted.headings
    ]
    assert [fence.body_start + 100 for fence in body.fences] == [fence.body_start for fence in shifted.fences]


@given(before=texts(), inside=st.text(max_size=80), after=texts())
def test_nothing_inside_a_fence_counts(before: str, inside: str, after: str) -> None:
    fence = "`" * (inside.count("`") + 3)
    del before, after
    body = scanned(f"{fence}x\n{inside}\n{fence}\n")
    assert body.links == ()
    assert body.headings == ()
    assert body.placeholders == ()
    assert len(body.fences) == 1


UNITS = (
    *(
        "`",
        "``a ",
        "[",
        "]",
        "[a](",
        "![",
        "](",
        "[[a]",
        "<",
        "<a href",
        "<a href='",
        '<b a="',
        "<b on",
        "<!--",
        "{{",
        "{{ ui.",
        "{#",
        "{: ",
    ),
    *(
        "# ",
        "#",
        "```",
        "```\n",
        "~~~\n",
        "> ```\n",
        "a\n-\n",
        "\\[",
        "[a]: ",
        "**",
        "[a](<",
        '[a](b "',
        "[![a](b)](",
        "<script",
        "'\"",
        " ",
        "\n",
    ),
    *(
        "](|[\\",
        "[a](| ",
        "[a](|\n",
        "<!--|[a]((",
        '<b a="|{#',
        "<|> ```\n",
        "``a |<a href",
        "[a](<|\t",
        "<!|--",
        "[|](x",
        "(|)",
        "<a |<a ",
    ),
)


@pytest.mark.parametrize("unit", UNITS)
def test_the_worst_texts_take_no_longer_than_others(unit: str) -> None:
    """Twice as much may take four times as long at most, or no time worth speaking of."""
    first, _, second = unit.partition("|")

    def of(length: int) -> tuple[str, ...]:
        half = first * (length // 2 // len(first)) + (second and second * (length // 2 // len(second)))
        return half, half + "x", (first + second) * (length // len(first + second)) + "\n]"

    scan_markdown("warm", 0, "x.md")
    assert max(_seconds(text) for text in of(40_000)) < 2


def _seconds(text: str) -> float:
    started = time.process_time()
    scan_markdown(text, 0, "content/one.md")
    return time.process_time() - started


@pytest.mark.parametrize(
    "text",
    [
        "<a href=java&#115;cript:alert(1)>x</a>",
        "<a title=a href='java&#x73;cript&colon;alert(1)'>x</a>",
        '<svg><a xlink:href="java&#115;cript:alert(2)">x</a></svg>',
        "<svg><a xlink:href=javascript:alert(2)>x</a></svg>",
        '<a\nhref="java\nscript:alert(1)">x</a>',
        '<b title="<a href=javascript:alert(1)>">',
        "[x](java&#115;cript:alert(1))",
        "[x](&#106;avascript&colon;alert(1))",
        "[x](slack:room)",
        "[x](file:///etc/passwd)",
    ],
)
def test_an_address_that_runs_code_is_seen_however_it_is_written(text: str) -> None:
    assert "unsafe-link" in ruled(text)


@pytest.mark.parametrize(
    "text",
    [
        '<svg><a><set attributeName="href" to="javascript:alert(1)"/></a></svg>',
        '<svg><a><animate attributeName=xlink:href values="javascript:alert(1);x"/></a></svg>',
        "`<!--` <style>*{display:none}</style> `-->`",
        "`<!--` <link rel=stylesheet href=https://evil.example/> `-->`",
        "    <!--\n\n<style>*{}</style>\n\n    -->",
        "    <!--\n<style>*{}</style>\n-->",
        "`a\n<style>*{}</style>\nb`",
        "<!--> <script>alert(1)</script> -->",
    ],
)
def test_what_only_looks_like_code_or_a_comment_is_seen(text: str) -> None:
    assert "unsafe-html" in ruled(text)


@pytest.mark.parametrize(
    "text",
    [
        "<!--\n\n<style>\n\n-->",
        "a <!-- `b\n<style> --> c",
        "- one\n\n    <!-- <style> -->",
        "`<!-- <style> -->`",
        '<a href="https://one.example/?a=b&copy=c">x</a> <a href=mailto:a@b.example>y</a>',
        '<svg><set attributeName="fill" to="red"/></svg>',
        "[a](tel:+60123) [b](HTTPS://one.example) [c](?a:b) [d](./a:b.md)",
    ],
)
def test_comments_code_and_plain_addresses_are_fine(text: str) -> None:
    assert not ruled(text)
