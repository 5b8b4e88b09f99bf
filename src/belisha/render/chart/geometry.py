"""How wide a text will be, how to make it fit, and how to keep labels apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_ADVANCES = (
    *(252, 321, 523, 644, 650, 1004, 663, 326, 373, 373, 540, 673, 319, 465, 319, 379, 660, 660, 660, 660),
    *(666, 660, 660, 660, 660, 660, 319, 329, 673, 673, 673, 543, 999, 728, 659, 737, 722, 605, 588, 749),
    *(746, 277, 580, 703, 565, 922, 759, 769, 645, 773, 652, 650, 660, 736, 728, 1020, 720, 713, 652, 373),
    *(379, 373, 481, 469, 351, 574, 624, 583, 624, 591, 389, 625, 612, 262, 262, 569, 262, 900, 612, 609),
    *(624, 624, 397, 549, 353, 612, 587, 839, 569, 588, 566, 455, 359, 455, 673),
)
"""Advance widths of Inter SemiBold from space to ~ in thousandths of an em; figures as wide as the widest, since some
typefaces set them all alike."""

_MARGIN, _BOLD_MARGIN = 1.06, 1.2
"""The page's own typeface may run wider than Inter: DejaVu Sans by so much, and more in bold."""

_PUNCTUATION = {"–": 500, "—": 1000, "−": 670, "’": 290, "‘": 290, "“": 510, "”": 510, "£": 640, "€": 680, "·": 320}


@lru_cache(maxsize=8192)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """At least the width of ``text`` set at ``size``, in Inter or in whatever a page is set in."""
    total = 0
    for character in text:
        code = ord(character)
        if 32 <= code < 127:
            total += _ADVANCES[code - 32]
        else:
            total += _PUNCTUATION.get(character) or _advance(character)
    return total * size * (_BOLD_MARGIN if bold else _MARGIN) / 1000


def _advance(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 1380 if unicodedata.east_asian_width(character) in "WF" else 1000


def fit(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """``text``, cut with an ellipsis where it is wider than ``room``."""
    text = text[:400]
    if text_width(text, size, bold=bold) <= room:
        return text
    short, long = 0, len(text)
    while short < long:
        middle = (short + long + 1) // 2
        if text_width(text[:middle].rstrip() + "…", size, bold=bold) <= room:
            short = middle
        else:
            long = middle - 1
    return text[:short].rstrip() + "…"


def shrink(text: str, size: float, room: float, *, bold: bool = False) -> float:
    """The largest size up to ``size`` at which ``text`` is no wider than ``room``: a figure is never cut."""
    needed = text_width(text, size, bold=bold)
    return size if needed <= room else size * room / needed


def wrap(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """``text`` in up to ``most`` lines of ``room``; what does not go into them is cut with an ellipsis."""
    lines: list[str] = []
    line = ""
    words = text[:400].split()
    for at, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if not line or text_width(longer, size) <= room:
            line = longer
        elif len(lines) + 1 == most:
            line = " ".join((line, *words[at:]))
            break
        else:
            lines.append(line)
            line = word
    return tuple(fit(each, size, room) for each in (*lines, line) if each)


def spread(centres: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """New centres, in the order given and as near to the old as can be, with nothing overlapping or outside the limits.

    ``centres`` do not fall. Labels that would overlap become a block around their mean place (pooling of adjacent
    violators, which is the least-squares answer).
    """
    starts, total = [], 0.0
    for height in heights:
        starts.append(total + height / 2)
        total += height
    pools: list[tuple[float, int]] = []
    for centre, start in zip(centres, starts, strict=True):
        mean, count = centre - start, 1
        while pools and pools[-1][0] > mean:
            before, members = pools.pop()
            mean, count = (before * members + mean * count) / (members + count), members + count
        pools.append((mean, count))
    shifts = [min(max(mean, top), max(bottom - total, top)) for mean, count in pools for _ in range(count)]
    return [start + shift for start, shift in zip(starts, shifts, strict=True)]


def clear_of(
    taken: Sequence[tuple[float, float]], wanted: float, height: float, top: float, bottom: float
) -> float | None:
    """The centre nearest to ``wanted`` of a free stretch of ``height`` between the intervals ``taken``.

    None where nothing is free between ``top`` and ``bottom``.
    """
    half = height / 2
    best, floor = None, top
    for low, high in (*sorted(taken), (bottom, bottom)):
        if low - floor >= height:
            place = min(max(wanted, floor + half), low - half)
            if best is None or abs(place - wanted) < abs(best - wanted):
                best = place
        floor = max(floor, high)
    return best
