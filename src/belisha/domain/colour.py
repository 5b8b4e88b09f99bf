"""Whether a colour can be read: contrast as WCAG 2.2 defines it. Colours are ``#rrggbb``."""

from __future__ import annotations

import re

WHITE = "#ffffff"
READABLE = 4.5
"""The contrast that text needs to be read (WCAG 2.2, 1.4.3)."""
SEEN = 3
"""The contrast that a graphic needs to be seen (WCAG 2.2, 1.4.11)."""


def is_readable(colour: str) -> bool:
    """Whether this is a colour, and text in it can be read on white."""
    return is_colour(colour) and contrast(colour, WHITE) >= READABLE


def is_colour(text: str) -> bool:
    """Whether this is a colour, written ``#rrggbb``."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
