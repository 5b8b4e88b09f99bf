"""A workbook in our layout as Facts: every problem at once, nothing half read."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

from belisha import markers
from belisha.domain.problems import RemarkKind
from belisha.exchange.findings import Findings
from belisha.exchange.guard import open_zip, read_part, refusal
from belisha.exchange.layout import LAYOUT, TABLES, Table
from belisha.exchange.reading import Reading, Register
from belisha.exchange.tables import Row, facts_of
from belisha.exchange.tables.check import check, without_unfilled
from belisha.exchange.workbook.grid import Grid, read_grid
from belisha.exchange.workbook.headings import find_headings, find_settings, match_sheets
from belisha.exchange.workbook.markup import Source
from belisha.exchange.workbook.parts import Parts, SheetPart, read_parts
from belisha.exchange.workbook.raw_rows import raw_rows
from belisha.exchange.workbook.settings_row import settings_row
from belisha.exchange.workbook.typed_rows import TypedRows

UNFILLED = "rows still to be filled in were passed over"


def read_workbook(data: bytes, name: str) -> Reading:
    """The facts of a workbook. Raises SourceError with every problem found."""
    archive = open_zip(data, name)
    source = Source(name)
    parts = read_parts(archive, source)
    _refuse_own(parts, name)
    findings = Findings(name)
    sheets = match_sheets(parts.sheets, findings)
    if not sheets:
        raise _unknown_workbook(parts, name)
    typed = TypedRows(findings, parts.dates_from_1904)
    rows: dict[str, Sequence[Row]] = {}
    for table in TABLES:
        if table.name in sheets:
            rows[table.name] = _rows(
                table, _grid(sheets[table.name], archive, parts, source), sheets[table.name].title, typed
            )
        elif table.required:
            findings.problem("", f"no sheet {table.sheet}", f"one: {table.about}")
    check(rows, findings)
    findings.raise_problems()
    return Reading(facts=facts_of(rows), remarks=findings.remarks, register=Register.WORKBOOK)


def _grid(sheet: SheetPart, archive: zipfile.ZipFile, parts: Parts, source: Source) -> Grid:
    return read_grid(read_part(archive, sheet.part, source.name), sheet, parts, source)


def _rows(table: Table, grid: Grid, title: str, typed: TypedRows) -> tuple[Row, ...]:
    findings = typed.findings
    if table.upright:
        settings = find_settings(grid, title, findings)
        if settings is None:
            return ()
        columns = {column.name: column for column in table.columns}
        return tuple(typed.of(table, columns, [settings_row(table, grid, settings, title, findings)]))
    headings = find_headings(table, grid, title, findings)
    if headings is None:
        return ()
    columns = {column.name: column for column in headings.columns.values()}
    raw = raw_rows(table, grid, headings, title, findings)
    rows, unfilled = without_unfilled(table, typed.of(table, columns, raw))
    if unfilled:
        findings.remark(RemarkKind.LEFT_OUT, f"sheet {title}, {unfilled:,} rows", UNFILLED)
    return rows


def _refuse_own(parts: Parts, name: str) -> None:
    """Raise SourceError for the spreadsheet of a finished report, and for a workbook of a newer layout."""
    if parts.properties.get(markers.PROPERTY) == markers.REPORT:
        raise refusal(
            name,
            "this is the spreadsheet of a finished report, made by Belisha",
            "the workbook, package or document that the report was made from",
        )
    layout = parts.properties.get(markers.LAYOUT_PROPERTY, "")
    if layout.isascii() and layout.isdigit() and int(layout[:6]) > LAYOUT:
        raise refusal(name, f"it has layout {layout}", f"layout {LAYOUT} or lower", "Use a newer Belisha.")


def _unknown_workbook(parts: Parts, name: str) -> Exception:
    found = ", ".join(sheet.title for sheet in parts.sheets[:8]) or "none"
    wanted = ", ".join(table.sheet for table in TABLES)
    return refusal(
        name,
        f"none of its sheets is one that Belisha knows (it has {found})",
        f"sheets such as {wanted}",
        "Make a blank workbook with “belisha new” and fill that in.",
    )
