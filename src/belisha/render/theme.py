"""Ink, colours and shapes, by code: the one place that says how an outcome, a status or a direction looks.

Colours are ``#rrggbb`` on white. What is text reaches a contrast of 4.5 to 1, what is a graphic 3 to 1 (WCAG 2.2,
1.4.3 and 1.4.11). Red, amber and green are close in greyscale, so an outcome always has its shape as well, and a
gauge's bands differ in depth and lightness.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from belisha.domain.colour import WHITE, is_readable
from belisha.domain.frozen import Frozen

INK = "#0b0c0c"
SECONDARY = "#505a5f"
PALE = "#8a9296"
"""For lines that stand back and must still be seen: last year's."""
FAINT = "#d9dcde"
"""For gridlines and fills that only repeat what a figure or a line says."""
TOLERANCE = "#e3e8ea"
"""The tint of a stretch near the target; a label names it."""
RULE = "#b1b4b6"
TINT = "#f3f2f1"
PAPER = WHITE
BRAND = "#1d4f91"
"""The brand colour of an organisation that has set none."""
LINK = "#1d4f91"
FOCUS = "#ffdd00"
TARGET = "#1d4f91"
"""A target's line: thin, so set off from a value's by hue as well."""
RED = "#d4351c"
AMBER = "#ca7a00"
GREEN = "#00703c"

SANS = "Inter, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
"""The typeface of documents; the screen uses its own."""


class Shape(StrEnum):
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    CIRCLE = "circle"
    RING = "ring"
    SQUARE = "square"
    DOWN = "down"
    """A triangle on its tip."""


GLYPHS: Mapping[Shape, str] = {
    Shape.DIAMOND: "◆",
    Shape.TRIANGLE: "▲",
    Shape.CIRCLE: "●",
    Shape.RING: "○",
    Shape.SQUARE: "■",
    Shape.DOWN: "▼",
}
"""A shape as a character, where pictures cannot stand within a line."""


class Mark(Frozen):
    """How an expected outcome is shown beside its word: by shapes with their colours.

    ``text_colour`` is for the word itself; amber is too light for text, so its word is in ink.
    """

    shapes: tuple[tuple[Shape, str], ...]
    text_colour: str

    @property
    def colour(self) -> str:
        """The colour of the first shape: the graver one where a document leaves two open."""
        return self.shapes[0][1]


NO_OUTCOME = Mark(((Shape.RING, SECONDARY),), SECONDARY)

OUTCOMES: Mapping[str, Mark] = {
    "at_risk": Mark(((Shape.DIAMOND, RED),), RED),
    "some_slippage": Mark(((Shape.TRIANGLE, AMBER),), INK),
    "at_risk_or_some_slippage": Mark(((Shape.DIAMOND, RED), (Shape.TRIANGLE, AMBER)), INK),
    "on_course": Mark(((Shape.CIRCLE, GREEN),), GREEN),
}
"""By the code of an expected outcome. Every other code is a reason for having none: see ``outcome_mark``."""


class BandStyle(Frozen):
    """How a gauge shows the stretch of one status: its colour, and its depth as a share of the full ring's."""

    colour: str
    depth: float


NO_STATUS = BandStyle(PALE, 0.5)

BANDS: Mapping[str, BandStyle] = {
    "on_target": BandStyle("#005a30", 1.0),
    "near_target": BandStyle(AMBER, 0.72),
    "off_target": BandStyle(RED, 0.44),
}

VARIATIONS: Mapping[str, tuple[Shape, str]] = {
    "common_cause": (Shape.CIRCLE, "#a6a6a6"),
    "improvement": (Shape.SQUARE, "#00b0f0"),
    "concern": (Shape.DIAMOND, "#e46c0a"),
    "neutral_high": (Shape.TRIANGLE, "#7030a0"),
    "neutral_low": (Shape.DOWN, "#7030a0"),
}
"""By the code of a variation. The hues are those of NHS Making Data Count, of which grey and blue fall below 3 to 1 on
white: so each has a shape of its own with a dark outline."""

ASSURANCES: Mapping[str, tuple[str, str]] = {
    "consistently_passes": ("P", "#00b0f0"),
    "consistently_fails": ("F", "#e46c0a"),
    "hit_and_miss": ("?", "#d9dcde"),
}
"""By the code of an assurance: the letter in its circle, and the circle's colour; the letter is in ink."""

ARROWS: Mapping[str, str] = {"better": "↗", "worse": "↘", "same": "→"}
"""Decoration beside the words for a direction of travel; the words say it."""


def outcome_mark(code: str) -> Mark:
    """The mark of an expected outcome, or of having none."""
    return OUTCOMES.get(code, NO_OUTCOME)


def signal_mark(kind: str, code: str) -> str:
    """What stands beside the word of a "variation" or an "assurance" where it cannot be drawn: "◆", "(F)"."""
    if kind == "variation":
        return GLYPHS[VARIATIONS[code][0]] if code in VARIATIONS else ""
    return f"({ASSURANCES[code][0]})" if code in ASSURANCES else ""


def band_style(status: str) -> BandStyle:
    return BANDS.get(status, NO_STATUS)


def arrow(direction: str) -> str:
    """A direction's arrow, or nothing where there is no better or worse."""
    return ARROWS.get(direction, "")


def brand(colour: str) -> str:
    """The organisation's colour where it is ``#rrggbb`` and can be read on white, else Belisha's."""
    return colour.lower() if is_readable(colour) else BRAND
