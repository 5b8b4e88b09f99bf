"""The one row of an upright sheet: a setting a line, its value beside it."""

from __future__ import annotations

from collections.abc import Mapping

from belisha.domain.frozen import Frozen
from belisha.domain.problems import RemarkKind
from belisha.exchange.cells import quoted
from belisha.exchange.findings import Findings
from belisha.exchange.layout import Table
from belisha.exchange.layout.shape import TEXTUAL
from belisha.exchange.tables.hint import did_you_mean
from belisha.exchange.workbook.grid import Cell, Grid
from belisha.exchange.workbook.headings import NOT_LAYOUT, Headings, folded
from belisha.exchange.workbook.raw_rows import RawRow, check_merged, joined, remark_hidden
from belisha.exchange.workbook.words import SETTING, part_number


class SettingPlace(Frozen):
    """Where each setting stands: "sheet Organisation, row 5 (Month reported)"."""

    sheet: str
    rows: Mapping[str, str]

    def __call__(self, column: str = "") -> str:
        return f"sheet {self.sheet}, {self.rows.get(column, column)}" if column else f"sheet {self.sheet}"


def settings_row(table: Table, grid: Grid, headings: Headings, sheet: str, findings: Findings) -> RawRow:
    """All settings as one row, a long text's parts joined."""
    at = {column.name: number for number, column in headings.columns.items()}
    setting, value = at[SETTING], next(number for name, number in at.items() if name != SETTING)
    wanted = {folded(name): column for column in table.columns for name in (column.heading, column.name)}
    cells: dict[str, list[Cell]] = {}
    rows: dict[str, str] = {}
    for number in sorted(row for row in grid.rows if row > headings.row):
        held = grid.rows[number]
        label = " ".join(held[setting].text.split()) if setting in held else ""
        column = wanted.get(folded(label))
        place = f"sheet {sheet}, row {number}"
        if column is None:
            _unknown(
                label, [c.heading for c in table.columns if c.name not in rows], place, findings, filled=value in held
            )
            continue
        part = part_number(held[headings.note].text) if headings.note in held else None
        if column.name in rows and (part is None or column.kind not in TEXTUAL):
            findings.problem(place, f"a second row {quoted(column.heading)}", "one")
            continue
        rows.setdefault(column.name, f"row {number} ({column.heading})")
        if value in held:
            cells.setdefault(column.name, []).append(held[value])
    rows = {column.name: f"setting {quoted(column.heading)}" for column in table.columns} | rows
    remark_hidden(grid, headings, sheet, findings)
    check_merged(grid, headings, sheet, findings)
    whole = {name: parts[0] if len(parts) == 1 else joined(parts) for name, parts in cells.items()}
    return RawRow(whole, SettingPlace(sheet, rows))


def _unknown(label: str, missing: list[str], place: str, findings: Findings, *, filled: bool) -> None:
    if not label and not filled:
        return
    if hint := did_you_mean(label, missing):
        findings.problem(place, f"the setting {quoted(label)}", "a setting of the layout", hint)
    else:
        findings.remark(RemarkKind.LEFT_OUT, f"{place} ({label[:40]})", f"a setting that is {NOT_LAYOUT}")
