"""The report's tables as sheets: words without their codes, figures as numbers with their marks in a notes column."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from belisha.render.tables import Column, Kind, Row, Table, source_tables, tables
from belisha.render.tables.items import heading_text
from belisha.render.xlsx.sheet import CellValue, Sheet, unique
from belisha.report.model import DataTable, Figure, Report, SummaryTable
from belisha.report.part import Label
from belisha.report.table_words import TableWords

_SKIPPED = {"position"}
"""Rows stand in order; a spreadsheet numbers them itself."""


def sheets(report: Report) -> tuple[Sheet, ...]:
    """Every sheet after the contents: the key first, as the guidance has its notes."""
    made = {table.code: table for table in tables(report)}
    words = {each.code: each for each in report.words.data.tables}
    wide = {"outcomes": report.summary.outcomes, "statuses": report.summary.statuses}
    names = _names(report)
    result = [_sheet(made.pop("key"), words["key"], report, names)]
    del made["cells"]
    for code, table in made.items():
        if code in wide:
            result.append(_summary(wide[code], words[code], report))
        else:
            result.append(_sheet(table, words[code], report, names))
    result += [_source_table(table, place, report) for place, table in enumerate(source_tables(report), start=1)]
    return tuple(result)


def _names(report: Report) -> dict[str, str]:
    """The names of the sheets of the sources' own tables, by anchor."""
    name = report.words.data.numbered_table
    return {table.anchor: name.format(number=n) for n, table in enumerate(source_tables(report), start=1)}


def _summary(table: SummaryTable, words: TableWords, report: Report) -> Sheet:
    headings = (report.words.aim, *(label.text for label in table.columns), report.words.total)
    rows: tuple[tuple[CellValue, ...], ...] = tuple(
        (row.title, *row.counts, row.total) for row in (*table.rows, table.total)
    )
    return Sheet(
        words.sheet,
        words.code,
        table.caption,
        words.description,
        (),
        unique(headings, report.words.data.numbered_column),
        rows,
    )


def _sheet(table: Table, words: TableWords, report: Report, names: dict[str, str]) -> Sheet:
    columns = {column.code: column for column in report.words.data.columns}
    headings = [
        heading
        for column in table.columns
        if column.code not in _SKIPPED
        for heading in _headings(column, columns[column.code].heading, report)
    ]
    figures = {
        place: columns[column.code].heading for place, column in enumerate(table.columns) if column.kind is Kind.FIGURE
    }
    marks: tuple[str, ...] = ()
    if figures:
        headings.append(columns["notes"].heading)
        key = next(each for each in report.words.data.tables if each.code == "key")
        marks = (report.words.data.marks_explained.format(sheet=key.sheet),)
    rows = tuple(tuple(_row(table.columns, row, figures, report, names)) for row in table.rows)
    return Sheet(words.sheet, words.code, words.title, words.description, marks, tuple(headings), rows)


def _headings(column: Column, heading: str, report: Report) -> Iterator[str]:
    if column.code == "period":
        yield report.words.data.code_of.heading.format(heading=heading)
    yield heading


def _row(
    columns: tuple[Column, ...], row: Row, figures: dict[int, str], report: Report, names: dict[str, str]
) -> Iterator[CellValue]:
    for column, value in zip(columns, row, strict=True):
        if column.code in _SKIPPED:
            continue
        match column.kind:
            case Kind.LABEL:
                label = cast("Label | None", value)
                if column.code == "period":
                    yield label.code if label else ""
                yield label.text if label else ""
            case Kind.LABELS:
                yield "; ".join(label.text for label in cast("tuple[Label, ...]", value))
            case Kind.BOOLEAN:
                yield report.words.data.yes if value else report.words.data.no
            case Kind.TEXT if column.code == "table":
                yield names.get(cast("str", value), "")
            case _:
                yield "" if value is None else cast("str | int | Decimal | Figure", value)
    if figures:
        yield "; ".join(
            f"{heading}: {note}"
            for place, heading in figures.items()
            if (note := _note(cast("Figure | None", row[place])))
        )


def _note(figure: Figure | None) -> str:
    """A figure's marks with what they say; of a missing figure, why it is missing."""
    if figure is None:
        return ""
    words = (figure.text if figure.missing else "", figure.note)
    return " ".join((*figure.shorthand, ", ".join(dict.fromkeys(word for word in words if word)))).strip()


def _source_table(table: DataTable, place: int, report: Report) -> Sheet:
    data = report.words.data
    width = max([len(table.header), *(len(row) for row in table.rows)])
    header = (*table.header, *[""] * (width - len(table.header)))
    rows = tuple(
        tuple(Figure(text=cell.text, number=cell.number) if cell.number is not None else cell.text for cell in row)
        + ("",) * (width - len(row))
        for row in table.rows
    )
    name = data.numbered_table.format(number=place)
    origin = _origin(table, report)
    notes = tuple(f"{note.mark} {note.text}".strip() for note in table.notes)
    return Sheet(
        name, f"table_{place}", table.caption or name, origin, notes, unique(header, data.numbered_column), rows
    )


def _origin(table: DataTable, report: Report) -> str:
    """The heading under which the table stands in the report."""
    for detail in report.details:
        if table in detail.commentary:
            return heading_text(detail.heading)
    for part in report.partnerships.partnerships if report.partnerships else ():
        if table in part.introduction:
            return heading_text(part.heading)
        for measure in part.measures:
            if table in measure.latest:
                return heading_text(measure.heading)
    return heading_text(report.about.heading)
