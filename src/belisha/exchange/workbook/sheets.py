"""One table on one sheet: a title, a sentence, the headings, and the rows below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from belisha.exchange.layout import Column, Kind, Table
from belisha.exchange.layout.shape import TEXTUAL
from belisha.exchange.workbook.choices import FIRST_ROW, MORE_ROWS, validation
from belisha.exchange.workbook.encode import PLAIN, Encoded, empty_format
from belisha.exchange.workbook.lines import Line
from belisha.exchange.workbook.page import Look, Page, parts
from belisha.exchange.workbook.words import FOR_EXAMPLE, ROW_NOTE, SETTING, VALUE, WHAT_TO_WRITE, part_note

HEADING = Look(bold=True, tint="heading", colour="#ffffff", wrap=True)
NOTE = Look(italic=True, colour="#5a6570", wrap=True)
NOTE_WIDTH = 15
SETTING_WIDTHS = (20, 24, 60, 70, 36)
EXAMPLE = Look(italic=True, colour="#5a6570")
EMPTY = Encoded("")


def draw_table(page: Page, table: Table, lines: Sequence[Line]) -> None:
    """A sheet with a column for each of the table's, and a row for each line; a long text takes several."""
    _top(page, table, [ROW_NOTE, *(column.heading for column in table.columns)])
    row = FIRST_ROW
    for line in lines:
        for number, cells in enumerate(_in_parts(table, line), start=1):
            page.put(row, 0, part_note(number) if number > 1 else line.note, NOTE)
            for place, column in enumerate(table.columns, start=1):
                if column.name in cells or column.name in line.tints:
                    encoded = cells.get(column.name, EMPTY)
                    page.put(row, place, encoded.content, _look(column, encoded, line))
            wrapped = [c for c in table.columns if c.name in cells and _wraps(c)]
            page.height(row, [(line.note, NOTE_WIDTH), *((str(cells[c.name].content), c.width) for c in wrapped)])
            row += 1
    page.width(0, NOTE_WIDTH, NOTE)
    for place, column in enumerate(table.columns, start=1):
        page.width(place, column.width, Look(number_format=empty_format(column, PLAIN) if _dated(column) else ""))
        page.sheet.data_validation(FIRST_ROW, place, row + MORE_ROWS, place, validation(column, table))
    page.sheet.freeze_panes(FIRST_ROW, 1 + _frozen(table))
    page.sheet.autofilter(FIRST_ROW - 1, 0, max(row - 1, FIRST_ROW), len(table.columns))


def draw_settings(page: Page, table: Table, line: Line, *, example: Line | None) -> None:
    """A sheet with a row for each column of a table that has one row."""
    headings = [ROW_NOTE, SETTING, VALUE, WHAT_TO_WRITE, *([FOR_EXAMPLE] if example else [])]
    _top(page, table, headings)
    row = FIRST_ROW
    for column in table.columns:
        encoded = line.cells.get(column.name, EMPTY)
        for number, content in enumerate(_pieces(encoded), start=1):
            marked = line.note if column.name in line.tints else ""
            page.put(row, 0, part_note(number) if number > 1 else marked, NOTE)
            page.put(row, 1, column.heading, Look(bold=True))
            look = _look(column, encoded, line).but(wrap=len(str(content)) < 500)
            page.put(row, 2, content, look.but(tint=look.tint or "fill in", left=True))
            page.sheet.data_validation(row, 2, row, 2, validation(column, table))
            if number == 1:
                page.put(row, 3, column.help, Look(wrap=True))
                page.height(row, [(str(content), SETTING_WIDTHS[2]), (column.help, SETTING_WIDTHS[3])])
                if example and column.name in example.cells:
                    shown = example.cells[column.name]
                    page.put(row, 4, shown.content, EXAMPLE.but(number_format=shown.number_format, left=True))
            row += 1
    for place, width in enumerate(SETTING_WIDTHS[: len(headings)]):
        page.width(place, width)
    page.sheet.freeze_panes(FIRST_ROW, 2)


def _top(page: Page, table: Table, headings: Sequence[str]) -> None:
    page.put(0, 0, table.sheet, Look(bold=True, size=14))
    page.put(1, 0, table.about, Look())
    for place, heading in enumerate(headings):
        page.put(FIRST_ROW - 1, place, heading, HEADING)
    page.sheet.set_row(FIRST_ROW - 1, 32)
    page.sheet.set_landscape()
    page.sheet.set_paper(9)  # A4
    page.sheet.fit_to_pages(1, 0)
    page.sheet.repeat_rows(FIRST_ROW - 1)


def _in_parts(table: Table, line: Line) -> Iterator[dict[str, Encoded]]:
    """The line's cells; then, while any text goes on, its key with the next piece of each."""
    pieces = {name: _pieces(encoded) for name, encoded in line.cells.items()}
    for name in table.key:
        if len(pieces.get(name, [""])) > 1:
            raise ValueError(f"{table.sheet}: {table.column(name).heading} is too long for a cell.")
    key = {name: line.cells[name] for name in table.key if name in line.cells}
    for number, row in enumerate(zip_longest(*pieces.values())):
        held = {
            name: Encoded(piece, line.cells[name].number_format, line.cells[name].quoted)
            for name, piece in zip(pieces, row, strict=True)
            if piece is not None
        }
        yield key | held if number else held


def _pieces(encoded: Encoded) -> Sequence[str | Decimal]:
    return parts(encoded.content) if isinstance(encoded.content, str) else [encoded.content]


def _look(column: Column, encoded: Encoded, line: Line) -> Look:
    look = EXAMPLE if line.example else Look(colour="#5a6570") if column.shown else Look()
    return look.but(
        number_format=encoded.number_format,
        wrap=_wraps(column),
        quoted=encoded.quoted,
        tint=line.tints.get(column.name, ""),
    )


def _wraps(column: Column) -> bool:
    return column.kind in TEXTUAL and column.width >= 26 and not column.shown


def _dated(column: Column) -> bool:
    return column.kind in {Kind.PERIOD, Kind.MOMENT}


def _frozen(table: Table) -> int:
    """How many columns stay in sight: those that name the row."""
    return 3 if table.filled_in else 1
