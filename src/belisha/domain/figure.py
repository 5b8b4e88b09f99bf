"""Figures as people print them: the number in a text, its unit and its marks, or why there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from belisha.domain.frozen import Frozen
from belisha.domain.indicator import Unit
from belisha.domain.observation import WITHHELD_MARK, Missing


class Change(StrEnum):
    """A printed change's sign, where an arrow gives it."""

    UP = "up"
    DOWN = "down"


class PrintedFigure(Frozen):
    """``text`` as printed, and ``number`` without unit, separators and marks, negative where ↓ was printed.

    ``missing`` is set where the text says there is no figure; both are None for ordinary words.
    """

    text: str
    number: Decimal | None = None
    unit: Unit = Unit.NUMBER
    decimals: int = 0
    change: Change | None = None
    marks: str = ""
    missing: Missing | None = None


class Role(StrEnum):
    """What a printed text stands for: it decides what a blank or a dash means."""

    VALUE = "value"
    TARGET = "target"
    OUTCOME = "outcome"


MISSING: Mapping[tuple[str, Role], Missing] = {
    ("n/a", Role.VALUE): Missing.NOT_YET_AVAILABLE,
    ("n/a", Role.TARGET): Missing.NOT_APPLICABLE,
    ("n/a", Role.OUTCOME): Missing.NOT_APPLICABLE,
    ("-", Role.VALUE): Missing.NOT_COLLECTED,
    ("-", Role.TARGET): Missing.NOT_APPLICABLE,
    ("-", Role.OUTCOME): Missing.NOT_APPLICABLE,
    ("tbc", Role.VALUE): Missing.TO_BE_CONFIRMED,
    ("tbc", Role.TARGET): Missing.TO_BE_CONFIRMED,
    ("tbc", Role.OUTCOME): Missing.TO_BE_CONFIRMED,
    ("", Role.VALUE): Missing.NOT_STATED,
    ("", Role.TARGET): Missing.NOT_STATED,
    ("", Role.OUTCOME): Missing.NOT_STATED,
    ("*", Role.VALUE): Missing.NOT_STATED,
    (WITHHELD_MARK, Role.VALUE): Missing.WITHHELD,
    ("[x]", Role.VALUE): Missing.NOT_YET_AVAILABLE,
    ("[z]", Role.VALUE): Missing.NOT_APPLICABLE,
    ("[z]", Role.TARGET): Missing.NOT_APPLICABLE,
    ("[z]", Role.OUTCOME): Missing.NOT_APPLICABLE,
}
"""The one table of what a text without a figure means, by what it stands for.

Those in brackets are the Government Analysis Function's shorthand.

Two rules of the calendar come before it for a blank value: before the year the indicator was introduced it was not
collected, and after the reported period there is nothing to say. "N/A" in a month that a quarterly indicator does not
report means not applicable.
"""

MAX_DIGITS = 24
"""No council's figure has more; so many can be added, shared and rounded exactly."""

_FIGURE = re.compile(
    r"(?P<arrow>[↑↓]?)\s*(?P<sign>[-+−]?)\s*(?P<pound>£?)\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*"
    r"(?P<percent>%?)\s*(?P<marks>\*{0,3})"
)
_DASHES = {"–": "-", "—": "-", "−": "-"}
_SPELLINGS = {"na": "n/a", "n.a.": "n/a", "not available": "n/a", "to be confirmed": "tbc", "tba": "tbc"}


def missing_meaning(text: str, role: Role) -> Missing | None:
    """Why a text without a figure has none, by ``MISSING``; None where the text is not one of its words."""
    word = text.strip().lower()
    word = _DASHES.get(word, word)
    return MISSING.get((_SPELLINGS.get(word, word), role))


def read_figure(text: str, role: Role = Role.VALUE, marks: Mapping[str, str] | None = None) -> PrintedFigure:
    """Read one printed figure: "58.9%", "414,496", "£260,686", "↓3.5", "1632*", "N/A", "TBC", "-" or "".

    ``marks`` are the notes of the table it stands in: a bare mark whose note says that something was not recorded is
    missing for that reason. A text that is neither a figure nor a word for missing comes back with neither.
    """
    stripped = text.strip()
    match = _FIGURE.fullmatch(stripped)
    if match and len(match["number"]) <= MAX_DIGITS:
        return _from_match(text, match)
    if marks and stripped in marks:
        return PrintedFigure(text, marks=stripped, missing=_meaning_of_note(marks[stripped]))
    return PrintedFigure(text, missing=missing_meaning(stripped, role))


def _from_match(text: str, match: re.Match[str]) -> PrintedFigure:
    digits = match["number"].replace(",", "")
    negative = match["sign"] in ("-", "−") or match["arrow"] == "↓"
    return PrintedFigure(
        text,
        number=-Decimal(digits) if negative else Decimal(digits),
        unit=Unit.POUNDS if match["pound"] else Unit.PERCENT if match["percent"] else Unit.NUMBER,
        decimals=len(digits.partition(".")[2]),
        change={"↑": Change.UP, "↓": Change.DOWN}.get(match["arrow"]),
        marks=match["marks"],
    )


def _meaning_of_note(note: str) -> Missing:
    lowered = note.lower()
    if re.search(r"not (recorded|collected|measured)", lowered):
        return Missing.NOT_COLLECTED
    if re.search(r"not (yet )?available|awaited|awaiting", lowered):
        return Missing.NOT_YET_AVAILABLE
    if re.search(r"suppress|withheld|confidential|disclos", lowered):
        return Missing.WITHHELD
    return Missing.NOT_STATED
