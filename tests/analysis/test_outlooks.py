"""Forecasts of many organisations' figures: what a report says of each indicator, from the table alone."""

from pathlib import Path

import polars as pl
import pytest

from belisha.analysis.assess import completed
from belisha.analysis.figures import figures
from belisha.analysis.forecast import forecast
from belisha.analysis.indicators import latest_status
from belisha.analysis.outlooks import FORECASTS, forecasts
from belisha.analysis.suggest import suggest
from belisha.domain.period import Period, PeriodKind
from belisha.exchange import read_source
from belisha.scale.tables import table_of

EXAMPLE = read_source(Path(__file__).parents[2] / "examples" / "estuary").facts


def told(frame):
    rows = completed(frame).sort("organisation", "indicator", "period").iter_rows(named=True)
    return {row["indicator"]: row for row in forecasts(rows)}


def test_the_table_says_what_the_facts_say():
    found = told(table_of(figures(EXAMPLE)))
    assert len(found) == len(EXAMPLE.histories)
    for history in EXAMPLE.histories:
        row = found[history.indicator.code]
        asked = Period(row["period"], 1, PeriodKind.MONTH)
        expected = forecast(history, asked, EXAMPLE.organisation)
        suggested = suggest(expected, latest_status(history, expected.year, EXAMPLE.organisation))
        given = (
            row["no_forecast"],
            row["rests_on"],
            row["year"],
            row["suggestion"],
            row["basis"],
            row["is_over"],
            row["tentative"],
        )
        assert given == (
            *(expected.why_not or "", expected.rests_on, expected.year.first),
            *(suggested.outcome or "", suggested.basis, expected.is_over, expected.tentative),
        ), history.indicator.code
        numbers = (row["forecast"], row["forecast_lower"], row["forecast_upper"], row["chance"])
        for mine, theirs in zip(numbers, (expected.value, expected.low, expected.high, expected.chance), strict=True):
            assert mine == (None if theirs is None else pytest.approx(theirs)), history.indicator.code


def rows(**fields):
    return pl.DataFrame(
        {"organisation": "a", "indicator": "x", "period": range(24_303, 24_323), "value": [50.0, 52.0] * 10} | fields
    )


def test_without_an_annual_target_there_is_no_chance_and_with_one_there_is():
    snapshot = {"aggregation": "snapshot", "kind": "count", "polarity": "maximise"}
    without, given = (told(rows(**snapshot, **more))["x"] for more in ({}, {"annual_target": 40.0}))
    assert (without["chance"], without["suggestion"], without["basis"]) == (None, "", "nothing")
    assert given["chance"] > 0.99
    assert (given["suggestion"], given["basis"]) == ("on_course", "forecast")
    assert [*given] == [column.name for column in FORECASTS]


def test_an_incomplete_figure_that_stands_alone_is_not_taken_for_the_year():
    alone = {
        "quality": pl.Series([""] * 12 + ["incomplete"] + [""] * 7),
        "aggregation": "period_total",
        "kind": "count",
    }
    at_first = told(rows(**alone).head(13))["x"]
    assert (at_first["no_forecast"], at_first["forecast"]) == ("incomplete", None)
    later = told(rows(**alone))["x"]
    assert (later["no_forecast"], later["tentative"]) == ("", True)


def test_an_indicator_without_a_value_has_no_row():
    assert told(rows(value=pl.Series([None] * 20, dtype=pl.Float64))) == {}
