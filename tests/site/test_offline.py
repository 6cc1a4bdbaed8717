"""A site that is opened from a disk: every link leads to a file, and what needs no server works in the browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from guidewright.builder import Built, build_site
from guidewright.site.offline import offline_page
from tests.browser import watch
from tests.cli.project import run
from tests.rules.goldens import TODAY
from tests.runtime.engines import EngineMissingError, firefox
from tests.site.made_site import academy

KINDS = (
    ("a", "href"),
    ("link", "href"),
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("form", "action"),
)


def made(root: Path, out: Path, cache: Path | None = None, *, offline: bool = True) -> Built:
    """Build, as the command does."""
    return build_site(root, out=out, today=TODAY, tell=lambda _: None, cache=cache, offline=offline)


def files_of(site: Path) -> dict[str, bytes]:
    """What a site holds."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small academy, to be opened from a disk; its folder has a name that addresses must escape."""
    folder = tmp_path_factory.mktemp("offline")
    root = academy(folder, {})
    (root / "content/index.md").unlink()  # so that the home page is the made one, with the roles
    assert made(root, folder / "my site #1").published
    return folder / "my site #1"


@pytest.fixture
def opened(page: Page, site: Path) -> Iterator[Page]:
    """The home page from the disk; at the end no page may have complained."""
    complaints = watch(page)
    page.goto((site / "index.html").as_uri())
    yield page
    complaints.expect_clean()


