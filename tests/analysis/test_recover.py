"""Own values out of figures that add up, spans made of own values, and the same for whole tables."""

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from belisha.analysis.aggregate import NotAggregated, rolling, total, year_to_date
from belisha.analysis.movement import MovementColumns, directions, own_values
from belisha.analysis.recover import NotRecovered, recover
from belisha.domain.direction import travel
from belisha.domain.facts import History
from belisha.domain.indicator import Aggregation, NumberKind, Polarity, Unit
from belisha.domain.observation import Missing, Observation, Quality
from belisha.domain.period import Period
from belisha.domain.target import Target
from facts_builder import APRIL, history

JUNE = Period.month(2017, 6)
CUMULATIVE = {"aggregation": Aggregation.CUMULATIVE}


def own(one, year_start=4):
    return [each.value if each.why_not is None else each.why_not for each in recover(one, year_start).own]


@pytest.mark.parametrize(
    ("name", "values", "fields", "expected"),
    [
        ("a new year starts afresh", ["90", "5", "12", "12"], CUMULATIVE, ["earlier_missing", 5, 7, 0]),
        ("unless it never resets", ["90", "95", "95.5"], CUMULATIVE | {"resets": False}, ["earlier_missing", 5, "0.5"]),
        ("a missing month hides two", ["5", Missing.NOT_COLLECTED, "12"], CUMULATIVE, [5, "no_value", "earlier_missing"]),
        ("a count cannot fall", ["5", "4", "9"], CUMULATIVE, [5, "falls", 5]),
        ("a snapshot stands", ["5", "4"], {"aggregation": Aggregation.SNAPSHOT}, [5, 4]),
        ("so does a month's own total", ["5", "4"], {"aggregation": Aggregation.PERIOD_TOTAL}, [5, 4]),
    ],
)  # fmt: skip
def test_own_values(name, values, fields, expected):
    end = JUNE if len(values) != 2 else Period.month(2017, 5)
    if name.startswith("a new"):
        end = JUNE
    found = own(history(values, end=end, **fields))
    assert found == [each if str(each).isalpha() or "_" in str(each) else Decimal(each) for each in expected]


def test_the_year_starts_where_the_organisation_s_does():
    one = history(["90", "5", "12"], end=Period.month(2017, 3), **CUMULATIVE)
    assert own(one, year_start=2) == [NotRecovered.EARLIER_MISSING, 5, 7]


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"aggregation": Aggregation.ROLLING_QUARTER}, "rolling"),
        ({"aggregation": Aggregation.YTD_AVERAGE}, "year_to_date"),
        ({"aggregation": Aggregation.YTD_SNAPSHOT}, "year_to_date"),
        ({"aggregation": Aggregation.CUMULATIVE, "kind": NumberKind.RATE}, "cumulative"),
        ({"aggregation": Aggregation.NOT_STATED}, "aggregation_not_stated"),
    ],
)
def test_what_cannot_be_taken_apart_is_refused(fields, refusal):
    found = recover(history(["5", "6"], **fields), 4)
    assert (found.own, found.refusal) == ((), refusal)


def test_targets_are_taken_apart_like_values():
    found = recover(history(["5", "12"], ["6", "10"], end=Period.month(2017, 5), **CUMULATIVE), 4)
    assert [each.target for each in found.own] == [6, 4]


def rate(parts, **fields):
    one = history(
        ["0"] * len(parts), kind=NumberKind.RATE, unit=Unit.PERCENT, end=APRIL.shift(len(parts) - 1), **fields
    )
    observations = tuple(
        replace(
            o,
            value=one.indicator.style.published(Decimal(100 * top) / bottom),
            numerator=Decimal(top),
            denominator=Decimal(bottom),
        )
        for o, (top, bottom) in zip(one.observations, parts, strict=True)
    )
    return replace(one, observations=observations)


def test_a_cumulative_rate_is_taken_apart_from_its_counts_never_from_percentages():
    found = recover(rate([(9, 10), (10, 30), (10, 30)], **CUMULATIVE), 4)
    assert [(each.value, each.why_not) for each in found.own] == [(90, None), (5, None), (None, "nothing_counted")]
    assert recover(rate([(9, 10), (10, 30)], aggregation=Aggregation.YTD_AVERAGE), 4).own[1].value == 5


def test_a_rate_of_a_fixed_denominator_adds_up_and_so_does_its_target():
    one = rate([(5, 50), (12, 50), (20, 50)], **CUMULATIVE)
    targets = tuple(Target(period=o.period, value=aim) for o, aim in zip(one.observations, (8, 20, 40), strict=True))
    found = recover(replace(one, targets=targets), 4).own
    assert [each.value for each in found] == [10, 14, 16]
    assert [each.target for each in found] == [8, 12, 20]


def test_a_stock_called_a_year_to_date_snapshot_is_not_taken_apart():
    stock = rate([(9, 10), (10, 12), (9, 11)], aggregation=Aggregation.YTD_SNAPSHOT)
    assert recover(stock, 4).refusal == "year_to_date"


def test_counts_that_are_not_the_printed_rate_are_not_trusted():
    wrong = rate([(9, 10), (10, 30)], **CUMULATIVE)
    first = replace(wrong.observations[0], numerator=Decimal(3))
    assert recover(replace(wrong, observations=(first, wrong.observations[1])), 4).refusal == "cumulative"


