"""Status for a whole table against the scalar rule, above all at and beside every limit."""

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from belisha.analysis.frame import FrameError
from belisha.analysis.status import StatusColumns, statuses
from belisha.domain.indicator import NumberStyle, Polarity
from belisha.domain.period import Period
from belisha.domain.target import Target, limits, rule
from belisha.domain.tolerance import Tolerance, ToleranceKind

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""Engines are slow to start: a failure is shown as it was found."""
PERIOD = Period.month(2017, 4)


def decimals(places, least=-100_000, most=100_000):
    return st.integers(least, most).map(lambda number: Decimal(number).scaleb(-places))


@st.composite
def cases(draw):
    """A target with a tolerance, and a value at a limit of it, one last digit beside it, or anywhere."""
    polarity = draw(st.sampled_from(Polarity))
    bounds = draw(st.one_of(st.none(), st.tuples(decimals(2), decimals(2)).map(sorted)))
    low, high = bounds or (None, None)
    target = Target(period=PERIOD, value=draw(st.one_of(st.none(), decimals(2))), lower=low, upper=high)
    kind = draw(st.sampled_from(ToleranceKind))
    tolerance = Tolerance(draw(decimals(2, 0, 3000) if kind is ToleranceKind.PERCENT else decimals(3, 0, 9000)), kind)
    edges = limits(target, polarity, tolerance)
    near = (
        [edge for edge in (edges.on_lower, edges.on_upper, edges.near_lower, edges.near_upper) if edge is not None]
        if edges
        else []
    )
    places = draw(st.integers(0, 4))
    step = Decimal(1).scaleb(-places)
    value = draw(st.one_of(decimals(places), st.none()))
    if near and draw(st.booleans()):
        edge = NumberStyle(places).published(draw(st.sampled_from(near)))
        value = edge + step * draw(st.integers(-1, 1))
    return value, target, polarity, tolerance, places


def row(case):
    value, target, polarity, tolerance, places = case
    figures = {"value": value, "target": target.value, "target_lower": target.lower, "target_upper": target.upper}
    return {name: None if number is None else float(number) for name, number in figures.items()} | {
        "tolerance": float(tolerance.size),
        "tolerance_kind": tolerance.kind.value,
        "polarity": polarity.value,
        "decimals": places,
    }


SCHEMA = dict.fromkeys(("value", "target", "target_lower", "target_upper", "tolerance"), pl.Float64) | {
    "tolerance_kind": pl.String,
    "polarity": pl.String,
    "decimals": pl.Int64,
}


def expected(case):
    value, target, polarity, tolerance, places = case
    return rule(
        None if value is None else NumberStyle(places).published(value), target, polarity, tolerance
    ).status.value


@settings(deadline=None, max_examples=60)
@given(st.lists(cases(), min_size=1, max_size=40))
def test_every_status_is_the_scalar_rule_s(many):
    found = statuses(pl.DataFrame([row(case) for case in many], schema=SCHEMA))
    assert found["status"].to_list() == [expected(case) for case in many]


@settings(
    deadline=None, max_examples=4, phases=NO_SHRINKING, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(cases(), min_size=1, max_size=30))
def test_every_engine_says_the_same(on_engine, many):
    frame = pl.DataFrame([row(case) | {"n": at} for at, case in enumerate(many)], schema=SCHEMA | {"n": pl.Int64})
    assert on_engine(statuses, frame).sort("n")["status"].to_list() == [expected(case) for case in many]


def told(**given):
    usual = {
        "value": 1.0,
        "target": 1.0,
        "tolerance": 5.0,
        "tolerance_kind": "percent",
        "polarity": "maximise",
        "decimals": 1,
    }
    columns = StatusColumns(lower="", upper="")
    return statuses(pl.DataFrame([usual | given], schema_overrides={"value": pl.Float64}), columns)["status"][0]


@pytest.mark.parametrize(
    ("given_", "status"),
    [
        ({"value": 70.1, "target": 70.4, "tolerance": 0.3, "tolerance_kind": "amount"}, "near_target"),
        ({"value": 31.8, "target": 33.5}, "off_target"),
        ({"value": 31.825, "target": 33.5, "decimals": 3}, "near_target"),
        ({"value": 2.67495, "target": 2.68, "tolerance": 0.0, "decimals": 2}, "off_target"),
        ({"value": 2.675, "target": 2.68, "tolerance": 0.0, "decimals": 2}, "on_target"),
        ({"value": -2.675, "target": -2.68, "tolerance": 0.0, "decimals": 2}, "on_target"),
        ({"value": 1e10}, "not_exact"),
        ({"target": 1.00001}, "not_exact"),
        ({"tolerance": 5.125}, "not_exact"),
        ({"value": 9.9e9, "target": 9.8e9, "polarity": "minimise"}, "near_target"),
        ({"value": None}, "no_value"),
    ],
)
def test_a_status(given_, status):
    assert told(**given_) == status


def test_columns_that_are_missing_are_all_named():
    with pytest.raises(FrameError, match=r"'target'.*'polarity'"):
        statuses(pl.DataFrame({"value": [1.0]}))
