"""Whatever a project is made of: an error with its place, exit 1, and the site that stands stays."""

from __future__ import annotations

import itertools
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.project import run
from tests.site.kept import DAY, build, digest, errors_of, expect_refused, leftovers, old_project

DEEP = 100_000
HUGE = 50_000_000
ARTICLE = "content/articles/workflows/approve.md"
SETTINGS = "content/academy.yml"
TOUR = "tours/approve-first.yml"
CONFIG = "mkdocs.yml"
CATALOGUE = "product/strings/en.json"
Change = Callable[[Path], None]


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return old_project(tmp_path_factory.mktemp("pristine"))


@pytest.fixture
def project(pristine: Path, tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(pristine, root)
    return root


def refuse(root: Path, rule: str, path: str) -> None:
    """A build says what is wrong and where, and the site is byte for byte what it was."""
    before = digest(root / "site")
    expect_refused(build(root), rule, path)
    assert digest(root / "site") == before
    assert not leftovers(root)


def replace(path: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return change


def raw(path: str, change: Callable[[bytes], bytes]) -> Change:
    def rewrite(root: Path) -> None:
        (root / path).write_bytes(change((root / path).read_bytes()))

    return rewrite


def new(path: str, text: str) -> Change:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return change


def bomb(key: str) -> str:
    """Ten lines that stand for ten thousand million values."""
    names = "abcdefghij"
    lines = [f"{key}_a: &a [{', '.join(['x'] * 10)}]"]
    for last, name in itertools.pairwise(names):
        lines.append(f"{key}_{name}: &{name} [{', '.join([f'*{last}'] * 10)}]")
    return "\n".join(lines) + "\n"


def nested(opening: str = "[", closing: str = "]") -> str:
    return opening * DEEP + closing * DEEP


@pytest.mark.parametrize("path", [ARTICLE, SETTINGS, TOUR, CONFIG, CATALOGUE, "content/snippets/support.md"])
@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("invalid-utf8", lambda data: data[:10] + b"\xff\xfe" + data[10:]),
        ("byte-order-mark", lambda data: b"\xef\xbb\xbf" + data),
        ("crlf-line-ends", lambda data: data.replace(b"\n", b"\r\n")),
    ],
)
@pytest.mark.sampled(6)
def test_bytes_that_are_no_plain_text(
    project: Path, path: str, rule: str, change: Callable[[bytes], bytes]
) -> None:
    raw(path, change)(project)
    refuse(project, rule, path)


@pytest.mark.parametrize(
    ("path", "change"),
    [
        (SETTINGS, replace(SETTINGS, "  start: {", "\tstart: {")),
        (TOUR, replace(TOUR, "    title: Approve it", "\ttitle: Approve it")),
        (ARTICLE, replace(ARTICLE, "  approve: Approve an", "\tapprove: Approve an")),
    ],
)
def test_tabs_in_yaml(project: Path, path: str, change: Change) -> None:
    change(project)
    refuse(project, "yaml-tab", path)


def test_a_tab_in_the_site_configuration_stops_the_build(project: Path) -> None:
    """Nobody can tell then where the content is, so the folder looks like one without an academy."""
    before = digest(project / "site")
    replace(CONFIG, "site_dir: site", "extra:\n\tx: 1")(project)
    done = build(project)
    assert done.returncode == 1
    assert "mkdocs.yml:4:1: " in done.stdout
    assert "[yaml-tab]" in done.stdout
    assert errors_of(done.stdout)
    assert "Traceback" not in done.stdout + done.stderr
    assert digest(project / "site") == before


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("content/quizzes/bomb.yml", new("content/quizzes/bomb.yml", bomb("k"))),
        ("content/bomb.md", new("content/bomb.md", f"---\n{bomb('k')}---\n")),
        (SETTINGS, raw(SETTINGS, lambda data: data + bomb("k").encode())),
        (CONFIG, raw(CONFIG, lambda data: data + bomb("k").encode())),
    ],
)
def test_alias_bombs(project: Path, path: str, change: Change) -> None:
    change(project)
    refuse(project, "alias-expansion", path)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("tours/deep.yml", f"title: {nested()}\n"),
        ("content/quizzes/deep.yml", f"title: {nested('{a: ', '}')}\n"),
        ("content/deep.md", f"---\ntitle: {nested()}\n---\n"),
        (SETTINGS, nested()),
        (CONFIG, f"site_name: One\ndocs_dir: content\nextra: {nested()}\n"),
        (CATALOGUE, nested('{"a":', "}").replace(":}", ":1}")),
    ],
)
def test_values_nested_100_000_deep(project: Path, path: str, text: str) -> None:
    new(path, text)(project)
    refuse(project, "nesting-too-deep", path)


