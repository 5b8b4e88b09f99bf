"""A sheet's rows before they are understood: cells by column name, long texts joined, examples left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from belisha.domain.frozen import Frozen
from belisha.domain.problems import RemarkKind
from belisha.exchange.cells import MisreadError
from belisha.exchange.findings import Findings
from belisha.exchange.layout import Column, Table
from belisha.exchange.layout.shape import TEXTUAL
from belisha.exchange.tables import Place
from belisha.exchange.workbook.grid import Cell, Grid, Holds, Merged, column_letters
from belisha.exchange.workbook.headings import Headings
from belisha.exchange.workbook.interpret import stored
from belisha.exchange.workbook.lines import example_line
from belisha.exchange.workbook.words import is_example, part_number


class RowPlace(Frozen):
    """Where a row stands. ``columns`` are the letter and heading of each, by the layout's name."""

    sheet: str
    row: int
    columns: Mapping[str, str]

    def __call__(self, column: str = "") -> str:
        place = f"sheet {self.sheet}, row {self.row}"
        return f"{place}, column {self.columns.get(column, column)}" if column else place


class RawRow(Frozen):
    cells: dict[str, Cell]
    place: Place


def raw_rows(table: Table, grid: Grid, headings: Headings, sheet: str, findings: Findings) -> list[RawRow]:
    """The rows below the headings that hold anything."""
    named = {column.name: f"{column_letters(n)} ({column.heading})" for n, column in headings.columns.items()}
    rows: list[RawRow] = []
    continued: list[tuple[int, RawRow, RawRow | None]] = []
    for number in sorted(grid.rows):
        if number <= headings.row:
            continue
        held = grid.rows[number]
        cells = {
            c.name: held[n] for n, c in headings.columns.items() if n in held and not c.shown and not _blank(held[n])
        }
        note = held[headings.note].text if headings.note in held else ""
        row = RawRow(cells, RowPlace(sheet, number, named))
        if not cells:
            continue
        if is_example(note):
            _check_example(table, row, findings)
        elif (part := part_number(note)) is not None:
            continued.append((part, row, rows[-1] if rows else None))
        else:
            rows.append(row)
    _join(table, {column.name: column for column in headings.columns.values()}, rows, continued, findings)
    remark_hidden(grid, headings, sheet, findings)
    check_merged(grid, headings, sheet, findings)
    return rows


def _blank(cell: Cell) -> bool:
    return cell.holds is Holds.TEXT and not cell.formula and not cell.text.strip()


def _check_example(table: Table, row: RawRow, findings: Findings) -> None:
    """An example that was overwritten would be lost without a word."""
    expected = {name: encoded.content for name, encoded in example_line(table.spread_to(1)).cells.items()}
    if any(not _same(cell, expected.get(name)) for name, cell in row.cells.items()):
        findings.problem(
            row.place(),
            "a row marked as an example that says something else",
            "the example as it was",
            "Empty the cell in the first column to have the row read, or delete the row.",
        )


def _same(cell: Cell, content: str | Decimal | None) -> bool:
    if isinstance(content, Decimal) and cell.holds is Holds.NUMBER:
        try:
            return stored(cell) == content
        except MisreadError:
            return False
    return cell.text == content


def _join(
    table: Table,
    columns: Mapping[str, Column],
    rows: list[RawRow],
    continued: list[tuple[int, RawRow, RawRow | None]],
    findings: Findings,
) -> None:
    """Put the parts of long texts behind their beginnings, found by the table's key, else by standing just above."""
    beginnings = {_key(table, row): row for row in rows} if table.key else {}
    reached: dict[int, int] = {}
    texts: dict[tuple[int, str], tuple[RawRow, list[Cell]]] = {}
    for part, row, above in sorted(continued, key=lambda item: item[0]):
        beginning = beginnings.get(_key(table, row)) if table.key else above
        if beginning is None or part != reached.get(id(beginning), 1) + 1:
            remedy = "Put it back below the row that it belongs to, or delete it."
            findings.problem(
                row.place(), f"part {part} of a text whose part {part - 1} is missing", "all parts", remedy
            )
            continue
        reached[id(beginning)] = part
        for name, cell in row.cells.items():
            if name in table.key:
                continue
            if columns[name].kind in TEXTUAL:
                texts.setdefault((id(beginning), name), (beginning, []))[1].append(cell)
            else:
                findings.problem(row.place(name), "a value beside the second part of a text", "nothing")
    for (_, name), (beginning, cells) in texts.items():
        first = [beginning.cells[name]] if name in beginning.cells else []
        beginning.cells[name] = joined([*first, *cells])


def joined(cells: Iterable[Cell]) -> Cell:
    """A text's parts as one, blanks between them included."""
    return Cell(Holds.TEXT, "".join(cell.text for cell in cells))


def _key(table: Table, row: RawRow) -> tuple[str, ...]:
    return tuple(row.cells[name].text.strip() if name in row.cells else "" for name in table.key)


def remark_hidden(grid: Grid, headings: Headings, sheet: str, findings: Findings) -> None:
    hidden = [row for row in grid.hidden_rows if row > headings.row and row in grid.rows]
    if hidden:
        shown = ", ".join(map(str, hidden[:5])) + (f" and {len(hidden) - 5:,} more" if len(hidden) > 5 else "")
        findings.remark(RemarkKind.REPAIRED, f"sheet {sheet}, rows {shown}", "hidden rows were read too")
    for number, column in headings.columns.items():
        if grid.hides(number) and not column.shown:
            place = f"sheet {sheet}, column {column_letters(number)} ({column.heading})"
            findings.remark(RemarkKind.REPAIRED, place, "a hidden column was read too")


def check_merged(grid: Grid, headings: Headings, sheet: str, findings: Findings) -> None:
    """A merged cell has one value for several places: which of them it is for, nobody can tell."""
    for merged in grid.merged:
        if _in_the_way(merged, headings) and merged.first_column in grid.rows.get(merged.first_row, {}):
            first = f"{column_letters(merged.first_column)}{merged.first_row}"
            last = f"{column_letters(merged.last_column)}{merged.last_row}"
            findings.problem(
                f"sheet {sheet}, cells {first} to {last}",
                "merged cells",
                "a value in each cell",
                "Unmerge them and fill in each one.",
            )


def _in_the_way(merged: Merged, headings: Headings) -> bool:
    columns = range(merged.first_column, merged.last_column + 1)
    return merged.last_row > headings.row and any(number in columns for number in headings.columns)
