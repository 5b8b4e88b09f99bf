"""Texts that are too long for one cell: the rest goes on in rows of a sheet of its own, and the cell says where."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from xlsxwriter.utility import xl_rowcol_to_cell

from belisha.render.xlsx.sheet import Sheet, first_row
from belisha.report.table_words import DataWords

CELL_LIMIT = 32_767
"""The UTF-16 units a cell can hold (Excel's specification)."""
_PART = 32_000
"""Units of one part: less than the limit, so that the words which say where it goes on fit behind it."""
_BACKWARDS = 200
"""How far before the limit a space is looked for."""


class LongTexts(Struct):
    """What did not fit, gathered while the other sheets are written."""

    words: DataWords
    rows: list[tuple[str, str, int, str]] = field(default_factory=list)

    def fitted(self, sheet: str, row: int, column: int, text: str) -> str:
        """The text, or as much of it as fits with word of where it goes on. ``row`` and ``column`` count from 0."""
        if _units(text) <= CELL_LIMIT:
            return text
        first, *rest = _parts(text)
        empty = self.sheet
        place = first_row(empty) + len(self.rows) + 1
        cell = xl_rowcol_to_cell(row, column)
        self.rows += [(sheet, cell, number, part) for number, part in enumerate(rest, start=2)]
        return first + self.words.continued.format(sheet=empty.name, row=place)

    @property
    def sheet(self) -> Sheet:
        """The sheet of all that was gathered so far."""
        words = next(table for table in self.words.tables if table.code == "long_texts")
        headings = {column.code: column.heading for column in self.words.columns}
        columns = tuple(headings[code] for code in ("sheet", "cell", "part", "text"))
        return Sheet(words.sheet, words.code, words.title, words.description, (), columns, tuple(self.rows))


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _parts(text: str) -> Iterator[str]:
    """The text cut into parts that fit, behind a space where there is one near."""
    while _units(text) > _PART:
        stop = _PART if _units(text[:_PART]) <= _PART else _PART // 2
        space = text.rfind(" ", stop - _BACKWARDS, stop)
        stop = space + 1 if space > 0 else stop
        yield text[:stop]
        text = text[stop:]
    yield text
