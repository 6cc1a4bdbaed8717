"""However large an academy is, its lists come in pages of a bounded weight, and lead to everything there is."""

from __future__ import annotations

import posixpath
import random
import re
from functools import partial
from pathlib import Path

import pytest
import yaml

from benchmarks.corpus import generate
from benchmarks.plan import TODAY
from guidewright.compiler import check
from guidewright.model import rules
from guidewright.model.addresses import address, generated_pages
from guidewright.model.articles import Article
from guidewright.render import Artefact, Templates
from guidewright.render.entries import Listing
from guidewright.render.pages.related import related
from guidewright.render.site_map import SiteMap
from guidewright.resources import template_files
from tests.model.material import built
from tests.render.large import LEVELS, ROLES, TOPICS, academy_of, files_of, pages_of

MANY = 2000
FRAME = 13_500  # bytes that the engine puts around a page
BOUND = 60 * 1024 - FRAME
FROM_FRAME = (  # header and foot lead there from every page
    "index",
    "search",
    "tracks/index",
    "quizzes/index",
    "walkthroughs/index",
    "releases/index",
    "glossary",
)
Pages = dict[str, Artefact]


@pytest.fixture(scope="module")
def large() -> dict[str, Pages]:
    """The pages of a large academy by language."""
    academy = academy_of(files_of(MANY, tracks=150, others=250, items=12))
    return {language: pages_of(academy, language) for language in academy.languages}


def settings(page: Artefact) -> dict[str, object]:
    """What the engine is told of a page."""
    found = yaml.safe_load(page.text.split("---\n")[1])
    assert isinstance(found, dict)
    return found


def links(name: str, page: Artefact, language: str = "en") -> set[str]:
    """The addresses that a page leads to, below the site's root."""
    here = ("" if language == "en" else f"{language}/") + address(name)
    targets = re.findall(r'href="([^"#?:]+)"', page.text)
    return {posixpath.normpath("/" + here + target) + "/" for target in targets}


def lists(pages: Pages) -> Pages:
    """The pages that lead to others."""
    return {name: page for name, page in pages.items() if not name.startswith(("articles/", "certificates/"))}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_page_outgrows_its_bound(large: dict[str, Pages], language: str) -> None:
    heavy = {
        name: len(page.text.encode())
        for name, page in lists(large[language]).items()
        if len(page.text.encode()) > BOUND
    }
    assert not heavy
    assert len(lists(large[language])) > 100


@pytest.mark.parametrize("language", ["en", "ja"])
def test_everything_is_reached_from_the_home_page_by_links(large: dict[str, Pages], language: str) -> None:
    prefix = "" if language == "en" else f"{language}/"
    places, found = reached(large[language], language)
    for number in range(MANY):
        article = f"articles/{TOPICS[number % 2]}/way-{number:04}/"
        assert found & {f"/{article}", f"/{prefix}{article}"}, article
    assert not places - found, "pages that nothing leads to"


def reached(pages: Pages, language: str = "en") -> tuple[set[str], set[str]]:
    """The addresses of all pages that lead to others, and all that can be come to from home, header and foot."""
    prefix = "" if language == "en" else f"{language}/"
    places = {posixpath.normpath(f"/{prefix}{address(name)}") + "/": name for name in lists(pages)}
    waiting = [name for name in FROM_FRAME if name in pages]
    found = {place for place, name in places.items() if name in waiting}
    while waiting:
        name = waiting.pop()
        new = links(name, pages[name], language) - found
        found |= new
        waiting += [places[place] for place in new if place in places]
    return set(places), found


@pytest.mark.slow
def test_ten_thousand_articles_are_in_reach_on_light_pages(tmp_path: Path) -> None:
    generate(tmp_path, 10_000)
    academy = check(tmp_path, today=TODAY).academy
    pages = pages_of(academy)
    assert not {name for name, page in lists(pages).items() if len(page.text.encode()) > BOUND}
    places, found = reached(pages)
    assert not places - found
    assert not {f"/{article.name}/" for article in academy.published()} - found


