"""Generated pages say what the project's YAML says: releases, glossary, tracks, roles, topics, the home page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from tests.e2e.reading import front_matter, read_yaml
from tests.e2e.site import SampleSite

CONTENT = Path(__file__).parent.parent.parent / "content"
TRACKS = sorted(path.stem for path in (CONTENT / "tracks").glob("*.yml") if "." not in path.stem)
ROLES = list(read_yaml(CONTENT / "academy.yml")["roles"])


@pytest.fixture(scope="module")
def articles() -> dict[str, dict[str, Any]]:
    """The front matter of every article in the source language, by id."""
    paths = [path for path in (CONTENT / "articles").rglob("*.md") if "." not in path.stem]
    return {path.stem: front_matter(path) for path in paths}


@pytest.fixture(scope="module")
def academy() -> dict[str, Any]:
    """The academy's settings."""
    return read_yaml(CONTENT / "academy.yml")


def words(tag: Tag | None) -> str:
    """What is written in an element, in one line."""
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def in_words(day: str) -> str:
    """A date as people write it in English."""
    found = dt.date.fromisoformat(str(day))
    return f"{found.day} {found:%B} {found.year}"


def title_of(item: dict[str, str], articles: dict[str, dict[str, Any]]) -> str:
    """The title of a track's item, as its file has it."""
    ((kind, name),) = item.items()
    if kind == "article":
        return str(articles[name]["title"])
    folder = CONTENT / "quizzes" if kind == "quiz" else CONTENT.parent / "tours"
    return str(read_yaml(folder / f"{name}.yml")["title"])


@pytest.mark.parametrize("track", TRACKS)
def test_a_track_shows_its_items_in_order_below_their_levels(
    site: SampleSite, articles: dict[str, dict[str, Any]], academy: dict[str, Any], track: str
) -> None:
    written = read_yaml(CONTENT / "tracks" / f"{track}.yml")
    page = site.soup(f"tracks/{track}/index.html")
    assert words(page.select_one("h1")) == written["title"]
    assert written["benefit"] in words(page.select_one("main"))
    shown = page.select(".gw-path__item")
    assert [str(item["data-gw-item"]) for item in shown] == [
        ":".join(pair) for item in written["items"] for pair in item.items()
    ]
    assert [words(item.select_one("a")) for item in shown] == [
        title_of(item, articles) for item in written["items"]
    ]
    levels = [words(heading) for heading in page.select(".gw-path__level > h2")]
    ordered = [level["title"] for level in academy["levels"].values()]
    assert levels == [level for level in ordered if level in levels]
    for stage in page.select(".gw-path__level"):
        names = [str(item["data-gw-item"]) for item in stage.select(".gw-path__item")]
        found = {
            articles[name.removeprefix("article:")]["level"] for name in names if name.startswith("article:")
        }
        assert [academy["levels"][level]["title"] for level in found] == [words(stage.select_one("h2"))]


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_its_benefit_its_tracks_and_all_its_articles(
    site: SampleSite, articles: dict[str, dict[str, Any]], academy: dict[str, Any], role: str
) -> None:
    page = site.soup(f"roles/{role}/index.html")
    said = academy["roles"][role]
    assert words(page.select_one("h1")) == said["title"]
    assert said["summary"] in words(page.select_one(".gw-hero"))
    assert words(page.select_one(".gw-benefit")) == said["benefit"]
    links = {words(link) for link in page.select(".gw-card h3 a")}
    tracks = [read_yaml(CONTENT / "tracks" / f"{track}.yml") for track in TRACKS]
    assert {track["title"] for track in tracks if role in track["roles"]} <= links
    for level, names in academy["levels"].items():
        mine = {
            one["title"]
            for one in articles.values()
            if role in one.get("roles", []) and one["level"] == level
        }
        section = page.select_one(f"section[aria-labelledby=gw-level-{level}]")
        assert mine, f"{role} has nothing on the level {level}"
        assert words(section.select_one("h2") if section else None) == names["title"]
        assert mine <= {words(link) for link in (section.select(".gw-card h3 a") if section else [])}


def test_every_topic_lists_its_articles(
    site: SampleSite, articles: dict[str, dict[str, Any]], academy: dict[str, Any]
) -> None:
    for topic, said in academy["topics"].items():
        page = site.soup(f"topics/{topic}/index.html")
        assert words(page.select_one("h1")) == said["title"]
        wanted = {one["title"] for one in articles.values() if topic in one["topics"]}
        assert wanted == {words(link) for link in page.select(".gw-card h3 a")}


