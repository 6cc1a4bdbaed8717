"""`content/brand.yml`: the company's face: name, logo, colours, fonts. Everything else derives from it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from guidewright.diagnostics import Issue, Span, nearest
from guidewright.model import rules
from guidewright.model.brand_shapes import ColourShape, File, FontName
from guidewright.model.colours import Colour
from guidewright.model.records import Record, key
from guidewright.model.shapes import Text, Whole

if TYPE_CHECKING:
    from guidewright.model.academy import Academy

__all__ = ["RADIUS", "Brand", "BrandColours", "BrandFonts", "FontFile", "brand_files", "check_brand"]

Hue = Annotated[Colour, ColourShape()]
Asset = Annotated[str, File()]
Family = Annotated[str, FontName()]
IMAGES = (".svg", ".png", ".webp", ".avif", ".jpg", ".jpeg", ".gif", ".ico")
RADIUS = 12
FONTS = (".woff2", ".woff", ".otf", ".ttf")


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandColours(Record):
    """The colours of the brand. Shades, lines and grounds are worked out from them."""

    SHORTHAND = "primary"

    primary: Hue = key("Links, buttons, and what is chosen.", example='"#0b6550"')
    accent: Hue | None = key("What comes next, and highlights. Default: the primary colour.", default=None)
    primary_dark: Hue | None = key(
        "The primary colour on dark pages. Default: a lighter one of the same kind.", default=None
    )
    accent_dark: Hue | None = key(
        "The accent on dark pages. Default: a lighter one of the same kind.", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile(Record):
    """A font that the site brings along."""

    family: Family = key("The name under which the lists above call it.", example="Acme Sans")
    file: Asset = key("The font, in the docs folder; WOFF2 is smallest.", example="assets/acme-sans.woff2")
    weight: Annotated[int, Whole(1, 1000)] = key("Its weight, the lightest of a variable font.", default=400)
    weight_most: Annotated[int, Whole(1, 1000)] | None = key(
        "The heaviest weight of a variable font.", default=None, example="700"
    )
    italic: bool = key("Whether it is the italic.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandFonts(Record):
    """Fonts by use, the preferred first. The reader's own system fonts follow after them."""

    text: tuple[Family, ...] = key("Running text.", default=(), example="[Acme Sans]")
    headings: tuple[Family, ...] = key("Headings. Default: those of the text.", default=())
    code: tuple[Family, ...] = key("Code.", default=())
    files: tuple[FontFile, ...] = key("Fonts that the site brings along.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand(Record):
    """The face of the site; each key has a good default."""

    name: Annotated[str, Text(words=True)] = key(
        "Name in the header. Default: the academy's title.", default="", example="Ledgerline Academy"
    )
    logo: Asset | None = key("Picture in the header.", default=None, example="assets/logo.svg")
    logo_dark: Asset | None = key("The logo on dark pages. Default: the same.", default=None)
    wordmark: bool = key("The logo is the name, which is then not written beside it.", default=False)
    icon: Asset | None = key(
        "Picture in the browser's tab. Default: the first letter on the primary colour.", default=None
    )
    colours: BrandColours | None = key("The brand's colours.", default=None, example='{primary: "#0b6550"}')
    fonts: BrandFonts | None = key("Fonts, of the system or brought along.", default=None)
    radius: Annotated[int, Whole(0, 24)] = key("How round corners are, in pixels.", default=RADIUS)


def brand_files(brand: Brand) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """The files that a brand names: each with its place and the endings it may have."""
    for name in ("logo", "logo_dark", "icon"):
        file = getattr(brand, name)
        if file is not None:
            yield file, brand.origin.span(name), IMAGES
    for font in brand.fonts.files if brand.fonts else ():
        yield font.file, font.origin.span("file"), FONTS


def check_brand(academy: Academy) -> Iterator[Issue]:
    """Files of the brand that are not there, or are of another kind."""
    if academy.brand is None:
        return
    for file, span, endings in brand_files(academy.brand.source):
        if not file.lower().endswith(endings):
            kind = "a picture" if endings is IMAGES else "a font"
            message = f"`{posixpath.basename(file)}` is not {kind}"
            yield rules.BRAND_FILE.at(span, message, f"Name a file with one of: {', '.join(endings)}.")
        elif file not in academy.assets:
            meant = nearest(file, [asset for asset in academy.assets if asset.lower().endswith(endings)])
            help_text = f"Did you mean `{meant}`?" if meant else f"Put it at `{academy.docs}/{file}`."
            yield rules.BRAND_FILE.at(span, f"there is no file `{file}` in the docs folder", help_text)
