"""Many organisations' figures at once say what the scalar rules say of one indicator, on every engine."""

from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from polars.testing import assert_frame_equal

from belisha.analysis.assess import GIVEN, SERIES, VALUES, assess, latest
from belisha.analysis.figures import figures
from belisha.analysis.frame import FrameError
from belisha.analysis.indicators import analyse
from belisha.analysis.recover import recover
from belisha.domain.direction import travel
from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Aggregation, NumberKind, NumberStyle, Polarity, Unit
from belisha.domain.observation import Missing, Observation, Quality
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period
from belisha.domain.target import Target, rule
from belisha.domain.tolerance import Tolerance, ToleranceKind
from belisha.exchange import read_source
from belisha.scale.tables import table_of
from facts_builder import history

EXAMPLE = Path(__file__).parents[2] / "examples" / "estuary"
START = Period.month(2016, 2)
figure = st.integers(0, 900).map(lambda number: Decimal(number) / 10)
cells = st.tuples(
    st.one_of(st.none(), figure),  # the value
    st.one_of(st.none(), figure),  # the target
    st.integers(0, 19),  # no row where 1, a target alone where 2; else see QUALITIES
)
QUALITIES = {
    0: (Quality.BREAK_IN_SERIES,),
    3: (Quality.PROVISIONAL,),
    4: (Quality.REVISED, Quality.INCOMPLETE),
    5: (Quality.ESTIMATED, Quality.BREAK_IN_SERIES),
}
"""By the mark that is drawn for a period; most figures are firm."""


@st.composite
def histories(draw, code="A 1"):
    kind = draw(st.sampled_from([NumberKind.COUNT, NumberKind.RATE, NumberKind.SCORE]))
    unit = Unit.PERCENT if kind is NumberKind.RATE else Unit.NUMBER
    aggregation = draw(st.sampled_from(Aggregation))
    rising = draw(st.booleans())
    parts = draw(st.sampled_from(["none", "growing", "fixed", "wrong"]))
    months = draw(st.sampled_from([1, 1, 3]))
    band = draw(st.booleans())
    observations, targets, top, bottom = [], [], 0, 0
    for at, (drawn, aim, mark) in enumerate(
        draw(st.one_of(st.lists(cells, min_size=1, max_size=6), st.lists(cells, min_size=14, max_size=32)))
    ):
        period = START.shift(at) if months == 1 else Period.quarter(2016, 1).shift(3 * at)
        value = drawn
        if rising and value is not None and observations and observations[-1].value is not None:
            value += observations[-1].value
        numerator = denominator = None
        if parts != "none":
            top, bottom = top + draw(st.integers(0, 5)), bottom + draw(st.sampled_from([5, 9, 9, 9, 0]))
            numerator, denominator = Decimal(top), Decimal(200 if parts == "fixed" else bottom)
            if value is not None and parts != "wrong" and denominator:
                value = round(numerator / denominator * (100 if unit is Unit.PERCENT else 1), 1)
        if mark == 1:
            continue
        if mark != 2:
            observations.append(
                Observation(
                    period=period,
                    value=value,
                    missing=Missing.NOT_STATED if value is None else None,
                    numerator=numerator,
                    denominator=denominator,
                    quality=QUALITIES.get(mark, ()),
                )
            )
        bounds = {"lower": aim - 2, "upper": aim + 3} if band and aim is not None else {}
        targets.append(
            Target(period=period, value=aim, missing=None if aim is not None else Missing.NOT_STATED, **bounds)
        )
    indicator = replace(
        history().indicator,
        code=code,
        kind=kind,
        unit=unit,
        aggregation=aggregation,
        resets=draw(st.booleans()),
        polarity=draw(st.sampled_from(Polarity)),
        style=NumberStyle(1),
        tolerance=draw(st.sampled_from([None, Tolerance(Decimal(3), ToleranceKind.AMOUNT)])),
    )
    return History(indicator=indicator, observations=tuple(observations), targets=tuple(targets))


def expected_of(one: History, organisation: Organisation, until: Period):
    """What each recorded period's row should say, by the rules for one indicator at a time."""
    own = {each.period: each for each in recover(one, organisation.year_start).own}
    (analysed,) = analyse([one], until, organisation, pl.DataFrame)
    points = {point.period: point for point in analysed.process.points} if analysed.process else {}
    for o in one.current:
        value = None if o.value is None else one.indicator.style.published(o.value)
        target = one.target(o.period)
        tolerance = (target.tolerance if target else None) or one.tolerance(organisation)
        earlier = o.period.previous_year
        moved = travel(
            one.standing(o.period),
            one.standing(earlier),
            one.indicator.polarity,
            broken=one.broken_between(earlier, o.period),
        )
        point = points.get(o.period.first)
        mine = own.get(o.period)
        told = {
            "status": rule(value, target, one.indicator.polarity, tolerance).status.value,
            "direction": moved.direction.value,
            "why_not": moved.why_not.value if moved.why_not else "",
            "tentative": moved.tentative,
            "own": None if mine is None or mine.value is None else float(mine.value),
            "own_why_not": "" if mine is None or mine.why_not is None else mine.why_not.value,
            "own_target": None if mine is None or mine.target is None else float(mine.target),
        }
        if mine is not None:
            told["own_tentative"] = mine.tentative
        if point is not None:
            told |= {
                "mean": point.mean,
                "lower": point.lower,
                "upper": point.upper,
                "rule": point.rule.value if point.rule else "",
                "variation": point.variation.value if point.variation else "",
                "assurance": analysed.process.assurance.value if analysed.process.assurance else "",
                "no_limits": point.no_limits.value if point.no_limits else "",
            }
        elif analysed.refusal:
            told |= {"no_limits": analysed.refusal.value, "mean": None, "rule": "", "variation": ""}
        yield o.period, told


