"""What stands around every page of a language: words, and the links of header, footer and the missing page."""

from __future__ import annotations

from typing import Any

from guidewright.render.page import escaped_title
from guidewright.render.site_map import SiteMap

__all__ = ["frame", "frame_words"]

NAMES = (
    "search",
    "home",
    "missing_title",
    "missing_text",
    "missing_roles",
    "language_name",
    "language",
    "releases",
    "all_of_section",
    "menu",
    "to_dark",
    "to_light",
    "site_pages",
    "feed",
    "search_prompt",
    "on_this_page",
)
HEADER = ("roles", "tracks", "topics", "releases")
LEARN = ("roles", "tracks", "quizzes", "walkthroughs")
LOOK_UP = ("topics", "glossary", "releases", "search")


def frame_words(site: SiteMap, language: str) -> dict[str, str]:
    """The words of header, footer and the missing page; the engine's templates print them as they are."""
    words = site.words(language)
    return {name: escaped_title(words(name)) for name in NAMES}


def frame(site: SiteMap, language: str) -> dict[str, Any]:
    """Links relative to the language's own root."""
    words, settings = site.words(language), site.settings(language)

    def links(names: tuple[str, ...]) -> list[dict[str, str]]:
        shown = (name for name in names if name != "glossary" or site.academy.glossary)
        return [{"title": escaped_title(words(name)), "url": f"{name}/"} for name in shown]

    return {
        "summary": escaped_title(settings.summary),
        "header": links(HEADER),
        "footer": [
            {"title": escaped_title(words("learn")), "links": links(LEARN)},
            {"title": escaped_title(words("look_up")), "links": links(LOOK_UP)},
        ],
        "roles": [
            {"title": escaped_title(role.title), "url": f"roles/{id_}/"}
            for id_, role in settings.roles.items()
        ],
    }