def test_doubt_and_breaks_go_along():
    one = history(["5", "12", "20"], end=JUNE, **CUMULATIVE)
    marks = ((Quality.PROVISIONAL,), (), (Quality.BREAK_IN_SERIES,))
    one = replace(one, observations=tuple(replace(o, quality=m) for o, m in zip(one.observations, marks, strict=True)))
    found = recover(one, 4).own
    assert [each.tentative for each in found] == [True, True, False]
    assert (found[2].value, found[2].why_not, found[2].breaks) == (None, "break_in_series", True)


YEAR = Period.year(2017)
QUARTER = Period.quarter(2017, 1)


def test_counts_add_up_and_a_missing_month_leaves_no_total():
    one = history(["5", "12", "20"], end=JUNE, **CUMULATIVE)
    months = recover(one, 4).own
    assert total(months, QUARTER, one.indicator).value == 20
    assert year_to_date(months, Period.month(2017, 5), one.indicator, 4).value == 12
    assert rolling(months, JUNE, 2, one.indicator).value == 15
    assert total(months, YEAR, one.indicator).why_not is NotAggregated.PERIOD_MISSING


def test_rates_are_made_from_counts():
    one = rate([(9, 10), (10, 30), (40, 40)], aggregation=Aggregation.PERIOD_TOTAL)
    months = recover(one, 4).own
    assert total(months, QUARTER, one.indicator).value == Decimal(59 * 100) / 80
    bare = tuple(replace(each, numerator=None) for each in months)
    assert total(bare, QUARTER, one.indicator).why_not is NotAggregated.NO_PARTS


def test_a_snapshot_of_a_quarter_is_its_last_month_s_and_scores_have_no_sum():
    one = history(["5", "12", "20"], end=JUNE, aggregation=Aggregation.SNAPSHOT)
    assert total(recover(one, 4).own, QUARTER, one.indicator).value == 20
    score = history(["5", "12", "20"], end=JUNE, aggregation=Aggregation.PERIOD_TOTAL, kind=NumberKind.SCORE)
    assert total(recover(score, 4).own, QUARTER, score.indicator).why_not is NotAggregated.NOT_ADDITIVE


figures = st.one_of(st.none(), st.integers(0, 5000).map(lambda number: Decimal(number) / 100))


@settings(deadline=None, max_examples=25)
@given(st.lists(figures, min_size=1, max_size=30), st.booleans(), st.sampled_from([1, 4]))
def test_a_table_of_counts_is_taken_apart_as_one_is(values, resets, year_start):
    start = Period.month(2016, 2)
    one = History(
        indicator=replace(history().indicator, aggregation=Aggregation.CUMULATIVE, resets=resets),
        observations=tuple(
            Observation(period=start.shift(at), value=value, missing=Missing.NOT_STATED if value is None else None)
            for at, value in enumerate(values)
        ),
    )
    rows = [
        {
            "series": "a",
            "period": o.period.first,
            "value": None if o.value is None else float(o.value),
            "resets": resets,
        }
        for o in one.observations
    ]
    found = own_values(pl.DataFrame(rows, schema_overrides={"value": pl.Float64}), year_start).sort("period")
    expected = recover(one, year_start).own
    assert found["own_why_not"].to_list() == [each.why_not or "" for each in expected]
    assert found["own"].to_list() == pytest.approx([None if o.value is None else float(o.value) for o in expected])


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(figures, figures, st.integers(0, 20)), min_size=1, max_size=30), st.sampled_from(Polarity))
def test_a_table_s_directions_are_the_scalar_rule_s(cells, polarity):
    start = Period.month(2016, 2)
    indicator = replace(history().indicator, polarity=polarity)
    one = History(
        indicator=indicator,
        observations=tuple(
            Observation(
                period=start.shift(at),
                value=value,
                missing=Missing.NOT_STATED if value is None else None,
                quality={0: (Quality.BREAK_IN_SERIES,), 1: (Quality.PROVISIONAL,), 2: (Quality.ESTIMATED,)}.get(
                    mark, ()
                ),
            )
            for at, (value, _, mark) in enumerate(cells)
        ),
        targets=tuple(Target(period=start.shift(at), value=aim) for at, (_, aim, _) in enumerate(cells)),
    )
    rows = [
        {
            "series": "a",
            "period": start.shift(at).first,
            "value": None if value is None else float(value),
            "target": None if aim is None else float(aim),
            "polarity": polarity.value,
            "breaks": mark == 0,
            "doubtful": mark in {1, 2},
        }
        for at, (value, aim, mark) in enumerate(cells)
    ]
    frame = pl.DataFrame(rows, schema_overrides={"value": pl.Float64, "target": pl.Float64})
    found = directions(frame, MovementColumns(doubtful="doubtful")).sort("period")
    told = zip(one.observations, found["direction"], found["why_not"], found["tentative"], strict=True)
    for o, direction, why_not, tentative in told:
        earlier = o.period.previous_year
        expected = travel(
            one.standing(o.period), one.standing(earlier), polarity, broken=one.broken_between(earlier, o.period)
        )
        assert (direction, why_not) == (expected.direction, expected.why_not or "")
        assert tentative == expected.tentative