def test_the_home_page_begins_with_the_roles(site: SampleSite, academy: dict[str, Any]) -> None:
    page = site.soup("index.html")
    assert words(page.select_one("h1")) == academy["title"]
    cards = page.select(".gw-roles .gw-role-card")
    assert [words(card.select_one("a")) for card in cards] == [
        one["title"] for one in academy["roles"].values()
    ]
    assert [words(card.select_one("p")) for card in cards] == [
        one["benefit"] for one in academy["roles"].values()
    ]


def test_the_release_says_what_is_new_and_leads_to_its_training(
    site: SampleSite, articles: dict[str, dict[str, Any]], academy: dict[str, Any]
) -> None:
    written = front_matter(CONTENT / "releases" / "4-2.md")
    page = site.soup("releases/4-2/index.html")
    assert words(page.select_one("h1")) == written["title"]
    assert written["summary"] in words(page.select_one(".gw-head"))
    time = page.select_one(".gw-head time")
    assert time is not None
    assert time["datetime"] == written["date"]
    badges = [words(badge) for badge in page.select(".gw-head .gw-badge")]
    assert badges == [
        f"Version {written['version']}",
        *(academy["features"][feature]["title"] for feature in written["features"]),
    ]
    trained = [words(link) for link in page.select("section[aria-labelledby=gw-training] .gw-card h3 a")]
    assert trained == [title_of({kind_of(name, articles): name}, articles) for name in written["training"]]
    overview = site.soup("releases/index.html")
    assert written["title"] in [words(link) for link in overview.select(".gw-card h2 a")]


def kind_of(name: str, articles: dict[str, dict[str, Any]]) -> str:
    """What a piece of a release's training is."""
    if name in articles:
        return "article"
    return "quiz" if (CONTENT / "quizzes" / f"{name}.yml").is_file() else "tour"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_glossary_has_every_term_in_the_order_of_the_alphabet(site: SampleSite, language: str) -> None:
    file = "glossary.yml" if language == "en" else f"glossary.{language}.yml"
    written = read_yaml(CONTENT / file)["terms"]
    page = site.soup("glossary/index.html" if language == "en" else f"{language}/glossary/index.html")
    shown = {str(term["id"]): term for term in page.select(".gw-glossary dt")}
    assert set(shown) == set(read_yaml(CONTENT / "glossary.yml")["terms"])
    for name, entry in written.items():
        assert words(shown[name]) == entry["term"]
        meaning = shown[name].find_next_sibling("dd")
        assert isinstance(meaning, Tag)
        written_part = entry["definition"].partition("{{")[0]
        assert words(meaning.select_one("p")).startswith(written_part.strip())
        if entry.get("also"):
            also = words(meaning.select_one(".gw-glossary__also"))
            assert all(word in also for word in entry["also"])
    if language == "en":
        terms = [words(term).casefold() for term in shown.values()]
        assert terms == sorted(terms)


def test_an_article_shows_its_facts(
    site: SampleSite, articles: dict[str, dict[str, Any]], academy: dict[str, Any]
) -> None:
    for page in (page for page in site.pages if page.startswith("articles/")):
        written = articles[page.split("/")[-2]]
        soup = site.soup(page)
        assert words(soup.select_one("h1")) == written["title"], page
        objectives = [words(item) for item in soup.select("#gw-objectives ~ ul > li")]
        assert objectives == list(written.get("objectives", {}).values()), page
        badges = [words(badge) for badge in soup.select(".gw-head .gw-badge")]
        assert [academy["roles"][role]["title"] for role in written["roles"]] == badges[
            : len(written["roles"])
        ]
        assert academy["levels"][written["level"]]["title"] in badges, page
        assert f"{written['minutes']} min" in badges, page
        assert in_words(written["reviewed"]) in words(soup.select_one(".gw-reviewed")), page
        if "tour" in written:
            links = [str(link["href"]) for link in soup.select("a.gw-tour-link")]
            assert any(f"tour={written['tour']}" in link for link in links), page


def test_no_label_key_is_left_unresolved(site: SampleSite) -> None:
    assert [page for page in site.pages if "{{" in site.soup(page).get_text()] == []
