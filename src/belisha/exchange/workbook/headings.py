"""Which sheet is which table, and which column is which, whatever their order; "did you mean" for near misses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from belisha.domain.frozen import Frozen
from belisha.domain.problems import RemarkKind
from belisha.exchange.cells import quoted
from belisha.exchange.findings import Findings
from belisha.exchange.layout import TABLES, Column, Kind, Table
from belisha.exchange.tables.hint import did_you_mean
from belisha.exchange.workbook.grid import Cell, Grid, column_letters
from belisha.exchange.workbook.parts import SheetPart
from belisha.exchange.workbook.words import OWN_SHEETS, ROW_NOTE, SETTING, VALUE

SEARCHED_ROWS = 30
"""The headings stand within the first rows; more may stand above them than we put there."""
NOT_LAYOUT = "not part of the layout, and not read"


class Headings(Frozen):
    """``row`` of the headings, and the columns of the sheet by number. ``note`` is the row notes' column, or 0."""

    row: int
    columns: Mapping[int, Column]
    note: int = 0


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def match_sheets(sheets: Iterable[SheetPart], findings: Findings) -> dict[str, SheetPart]:
    """The sheet of each table. A sheet that looks like a table's, misspelt, is a problem; others are left out."""
    by_name = {folded(name): table for table in TABLES for name in (table.sheet, table.name)}
    matched: dict[str, SheetPart] = {}
    others = []
    for sheet in sheets:
        table = by_name.get(folded(sheet.title))
        if table is None:
            others.append(sheet)
        elif table.name in matched:
            findings.problem(f"sheet {sheet.title}", "a second sheet for the same table", "one", "Remove one of them.")
        else:
            matched[table.name] = sheet
            if sheet.hidden:
                findings.remark(RemarkKind.REPAIRED, f"sheet {sheet.title}", "a hidden sheet was read")
    missing = [table.sheet for table in TABLES if table.name not in matched]
    for sheet in others:
        place = f"sheet {sheet.title}"
        if hint := did_you_mean(sheet.title, missing):
            findings.problem(place, "a sheet that is not part of the layout", "its own name for every sheet", hint)
        elif sheet.title not in OWN_SHEETS:
            findings.remark(RemarkKind.LEFT_OUT, place, f"a sheet that is {NOT_LAYOUT}")
    return matched


def find_headings(table: Table, grid: Grid, sheet: str, findings: Findings) -> Headings | None:
    """The row with most of the table's headings; None, and a problem, where there is none."""
    candidates = {row: _texts(grid.rows[row]) for row in sorted(grid.rows)[:SEARCHED_ROWS]}
    table = _drawn_out(table, (text for texts in candidates.values() for text in texts.values()))
    wanted = {folded(name): column for column in table.columns for name in (column.heading, column.name)}
    # A shown column's plain name may be another's heading; a heading goes before a name.
    wanted |= {folded(column.heading): column for column in table.columns}

    def known(texts: Mapping[int, str]) -> int:
        return len({wanted[folded(text)].name for text in texts.values() if folded(text) in wanted})

    row = max(candidates, key=lambda number: known(candidates[number]), default=0)
    if not row or known(candidates[row]) < 2:
        headings = ", ".join(column.heading for column in table.columns[:4])
        findings.problem(f"sheet {sheet}", "no row of headings", f"one that begins {headings}")
        return None
    return _matched(table, row, candidates[row], wanted, sheet, findings)


def _matched(
    table: Table,
    row: int,
    texts: Mapping[int, str],
    wanted: Mapping[str, Column],
    sheet: str,
    findings: Findings,
) -> Headings:
    columns: dict[int, Column] = {}
    note = 0
    missing = [
        c.heading for c in table.columns if not {folded(c.heading), folded(c.name)} & {*map(folded, texts.values())}
    ]
    for number, text in texts.items():
        place = f"sheet {sheet}, row {row}, column {column_letters(number)}"
        column = wanted.get(folded(text))
        if folded(text) == folded(ROW_NOTE):
            note = number
        elif column is None:
            _unknown(text, missing, place, findings)
        elif column in columns.values():
            findings.problem(place, f"a second column {quoted(text)}", "one", "Remove or rename one of them.")
        else:
            columns[number] = column
    for column in table.stored:
        if column.required and column not in columns.values():
            findings.problem(f"sheet {sheet}, row {row}", f"no column {quoted(column.heading)}", f"one: {column.help}")
    return Headings(row, columns, note)


def find_settings(grid: Grid, sheet: str, findings: Findings) -> Headings | None:
    """Where an upright sheet has its settings and their values; the two columns are found by their headings."""
    for row in sorted(grid.rows)[:SEARCHED_ROWS]:
        at = {folded(text): number for number, text in _texts(grid.rows[row]).items()}
        if folded(SETTING) in at and folded(VALUE) in at:
            setting = Column(SETTING, SETTING, Kind.TEXT, "")
            value = Column(VALUE, VALUE, Kind.TEXT, "")
            return Headings(row, {at[folded(SETTING)]: setting, at[folded(VALUE)]: value}, at.get(folded(ROW_NOTE), 0))
    findings.problem(f"sheet {sheet}", "no row of headings", f"one with {SETTING} and {VALUE}")
    return None


def _unknown(text: str, missing: list[str], place: str, findings: Findings) -> None:
    if hint := did_you_mean(text, missing):
        findings.problem(place, f"the heading {quoted(text)}", "a heading of the layout", hint)
    else:
        findings.remark(RemarkKind.LEFT_OUT, f"{place} ({text[:40]})", f"a column that is {NOT_LAYOUT}")


def _texts(cells: Mapping[int, Cell]) -> dict[int, str]:
    return {number: " ".join(cell.text.split()) for number, cell in cells.items() if folded(cell.text)}


def _drawn_out(table: Table, texts: Iterable[str]) -> Table:
    if table.spread is None:
        return table
    prefix = folded(table.spread.name)
    return table.spread_as(folded(text).removeprefix(prefix) for text in texts if folded(text).startswith(prefix))