@pytest.mark.parametrize("folder", ["roles/manager", "topics/workflows"])
def test_a_long_level_shows_its_first_and_the_way_to_all(large: dict[str, Pages], folder: str) -> None:
    page = large["en"][folder].text
    for level in LEVELS:
        count = sum(
            len(re.findall('class="gw-card"', one.text))
            for name, one in large["en"].items()
            if re.fullmatch(rf"{folder}/{level}(/page/\d+)?", name)
        )
        words = f"All {count} of this level"
        assert re.search(rf'href="[./]*{folder}/{level}/" aria-labelledby="[^"]+">{words}<', page)
    assert page.count('class="gw-card"') == 12 * len(LEVELS)


def test_a_role_with_many_tracks_shows_the_first_and_the_way_to_all(large: dict[str, Pages]) -> None:
    page = large["en"]["roles/manager"].text
    assert "All 50 learning tracks" in page
    assert "tracks/for/manager/" in page
    assert "Manager: Learning tracks" in str(settings(large["en"]["tracks/for/manager"])["title"])
    shown = [one for name, one in large["en"].items() if name.startswith("tracks/for/manager")]
    assert sum(one.text.count("gw-card gw-track") for one in shown) == 50


def test_each_page_of_a_list_says_which_it_is_and_where(large: dict[str, Pages]) -> None:
    name = "topics/workflows/core"
    first, second = large["en"][name], large["en"][f"{name}/page/2"]
    count = sum(other.startswith(name) for other in large["en"])
    assert settings(first)["title"] == "Workflows: Core"
    assert settings(second)["title"] == f"Workflows: Core, page 2 of {count}"
    assert settings(large["ja"][f"{name}/page/2"])["title"] == f"Workflows：Core（2/{count}ページ）"  # noqa: RUF001
    told = settings(second)["guidewright"]
    assert isinstance(told, dict)
    assert told["index"] is False
    assert [one["url"] for one in told["alternates"]] == [
        f"../../../../../{prefix}{name}/page/2/" for prefix in ("", "ja/")
    ]
    crumbs = re.search(r'<nav class="gw-crumbs".*?</nav>', second.text)
    assert crumbs
    assert re.findall(r">([^<]+)</a>", crumbs[0]) == ["Home", "Topics", "Workflows", "Core"]
    pager = second.text[second.text.index('<nav class="gw-pager" aria-label="Pages of this list"') :]
    assert re.search(r'page/2/" aria-label="Page 2" aria-current="page">2<', pager)
    assert 'rel="prev">Previous<' in pager
    assert 'rel="next">Next<' in pager


def test_every_language_has_the_same_things_on_the_same_pages(large: dict[str, Pages]) -> None:
    def items(page: Artefact) -> list[str]:
        return re.findall(r'data-gw-item="([^"]+)"', page.text)

    japanese = lists(large["ja"])
    english = {name: page for name, page in lists(large["en"]).items() if "releases/version" not in name}
    assert english.keys() == japanese.keys()
    assert all(items(page) == items(japanese[name]) for name, page in english.items())


def test_short_lists_stay_on_one_page() -> None:
    names = pages_of(academy_of(files_of(60, tracks=6)))
    assert not [name for name in lists(names) if name.count("/") > 1]
    assert "of this level" not in names["topics/workflows"].text
    assert names["topics/workflows"].text.count('class="gw-card"') == 30


def test_an_article_more_changes_the_pages_beside_it_only() -> None:
    files = files_of(1200)
    before = lists(pages_of(academy_of(files)))
    more = files["articles/workflows/way-1000.md"].replace("Way 1000", "One more way")
    after = lists(pages_of(academy_of(files | {"articles/workflows/way-1000-more.md": more})))
    changed = [name for name in after if name not in before or before[name].text != after[name].text]
    assert "topics/workflows" in changed
    assert len(changed) <= 16, changed


