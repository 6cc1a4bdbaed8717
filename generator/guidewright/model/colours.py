"""Colours as numbers: reading `#rrggbb`, mixing, and how well one can be read on another (WCAG 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = [
    "BLACK",
    "DARK",
    "LIGHT",
    "MARK_RATIO",
    "TEXT_RATIO",
    "WHITE",
    "Colour",
    "Ground",
    "contrast",
    "readable",
]

TEXT_RATIO: Final = 4.5
"""WCAG 2.2, 1.4.3: text and its ground."""
MARK_RATIO: Final = 3.0
"""WCAG 2.2, 1.4.11: what is no text but says something, and its ground."""
_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Colour:
    """An opaque sRGB colour, each part 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> Colour | None:
        """The colour of `#0b6550` or `#0a5`, with or without the sign; nothing for any other text."""
        match = _HEX.fullmatch(text.strip())
        if not match:
            return None
        digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
        return cls(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    def mixed(self, other: Colour, share: float) -> Colour:
        """This colour with a share of another, 0 to 1."""
        pairs = ((self.red, other.red), (self.green, other.green), (self.blue, other.blue))
        return Colour(*(round(own + (its - own) * share) for own, its in pairs))

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 to 1 (WCAG 2.2)."""
        red, green, blue = (_linear(part / 255) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


WHITE: Final = Colour(255, 255, 255)
BLACK: Final = Colour(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a page is painted on.

    Attributes:
        page: behind text.
        soft: behind parts that stand out a little; text is hardest to read on it.
        ink: the colour of text.
    """

    page: Colour
    soft: Colour
    ink: Colour


LIGHT: Final = Ground(page=WHITE, soft=Colour(0xF6, 0xF7, 0xF9), ink=Colour(0x15, 0x18, 0x1E))
DARK: Final = Ground(
    page=Colour(0x10, 0x13, 0x18), soft=Colour(0x1B, 0x1F, 0x27), ink=Colour(0xEC, 0xEF, 0xF4)
)


def contrast(one: Colour, other: Colour) -> float:
    """How far two colours stand apart: 1 for the same, 21 for black and white."""
    high, low = sorted((one.luminance, other.luminance), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable(colour: Colour, ground: Colour, ratio: float) -> Colour:
    """The nearest colour, towards black or white, that reaches a contrast on a ground."""
    end = BLACK if ground.luminance > 0.18 else WHITE
    for step in range(_STEPS + 1):
        found = colour.mixed(end, step / _STEPS)
        if contrast(found, ground) >= ratio:
            return found
    return end