def links_of(page: Path) -> Iterator[tuple[str, str]]:
    """Every address in a page that leads into the site, with the file it means."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for tag, attribute in KINDS:
        for element in soup.find_all(tag):
            target = str(element.get(attribute) or "")
            address = urlsplit(target)
            if not address.scheme and not address.netloc and address.path:
                yield target, unquote(address.path)


def test_every_link_leads_to_a_file(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if "product" not in path.relative_to(site).parts]
    assert len(pages) > 20
    links = [(page, target, path) for page in pages for target, path in links_of(page)]
    assert len(links) > 500
    wrong = {(page.name, target) for page, target, path in links if not (page.parent / path).is_file()}
    assert wrong == set()
    assert not list(site.rglob("404.html"))


def test_no_page_asks_for_a_module(site: Path) -> None:
    for page in site.rglob("*.html"):
        if "product" not in page.relative_to(site).parts:
            assert 'type="module"' not in page.read_text(encoding="utf-8")
    for folder in (site / "assets/guidewright", site / "ja/assets/guidewright"):
        assert [path.name for path in sorted(folder.glob("academy*.js"))] == ["academy-offline.js"]


def test_the_reader_clicks_through(opened: Page, site: Path) -> None:
    opened.locator(".gw-role-card a").first.click()
    expect(opened.locator("html")).to_have_attribute("data-gw-role", "manager")
    role = opened.get_by_role("button", name="This is my role")
    expect(role).to_have_attribute("aria-pressed", "true")
    opened.locator("#gw-main").get_by_role("link", name="Approvals for managers").first.click()
    expect(opened.get_by_role("heading", level=1)).to_contain_text("Approvals for managers")
    opened.locator('#gw-main a[href*="articles/workflows/approve/"]').first.click()
    assert opened.url == (site / "articles/workflows/approve/index.html").as_uri()
    opened.locator('a[hreflang="ja"]').first.evaluate("one => one.click()")
    expect(opened.locator("html")).to_have_attribute("lang", "ja")
    opened.locator("a.gw-brand").first.click()
    opened.wait_for_url((site / "ja/index.html").as_uri())


@pytest.mark.parametrize(
    ("home", "query", "language"),
    [("index.html", "approve an invoice", "en"), ("ja/index.html", "承認", "ja")],
)
def test_the_search_is_used_by_the_keyboard(
    opened: Page, site: Path, home: str, query: str, language: str
) -> None:
    opened.goto((site / home).as_uri())
    opened.keyboard.press("/")
    field = opened.get_by_role("combobox")
    expect(field).to_be_focused()
    opened.keyboard.type(query)
    expect(opened.get_by_role("option").first).to_be_visible()
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    opened.wait_for_url(re.compile(r"/index\.html(#.*)?$"))
    expect(opened.get_by_role("dialog")).to_have_count(0)
    expect(opened.locator("html")).to_have_attribute("lang", language)
    assert Path(unquote(urlsplit(opened.url).path)).is_file()


def test_the_page_of_the_search_answers_an_address(opened: Page, site: Path) -> None:
    opened.goto(f"{(site / 'search/index.html').as_uri()}?q=invoice")
    expect(opened.get_by_role("option").first).to_be_visible()


def test_a_quiz_is_taken_and_progress_stays(opened: Page, site: Path) -> None:
    opened.goto((site / "quizzes/approvals/index.html").as_uri())
    player = opened.locator(".gw-quiz__player")
    for answer in ("The director", "False", "Decide on it"):
        player.get_by_label(answer, exact=True).check()
        player.locator("button[type=submit]").click()
        player.get_by_role("button", name=re.compile("Next question|See your result")).click()
    expect(player).to_contain_text("You passed")
    opened.goto((site / "articles/workflows/approve/index.html").as_uri())
    opened.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    opened.goto((site / "quizzes/index.html").as_uri())
    opened.reload()
    kept = opened.evaluate("JSON.stringify(Object.entries(localStorage))")
    assert "quiz:approvals" in kept


def test_it_works_in_firefox(site: Path, tmp_path: Path) -> None:
    try:
        with firefox(tmp_path) as engine:
            engine.visit((site / "index.html").as_uri())
            engine.wait("document.querySelector('[data-gw-search]')")
            engine.press("/")
            engine.wait("document.activeElement?.getAttribute('role') === 'combobox'")
            for letter in "invoice":
                engine.press(letter)
            engine.wait("document.querySelector('[role=option]')")
            engine.press("Enter")
            engine.wait("location.pathname.endsWith('/index.html') && document.querySelector('h1')")
            engine.visit((site / "quizzes/approvals/index.html").as_uri())
            engine.wait("document.querySelector('.gw-quiz__player')")
    except EngineMissingError as missing:
        pytest.skip(str(missing))


def test_the_two_kinds_of_site_do_not_mix(tmp_path: Path) -> None:
    root, cache, out = academy(tmp_path, {}), tmp_path / "cache", tmp_path / "out"
    assert made(root, tmp_path / "fresh", offline=False).published
    assert made(root, tmp_path / "fresh-offline").published
    online, offline = files_of(tmp_path / "fresh"), files_of(tmp_path / "fresh-offline")
    assert online.keys() != offline.keys()
    article = root / "content/articles/workflows/approve.md"
    for wanted, kind in ((online, False), (offline, True), (offline, True), (online, False), (online, False)):
        assert made(root, out, cache, offline=kind).published
        assert files_of(out) == wanted
    text = article.read_text(encoding="utf-8")
    article.write_text(text + "\nOne more sentence.\n", encoding="utf-8")
    for kind in (True, False):
        assert made(root, out, cache, offline=kind).published
        assert b"One more sentence." in (out / "articles/workflows/approve/index.html").read_bytes()
        assert (out / "404.html").exists() is not kind


def test_feeds_stay_as_they_are(site: Path, tmp_path: Path) -> None:
    assert made(academy(tmp_path, {}), tmp_path / "online", offline=False).published
    feeds = sorted(path.relative_to(tmp_path / "online") for path in (tmp_path / "online").rglob("*.xml"))
    assert feeds
    for feed in feeds:
        assert (site / feed).read_bytes() == (tmp_path / "online" / feed).read_bytes()


def test_the_command_says_which_file_to_open(tmp_path: Path) -> None:
    root = academy(tmp_path, {})
    done = run("build", root, "--offline", "--no-cache", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert (
        f"The site is in {tmp_path / 'out'}. Open its index.html in a browser." in done.stdout + done.stderr
    )
    assert (tmp_path / "out/assets/guidewright/academy-offline.js").is_file()


FILES = {"index.html", "x/index.html", "x/y/index.html", "é/index.html", "a.pdf", "plain"}


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ('<a href="../">', '<a href="../index.html">'),
        ('<a class="n" href="..">', '<a class="n" href="../index.html">'),
        ('<a href=".">', '<a href="./index.html">'),
        ('<a href="y/?q=a&amp;b=c#s">', '<a href="y/index.html?q=a&amp;b=c#s">'),
        ("<a href='../x/y#s'>", "<a href='../x/y/index.html#s'>"),
        ('<a href="../%C3%A9/">', '<a href="../%C3%A9/index.html">'),
        ('<link rel="next" href="y/">', '<link rel="next" href="y/index.html">'),
        ('<form action="../">', '<form action="../index.html">'),
        ('<a href="#s">', '<a href="#s">'),
        ('<a href="?q=1">', '<a href="?q=1">'),
        ('<a href="">', '<a href="">'),
        ('<a href="/x/">', '<a href="/x/">'),
        ('<a href="https://example.com/x/">', '<a href="https://example.com/x/">'),
        ('<a href="mailto:a@example.com">', '<a href="mailto:a@example.com">'),
        ('<a href="../a.pdf">', '<a href="../a.pdf">'),
        ('<a href="../plain">', '<a href="../plain">'),
        ('<a href="nowhere/">', '<a href="nowhere/">'),
        ('<a href="../../../../x/">', '<a href="../../../../x/">'),
        ("<p>&lt;a href=&quot;../&quot;&gt;</p>", "<p>&lt;a href=&quot;../&quot;&gt;</p>"),
        (
            '<script src="../assets/guidewright/academy.js" type="module"></script>',
            '<script defer src="../assets/guidewright/academy-offline.js"></script>',
        ),
        (
            '<script type="module" src="../assets/guidewright/academy.js"></script>',
            '<script defer src="../assets/guidewright/academy-offline.js"></script>',
        ),
        ('<script type="module" src="own.js"></script>', '<script type="module" src="own.js"></script>'),
    ],
)
def test_links_are_led_to_files(written: str, becomes: str) -> None:
    assert offline_page("x/index.html", written, FILES.__contains__) == becomes