def test_a_very_long_track_goes_on_on_pages_of_its_own() -> None:
    pages = pages_of(academy_of(files_of(400, tracks=1, items=390)))
    parts = [name for name in pages if name.startswith("tracks/path-000")]
    assert len(parts) > 2
    items = [one for name in parts for one in re.findall(r'data-gw-item="([^"]+)"', pages[name].text)]
    assert items == [f"article:way-{number:04}" for number in range(390)]
    assert all(len(pages[name].text.encode()) < BOUND for name in lists(pages))
    assert all("390 steps" in pages[name].text for name in parts)
    assert [settings(pages[name])["title"] for name in parts[:2]] == [
        "Path 0",
        f"Path 0, page 2 of {len(parts)}",
    ]


def test_a_large_glossary_is_a_list_of_terms_that_leads_to_what_they_mean() -> None:
    means = "What people say when the amount, the department and the month are the same."
    terms = {
        f"term-{number:03}": {"term": f"{chr(97 + number % 26)} word {number}", "definition": means}
        for number in range(300)
    }
    pages = pages_of(academy_of(files_of(3) | {"glossary.yml": yaml.safe_dump({"terms": terms})}))
    parts = [name for name in pages if name.startswith("glossary/")]
    assert len(parts) > 1
    assert all(len(pages[name].text.encode()) < BOUND for name in ("glossary", *parts))
    ways = re.findall(r'id="(term-\d+)" href="[./]*/(glossary/[^"]*)/#([^"]+)"', pages["glossary"].text)
    assert sorted(own for own, _, _ in ways) == sorted(terms)
    assert all(own == there and f'<dt id="{there}">' in pages[name].text for own, name, there in ways)
    assert settings(pages[parts[1]])["title"] == f"Glossary, page 2 of {len(parts)}"


def test_pages_of_lists_are_guidewrights_own() -> None:
    files = files_of(400)
    academy, issues = built(files | {"topics/workflows/start.md": "# Mine\n"})
    assert generated_pages(academy)["topics/workflows/start"] == "topic:workflows"
    assert generated_pages(academy)["roles/manager/core"] == "role:manager"
    assert [issue.rule for issue in issues] == [rules.OUTPUT_COLLISION]


def test_what_readers_may_not_see_is_not_counted() -> None:
    files = files_of(400)
    shown = academy_of(files)
    for number in range(0, 400, 2):
        path = f"articles/workflows/way-{number:04}.md"
        files[path] = files[path].replace("status: published", "status: published\naudience: internal")
    files["tracks/path-000.yml"] = files["tracks/path-000.yml"].replace("published", "draft")
    assert "topics/workflows/start" in generated_pages(shown)
    assert "topics/workflows/start" not in generated_pages(academy_of(files))


def test_related_articles_are_those_that_share_most() -> None:
    chance = random.Random(7)  # noqa: S311 - the same on every run
    files = {
        path: text for path, text in files_of(120).items() if ".ja." not in path and "tracks" not in path
    }
    for path in [path for path in files if path.startswith("articles/")]:
        topics = chance.sample(TOPICS, chance.randint(1, 2))
        roles = chance.sample(ROLES, chance.randint(1, 3))
        lines = {"topics": topics, "roles": roles}
        for key, values in lines.items():
            files[path] = re.sub(rf"{key}: \[.*\]", f"{key}: [{', '.join(values)}]", files[path])
    site = SiteMap(academy_of(files), Templates(template_files()))
    articles = site.published_articles("en")
    for article in articles:
        others = [one for one in articles if article.topics[0] in one.topics and one is not article]
        nearest = sorted(others, key=partial(distance, article))[:5]
        found = related(site, article, Listing(site, "en", ""))
        assert [one.id for one in found] == [one.id for one in nearest]


def distance(article: Article, other: Article) -> tuple[int, int, int, str]:
    """How far an article is from another, as readers see it."""
    topics = len(set(other.topics) & set(article.topics))
    roles = len(set(other.roles) & set(article.roles))
    steps = abs(LEVELS.index(other.level) - LEVELS.index(article.level))
    return -topics, steps, -roles, other.id
