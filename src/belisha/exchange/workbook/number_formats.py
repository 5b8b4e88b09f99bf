"""What a number format makes of a cell's number: a date, a percentage, a number with zeros before it, or the number."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from belisha.domain.frozen import Frozen


class Shape(StrEnum):
    PLAIN = "plain"
    PERCENT = "percent"
    """Shown a hundred times as large as it is stored, with a percent sign."""
    PERCENT_SIGN = "percent_sign"
    """Shown as it is stored, with a percent sign written beside it."""
    DATE = "date"
    TEXT = "text"


class Shows(Frozen):
    """``code`` is the number format; empty for Excel's general one."""

    shape: Shape = Shape.PLAIN
    code: str = ""


GENERAL = Shows()
_BUILT_IN = {9: "0%", 10: "0.00%", 49: "@"}
_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])


@cache
def shows(number: int, code: str | None) -> Shows:
    """By the format's number, and its code where the file gives one (numbers from 164 on, and some below)."""
    if code is None:
        if number in _BUILT_IN_DATES:
            return Shows(Shape.DATE, "date")
        code = _BUILT_IN.get(number, "")
    return Shows(_shape(code), code)


def _shape(code: str) -> Shape:
    if code == "@":
        return Shape.TEXT
    quoted = re.findall(r'"[^"]*"|\\.', code)
    bare = re.sub(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', "", code, flags=re.IGNORECASE)
    if "%" in bare:
        return Shape.PERCENT
    if re.search("[dmyhs]", bare, re.IGNORECASE) and bare.lower() != "general":
        return Shape.DATE
    return Shape.PERCENT_SIGN if any("%" in text for text in quoted) else Shape.PLAIN
