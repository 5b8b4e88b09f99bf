"""The report as tables, the same for the spreadsheet and for open data; each of them decides how a value is written."""

from __future__ import annotations

from belisha.render.tables.analysis import analysis, own_values
from belisha.render.tables.counts import key, outcomes, revisions, statuses
from belisha.render.tables.indicators import aims, gauges, indicators, particulars, series
from belisha.render.tables.partnerships import cells, partnership, source_tables
from belisha.render.tables.sentences import about, commentary, details, glance
from belisha.render.tables.table import Column, Kind, Row, Table, Value
from belisha.report.model import Report

__all__ = ["Column", "Kind", "Row", "Table", "Value", "source_tables", "tables"]

_ALL = (
    outcomes,
    statuses,
    glance,
    indicators,
    series,
    commentary,
    details,
    gauges,
    particulars,
    aims,
    partnership,
    cells,
    revisions,
    about,
    key,
)

_COMPUTED = (analysis, own_values)


def tables(report: Report) -> tuple[Table, ...]:
    """Every table, the most asked for first; those of what is computed where the report has it."""
    analysed = any(entry.analysis for entry in report.entries)
    return tuple(make(report) for make in (*_ALL, *(_COMPUTED if analysed else ())))