def agrees(found, facts):
    until = max(o.period for each in facts.histories for o in each.observations)
    rows = {(row["indicator"], row["period"], row["months"]): row for row in found.to_dicts()}
    for one in facts.histories:
        if not one.observations:
            continue
        for period, told in expected_of(one, facts.organisation, until):
            row = rows[one.indicator.code, period.first, period.months]
            for name, value in told.items():
                assert row[name] == (pytest.approx(value, rel=1e-9, abs=1e-9) if isinstance(value, float) else value), (
                    one.indicator.code,
                    period,
                    name,
                )


@settings(
    deadline=None,
    max_examples=60,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(histories(), min_size=1, max_size=3), st.sampled_from([1, 4]))
def test_a_table_says_what_the_rules_say_of_each_indicator(many, year_start):
    many = [replace(one, indicator=replace(one.indicator, code=f"A {n}")) for n, one in enumerate(many)]
    many = [one for one in many if one.observations]
    if not many or (year_start != 4 and any(o.period.months > 1 for one in many for o in one.observations)):
        return
    facts = Facts(organisation=Organisation(name="Estuary", year_start=year_start), histories=tuple(many))
    agrees(assess(table_of(figures(facts))), facts)


@pytest.fixture(scope="module")
def example():
    facts = read_source(EXAMPLE).facts
    return facts, table_of(figures(facts))


def in_order(frame):
    return frame.sort("organisation", "indicator", "months", "period")


def test_the_example_s_figures_say_what_its_report_says(example):
    facts, table = example
    monthly = [h for h in facts.histories if {o.period.months for o in h.current} == {1}]
    assert len(monthly) > 20
    agrees(assess(table), replace(facts, histories=tuple(monthly)))


def test_every_engine_says_the_same(example, on_engine):
    _, table = example
    shuffled = table.sample(fraction=1.0, shuffle=True, seed=3)
    found = in_order(on_engine(assess, shuffled))
    assert_frame_equal(found, in_order(assess(table)), check_dtypes=False, rel_tol=1e-9)


def test_a_series_table_has_each_series_latest_value(example):
    _, table = example
    found = latest(assess(table))
    assert found.columns == [each.name for each in SERIES]
    assert found.select("organisation", "indicator", "months").is_unique().all()
    valued = table.filter(pl.col("value").is_not_null()).group_by("indicator", "months").agg(pl.col("period").max())
    both = found.join(valued, on=["indicator", "months"], suffix="_newest")
    assert (both["period"] == both["period_newest"]).all()


def test_four_columns_are_enough_and_what_nobody_states_is_not_guessed():
    table = pl.DataFrame(
        {"organisation": "Estuary", "indicator": "A 1", "period": [f"2026-{m:02}" for m in range(1, 13)], "value": 5.0}
    )
    found = assess(table)
    assert found.columns == [each.name for each in VALUES]
    assert found["period"].to_list() == table["period"].to_list()
    assert set(found["status"]) == {"no_target"}
    assert set(found["no_limits"]) == {"aggregation_not_stated"}


def one_series(values, **columns):
    """A monthly series from April 2024; a value of "gap" leaves its month out."""
    rows = [(24291 + at, value) for at, value in enumerate(values) if value != "gap"]
    return pl.DataFrame(
        {
            "organisation": "Estuary",
            "indicator": "A 1",
            "period": [period for period, _ in rows],
            "value": [None if value is None else float(value) for _, value in rows],
            **columns,
        },
        schema_overrides={"value": pl.Float64},
    )


def test_last_year_s_value_is_found_where_months_between_have_no_row():
    table = one_series([*range(5), "gap", *range(6, 15), "gap", 16, 17, "gap", 19])
    found = {row["period"] - 24291: row["earlier"] for row in assess(table).to_dicts()}
    assert {at: value for at, value in found.items() if value is not None} == {12: 0, 13: 1, 14: 2, 16: 4, 19: 7}


def test_a_figure_for_the_year_to_date_whose_parts_do_not_grow_is_not_taken_apart():
    parts = {"kind": "rate", "unit": "percent", "aggregation": "ytd_average", "decimals": 1}
    grows = one_series([50, 50, 50], numerator=[1.0, 2.0, 3.0], denominator=[2.0, 4.0, 6.0], **parts)
    stays = one_series([50, 50, 50], numerator=[1.0, 2.0, 2.0], denominator=[2.0, 4.0, 4.0], **parts)
    assert assess(grows)["own"].to_list() == [50, 50, 50]
    assert set(assess(stays)["no_limits"]) == {"year_to_date"}


@pytest.mark.parametrize(("now", "direction"), [(9, "worse"), (6, "better"), (7, "same"), (5, "better"), (3, "same")])
def test_a_goldilocks_figure_is_measured_from_the_bound_it_lies_beyond(now, direction):
    table = one_series([7, *[None] * 11, now], polarity="goldilocks", target_lower=4.0, target_upper=6.0)
    assert assess(table)["direction"][-1] == direction


def test_what_a_table_lacks_is_said_at_once():
    with pytest.raises(FrameError, match=r"'organisation'.*'indicator'"):
        assess(pl.DataFrame({"period": [1], "value": [1.0]}))


def test_every_column_is_described():
    assert all(each.about for each in (*GIVEN, *VALUES))
