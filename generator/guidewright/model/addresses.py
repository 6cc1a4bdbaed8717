"""Where everything is in the site tree: the one place that knows file names and addresses of pages."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from guidewright.model.academy import Academy
from guidewright.model.lists import LongList, long_lists, numbered

__all__ = ["FOLDERS", "address", "generated_pages", "language_prefix", "page_of", "relative"]

FOLDERS = {"role": "roles", "topic": "topics", "track": "tracks", "quiz": "quizzes", "tour": "walkthroughs"}
SINGLE = (
    "index",
    "search",
    "glossary",
    "roles/index",
    "topics/index",
    "tracks/index",
    "quizzes/index",
    "walkthroughs/index",
    "releases/index",
)


def generated_pages(academy: Academy, lists: Mapping[str, LongList] | None = None) -> dict[str, str]:
    """Pages that the compiler makes: name in the tree -> what it shows (`role:administrator`).

    Args:
        academy: what there is to show.
        lists: its long lists, where the caller has them already.
    """
    if academy.settings is None:
        return {}
    found = {name: name for name in SINGLE if name != "glossary" or academy.glossary}
    ids = {
        "role": academy.settings.source.roles,
        "topic": academy.settings.source.topics,
        "track": academy.tracks,
        "quiz": academy.quizzes,
        "tour": academy.tours,
    }
    for kind, names in ids.items():
        for id_ in names:
            found[f"{FOLDERS[kind]}/{id_}"] = f"{kind}:{id_}"
    found |= {f"certificates/{id_}": f"track:{id_}" for id_ in academy.tracks}
    for name, pages in (long_lists(academy) if lists is None else lists).items():
        shown = found.get(name) or _above(name)
        found |= {numbered(name, number): shown for number in range(1, len(pages.pages) + 1)}
    return found


def _above(name: str) -> str:
    """What a list of a role or topic belongs to: `topic:workflows` for `topics/workflows/basic`."""
    if name.startswith("glossary/"):
        return "glossary"
    folder, first, second = name.split("/")
    if folder == "tracks":
        return f"role:{second}"
    return f"{'role' if folder == 'roles' else 'topic'}:{first}"


def page_of(kind: str, id_: str, academy: Academy) -> str:
    """The name in the tree of a thing's page: `articles/workflows/approve`, `tracks/managers`."""
    if kind == "article":
        return academy.articles[id_].source.name
    if kind == "release":
        return academy.releases[id_].source.name
    return f"{FOLDERS[kind]}/{id_}"


def address(name: str) -> str:
    """The address of a page below its language's root: `articles/x/` for `articles/x`."""
    base = name.removesuffix("index").removesuffix("README")
    if base != name and (base == "" or base.endswith("/")):
        return base
    return f"{name}/"


def language_prefix(language: str, academy: Academy) -> str:
    """Where a language's site begins below the site's root: empty for the source, `ja/` for Japanese."""
    return "" if language == academy.source_language else f"{language}/"


def relative(to: str, start: str) -> str:
    """The way from one address to another, both below the site's root."""
    path = posixpath.relpath("/" + to, "/" + start)
    return path + "/" if to.endswith("/") or to == "" else path
