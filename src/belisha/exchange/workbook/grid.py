"""One sheet's filled cells, streamed from its markup, with a limit on how much a sheet may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from belisha.domain.frozen import Frozen
from belisha.domain.problems import SourceError
from belisha.exchange.workbook.markup import Source, stream, too_large, unescaped
from belisha.exchange.workbook.number_formats import GENERAL, Shows
from belisha.exchange.workbook.parts import Parts, SheetPart

MAX_COLUMN, MAX_ROW = 16_384, 1_048_576
"""Excel's own limits."""
MAX_CELLS = 500_000
"""Filled cells in a workbook: five hundred indicators over ten years."""
MAX_LETTERS = 50_000_000
"""Letters in its cells, a text counted as often as it stands there."""


class Holds(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    ERROR = "error"


class Cell(Frozen):
    """``text`` as stored: a number's digits, a text, "1" or "0", "#N/A". Of a ``formula`` it is the last result."""

    holds: Holds
    text: str
    shows: Shows = GENERAL
    formula: bool = False


class Merged(Frozen):
    """A merged range; rows and columns count from 1."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


class Grid(Struct):
    """Filled cells by row and column, counting from 1; and what is hidden or merged."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)

    def hides(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.hidden_columns)


def read_grid(data: bytes, sheet: SheetPart, parts: Parts, source: Source) -> Grid:
    """Raises SourceError where the sheet is broken, or larger than a sheet of ours can be."""
    reader = _GridReader(sheet, parts, source)
    stream(data, sheet.part, source, start=reader.start, end=reader.end, text=reader.text)
    return reader.grid


class _GridReader:
    """Takes the stream's events; a cell is made when its element ends."""

    def __init__(self, sheet: SheetPart, parts: Parts, source: Source) -> None:
        self.grid = Grid()
        self._sheet, self._parts, self._source = sheet, parts, source
        self._row = self._column = 0
        self._type = self._style = ""
        self._formula = self._has_result = self._taking = self._phonetic = False
        self._pieces: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "c":
            self._start_cell(attributes)
        elif tag in {"v", "t"}:
            self._taking = self._has_result = not self._phonetic
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "col" and attributes.get("hidden", "0") in {"1", "true"} and len(self.grid.hidden_columns) < 1_000:
            self.grid.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        if tag == "c":
            self._end_cell()
        elif tag in {"v", "t"}:
            self._taking = False
        elif tag == "rPh":
            self._phonetic = False

    def text(self, text: str) -> None:
        if self._taking:
            self._pieces.append(text)

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0
        if self._row > MAX_ROW:
            raise self._too_large(f"a row {self._row:,}")
        if attributes.get("hidden", "0") in {"1", "true"}:
            self.grid.hidden_rows.append(self._row)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r")
        self._column = self._column + 1 if reference is None else column_number(reference)
        if self._column > MAX_COLUMN:
            raise self._too_large("more columns than Excel has")
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._formula = self._has_result = False
        self._pieces = []

    def _end_cell(self) -> None:
        text = "".join(self._pieces)
        if not text and (self._has_result or not self._formula):
            return
        cell = self._cell(text)
        self._source.cells += 1
        self._source.letters += len(cell.text)
        if self._source.cells > MAX_CELLS or self._source.letters > MAX_LETTERS:
            raise self._too_large("more filled cells, or longer texts, than any register has")
        self.grid.rows.setdefault(self._row, {})[self._column] = cell

    def _cell(self, text: str) -> Cell:
        formats, style = self._parts.formats, int(self._style)
        look = formats[style] if style < len(formats) else GENERAL
        match self._type:
            case "s":
                return Cell(Holds.TEXT, self._parts.texts[int(text)], look, self._formula)
            case "inlineStr" | "str":
                return Cell(Holds.TEXT, unescaped(text), look, self._formula)
            case "b":
                return Cell(Holds.BOOLEAN, text, look, self._formula)
            case "e":
                return Cell(Holds.ERROR, text, look, self._formula)
            case "d":
                return Cell(Holds.TEXT, text, look, self._formula)
            case _:
                return Cell(Holds.NUMBER, text, look, self._formula)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        last = last or first
        top, bottom = (int(re.sub(r"\D", "", end) or 1) for end in (first, last))
        self.grid.merged.append(Merged(top, bottom, column_number(first), column_number(last)))

    def _too_large(self, found: str) -> SourceError:
        return too_large(self._source.name, found, f"sheet {self._sheet.title}")


def column_number(reference: str) -> int:
    """4 of "D7". Raises ValueError for what is no cell's name."""
    number = 0
    for letter in reference.upper():
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
        if number > 10 * MAX_COLUMN:
            break
    if not number:
        raise ValueError(f"{reference} is no cell")
    return number


def column_letters(number: int) -> str:
    """ "D" of 4."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
