"""Forecasts and suggested outcomes of many organisations: rows as ``assess`` takes them in, a row an indicator out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

import narwhals as nw

from belisha.analysis.assess import GIVEN, Column
from belisha.analysis.forecast import Forecast, forecast
from belisha.analysis.indicators import latest_status
from belisha.analysis.suggest import suggest
from belisha.domain.facts import History
from belisha.domain.indicator import Aggregation, Indicator, NumberKind, NumberStyle, Polarity, Unit
from belisha.domain.observation import Observation, Quality
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period, PeriodKind
from belisha.domain.target import Target
from belisha.domain.tolerance import Tolerance, ToleranceKind

FORECASTS = (
    *GIVEN[:2],
    Column("period", "the last month with a value, counted from year 0; what came later is not known", nw.Int64),
    Column("year", "the first month of the year that is forecast, counted from year 0", nw.Int64),
    Column("forecast", "the figure that the year is forecast to end at; once it is over, ended at"),
    Column("forecast_lower", "the lower end of the interval that holds it eight times in ten"),
    Column("forecast_upper", "the upper end of the interval"),
    Column("chance", "of meeting the annual target, from 0 to 1; nothing without a target"),
    Column("rests_on", "how many values the forecast rests on", nw.Int64),
    Column("tentative", "whether some of this year's values may still change", nw.Boolean),
    Column("is_over", "whether the year has ended", nw.Boolean),
    Column("no_forecast", "why there is none, else empty", nw.String),
    Column("suggestion", "the expected outcome that the figures suggest, else empty", nw.String),
    Column("basis", "what the suggestion rests on", nw.String),
)
"""What comes back: a row for each indicator that has a value."""

_STATED = {
    "annual": ("annual_target", "annual_lower", "annual_upper"),
    "target": ("target", "target_lower", "target_upper"),
}
_KINDS = {1: PeriodKind.MONTH, 3: PeriodKind.QUARTER, 12: PeriodKind.YEAR}


def forecasts(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows of GIVEN with every column, those of one indicator together, as rows of FORECASTS; see ``forecast``.

    ``period`` counts months from year 0. An indicator's months, quarters and years count as one register's do.
    """
    for _, members in groupby(rows, key=lambda row: (row["organisation"], row["indicator"])):
        given = list(members)
        known = [row for row in given if row["value"] is not None and row["months"] in _KINDS]
        if known:
            yield _row(given, max(known, key=lambda row: row["period"] + row["months"]))


def _row(given: list[Mapping[str, Any]], newest: Mapping[str, Any]) -> dict[str, Any]:
    history = _history(given, newest)
    organisation = Organisation(name=newest["organisation"], year_start=newest["year_start"])
    last = newest["period"] + newest["months"] - 1
    asked = Period(last, 1, PeriodKind.MONTH, newest["year_start"])
    found = forecast(history, asked, organisation)
    suggested = suggest(found, latest_status(history, found.year, organisation))
    return {
        "organisation": newest["organisation"],
        "indicator": newest["indicator"],
        "period": last,
        "year": found.year.first,
        **_figures(found),
        "suggestion": suggested.outcome or "",
        "basis": suggested.basis,
    }


def _figures(found: Forecast) -> dict[str, Any]:
    return {
        "forecast": found.value,
        "forecast_lower": found.low,
        "forecast_upper": found.high,
        "chance": found.chance,
        "rests_on": found.rests_on,
        "tentative": found.tentative,
        "is_over": found.is_over,
        "no_forecast": found.why_not or "",
    }


def _history(given: list[Mapping[str, Any]], newest: Mapping[str, Any]) -> History:
    """What the rows say of the indicator itself is taken from the newest."""
    rows = [row for row in given if row["months"] in _KINDS]
    targets = {target.period: target for row in rows for target in _targets(row)}
    return History(
        indicator=Indicator(
            code=newest["indicator"],
            title="",
            aim="",
            polarity=Polarity(newest["polarity"]),
            aggregation=Aggregation(newest["aggregation"]),
            kind=NumberKind(newest["kind"]),
            unit=Unit(newest["unit"]),
            style=NumberStyle(newest["decimals"]),
            resets=newest["resets"],
            tolerance=_tolerance(newest),
        ),
        observations=tuple(_observation(row) for row in rows if row["value"] is not None),
        targets=tuple(targets.values()),
    )


def _observation(row: Mapping[str, Any]) -> Observation:
    return Observation(
        period=_period(row),
        value=_decimal(row["value"]),
        numerator=_decimal(row["numerator"]),
        denominator=_decimal(row["denominator"]),
        quality=tuple(_quality(row)),
    )


def _quality(row: Mapping[str, Any]) -> Iterator[Quality]:
    if row["breaks"]:
        yield Quality.BREAK_IN_SERIES
    if row["quality"]:
        yield Quality(row["quality"])


def _targets(row: Mapping[str, Any]) -> Iterator[Target]:
    """The period's own, and the annual one of its year."""
    year, tolerance = _period(row).in_year(row["year_start"]), _tolerance(row)
    for period, kind in ((year, "annual"), (_period(row), "target")):
        value, lower, upper = (_decimal(row[name]) for name in _STATED[kind])
        if (value, lower, upper) != (None, None, None):
            yield Target(period=period, value=value, lower=lower, upper=upper, tolerance=tolerance)


def _tolerance(row: Mapping[str, Any]) -> Tolerance:
    size = _decimal(row["tolerance"])
    return Tolerance(size or Decimal(0), ToleranceKind(row["tolerance_kind"]))


def _period(row: Mapping[str, Any]) -> Period:
    return Period(row["period"], row["months"], _KINDS[row["months"]], row["year_start"])


def _decimal(number: float | None) -> Decimal | None:
    """The decimal that a double stands for."""
    return None if number is None else Decimal(repr(number))
