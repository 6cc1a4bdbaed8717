"""Colours: how they are read, how far they stand apart, and the nearest one that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidewright.model.colours import BLACK, DARK, LIGHT, WHITE, Colour, contrast, readable

PARTS = st.integers(0, 255)
COLOURS = st.builds(Colour, PARTS, PARTS, PARTS)


@pytest.mark.parametrize("text", ["#0b6550", "0B6550", " #0b6550 "])
def test_a_colour_is_read_with_and_without_its_sign(text: str) -> None:
    assert str(Colour.parse(text)) == "#0b6550"


def test_a_short_colour_is_a_long_one() -> None:
    assert str(Colour.parse("#0a5")) == "#00aa55"


@pytest.mark.parametrize("text", ["", "#", "#12", "#12345", "red", "rgb(1,2,3)", "#0b6550; }"])
def test_anything_else_is_no_colour(text: str) -> None:
    assert Colour.parse(text) is None


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast(Colour(0x77, 0x77, 0x77), WHITE) == pytest.approx(4.478, abs=0.001)


@given(COLOURS)
def test_every_colour_has_a_readable_one(colour: Colour) -> None:
    for ground in (LIGHT.page, LIGHT.soft, DARK.page, DARK.soft):
        found = readable(colour, ground, 4.5)
        assert contrast(found, ground) >= 4.5
        if contrast(colour, ground) >= 4.5:
            assert found == colour


@given(COLOURS)
def test_a_colour_survives_being_written(colour: Colour) -> None:
    assert Colour.parse(str(colour)) == colour
