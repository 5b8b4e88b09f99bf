"""The tables about partnership measures, and the cells of the sources' own small tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from belisha.render.tables.items import heading_text, items, pieces
from belisha.render.tables.table import ITEM, POSITION, Column, Kind, Row, Table, numbered
from belisha.report.model import Block, DataTable, MeasurePart, PartnershipPart, Report


def partnership(report: Report) -> Table:
    """Every measure's rationale, sources and latest performance, and every partnership's introduction and footnotes."""
    kinds = items(report)
    rows: list[Row] = []
    for part in report.partnerships.partnerships if report.partnerships else ():
        for measure, item, text, mark, url, table in _rows(part):
            rows.append((heading_text(part.heading), measure, kinds[item], text, mark, url, table))
    columns = (
        POSITION,
        Column("partnership"),
        Column("measure"),
        ITEM,
        Column("text"),
        Column("mark"),
        Column("url"),
        Column("table"),
    )
    return Table("partnership", columns, numbered(rows))


type _Text = tuple[str, str, str, str, str, str]


def _rows(part: PartnershipPart) -> Iterator[_Text]:
    for piece in pieces(part.introduction):
        yield "", piece.item, piece.text, piece.mark, "", piece.table
    for measure in part.measures:
        yield from _measure(measure)
    for note in part.footnotes:
        yield "", "footnote", note.text, note.mark, "", ""


def _measure(measure: MeasurePart) -> Iterator[_Text]:
    name = heading_text(measure.heading)
    yield name, "rationale", measure.rationale, "", "", ""
    for source in measure.sources:
        yield name, "source", source.text, "", source.url, ""
    for piece in pieces(measure.latest):
        yield name, piece.item, piece.text, piece.mark, "", piece.table


def source_tables(report: Report) -> tuple[DataTable, ...]:
    """Every small table of the report, in reading order."""
    blocks: list[Iterable[Block]] = [detail.commentary for detail in report.details]
    for part in report.partnerships.partnerships if report.partnerships else ():
        blocks.append(part.introduction)
        blocks += [measure.latest for measure in part.measures]
    blocks.append(report.about.blocks)
    return tuple(block for each in blocks for block in each if isinstance(block, DataTable))


def cells(report: Report) -> Table:
    rows: list[Row] = []
    for table in source_tables(report):
        for line, row in enumerate(table.rows, start=1):
            row_heading = row[0].text if row else ""
            for place, cell in enumerate(row):
                column_heading = table.header[place] if place < len(table.header) else ""
                rows.append(
                    (table.anchor, table.caption, line, place + 1, row_heading, column_heading, cell.text, cell.number)
                )
    columns = (
        POSITION,
        Column("table", required=True),
        Column("caption"),
        Column("row", Kind.INTEGER, required=True),
        Column("column", Kind.INTEGER, required=True),
        Column("row_heading"),
        Column("column_heading"),
        Column("text"),
        Column("number", Kind.NUMBER),
    )
    return Table("cells", columns, numbered(rows))
