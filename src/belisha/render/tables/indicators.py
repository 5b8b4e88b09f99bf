"""The tables about indicators: their latest standing, their series, their aims, their facts and their limits."""

from __future__ import annotations

from belisha.render.tables.items import items
from belisha.render.tables.table import CODE, ITEM, OF_INDICATOR, POSITION, Column, Kind, Row, Table, numbered
from belisha.report.model import Entry, Report

_INDICATOR = (
    CODE,
    Column("indicator", required=True),
    Column("aim_code"),
    Column("aim"),
    Column("polarity", Kind.LABEL),
    Column("aggregation", Kind.LABEL),
    Column("frequency", Kind.LABEL),
    Column("unit", Kind.LABEL),
    Column("period", Kind.LABEL),
    Column("value", Kind.FIGURE),
    Column("target", Kind.FIGURE),
    Column("annual_target", Kind.FIGURE),
    Column("status", Kind.LABEL),
    Column("status_sentence"),
    Column("outcome", Kind.LABEL),
    Column("outcome_note"),
    Column("direction", Kind.LABEL),
    Column("direction_sentence"),
    Column("printed_arrow"),
    Column("printed_arrow_text"),
    Column("trend"),
    Column("managed_by"),
    Column("committee"),
    Column("has_detail", Kind.BOOLEAN),
)


def indicators(report: Report) -> Table:
    rows = tuple(_row(entry, aim.code, aim.heading.text) for aim in report.indicators.aims for entry in aim.entries)
    return Table("indicators", _INDICATOR, rows, ("indicator_code",))


def _row(entry: Entry, aim_code: str, aim: str) -> Row:
    return (
        entry.code,
        entry.title,
        aim_code,
        aim,
        entry.polarity,
        entry.aggregation,
        entry.frequency,
        entry.unit,
        entry.period,
        entry.value,
        entry.target,
        entry.annual_target,
        entry.status,
        entry.status_sentence,
        entry.outcome,
        entry.outcome_note,
        entry.direction,
        entry.direction_sentence,
        entry.printed_arrow,
        entry.printed_arrow_text,
        entry.spark.description,
        entry.owners,
        entry.committee,
        bool(entry.detail),
    )


_SERIES = (
    CODE,
    Column("indicator", required=True),
    Column("period", Kind.LABEL, required=True),
    Column("value", Kind.FIGURE),
    Column("target", Kind.FIGURE),
    Column("status", Kind.LABEL),
    Column("is_future", Kind.BOOLEAN, required=True),
    Column("quality", Kind.LABELS),
    Column("superseded", Kind.FIGURE),
    Column("reason"),
)


def series(report: Report) -> Table:
    rows = tuple(
        (
            entry.code,
            entry.title,
            point.period,
            point.value,
            point.target,
            point.status,
            point.future,
            point.quality,
            point.supersedes,
            point.reason,
        )
        for entry in report.entries
        for point in entry.series
    )
    return Table("series", _SERIES, rows, ("indicator_code", "period_code"), OF_INDICATOR)


def aims(report: Report) -> Table:
    kinds = items(report)
    rows: list[Row] = []
    for aim in report.indicators.aims:
        rows += [(aim.code, aim.heading.text, kinds["priority"], text) for text in aim.priorities]
        rows.append((aim.code, aim.heading.text, kinds["sentence"], aim.sentence))
    columns = (POSITION, Column("aim_code"), Column("aim"), ITEM, Column("text"))
    return Table("aims", columns, numbered(rows))


def particulars(report: Report) -> Table:
    """The facts of each entry and of its detail, each once."""
    of_detail = {detail.entry.code: detail.particulars for detail in report.details}
    rows: list[Row] = [
        (entry.code, entry.title, label, text)
        for entry in report.entries
        for label, text in dict.fromkeys(
            (fact.label, fact.text) for fact in (*entry.particulars, *of_detail.get(entry.code, ()))
        )
    ]
    columns = (POSITION, CODE, Column("indicator"), Column("particular"), Column("text"))
    return Table("particulars", columns, numbered(rows), links=OF_INDICATOR)


def gauges(report: Report) -> Table:
    """Where on the scale each status holds, for the indicators that have a gauge."""
    rows: list[Row] = [
        (detail.entry.code, detail.entry.title, band.status, band.lower, band.upper)
        for detail in report.details
        if detail.gauge
        for band in detail.gauge.bands
    ]
    columns = (
        POSITION,
        CODE,
        Column("indicator"),
        Column("status", Kind.LABEL),
        Column("lower", Kind.NUMBER),
        Column("upper", Kind.NUMBER),
    )
    return Table("gauges", columns, numbered(rows), links=OF_INDICATOR)
