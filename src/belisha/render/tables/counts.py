"""The counts by aim one row a count, the revisions, and the key."""

from __future__ import annotations

from belisha.render.tables.items import heading_text, items
from belisha.render.tables.table import CODE, OF_INDICATOR, POSITION, Column, Kind, Row, Table, numbered
from belisha.report.model import Report, SummaryTable
from belisha.report.part import Label


def outcomes(report: Report) -> Table:
    return _counts("outcomes", "outcome", report.summary.outcomes, items(report)["total"])


def statuses(report: Report) -> Table:
    return _counts("statuses", "status", report.summary.statuses, items(report)["total"])


def _counts(code: str, counted: str, table: SummaryTable, total: Label) -> Table:
    rows: list[Row] = []
    for line in (*table.rows, table.total):
        whole = line is table.total
        rows += [
            (table.caption, line.title, label, whole, count)
            for label, count in zip(table.columns, line.counts, strict=True)
        ]
        rows.append((table.caption, line.title, total, True, line.total))
    columns = (
        POSITION,
        Column("caption"),
        Column("aim"),
        Column(counted, Kind.LABEL, required=True),
        Column("is_total", Kind.BOOLEAN, required=True),
        Column("count", Kind.FIGURE),
    )
    return Table(code, columns, numbered(rows))


def revisions(report: Report) -> Table:
    rows: list[Row] = [
        (
            row.reference.code,
            row.reference.title,
            row.period,
            row.before,
            row.after,
            row.reason,
            row.status_change,
        )
        for row in report.revisions.rows
    ]
    columns = (
        POSITION,
        CODE,
        Column("indicator"),
        Column("period", Kind.LABEL),
        Column("before", Kind.FIGURE),
        Column("after", Kind.FIGURE),
        Column("reason"),
        Column("status_change"),
    )
    return Table("revisions", columns, numbered(rows), links=OF_INDICATOR)


def key(report: Report) -> Table:
    kinds = items(report)
    rows: list[Row] = [
        (heading_text(group.heading), kinds[entry.kind], entry.label, entry.description)
        for group in report.key.groups
        for entry in group.entries
    ]
    columns = (
        POSITION,
        Column("section"),
        Column("kind", Kind.LABEL),
        Column("term", Kind.LABEL),
        Column("meaning"),
    )
    return Table("key", columns, numbered(rows))
