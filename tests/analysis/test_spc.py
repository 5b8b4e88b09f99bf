"""Process behaviour by the rule book, and against an oracle of plain loops, on every engine."""

import math
from dataclasses import replace
from itertools import pairwise

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from belisha.analysis.frame import Columns, FrameError
from belisha.analysis.process_rules import ProcessSettings
from belisha.analysis.spc import process_points
from oracle import Chart, follow

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""Engines are slow to start: a failure is shown as it was found."""
FLAT = [50.0, 52.0] * 6


def frame_of(charts):
    """One table of several series, its rows out of order."""
    rows = [
        {"series": f"s{number}", "period": at, "value": value, "anew": at in chart.starts}
        for number, chart in enumerate(charts)
        for at, value in enumerate(chart.values)
    ]
    schema = {"series": pl.String, "period": pl.Int64, "value": pl.Float64, "anew": pl.Boolean}
    return pl.DataFrame(rows[::-1], schema=schema)


def settings_of(chart):
    low, high = chart.band or (None, None)
    return ProcessSettings(
        polarity=chart.polarity,
        target=chart.target,
        target_lower=low,
        target_upper=high,
        screen=chart.screen,
        fix=chart.fix,
        stock=chart.stock,
        rebase="anew",
    )


def agree(found, chart, series="s0"):
    told, assurance = follow(chart)
    rows = found.filter(pl.col("series") == series).sort("period").to_dicts()
    assert len(rows) == len(told)
    for at, (row, each) in enumerate(zip(rows, told, strict=True)):
        for name in ("mean", "lower", "upper"):
            expected, value = getattr(each, name), row[name]
            if expected is None:
                assert value is None or math.isnan(value), (at, name, value)
            else:
                assert value == pytest.approx(expected, rel=1e-9, abs=1e-9), (at, name)
        assert (row["rule"], row["variation"]) == (each.rule, each.variation), at
        assert row["special_cause"] is (each.rule != "")
        assert row["assurance"] == assurance


ordinary = st.one_of(
    st.integers(0, 6).map(float),
    st.sampled_from([0.0, 0.0, 0.1, 0.3, 33.5, 1e6]),
    st.floats(-1e9, 1e9, allow_subnormal=False).filter(lambda value: value == 0 or abs(value) > 1e-6),
)
drifting = st.lists(st.integers(-1, 3), min_size=1, max_size=40).map(
    lambda steps: [float(sum(steps[: at + 1])) for at in range(len(steps))]
)
series = st.one_of(
    st.lists(st.one_of(ordinary, st.none()), max_size=40),
    st.lists(st.integers(0, 3).map(float), max_size=40),
    drifting,
    st.tuples(ordinary, st.integers(0, 30)).map(lambda pair: [pair[0]] * pair[1]),
)


@st.composite
def charts(draw):
    values = tuple(draw(series))
    polarity = draw(st.sampled_from(["maximise", "minimise", "none", "goldilocks"]))
    low = draw(ordinary)
    return Chart(
        values,
        polarity,
        target=draw(st.one_of(st.none(), ordinary)),
        band=draw(st.sampled_from([None, (low, low + 5.0)])),
        screen=draw(st.booleans()),
        fix=draw(st.sampled_from([None, None, 12, 15])),
        stock=draw(st.booleans()),
        starts=draw(st.frozensets(st.integers(0, 39), max_size=2)),
    )


@settings(deadline=None, max_examples=100)
@given(charts())
@example(Chart((0.1,) * 24, target=0.1))
@example(Chart((0.1,) * 24, screen=True, target=0.0))
@example(Chart((*range(7), *range(5, -2, -1), *range(7)), screen=True))
@example(Chart(tuple(at // 3 for at in range(24)), stock=True))
def test_every_point_is_as_the_oracle_has_it(chart):
    if not chart.values:
        return
    agree(process_points(frame_of([chart]), settings_of(chart)), chart)


@settings(
    deadline=None, max_examples=5, phases=NO_SHRINKING, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(charts().filter(lambda chart: chart.values), min_size=1, max_size=4))
def test_every_engine_says_the_same_of_many_series(on_engine, many):
    like = many[0]
    same = [replace(like, values=chart.values, starts=chart.starts) for chart in many]
    found = on_engine(process_points, frame_of(same), settings_of(like))
    for number, chart in enumerate(same):
        agree(found, chart, f"s{number}")


def told(values, **given):
    frame = pl.DataFrame(
        {"series": "s", "period": range(len(values)), "value": values}, schema_overrides={"value": pl.Float64}
    )
    return process_points(frame, ProcessSettings(**given))


CASES = [
    ("limits are the mean and 2.66 average moving ranges", FLAT, {"mean": 51.0, "lower": 51 - 5.32, "upper": 51 + 5.32}),
    ("a value on the mean is on neither side", [5.0] * 12, {"mean": 5.0, "lower": 5.0, "upper": 5.0, "rule": ""}),
    ("a tenth is a tenth", [0.1] * 24, {"rule": "", "variation": "common_cause"}),
    ("outside goes first", [*FLAT, 70.0], {"rule": "outside_limits", "variation": "improvement"}),
    ("seven rising points", [*FLAT, *(50.0, 50.5, 51, 51.5, 52, 52.5, 53)], {"rule": "trend", "variation": "improvement"}),
    ("seven falling points", [*FLAT, *(53.0, 52.5, 52, 51.5, 51, 50.5, 50)], {"rule": "trend", "variation": "concern"}),
    ("six rising points are none", [*FLAT, 50.0, 50.5, 51, 51.2, 51.4, 51.6], {"rule": ""}),
    ("eight values have limits", FLAT[:8], {"no_limits": "", "mean": 51.0, "points": 8}),
    ("seven have none", FLAT[:7], {"no_limits": "too_few_points", "mean": None, "variation": "", "points": 7}),
    ("no two months follow each other", [1.0, None] * 9, {"no_limits": "no_moving_ranges", "upper": None}),
    ("an absurd value", [*FLAT, 1e15], {"no_limits": "absurd_value", "mean": None}),
    ("no number", [*FLAT, math.nan], {"no_limits": "absurd_value", "mean": None}),
]  # fmt: skip


@pytest.mark.parametrize(("values", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_latest_point(values, expected):
    row = told(values).row(-1, named=True)
    rounded = {name: round(row[name], 9) if isinstance(row[name], float) else row[name] for name in expected}
    assert rounded == expected


def test_a_missing_month_breaks_both_ranges_beside_it_whether_or_not_it_has_a_row():
    values = [10.0, 12.0, 10.0, 12.0, 10.0, None, 90.0, 92.0, 90.0, 92.0, 90.0]
    blank = told(values)
    absent = process_points(
        pl.DataFrame([{"series": "s", "period": at, "value": value} for at, value in enumerate(values) if value])
    )
    assert blank["upper"][0] == absent["upper"][0] == pytest.approx(508 / 10 + 2 * 2.66)


def test_a_run_does_not_cross_a_missing_month():
    values = [*FLAT, *FLAT, 51.5, 51.6, 51.5, None, 51.6, 51.5, 51.6]
    assert told(values)["rule"].unique().to_list() == [""]


def test_quarters_follow_each_other_by_their_step():
    values = [10.0, 12.0] * 5
    frame = pl.DataFrame({"series": "s", "period": range(0, 30, 3), "value": values})
    assert process_points(frame, columns=Columns(step=3))["upper"][0] == pytest.approx(11 + 5.32)
    assert process_points(frame)["no_limits"][0] == "no_moving_ranges"


def test_the_series_have_their_own_polarity_target_and_bounds():
    frame = pl.DataFrame(
        {
            "organisation": ["a"] * 12 + ["b"] * 12,
            "series": "x",
            "period": [*range(12), *range(12)],
            "value": FLAT + [1.0, 3.0] * 6,
            "polarity": ["minimise"] * 12 + ["maximise"] * 12,
            "target": [60.0] * 12 + [9.0] * 12,
            "floor": [None] * 12 + [0.0] * 12,
        }
    )
    found = process_points(
        frame,
        ProcessSettings(polarity="polarity", target="target", lower="floor"),
        Columns(series=("organisation", "series")),
    ).sort("organisation")
    assert found["assurance"].unique(maintain_order=True).to_list() == ["consistently_passes", "consistently_fails"]
    assert found["lower"].unique(maintain_order=True).to_list() == pytest.approx([51 - 5.32, 0.0])


def test_cut_limits_change_no_rule():
    values = [1.0, 3.0, 0.5, 2.0, 1.5, 3.5, 0.0, 2.5, 1.0, 0.0, 0.0, 0.0]
    free, cut = told(values), told(values, lower=0, upper=4)
    assert cut["lower"][0] == 0 > free["lower"][0]
    assert cut["upper"][0] == 4 < free["upper"][0]
    assert cut["rule"].to_list() == free["rule"].to_list()


def test_screening_leaves_out_a_wild_range():
    values = [*FLAT, 500.0, *FLAT]
    assert told(values, screen=True)["upper"][0] < 100 < told(values)["upper"][0]


def test_limits_stay_where_they_were_fixed():
    assert told([*FLAT, 90.0, 91.0], fix=12)["mean"][0] == 51.0


def test_limits_are_not_fixed_on_too_little():
    with pytest.raises(ValueError, match="after 12 values or more, not after 11"):
        ProcessSettings(fix=11)


def test_columns_are_asked_for_and_never_written_over():
    with pytest.raises(FrameError, match=r"no column 'value'.*column 'mean' already"):
        process_points(pl.DataFrame({"series": ["a"], "period": [1], "mean": [1.0]}))


def test_the_correlation_says_how_much_is_carried_over():
    climbing = [float(at // 3) for at in range(24)]
    mean = sum(climbing) / 24
    pairs = sum((a - mean) * (b - mean) for a, b in pairwise(climbing))
    assert told(climbing)["correlation"][0] == pytest.approx(pairs / sum((a - mean) ** 2 for a in climbing))
    assert told(climbing)["correlation"][0] > 0.35
    assert told(FLAT)["correlation"][0] < 0
    assert told([0.1] * 24)["correlation"][0] is None


def test_a_stock_whose_values_carry_over_has_no_limits_and_nothing_special():
    climbing = [float(at // 3) for at in range(24)]
    found = told(climbing, stock=True, target=9.0)
    assert set(found["no_limits"]) == {"carried_over"}
    assert found.select("mean", "lower", "upper").null_count().row(0) == (24, 24, 24)
    assert set(found["variation"]) == set(found["rule"]) == set(found["assurance"]) == {""}
    assert found["correlation"][0] > 0.6
    assert_frame_equal(told(FLAT, stock=True), told(FLAT))


def test_series_of_one_table_are_stocks_or_not_and_each_baseline_by_itself():
    climbing = [float(at // 3) for at in range(24)]
    frame = pl.DataFrame(
        {
            "series": ["a"] * 36 + ["b"] * 36,
            "period": [*range(36), *range(36)],
            "value": [*climbing, *FLAT] * 2,
            "is_stock": [True] * 36 + [False] * 36,
            "anew": [at == 24 for at in range(36)] * 2,
        }
    )
    found = process_points(frame, ProcessSettings(stock="is_stock", rebase="anew"))
    refused = found.group_by("series", "baseline").agg(pl.col("no_limits").unique().first()).sort("series", "baseline")
    assert refused["no_limits"].to_list() == ["carried_over", "", "", ""]


def test_of_targets_that_change_the_latest_counts():
    frame = pl.DataFrame({"series": "s", "period": range(12), "value": FLAT, "target": [90.0] * 11 + [40.0]})
    found = process_points(frame, ProcessSettings(target="target"))
    assert found["assurance"].unique().to_list() == ["consistently_passes"]


def test_an_arrow_table_is_refused_with_what_to_do():
    with pytest.raises(FrameError, match=r"make it a Polars frame"):
        process_points(frame_of([Chart((1.0,) * 8)]).to_arrow())
