"""What readers may not see is on no page, in no list and in no feed; what moved leads on."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from guidewright.diagnostics import has_errors
from guidewright.render import Rendered, Templates, render
from guidewright.resources import template_files
from tests.model.material import ACADEMY, article, built

HIDDEN = "Nobody outside may read this"
PUBLISHED = "status: published\n"
TRACK = f"title: First\nroles: [manager]\nbenefit: Faster.\nitems: [{{article: one}}, {{article: two}}]\n{PUBLISHED}"


def rendered(files: Mapping[str, str]) -> Rendered:
    """Everything rendered from an academy without errors."""
    academy, issues = built(files)
    assert not has_errors(issues), issues
    return render(academy, Templates(template_files()))


def texts(site: Rendered) -> str:
    return "\n".join(artefact.text for artefact in site.artefacts)


@pytest.mark.parametrize("more", ["status: draft\n", f"{PUBLISHED}audience: internal\n"])
def test_hidden_articles_are_nowhere(more: str) -> None:
    files = {
        "articles/a/one.md": article("Seen", PUBLISHED),
        "articles/a/two.md": article(HIDDEN, more),
    }
    site = rendered(files)
    assert "Seen" in texts(site)
    assert HIDDEN not in texts(site)
    assert HIDDEN not in str(site.trees)


def test_what_a_role_has_to_do_is_what_its_track_shows() -> None:
    files = {
        "articles/a/one.md": article("Seen", PUBLISHED),
        "articles/a/two.md": article(HIDDEN, "status: draft\n"),
        "tracks/first.yml": TRACK,
    }
    pages = {artefact.path: artefact.text for artefact in rendered(files).artefacts}
    for name in ("index.md", "roles/manager.md", "certificates/first.md"):
        assert 'data-gw-items="article:one"' in pages[name], name


def test_a_roles_own_track_comes_before_those_it_shares() -> None:
    later = article("Later", PUBLISHED).replace("level: start", "level: core")
    files = {
        "articles/a/one.md": article("Seen", PUBLISHED),
        "articles/a/two.md": later,
        "tracks/a-shared.yml": TRACK.replace("[manager]", "[manager, approver]"),
        "tracks/b-advanced.yml": TRACK.replace("article: one", "article: two", 1).replace(
            ", {article: two}", ""
        ),
        "tracks/c-own.yml": TRACK,
    }
    pages = {artefact.path: artefact.text for artefact in rendered(files).artefacts}
    assert 'data-gw-items="article:one article:two"' in pages["index.md"]
    places = [
        pages["roles/manager.md"].index(f"tracks/{name}/") for name in ("c-own", "b-advanced", "a-shared")
    ]
    assert places == sorted(places)


def test_an_internal_site_shows_what_is_internal() -> None:
    files = {
        "academy.yml": ACADEMY + "audience: internal\n",
        "articles/a/two.md": article(HIDDEN, f"{PUBLISHED}audience: internal\n"),
    }
    assert HIDDEN in texts(rendered(files))


def test_a_retired_article_leads_to_its_successor() -> None:
    files = {
        "articles/a/new.md": article("New way", PUBLISHED),
        "articles/a/old.md": article("Old way", "status: retired\nreplaced_by: older\n"),
        "articles/a/older.md": article("Older way", "status: retired\nreplaced_by: new\n"),
    }
    pages = {artefact.path: artefact.text for artefact in rendered(files).artefacts}
    assert 'url=../../../articles/a/new/"' in pages["articles/a/old/index.html"]


def test_retired_articles_in_a_circle_lead_nowhere() -> None:
    files = {
        "articles/a/old.md": article("Old way", "status: retired\nreplaced_by: older\n"),
        "articles/a/older.md": article("Older way", "status: retired\nreplaced_by: old\n"),
    }
    assert not [a for a in rendered(files).artefacts if a.path.endswith("/index.html")]
