"""The tables of what is computed: each indicator's signals and forecast, and the own values behind its chart."""

from __future__ import annotations

from collections.abc import Iterator

from belisha.render.tables.table import CODE, OF_INDICATOR, Column, Kind, Row, Table
from belisha.report.model import Entry, Report

_ANALYSIS = (
    CODE,
    Column("indicator", required=True),
    Column("variation", Kind.LABEL),
    Column("rule", Kind.LABEL),
    Column("assurance", Kind.LABEL),
    Column("period", Kind.LABEL),
    Column("own_value", Kind.FIGURE),
    Column("mean", Kind.FIGURE),
    Column("lower_limit", Kind.FIGURE),
    Column("upper_limit", Kind.FIGURE),
    Column("variation_sentence"),
    Column("process_sentence"),
    Column("forecast", Kind.FIGURE),
    Column("forecast_low", Kind.FIGURE),
    Column("forecast_high", Kind.FIGURE),
    Column("chance", Kind.FIGURE),
    Column("rests_on", Kind.FIGURE),
    Column("forecast_sentence"),
    Column("suggestion", Kind.LABEL),
    Column("suggestion_sentence"),
    Column("differs", Kind.BOOLEAN),
    Column("remarks", Kind.LABELS),
)


def analysis(report: Report) -> Table:
    rows = tuple(row for entry in report.entries for row in _row(entry))
    return Table("analysis", _ANALYSIS, rows, ("indicator_code",), OF_INDICATOR)


def _row(entry: Entry) -> Iterator[Row]:
    shown = entry.analysis
    if shown is None:
        return
    expected = shown.forecast
    yield (
        *(entry.code, entry.title, shown.variation, shown.rule, shown.assurance),
        *(shown.period, shown.value, shown.mean, shown.lower, shown.upper),
        *(shown.variation_sentence, shown.process_sentence),
        *(expected.value, expected.low, expected.high, expected.chance, expected.rests_on, expected.sentence),
        *(shown.suggestion, shown.suggestion_sentence, shown.differs, shown.remarks),
    )


_OWN = (
    CODE,
    Column("indicator", required=True),
    Column("period", Kind.LABEL, required=True),
    Column("own_value", Kind.FIGURE),
    Column("own_target", Kind.FIGURE),
    Column("mean", Kind.FIGURE),
    Column("lower_limit", Kind.FIGURE),
    Column("upper_limit", Kind.FIGURE),
    Column("variation", Kind.LABEL),
    Column("rule", Kind.LABEL),
)


def own_values(report: Report) -> Table:
    """Of the indicators that have a chart of them."""
    rows = tuple(
        (
            *(detail.entry.code, detail.entry.title, point.period, point.value, point.target),
            *(point.mean, point.lower, point.upper, point.variation, point.rule),
        )
        for detail in report.details
        for point in detail.own
    )
    return Table("own_values", _OWN, rows, ("indicator_code", "period_code"), OF_INDICATOR)
