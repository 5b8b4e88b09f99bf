"""A frame that cannot be analysed is refused, with what is wrong, where, and what to do; odd ones that can be are."""

from datetime import date
from decimal import Decimal

import pandas as pd
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from belisha.analysis.assess import assess
from belisha.analysis.frame import Columns, FrameError
from belisha.analysis.movement import directions, own_values
from belisha.analysis.process_rules import ProcessSettings
from belisha.analysis.spc import process_points
from belisha.analysis.status import statuses

COUNT = 14
WAITS = pl.DataFrame({"series": "a", "period": range(COUNT), "value": [50.0 + at * 7 % 5 for at in range(COUNT)]})
DAYS = [date(2025 + at // 12, at % 12 + 1, 1) for at in range(COUNT)]
RATED = WAITS.with_columns(
    target=52.0, tolerance=5.0, tolerance_kind=pl.lit("percent"), polarity=pl.lit("maximise"), decimals=1
).with_columns(target_lower=pl.lit(None).cast(float), target_upper=pl.lit(None).cast(float), breaks=False, resets=True)
TABLE = RATED.rename({"series": "indicator"}).with_columns(organisation=pl.lit("Estuary"))
PANDAS = WAITS.to_pandas()


def with_period(frame, values):
    return frame.with_columns(period=pl.Series(values))


REFUSED = [
    ("no frame", process_points, [1, 2], "A list is no frame; give one of Polars"),
    ("one column", process_points, pd.Series([1.0]), "A Series is no frame"),
    ("text for a value", process_points, WAITS.cast({"value": str}), "'value' holds text, not numbers; make numbers"),
    ("dates", process_points, with_period(WAITS, DAYS), "'period' holds dates, not whole numbers; count the periods, months"),
    ("text for a period", process_points, WAITS.cast({"period": str}), "'period' holds text, not whole numbers"),
    ("pandas' periods", process_points, PANDAS.assign(period=pd.period_range("2025-01", periods=COUNT, freq="M")), "count the periods"),
    ("a period twice", process_points, pl.concat([WAITS, WAITS[3:4]]), "series 'a' has the period 3 more than once; keep one row"),
    ("no period", process_points, with_period(WAITS, [*range(COUNT - 1), None]), "'period' is empty in a row of series 'a'; leave"),
    ("no period in pandas", process_points, PANDAS.assign(period=[*range(COUNT - 1), None]), "'period' is empty in a row"),
    ("dates", directions, with_period(RATED, DAYS), "'period' holds dates"),
    ("dates", own_values, with_period(RATED, DAYS), "'period' holds dates"),
    ("twice", directions, pl.concat([RATED, RATED[:1]]), "has the period 0 more than once"),
    ("text", own_values, RATED.cast({"value": str}), "'value' holds text"),
    ("text", statuses, RATED.cast({"target": str}), "'target' holds text"),
    ("no code", statuses, RATED.with_columns(polarity=pl.lit("up")), "'polarity' holds 'up'; it is one of maximise, minimise"),
    ("no code", directions, RATED.with_columns(polarity=pl.lit("up")), "'polarity' holds 'up'"),
    ("no code", assess, TABLE.with_columns(aggregation=pl.lit("sum")), "'aggregation' holds 'sum'; it is one of snapshot, period_total"),
    ("no code", assess, TABLE.to_pandas().assign(unit="%"), "'unit' holds '%'; it is one of number, percent"),
    ("text", assess, TABLE.with_columns(months=pl.lit("one")), "'months' holds text, not numbers"),
    ("no month", assess, TABLE.with_columns(period=pl.lit("April 2025")), "'period' holds 'April 2025', which is no month; give text like"),
    ("no month", assess, TABLE.with_columns(period=pl.lit("2025-13")), "'period' holds '2025-13', which is no month"),
    ("no month in pandas", assess, TABLE.to_pandas().assign(period=[None, *range(COUNT - 1)]), "'period' is empty in a row of organisation"),
    ("pandas' objects", assess, TABLE.to_pandas().assign(period=pd.Series(DAYS, dtype=object)), "give text like 2026-04, dates, or months"),
    ("twice", assess, pl.concat([TABLE, TABLE[:1]]), "organisation 'Estuary', indicator 'A', months '1' has the period"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "frame", "says"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_frame_is_refused_with_what_to_do(call, frame, says):
    if isinstance(frame, pl.DataFrame) and "indicator" in frame.columns:
        frame = frame.with_columns(indicator=pl.lit("A"))
    with pytest.raises(FrameError) as refused:
        call(frame)
    assert says in str(refused.value)


SETTINGS = [
    (
        ProcessSettings(polarity="max"),
        Columns(),
        "'max' is neither a column of the frame nor one of maximise, minimise",
    ),
    (ProcessSettings(stock="kind"), Columns(), "no column 'kind'; add it, or say what it is called"),
    (ProcessSettings(target="series"), Columns(), "'series' holds text, not numbers"),
    (ProcessSettings(polarity="series"), Columns(), "'series' holds 'a'; it is one of maximise"),
    (ProcessSettings(), Columns(series="series"), "named in a tuple: ('series',)"),
]


@pytest.mark.parametrize(("settings", "columns", "says"), SETTINGS)
def test_settings_that_do_not_fit_the_frame_are_refused(settings, columns, says):
    with pytest.raises(FrameError) as refused:
        process_points(WAITS, settings, columns)
    assert says in str(refused.value)


ODD = {
    "categories": PANDAS.astype({"series": "category"}),
    "decimals": PANDAS.assign(value=[Decimal(str(value)) for value in PANDAS["value"]]),
    "Arrow's columns": PANDAS.convert_dtypes(dtype_backend="pyarrow"),
    "an index of dates": PANDAS.set_axis(pd.DatetimeIndex(DAYS), axis=0),
    "rows out of order": PANDAS[::-1],
}


@pytest.mark.parametrize("given", ODD.values(), ids=ODD)
def test_odd_columns_of_pandas_are_read_and_its_index_stays(given):
    found = process_points(given)
    assert found.index.equals(given.index)
    assert found.sort_values("period")["upper"].tolist() == pytest.approx(process_points(WAITS)["upper"].to_list())


@pytest.mark.parametrize("call", [statuses, directions, own_values])
def test_pandas_with_arrow_s_columns_is_like_any_other(call):
    found = pl.from_pandas(call(RATED.to_pandas(use_pyarrow_extension_array=True)))
    assert_frame_equal(found, call(RATED), check_dtypes=False)


@pytest.mark.parametrize("kind", [pl.Date, pl.Datetime("us"), pl.Datetime("ms", "UTC"), pl.String])
@pytest.mark.parametrize("there", [lambda frame: frame, pl.DataFrame.to_pandas], ids=["polars", "pandas"])
def test_a_month_may_be_a_date_of_any_kind(kind, there):
    table = with_period(TABLE, DAYS).cast({"period": kind}).with_columns(aggregation=pl.lit("period_total"))
    numbered = TABLE.with_columns(aggregation=pl.lit("period_total"), period=pl.col("period") + 2025 * 12)
    found, expected = assess(there(table)), assess(numbered)
    assert expected["upper"].null_count() == 0
    assert list(found["upper"]) == pytest.approx(expected["upper"].to_list())
    assert list(found["direction"]) == expected["direction"].to_list()


def test_a_table_without_rows_stays_one():
    assert process_points(WAITS[:0]).shape == (0, 14)
    assert len(assess(TABLE[:0].to_pandas())) == 0
