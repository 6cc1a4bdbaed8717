"""The token file: what a brand says, what follows from it, and that every pair of colours can be read."""

from __future__ import annotations

import json
import re
from dataclasses import astuple
from itertools import product

import pytest

from guidewright.diagnostics import has_errors
from guidewright.model.colours import Colour, contrast
from guidewright.render import Rendered, Templates, render
from guidewright.render.brand import ICON, STYLE
from guidewright.resources import template_files
from tests.model.material import built

LANGUAGES = ("en", "ja", "zh")
EXTREMES = ("#000000", "#ffffff", "#ffd400", "#0b6550", "#7f7f7f", "#ff0000", "#00ff00", "#0000ff")


def rendered(brand: str | None, *assets: str, **more: str) -> Rendered:
    """The texts of an academy with this `brand.yml`."""
    files = {} if brand is None else {"brand.yml": brand}
    found, issues = built(files | more, assets=assets)
    assert not has_errors(issues), issues
    return render(found, Templates(template_files()))


def style(result: Rendered, language: str = "en") -> str:
    """The token file of a language."""
    (found,) = (a.text for a in result.artefacts if a.path == STYLE and a.language == language)
    return found


def tokens(text: str, scheme: str) -> dict[str, str]:
    """The tokens of a scheme by name."""
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', text, re.DOTALL)
    assert block
    return dict(re.findall(r"--gw-([\w-]+): ([^;]+);", block[1]))


def colour(text: str) -> Colour:
    """The colour of a token."""
    found = Colour.parse(text)
    assert found is not None, text
    return found


def test_without_a_brand_the_site_has_a_face_all_the_same() -> None:
    result = rendered(None)
    assert tokens(style(result), "default")["bg"] == "#ffffff"
    face = result.faces["en"]
    assert (face.name, face.letter, face.logo, face.icon) == ("Ledgerline Academy", "L", "", ICON)
    (icon,) = (a.text for a in result.artefacts if a.path == ICON and a.language == "en")
    assert ">L</text>" in icon


def test_a_brand_changes_what_it_names_in_every_language() -> None:
    brand = """\
name: Acme Help
logo: a/logo.svg
logo_dark: a/dark.svg
wordmark: true
icon: a/icon.png
colours: {primary: "#0b6550", accent: "#b4540a"}
fonts:
  text: [Acme Sans]
  code: [Acme Mono]
  files: [{family: Acme Sans, file: a/acme.woff2, weight: 200, weight_most: 800, italic: true}]
radius: 4
"""
    files = ("a/logo.svg", "a/dark.svg", "a/icon.png", "a/acme.woff2")
    result = rendered(brand, *files, **{"brand.ja.yml": "name: アクメ ヘルプ\n"})
    assert [result.faces[code].name for code in LANGUAGES] == ["Acme Help", "アクメ ヘルプ", "Acme Help"]
    assert [tree.title for tree in result.trees] == ["Acme Help", "アクメ ヘルプ", "Acme Help"]
    assert astuple(result.faces["en"])[2:7] == ("a/logo.svg", "a/dark.svg", True, "a/icon.png", True)
    assert not [a for a in result.artefacts if a.path == ICON]
    for language in LANGUAGES:
        text = style(result, language)
        assert '--gw-font: "Acme Sans", var(--gw-system)' in text
        assert '--gw-font-headings: "Acme Sans", var(--gw-system)' in text
        assert '--gw-font-code: "Acme Mono", ' in text
        assert 'src: url("../../a/acme.woff2")' in text
        assert "font-weight: 200 800;" in text
        assert "font-style: italic;" in text
        assert "--gw-radius: 4px" in text
        assert {copy.name for copy in result.copies if copy.language == language} == set(files)
        assert tokens(text, "default")["primary"] == "#0b6550"


def test_any_name_of_a_file_makes_an_address_that_leads_to_it() -> None:
    picture, font = "a/A & B #1 50%.svg", 'a/Acme\'s "?".woff2'
    brand = json.dumps(
        {
            "logo": picture,
            "logo_dark": picture,
            "icon": picture,
            "fonts": {"files": [{"family": "A", "file": font}]},
        }
    )
    result = rendered(brand, picture, font)
    face = result.faces["en"]
    for shown in (face.logo, face.logo_dark, face.icon):
        assert shown == "a/A%20%26%20B%20%231%2050%25.svg"
    assert 'src: url("../../a/Acme%27s%20%22%3F%22.woff2")' in style(result)
    assert {copy.name for copy in result.copies if copy.language == "ja"} == {picture, font}


@pytest.mark.parametrize(("primary", "accent"), list(product(EXTREMES, EXTREMES[:4])))
@pytest.mark.sampled(8)
def test_every_text_of_every_brand_can_be_read(primary: str, accent: str) -> None:
    given = f'colours: {{primary: "{primary}", accent: "{accent}", primary_dark: "{accent}"}}\n'
    for brand in (given, f'colours: "{primary}"\n'):
        for scheme in ("default", "slate"):
            shown = tokens(style(rendered(brand)), scheme)
            page, soft = colour(shown["bg"]), colour(shown["bg-soft"])
            tint = page.mixed(colour(shown["link"]), 0.14)
            assert contrast(colour(shown["primary"]), colour(shown["on-primary"])) >= 4.5
            assert contrast(colour(shown["accent"]), page) >= 3
            for ground in (page, soft, tint):
                for text in ("fg", "fg-soft", "link-text"):
                    assert contrast(colour(shown[text]), ground) >= 4.5, (scheme, text, str(ground))


def test_what_a_state_means_can_be_read() -> None:
    for scheme in ("default", "slate"):
        shown = tokens(style(rendered(None)), scheme)
        for state, ground in product(("right", "wrong", "warm"), ("bg", "bg-soft", "raised")):
            assert contrast(colour(shown[state]), colour(shown[ground])) >= 4.5, (scheme, state, ground)
        for ground in ("bg", "raised"):
            assert contrast(colour(shown["line-strong"]), colour(shown[ground])) >= 3, (scheme, ground)
