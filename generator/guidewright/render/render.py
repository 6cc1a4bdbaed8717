"""Render everything."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from guidewright.model import Academy
from guidewright.render import contract
from guidewright.render.artefacts import Artefact, Copy, Later, Place, Tree
from guidewright.render.brand import Face, brand_artefacts, brand_copies, face
from guidewright.render.contract_types import json_schema
from guidewright.render.frame import frame, frame_words
from guidewright.render.labelled import labelled_academy, shows_labels
from guidewright.render.navigation import navigation
from guidewright.render.pages.articles import article_pages, own_pages
from guidewright.render.pages.home import home_pages
from guidewright.render.pages.learning import learning_pages, track_pages
from guidewright.render.pages.news import news_pages
from guidewright.render.pages.overviews import overview_makers
from guidewright.render.redirects import redirect_pages
from guidewright.render.search_words import search_words
from guidewright.render.site_map import SiteMap
from guidewright.render.templates import Templates
from guidewright.render.tours import manifest_tours, tour_files
from guidewright.render.visible import visible

__all__ = ["Rendered", "release_of", "render"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """Everything that the site stage puts together.

    Attributes:
        trees: one project for the engine per language.
        ready: texts of the trees and of the site itself.
        later: pages that are made when somebody asks for them.
        copies: files of the project that go along as they are.
        tours: the manifest's entries; the site stage adds the player.
        labels: printed names of roles, topics, levels and kinds by language, for the page's script.
        words: words of the page's frame by language.
        frames: links of header and footer by language.
        faces: name, logo and icon by language.
    """

    trees: tuple[Tree, ...]
    ready: tuple[Artefact, ...]
    later: tuple[Later, ...]
    copies: tuple[Copy, ...]
    tours: tuple[contract.ManifestTour, ...]
    labels: dict[str, str]
    words: dict[str, dict[str, str]]
    frames: dict[str, dict[str, Any]]
    faces: dict[str, Face]

    @property
    def artefacts(self) -> tuple[Artefact, ...]:
        """All texts, made now."""
        return (*self.ready, *(one.make() for one in self.later))

    def without_texts(self) -> Rendered:
        """What is around the texts: small, and the same as long as no title, place or setting changes."""
        return replace(self, ready=(), later=())


def release_of(digests: Mapping[tuple[str, str, str], str]) -> str:
    """A short name of exactly these texts.

    Args:
        digests: of all artefacts, by place, language and path.
    """
    whole = hashlib.sha256()
    for name, digest in sorted(digests.items()):
        whole.update("\0".join((*name, digest, "")).encode())
    return whole.hexdigest()[:12]


def render(academy: Academy, templates: Templates, *, site_url: str = "") -> Rendered:
    """Make every text of the site.

    Args:
        academy: without errors.
        templates: the package's files with the project's overrides.
        site_url: the site's public address, for feeds; may be empty.
    """
    academy = visible(academy)
    plain = not shows_labels(academy)
    whole = SiteMap(academy, templates)
    sites = {
        language: whole if plain else SiteMap(labelled_academy(academy, language), templates)
        for language in academy.languages
    }
    artefacts: list[Artefact] = []
    later: list[Later] = []
    copies = [Copy(name, academy.source_language) for name in sorted(academy.assets)]
    trees = []
    for language, site in sites.items():
        trees.append(navigation(site, language))
        artefacts += home_pages(site, language)
        later += [Later(f"{name}.md", language, make) for name, make in overview_makers(site, language)]
        artefacts += track_pages(site, language)
        later += learning_pages(site, language)
        later += article_pages(site, language)
        artefacts += own_pages(site, language)
        artefacts += news_pages(site, language, site_url)
        artefacts += redirect_pages(site, language)
        artefacts += brand_artefacts(site, language)
        copies += brand_copies(site, language)
        artefacts.append(search_words(site.academy, language))
    artefacts += tour_files(academy)
    artefacts += _schemas()
    return Rendered(
        trees=tuple(trees),
        ready=tuple(artefacts),
        later=tuple(later),
        copies=tuple(copies),
        tours=manifest_tours(academy),
        labels={language: _labels(site, language) for language, site in sites.items()},
        words={language: frame_words(site, language) for language, site in sites.items()},
        frames={language: frame(site, language) for language, site in sites.items()},
        faces={language: face(site, language) for language, site in sites.items()},
    )


def _schemas() -> list[Artefact]:
    return [
        Artefact(
            Place.SITE,
            f"tours/{name}-v{contract.VERSION}.schema.json",
            json.dumps(json_schema(name), indent=2) + "\n",
        )
        for name in contract.ROOTS
    ]


def _labels(site: SiteMap, language: str) -> str:
    settings, words = site.settings(language), site.words(language)
    kinds = [name.removeprefix("kind_") for name in words.fallback if name.startswith("kind_")]
    table = {
        "role": {id_: role.title for id_, role in settings.roles.items()},
        "level": {id_: level.title for id_, level in settings.levels.items()},
        "topic": {id_: topic.title for id_, topic in settings.topics.items()},
        "kind": {
            **{kind: words(f"kind_{kind}") for kind in kinds},
            **{
                kind: words(name)
                for kind, name in (("track", "track"), ("quiz", "quiz"), ("tour", "walkthrough"))
            },
            "release": words("release"),
            "glossary": words("glossary"),
        },
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
