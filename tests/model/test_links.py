"""Links between pages: what is followed, what is broken, what the way there is called."""

from __future__ import annotations

import pytest
from hypothesis import given

from guidewright.decode.markdown import scan_markdown
from guidewright.model.links import anchors_of, check_links, heading_title, split_target
from tests.decode.material import texts
from tests.model.material import article, built

TWO = article(
    "Two", body="## Second part\n\n## 日本語 の見出し\n\n## Second part\n\n## With `code` {#by-hand}\n"
)


def ruled(
    body: str, *, name: str = "articles/a/one.md", assets: tuple[str, ...] = ("images/one.png",)
) -> list[str]:
    files = {
        name: article(body=body),
        "articles/two.md": TWO,
        "tracks/first.yml": "title: F\nroles: [manager]\nitems: [{article: one}]\n",
    }
    return [f"{issue.rule.id}: {issue.help}" for issue in built(files, assets=assets)[1]]


@pytest.mark.parametrize(
    "target",
    [
        *(
            "../two.md",
            "./../two.md",
            "../two.md#second-part",
            "../two.md#second-part_1",
            "../two.md#by-hand",
            "../two.md?x=1",
        ),
        *(
            "../two.md#日本語-の見出し",
            "../two.md#%E6%97%A5%E6%9C%AC%E8%AA%9E-%E3%81%AE%E8%A6%8B%E5%87%BA%E3%81%97",
            "<../two.md>",
        ),
        *(
            "one.md",
            "#own",
            "https://example.com/x.md",
            "mailto:a@example.com",
            "//example.com/x.md",
            "tel:1",
        ),
        *(
            "../../images/one.png",
            "../../tracks/first.md",
            "../../roles/manager.md",
            "../../glossary.md",
            "/absolute",
            "",
            "../elsewhere/",
        ),
    ],
)
def test_links_that_lead_somewhere(target: str) -> None:
    files = {"glossary.yml": "terms: {a: {term: A, definition: B}}\n"}
    body = f"## Own\n\n[x]({target})\n"
    all_files = {
        **files,
        "articles/a/one.md": article(body=body),
        "articles/two.md": TWO,
        "tracks/first.yml": "title: F\nroles: [manager]\nitems: [{article: one}]\n",
    }
    assert built(all_files, assets=("images/one.png",))[1] == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[x](two.md)", ["broken-link: Did you mean `../two.md`?"]),
        ("[x](../too.md)", ["broken-link: Did you mean `../two.md`?"]),
        ("[x](../zzz.md)", ["broken-link: Correct the path; it is relative to this file."]),
        ("[x](../../../../etc/passwd.md)", ["broken-link: Link to a page or file inside it."]),
        ("![x](one.png)", ["broken-link: Did you mean `../../images/one.png`?"]),
        ("![x](../two/)", ["broken-link: Correct the path; it is relative to this file."]),
        ("[x](../two.md#second-prat)", ["broken-anchor: Did you mean `#second-part`?"]),
        ("[x](#nothing)", ["broken-anchor: Link to one of the page's headings, or drop the `#…`."]),
        ("[x](../a/two.md)", ["broken-link: Did you mean `../two.md`?"]),
        ("[x](on.md)", ["broken-link: Did you mean `one.md`?"]),
        ("[a](b.md) and [c](d.md)", ["broken-link: Correct the path; it is relative to this file."] * 2),
        ("`[x](none.md)`", []),
        ("[x]({{ url }}.md)", []),
    ],
)
def test_links_that_do_not(body: str, expected: list[str]) -> None:
    assert ruled(body + "\n") == expected


def test_the_graph_joins_the_languages_of_a_page() -> None:
    files = {
        "articles/one.md": article(body="[two](two.md)\n"),
        "articles/one.ja.md": "# 一\n[three](three.ja.md)\n",
        "articles/two.md": article("Two"),
        "articles/three.md": article("Three"),
        "articles/three.ja.md": "# 三\n",
    }
    academy, issues = built(files)
    assert issues == ()
    assert academy.links["articles/one"] == {"articles/two", "articles/three"}