@pytest.mark.parametrize(
    "path", ["content/huge.md", "tours/huge.yml", "content/quizzes/huge.yml", SETTINGS, CONFIG, CATALOGUE]
)
def test_a_file_of_50_mb(project: Path, path: str) -> None:
    line = b"- a line of a list that goes on\n"
    (project / path).write_bytes(line * (HUGE // len(line) + 1))
    refuse(project, "file-too-large", path)


@pytest.mark.parametrize("path", [SETTINGS, CONFIG])
def test_a_huge_file_is_refused_without_being_read(project: Path, path: str) -> None:
    """These two are looked at before anything else; reading 50 MB of YAML takes minutes."""
    (project / path).write_bytes(b"- a\n" * (HUGE // 4))
    begin = time.monotonic()
    assert ("file-too-large", path) in {(rule, at) for at, rule in errors_of(run("check", project).stdout)}
    assert time.monotonic() - begin < 8


def test_a_check_says_what_a_build_says(project: Path) -> None:
    raw(ARTICLE, lambda data: data + b"\xff")(project)
    raw("content/snippets/support.md", lambda data: b"\xef\xbb\xbf" + data)(project)
    new("tours/deep.yml", f"title: {nested()}\n")(project)
    new("content/quizzes/bomb.yml", bomb("k"))(project)
    (project / "content/huge.md").write_bytes(b"x" * HUGE)
    checked = run("check", project, "--today", DAY)
    for rule, path in (
        ("invalid-utf8", ARTICLE),
        ("byte-order-mark", "content/snippets/support.md"),
        ("nesting-too-deep", "tours/deep.yml"),
        ("alias-expansion", "content/quizzes/bomb.yml"),
        ("file-too-large", "content/huge.md"),
    ):
        expect_refused(checked, rule, path)
    assert build(project).stdout == checked.stdout


def test_a_circle_of_includes(project: Path) -> None:
    new("content/snippets/one.md", "{{ snippet.two }}\n")(project)
    new("content/snippets/two.md", "{{ snippet.one }}\n")(project)
    refuse(project, "include-cycle", "content/snippets/one.md")


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("content/secret.md", False),
        ("content/images/secret.png", False),
        ("content/secrets", True),
        ("tours/secret.yml", False),
        ("product/strings/ja.json", False),
        ("site_templates/words/en.json", False),
        (SETTINGS, False),
        (CONFIG, False),
    ],
)
def test_links_out_of_the_project(project: Path, tmp_path: Path, path: str, folder: bool) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    link = project / path
    link.parent.mkdir(parents=True, exist_ok=True)
    target = outside if folder else outside / link.name
    if link.exists():
        shutil.move(link, target)
    elif not folder:
        target.write_text("Secret.\n", encoding="utf-8")
    link.symlink_to(target)
    refuse(project, "symlink-outside", path)


@pytest.mark.parametrize("part", ["content", "tours"])
def test_a_part_of_the_project_that_is_a_link_out_of_it(project: Path, tmp_path: Path, part: str) -> None:
    shutil.move(project / part, tmp_path / part)
    (project / part).symlink_to(tmp_path / part)
    refuse(project, "symlink-outside", part)


def test_a_link_out_of_a_product_is_not_published(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Secret.\n", encoding="utf-8")
    (project / "product/secret.txt").symlink_to(tmp_path / "secret.txt")
    before = digest(project / "site")
    done = build(project)
    assert "Traceback" not in done.stdout + done.stderr
    if done.returncode:
        assert errors_of(done.stdout)
        assert digest(project / "site") == before
    assert not (project / "site/product/secret.txt").exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ARTICLE, "content/articles/workflows/Approve.md"),
        ("content/images/queue.svg", "content/images/QUEUE.SVG"),
        ("content/images/café.png", "content/images/cafe\u0301.png"),
    ],
)
def test_names_that_are_one_on_another_disk(project: Path, one: str, other: str) -> None:
    if not (project / one).exists():
        (project / one).write_bytes(b"1")
    if (project / other).exists():
        pytest.skip("this disk does not tell the two names apart")
    shutil.copyfile(project / one, project / other)
    before, after = sorted([one, other])
    assert before != after
    refuse(project, "case-collision", after)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("<script>alert(1)</script>", "markup-in-text"),
        ("<img src=x onerror=alert(1)>", "markup-in-text"),
        ("Press <b>it</b>", "markup-in-text"),
        ("<svg/onload=alert(1)>", "markup-in-text"),
        ("<!-- hidden -->", "markup-in-text"),
        ("[a](<javascript:alert(1)>)", "markup-in-text"),
        ("[a](javascript:go)", "unsafe-link"),
        ("[a](JaVaScRiPt:go)", "unsafe-link"),
        ("[a](&#106;avascript:go)", "unsafe-link"),
        ("[a](java&#9;script:go)", "unsafe-link"),
        ("[a](data:text/html,x)", "unsafe-link"),
        ("[a](vbscript:x)", "unsafe-link"),
    ],
)
@pytest.mark.parametrize("old", ["Press **{{ ui.approve }}**.", "Press the button."])
@pytest.mark.sampled(8)
def test_code_in_tour_texts(project: Path, text: str, rule: str, old: str) -> None:
    replace(TOUR, old, f"'{text}'")(project)
    refuse(project, rule, TOUR)


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](java&#9;script:alert(1))",
        "[a][1] [1]: javascript:go",
        "[a]( javascript:go )",
        "![a](javascript:go)",
        "[[a]](javascript:go)",
    ],
)
def test_what_resembles_a_link_that_runs_code(project: Path, text: str) -> None:
    """It is refused, or it is words: nothing that is published leads to it."""
    replace(TOUR, "Press **{{ ui.approve }}**.", f"'{text}'")(project)
    before = digest(project / "site")
    done = build(project)
    assert "Traceback" not in done.stdout + done.stderr
    if done.returncode:
        assert errors_of(done.stdout)
        assert digest(project / "site") == before
        return
    made = [*(project / "site").rglob("*.html"), *(project / "site/tours").rglob("*.json")]
    leading = re.compile(r"""(?:href|src)"?\s*[=:]\s*["']?\s*(?:java|&#)""", re.IGNORECASE)
    assert not [path for path in made if leading.search(path.read_text(encoding="utf-8"))]


def test_markup_in_a_tour_title_is_words_or_refused(project: Path) -> None:
    """A title is plain text: a page that shows it shows the signs."""
    replace(TOUR, "title: Approve it", "title: <img src=x onerror=alert(1)>")(project)
    before = digest(project / "site")
    done = build(project)
    assert "Traceback" not in done.stdout + done.stderr
    if done.returncode:
        assert errors_of(done.stdout)
        assert digest(project / "site") == before
        return
    pages = [path.read_text(encoding="utf-8") for path in (project / "site").rglob("*.html")]
    assert not [page for page in pages if "<img src=x" in page]


def test_an_unknown_key_in_an_adopted_folder_is_a_note(tmp_path: Path) -> None:
    new("mkdocs.yml", "site_name: Plain\n")(tmp_path)
    new("docs/index.md", "---\ntitle: One\nmood: sunny\n---\n\n# One\n")(tmp_path)
    for done in (run("check", tmp_path), build(tmp_path)):
        assert done.returncode == 0, done.stdout + done.stderr
        assert "docs/index.md:3:1: note[unknown-key]" in done.stdout
        assert not errors_of(done.stdout)
    assert (tmp_path / "site/index.html").is_file()
