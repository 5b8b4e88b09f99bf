"""Collecting a document's lines from any kind of file, within limits, each with a place where a person finds it."""

from __future__ import annotations

from collections.abc import Sequence

from belisha.domain.document import Cell, Document, Form, Line
from belisha.domain.problems import Remark, RemarkKind
from belisha.exchange.document.inline import read_cell
from belisha.exchange.guard import refusal
from belisha.exchange.normalise import normalise

MAX_CHARACTERS = 10_000_000
"""A thousand pages of a report hold about three million."""
MAX_LINES = 50_000
"""A report of a hundred indicators, each with a page and three years of months, has about 6,000."""
MAX_LINE = 200_000
"""Characters in one paragraph or row: a book's chapter has fewer, and a page of them costs every format dear."""
MAX_ROW = 1_000
"""Cells in one row."""
MAX_CELLS = 500_000

_SYMBOLS = {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF076: "•", 0xF0FC: "✓"}
"""Signs of the fonts Symbol and Wingdings as they come where text is copied: characters that no other font has."""


class Pages:
    """The lines as they are found. Raises SourceError where a file goes beyond the limits above."""

    def __init__(self, name: str, form: Form) -> None:
        self.name = name
        self.form = form
        self.remarks: list[Remark] = []
        self._lines: list[Line] = []
        self._changes: dict[str, None] = {}
        self._blocks = 0
        self._cells = 0
        self._characters = 0
        self._paragraphs = 0
        self._tables = 0

    def pass_by(self) -> None:
        """Count a paragraph or table of a Word file, blank or not."""
        self._blocks += 1
        self._within(self._blocks, 2 * MAX_LINES, "paragraphs", "")

    def blank(self) -> None:
        """A blank line of a text file; it has a number too."""
        self._add(Line(number=len(self._lines) + 1, text="", place=f"line {len(self._lines) + 1}"))

    def paragraph(self, text: str, *, heading: int = 0, margin: str = "") -> None:
        """A paragraph, or a row where tabs divide it. ``margin`` names the page's header or footer it stands in."""
        self._paragraphs += 1
        place = margin or (
            f"line {len(self._lines) + 1}" if self.form is Form.TEXT else f"paragraph {self._paragraphs}"
        )
        if "\t" in text:
            self.charge(text.count("\t") + 1, place)
            self._row(tuple(Cell((part,)) if part else Cell() for part in map(str.strip, text.split("\t"))), place)
        else:
            number = len(self._lines) + 1
            self._add(Line(number=number, text=text, place=place, heading=heading, margin=bool(margin)))

    def text_row(self, texts: Sequence[str]) -> None:
        """A text file's line of several cells, which may hold markup."""
        self.charge(len(texts), f"line {len(self._lines) + 1}")
        self._row(tuple(read_cell(text) for text in texts), f"line {len(self._lines) + 1}")

    def table(self, rows: Sequence[Sequence[Cell]]) -> None:
        """A table of a Word or HTML file, without rows and columns in which nothing stands.

        Such columns come of cells that span others, and would keep figures from standing under their headers.
        """
        self._tables += 1
        used = sorted({column for row in rows for column, cell in enumerate(row) if cell.parts})
        for index, row in enumerate(rows, start=1):
            place = f"table {self._tables}, row {index}"
            if any(cell.parts for cell in row):
                self._row(tuple(row[column] if column < len(row) else Cell() for column in used), place)

    def charge(self, row: int, place: str = "") -> None:
        """Count a row's cells, blanks too; those of tables within cells as well."""
        self.within_row(row, place)
        self._cells += row
        self._within(self._cells, MAX_CELLS, "cells in all its tables", place)

    def within_row(self, cells: int, place: str = "") -> None:
        self._within(cells, MAX_ROW, "cells in one row", place)

    def clean(self, text: str) -> str:
        """A text normalised; what changed is said once for the whole document."""
        result = normalise(text)
        self._changes |= dict.fromkeys(result.changes)
        drawn = result.text.translate(_SYMBOLS)
        if drawn != result.text:
            self._changes["signs of a symbol font"] = None
        return drawn

    def remark(self, kind: RemarkKind, text: str, rule: str = "", place: str = "") -> None:
        self.remarks.append(Remark(kind=kind, place=place, text=text, rule=rule))

    def document(self) -> Document:
        if self._changes:
            self.remark(RemarkKind.NORMALISED, f"Text was cleaned: {', '.join(self._changes)}.")
        return Document(name=self.name, form=self.form, lines=tuple(self._lines), remarks=tuple(self.remarks))

    def _row(self, cells: tuple[Cell, ...], place: str) -> None:
        text = "\t".join(cell.text for cell in cells)
        self._add(Line(number=len(self._lines) + 1, text=text, place=place, cells=cells))

    def _add(self, line: Line) -> None:
        self._lines.append(line)
        self._characters += len(line.text)
        self._within(len(self._lines), MAX_LINES, "lines", line.place)
        self._within(len(line.text), MAX_LINE, "characters in one paragraph or row", line.place)
        self._within(self._characters, MAX_CHARACTERS, "characters", line.place)

    def _within(self, count: int, most: int, what: str, place: str) -> None:
        if count > most:
            raise refusal(self.name, f"it has more than {most:,} {what}", "a report", place=place)