def test_anchors_are_those_of_the_language_that_is_read() -> None:
    files = {
        "articles/one.md": article(body="[a](two.md#part) [b](two.md#部)\n"),
        "articles/one.ja.md": "# 一\n[a](two.md#部) [b](two.md#part) [c](three.md#part)\n",
        "articles/two.md": article("Two", body="## Part\n"),
        "articles/two.ja.md": "# 二\n## 部\n",
        "articles/three.md": article("Three", body="## Part\n"),
    }
    _, issues = built(files)
    assert [(issue.span.path, issue.message) for issue in issues] == [
        ("content/articles/one.ja.md", "`content/articles/two.ja.md` has no heading `#part`"),
        ("content/articles/one.md", "`content/articles/two.md` has no heading `#部`"),
    ]


def test_labels_in_headings_make_the_anchor() -> None:
    files = {"articles/one.md": article(body="## Press {{ ui.approve }}\n\n[x](#press-approve)\n")}
    assert built(files)[1] == ()


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("a.md", ("a.md", "")),
        ("a%20b.md#c%20d", ("a b.md", "c d")),
        ("#a", ("", "a")),
        ("a.md?b#c", ("a.md", "c")),
        ("https://a/b.md#c", ("", "")),
        ("C:\\\\a.md", ("", "")),
    ],
)
def test_targets_are_split(target: str, expected: tuple[str, str]) -> None:
    assert split_target(target) == expected


@pytest.mark.parametrize(
    ("files", "messages"),
    [
        (
            ["guide.md", "guide/index.md"],
            ["this page and `content/guide.md` have the same address `/guide/`"],
        ),
        (["Guide.md", "guide.md"], ["this page and `content/Guide.md` have the same address `/guide/`"]),
        (["roles/manager.md"], ["Guidewright makes a page at `/roles/manager/` itself (role:manager)"]),
        (["index.md"], []),
        (["guide/README.md", "guide/other.md"], []),
    ],
)
def test_each_address_belongs_to_one_page(files: list[str], messages: list[str]) -> None:
    _, issues = built(dict.fromkeys(files, "# One\n"))
    assert [issue.message for issue in issues if issue.rule.id == "output-collision"] == messages


@given(text=texts())
def test_any_body_can_be_checked(text: str) -> None:
    academy, issues = built({"page.md": text, "articles/two.md": TWO})
    for issue in issues:
        assert 0 <= issue.span.start <= issue.span.end <= len(text) or issue.span.path != "content/page.md"
    assert check_links(academy)[0] == academy.links


@given(text=texts())
def test_anchors_are_found_in_any_body(text: str) -> None:
    academy, _ = built({})
    body, _ = scan_markdown(text, 0, "content/one.md")
    anchors = anchors_of(body, academy, "en")
    assert len(anchors) >= (1 if body.headings else 0)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Use **bold** and `code`", "Use bold and code"),
        ("Press {{ ui.nav.queue }} {#by-hand}", "Press {{ ui.nav.queue }}"),
        ("See [two](two.md) <b>now</b>", "See two now"),
        ("Plain", "Plain"),
    ],
)
def test_a_title_taken_from_a_heading_has_no_markup(heading: str, title: str) -> None:
    assert heading_title(heading) == title
    academy, _ = built({"about.md": f"# {heading}\n\nWords.\n"})
    assert academy.pages["about"].source.title == title


@pytest.mark.parametrize("target", ["../../images/one.png", "../two/"])
def test_html_is_relative_to_the_address(target: str) -> None:
    files = {"guides/one.md": f'# One\n\n<img src="{target}" alt="">\n', "guides/two.md": "# Two\n"}
    assert built(files, assets=("images/one.png",))[1] == ()


def test_a_sentence_behind_a_bracket_is_no_link() -> None:
    files = {"one.md": "# One\n\n[types of sites]: Project sites, and others\n"}
    assert built(files)[1] == ()
