"""The files of the built site that programs read: tours, schemas, hashes, the feed, the languages of each page."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Page, expect

from tests.browser import Serve, Watch
from tests.e2e.reading import read_json
from tests.e2e.site import SampleSite
from tests.site.made_site import academy, build_here

ATOM = "{http://www.w3.org/2005/Atom}"


def linked(page: str, href: str) -> str:
    """The file that a relative link of a page leads to."""
    path = normpath(join(page.rpartition("/")[0], href.partition("#")[0]))
    return path if path.endswith(".html") else normpath(join(path, "index.html"))


def help_pages(site: SampleSite) -> Iterator[str]:
    """The pages of the help centre, without those for missing addresses."""
    return (page for page in site.pages if not page.startswith("product/") and not page.endswith("404.html"))


def test_manifest_tours_and_quizzes_are_as_their_schemas_say(site: SampleSite) -> None:
    folder = site.folder / "tours"
    schemas = {name: read_json(folder / f"{name}-v1.schema.json") for name in ("manifest", "tour", "quiz")}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    Draft202012Validator(schemas["manifest"]).validate(site.manifest)
    tours = [file for language in site.languages for file in (folder / language).glob("*.json")]
    assert len(tours) == sum(len(tour["languages"]) for tour in site.manifest["tours"])
    for file in tours:
        Draft202012Validator(schemas["tour"]).validate(read_json(file))
    for page in help_pages(site):
        for place in site.soup(page).select("[data-gw-quiz] script"):
            Draft202012Validator(schemas["quiz"]).validate(json.loads(place.text))


def test_every_file_of_the_tours_is_what_its_hash_says(site: SampleSite) -> None:
    folder = site.folder / "tours"
    listed = read_json(folder / "integrity.json")
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    del files["integrity.json"]
    digests = {
        name: "sha256-" + base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
        for name, path in files.items()
    }
    assert listed == digests
    player = site.manifest["player"]
    assert digests[player["file"]] == player["integrity"]
    for tour in site.manifest["tours"]:
        for language, integrity in tour["languages"].items():
            mark = integrity.removeprefix("sha256-")[:10].replace("/", "_").replace("+", "-")
            assert digests[f"{language}/{tour['id']}.{mark}.json"] == integrity


def test_each_language_has_a_feed(site: SampleSite) -> None:
    for language in site.languages:
        page = "releases/index.html" if language == site.languages[0] else f"{language}/releases/index.html"
        (link,) = site.soup(page).select('link[type="application/atom+xml"]')
        path = normpath(join(page.rpartition("/")[0], str(link["href"])))
        feed = ET.parse(site.folder / path).getroot()  # noqa: S314  # our own file
        assert feed.tag == f"{ATOM}feed"
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
        assert all(feed.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        entries = feed.findall(f"{ATOM}entry")
        assert entries
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(ids)) == len(ids)
        for entry in entries:
            assert all(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", "summary"))
            (leads,) = entry.findall(f"{ATOM}link")
            assert linked(path, leads.get("href", "")) in site.pages


def test_a_page_names_its_other_languages_and_they_name_it(site: SampleSite) -> None:
    named: dict[str, dict[str, str]] = {}
    for page in help_pages(site):
        links = site.soup(page).select("link[hreflang]")
        alternates = {str(link["hreflang"]): linked(page, str(link["href"])) for link in links}
        assert len(alternates) == len(links), f"{page} names a language twice"
        assert set(alternates.values()) <= set(site.pages), page
        assert alternates.pop("x-default") in alternates.values(), page
        assert alternates[site.language_of(page)] == page
        named[page] = alternates
    for page, alternates in named.items():
        assert all(named[other] == alternates for other in alternates.values()), page
    japanese = named["articles/invoices/approve-invoice/index.html"]["ja"]
    assert japanese == "ja/articles/invoices/approve-invoice/index.html"


@pytest.mark.parametrize(
    "path", ["", "tracks/manager/", "articles/invoices/approve-invoice/", "walkthroughs/find-your-way/"]
)
def test_the_language_switch_leads_to_the_same_page(
    page: Page, site: SampleSite, page_watch: Watch, path: str
) -> None:
    complaints = page_watch(page)
    page.goto(site.url + path)
    for language, address in (("ja", f"{site.url}ja/{path}"), ("en", site.url + path)):
        page.locator(".gw-languages > summary").click()
        page.locator(f".gw-languages a[hreflang={language}]").click()
        expect(page).to_have_url(address)
        expect(page.locator("html")).to_have_attribute("lang", language)
    assert [line for line in complaints.all() if "net::ERR_ABORTED" not in line] == []


def test_a_page_without_translation_leads_to_the_language_s_home(
    page: Page, tmp_path: Path, serve: Serve
) -> None:
    root = academy(tmp_path, {})
    assert build_here(root).published
    url = serve(root / "site")
    page.goto(f"{url}/articles/workflows/build/")
    page.locator(".gw-languages > summary").click()
    page.locator(".gw-languages a[hreflang=ja]").click()
    expect(page).to_have_url(f"{url}/ja/")


@pytest.mark.parametrize("path", ["no/such/page", "articles/no-such-article/", "ja/no/such/page/"])
def test_a_missing_address_gets_a_page_that_helps(page: Page, site: SampleSite, path: str) -> None:
    answer = page.goto(f"{site.root}/{path}")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    expect(page.locator(".gw-toast")).not_to_have_count(0)
    page.locator("main [data-gw-search]").click()
    page.keyboard.type("escalate")
    result = page.get_by_role("option").first
    expect(result).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("scalat")


def test_no_address_has_moved_yet(site: SampleSite) -> None:
    """A site that is born now needs no redirects; a page that only leads elsewhere would be one."""
    assert [page for page in site.pages if 'http-equiv="refresh"' in (site.folder / page).read_text()] == []


def test_nothing_in_the_site_names_this_machine(site: SampleSite, root: object) -> None:
    texts = (
        path for path in site.folder.rglob("*") if path.suffix in {".html", ".json", ".js", ".xml", ".css"}
    )
    words = (str(root), str(site.folder), "127.0.0.1")
    assert [path.name for path in texts if any(word in path.read_text("utf-8") for word in words)] == []
