"""Where a page stands: the pages above it, first to last."""

from __future__ import annotations

from guidewright.render.site_map import SiteMap

__all__ = ["trail"]


def trail(site: SiteMap, name: str, language: str, *above: str) -> list[dict[str, str]]:
    """The way down to a page.

    Args:
        site: the academy as readers move through it.
        name: the page.
        language: whose tree it is in.
        above: names of the pages between the home page and it: `topics/workflows`.
    """
    root = site.root_from(name, language)
    return [
        {"title": _title(site, one, language), "url": root + site.at(one, language) or "./"}
        for one in ("index", *above)
    ]


def _title(site: SiteMap, name: str, language: str) -> str:
    words, settings = site.words(language), site.settings(language)
    folder, _, id_ = name.partition("/")
    id_, _, level = id_.partition("/")
    if name == "index":
        return words("home")
    if id_ in ("", "index"):
        return words(folder)
    if level:
        return words("tracks") if folder == "tracks" else settings.levels[level].title
    if folder == "tracks":
        return site.academy.tracks[id_].best(language).title
    if folder == "topics":
        return settings.topics[id_].title
    return settings.roles[id_].title
