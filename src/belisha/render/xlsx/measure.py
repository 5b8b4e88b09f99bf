"""How wide columns and how high rows have to be: spreadsheet programs do not all measure a file that they open."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from belisha.render.xlsx.sheet import CellValue, Sheet
from belisha.report.model import Figure

_NARROWEST, _WIDEST = 10, 60
"""Of a column, in characters."""
_PER_CHARACTER = 1.08
"""A short text's character in units of a column's width, which counts digits of a smaller size; capitals take more."""
_PER_LETTER = 0.95
"""A running text's, on the safe side."""
_LINE = 15.75
"""The height of a line of the sheets' type, in points."""
_HIGHEST = 409.5
"""The highest a row can be, in points (Excel's specification)."""


def widths(sheet: Sheet) -> Iterator[int]:
    """The width of each column, in characters."""
    for column, heading in enumerate(sheet.headings):
        longest = max((len(_shown(row[column])) for row in sheet.rows), default=0)
        wanted = ceil(max(longest, *(len(word) for word in heading.split())) * _PER_CHARACTER) + 2
        yield min(max(wanted, _NARROWEST), _WIDEST)


def height(cells: tuple[CellValue, ...], across: tuple[int, ...]) -> float | None:
    """The height of a row whose texts wrap, in points; None where each has one line."""
    lines = max(
        (_lines(text, width) for cell, width in zip(cells, across, strict=True) if len(text := _shown(cell)) > 1),
        default=1,
    )
    return min(lines * _LINE, _HIGHEST) if lines > 1 else None


def _lines(text: str, width: int) -> int:
    if len(text) * _PER_LETTER <= width and "\n" not in text:
        return 1
    return sum(max(1, _wrapped(line, width)) for line in text[:5000].split("\n"))


def _wrapped(line: str, width: int) -> int:
    """How many lines a text takes when it breaks between words; a word longer than a line breaks within."""
    count, used = 1, 0.0
    for word in line.split(" "):
        length = len(word) * _PER_LETTER
        if used and used + 1 + length > width:
            count, used = count + 1, 0.0
        if length > width:
            count += ceil(length / width) - 1
            length %= width
        used += length + (1 if used else 0)
    return count


def _shown(value: CellValue) -> str:
    if isinstance(value, Figure):
        return value.text if value.number is not None else " ".join(value.shorthand) or value.text
    return str(value)
