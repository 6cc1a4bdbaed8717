"""The brand in; the site's colours, fonts and corners out, and what the header shows."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from guidewright.model.brand import RADIUS, Brand, BrandColours, brand_files
from guidewright.model.colours import (
    BLACK,
    DARK,
    LIGHT,
    MARK_RATIO,
    TEXT_RATIO,
    WHITE,
    Colour,
    Ground,
    contrast,
    readable,
)
from guidewright.render.artefacts import Artefact, Copy, Place
from guidewright.render.site_map import SiteMap

__all__ = ["Face", "brand_artefacts", "brand_copies", "face"]

STYLE = "assets/guidewright/brand.css"
ICON = "assets/guidewright/icon.svg"
PRIMARY = Colour(0x3D, 0x4E, 0xD8)
COMFORT = 6.5
"""What a colour nobody chose reaches on dark pages: more than the least, for bright text glares less than it tires."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the frame of every page needs.

    Attributes:
        name: in the header and in the browser's title.
        letter: stands for the logo where there is none.
        logo, logo_dark: addresses of files of the docs folder, or nothing.
        wordmark: whether the logo says the name.
        icon: the picture in the browser's tab.
        own_icon: whether that is a picture of the brand's own.
        style: the file with the tokens.
    """

    name: str
    letter: str
    logo: str
    logo_dark: str
    wordmark: bool
    icon: str
    own_icon: bool
    style: str = STYLE


def face(site: SiteMap, language: str) -> Face:
    """The face of a language's site."""
    brand = _brand(site, language)
    name = (brand.name if brand else "") or site.settings(language).title
    logo = quote((brand.logo if brand else None) or "")
    return Face(
        name=name,
        letter=next((letter.upper() for letter in name if letter.isalnum()), "?"),
        logo=logo,
        logo_dark=quote((brand.logo_dark if brand else None) or ""),
        wordmark=bool(logo and brand and brand.wordmark),
        icon=quote((brand.icon if brand else None) or ICON),
        own_icon=bool(brand and brand.icon),
    )


def brand_artefacts(site: SiteMap, language: str) -> Iterator[Artefact]:
    """The token file of a language's site, and an icon where the brand has none."""
    brand = _brand(site, language)
    shown = face(site, language)
    light, dark = _schemes(brand.colours if brand else None)
    if not shown.own_icon:
        icon = site.templates.render(
            "pages/icon.svg.jinja",
            language,
            letter=shown.letter,
            ground=str(light["primary"]),
            ink=str(light["on-primary"]),
        )
        yield Artefact(Place.TREE, ICON, icon + "\n", language)
    style = site.templates.render(
        "pages/brand.css.jinja",
        language,
        light=light,
        dark=dark,
        radius=brand.radius if brand else RADIUS,
        fonts=_families(brand),
        files=_font_files(brand),
    )
    yield Artefact(Place.TREE, STYLE, style + "\n", language)


def brand_copies(site: SiteMap, language: str) -> Iterator[Copy]:
    """The brand's files for a language whose tree does not hold them anyway."""
    brand = site.academy.brand
    if brand is not None and language != site.academy.source_language:
        files = (file for file, _, _ in brand_files(brand.source))
        yield from (Copy(file, language) for file in sorted(set(files)))


def _brand(site: SiteMap, language: str) -> Brand | None:
    return site.academy.brand.best(language) if site.academy.brand else None


def _schemes(colours: BrandColours | None) -> tuple[dict[str, str], dict[str, str]]:
    primary = colours.primary if colours else PRIMARY
    accent = (colours.accent if colours else None) or primary
    light = _tokens(primary, accent, LIGHT)
    given_dark = colours.primary_dark if colours else None
    dark_primary = given_dark or readable(primary, DARK.soft, COMFORT)
    dark_accent = (colours.accent_dark if colours else None) or (
        readable(accent, DARK.soft, COMFORT) if colours and colours.accent else dark_primary
    )
    return light, _tokens(dark_primary, dark_accent, DARK)


def _tokens(primary: Colour, accent: Colour, ground: Ground) -> dict[str, str]:
    """Colour tokens of one scheme; every pair that text stands on reaches WCAG AA."""
    link = readable(primary, ground.page, TEXT_RATIO)
    tint = ground.page.mixed(link, 0.14)
    ink = max((WHITE, ground.ink, LIGHT.ink, BLACK), key=lambda one: contrast(one, link) >= TEXT_RATIO)
    shown = {
        "bg": ground.page,
        "bg-soft": ground.soft,
        "fg": ground.ink,
        "primary": link,
        "on-primary": ink,
        "link": link,
        "link-text": readable(
            link, min((tint, ground.soft), key=lambda one: contrast(one, link)), TEXT_RATIO + 0.1
        ),
        "accent": readable(accent, ground.page, MARK_RATIO),
    }
    return {name: str(colour) for name, colour in shown.items()}


def _families(brand: Brand | None) -> dict[str, str]:
    """Families by use, each followed by a comma: the template appends the system's own."""
    fonts = brand.fonts if brand else None
    if fonts is None:
        return {"text": "", "headings": "", "code": ""}
    named = {"text": fonts.text, "headings": fonts.headings or fonts.text, "code": fonts.code}
    return {use: "".join(f'"{family}", ' for family in families) for use, families in named.items()}


def _font_files(brand: Brand | None) -> list[dict[str, str]]:
    here = posixpath.dirname(STYLE)
    return [
        {
            "family": font.family,
            "url": quote(posixpath.relpath(font.file, here)),
            "weight": f"{font.weight} {font.weight_most}" if font.weight_most else str(font.weight),
            "style": "italic" if font.italic else "normal",
        }
        for font in (brand.fonts.files if brand and brand.fonts else ())
    ]
