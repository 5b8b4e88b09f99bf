"""What the figures suggest beside the owner's outcome, how both fared, and whether targets ask for anything."""

from datetime import datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from belisha.analysis.ambition import soft_targets
from belisha.analysis.forecast import Forecast
from belisha.analysis.suggest import suggest
from belisha.analysis.track import GROUPS, Grouping, predictions, track_record
from belisha.domain.indicator import Aggregation, NumberKind, Polarity
from belisha.domain.judgement import Judgement, Outcome
from belisha.domain.observation import Missing, Quality
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period
from belisha.domain.target import Status, Target
from facts_builder import facts, history

YEAR = Period.year(2017)
MARCH = Period.month(2018, 3)
COUNCIL = Organisation(name="Estuary Borough Council")


@pytest.mark.parametrize(
    ("chance", "status", "outcome", "basis"),
    [
        (0.7, Status.OFF_TARGET, "on_course", "forecast"),
        (0.69, Status.ON_TARGET, "some_slippage", "forecast"),
        (0.3, Status.ON_TARGET, "some_slippage", "forecast"),
        (0.29, Status.ON_TARGET, "at_risk", "forecast"),
        (None, Status.ON_TARGET, "on_course", "status"),
        (None, Status.NEAR_TARGET, "some_slippage", "status"),
        (None, Status.OFF_TARGET, "at_risk", "status"),
        (None, Status.NO_VALUE, None, "nothing"),
        (None, Status.NO_TARGET, None, "nothing"),
    ],
)
def test_the_suggestion(chance, status, outcome, basis):
    found = suggest(Forecast(year=YEAR, chance=chance), status)
    assert (found.outcome, found.basis) == (outcome, basis)


def test_whether_the_owner_s_differs():
    at_risk = suggest(Forecast(year=YEAR, chance=0.1), Status.NO_TARGET)
    assert at_risk.differs(Outcome.ON_COURSE)
    assert not at_risk.differs(Outcome.AT_RISK)
    assert not at_risk.differs(Outcome.AT_RISK_OR_SOME_SLIPPAGE)
    assert not at_risk.differs(None)
    assert suggest(Forecast(year=YEAR, chance=0.9), Status.NO_TARGET).differs(Outcome.AT_RISK_OR_SOME_SLIPPAGE)


def ended(annual="100", per_month=10, **fields):
    """A count of 10 a month over two years, judged on course each month of the second."""
    values = [str(per_month * (at % 12 + 1)) for at in range(24)]
    one = history(values, end=MARCH, annual=annual, aggregation=Aggregation.CUMULATIVE, **fields)
    judged = tuple(Judgement(period=MARCH.shift(-at), outcome=Outcome.ON_COURSE) for at in range(12))
    return replace(one, judgements=judged)


def test_the_track_record_scores_owner_and_forecast_when_the_year_has_ended():
    (record,) = track_record(predictions(facts(ended())), GROUPS[Grouping.INDICATOR])
    assert (record.group, record.predictions, record.on_course, record.came_true) == ("CP 1.1", 11, 11, 11)
    assert record.owner.brier == pytest.approx(0.01)
    assert record.forecast.brier == pytest.approx(0, abs=0.01)
    (missed,) = track_record(predictions(facts(ended(annual="200"))), GROUPS[Grouping.INDICATOR])
    assert (missed.on_course, missed.came_true) == (11, 0)
    assert missed.owner.brier == pytest.approx(0.81)


def test_by_month_of_the_year_and_not_before_the_year_has_ended():
    assert [record.group for record in track_record(predictions(facts(ended())), GROUPS[Grouping.MONTH])] == [
        f"{month:02d}" for month in range(1, 12)
    ]
    open_still = replace(ended(), observations=ended().observations[:-1])
    assert list(predictions(facts(open_still))) == []


def test_an_earlier_release_says_what_was_expected_at_the_time():
    now = ended()
    july = Period.month(2017, 7)
    then = replace(
        now,
        observations=tuple(
            replace(o, value=o.value * 9) if o.period.last > MARCH.last - 12 else o
            for o in now.observations
            if o.period.last <= july.last
        ),
        judgements=(Judgement(period=july, outcome=Outcome.AT_RISK),),
        targets=(Target(period=YEAR, value=Decimal(200)),),
    )
    now = replace(now, targets=(Target(period=YEAR, value=Decimal(200)),))
    found = {p.asked: p for p in predictions(facts(now), [facts(then)])}
    assert (found[july].outcome, found[july].chance) == (Outcome.AT_RISK, pytest.approx(1, abs=0.05))
    assert found[Period.month(2017, 8)].chance == pytest.approx(0, abs=0.05)


def test_what_was_recorded_later_was_not_known():
    one = ended()
    last = one.observations[15]
    first = replace(last, value=Decimal(400), recorded=datetime(2017, 8, 9))  # noqa: DTZ001 - as a source has it
    second = replace(last, revision=2, recorded=datetime(2018, 5, 1))  # noqa: DTZ001 - as a source has it
    revised = replace(one, observations=(*one.observations[:15], first, second, *one.observations[16:]))
    revised = replace(revised, targets=(Target(period=YEAR, value=Decimal(300)),))
    found = {p.asked: p for p in predictions(facts(revised))}
    assert found[last.period].chance > 0.8  # with what is known today it would be nothing


def soft(one, asked=MARCH, before=()):
    return [each.kind for each in soft_targets(one, asked, COUNCIL, before)]


def test_a_target_below_last_year_s_result_is_easier():
    one = history(["90", "80"], end=Period.month(2017, 4), annual="85", aggregation=Aggregation.SNAPSHOT)
    assert soft(one, Period.month(2017, 4)) == ["easier_than_last_result"]
    assert soft(replace(one, indicator=replace(one.indicator, polarity=Polarity.MINIMISE)), Period.month(2017, 4)) == []
    assert soft(replace(one, indicator=replace(one.indicator, polarity=Polarity.NONE)), Period.month(2017, 4)) == []


def test_a_year_s_target_is_held_against_a_whole_year():
    """Twelve months of ten are 120 a year: a target of 110 asks for less, one of 130 for more."""
    months = {"end": Period.month(2017, 4), "aggregation": Aggregation.PERIOD_TOTAL, "kind": NumberKind.COUNT}
    assert soft(history(["10"] * 13, annual="110", **months), Period.month(2017, 4)) == ["easier_than_last_result"]
    assert soft(history(["10"] * 13, annual="130", **months), Period.month(2017, 4)) == []
    assert soft(history(["10"] * 6, annual="110", **months), Period.month(2017, 4)) == []  # half a year is no result


def test_a_target_is_not_held_against_a_result_that_was_counted_in_another_way():
    """A break on the new year's first value: last year's end says nothing of what the target asks for."""
    one = history(["90", "80"], end=Period.month(2017, 4), annual="85", aggregation=Aggregation.SNAPSHOT)
    *before, newest = one.observations
    broken = replace(newest, quality=frozenset({Quality.BREAK_IN_SERIES}))
    assert soft(replace(one, observations=(*before, broken)), Period.month(2017, 4)) == []


def test_a_target_that_was_harder_in_an_earlier_release_was_lowered():
    now, then = history(["90"], annual="85"), history(["90"], annual="95")
    (found,) = soft_targets(now, Period.month(2017, 4), COUNCIL, [then])
    assert (found.kind, found.target, found.against) == ("lowered_within_year", 85, 95)
    assert soft(then, Period.month(2017, 4), [now]) == []


@pytest.mark.parametrize(("month", "found"), [(6, []), (7, ["to_be_confirmed_late"])])
def test_a_target_to_be_confirmed_is_late_after_june(month, found):
    one = replace(history(["5"]), targets=(Target(period=YEAR, missing=Missing.TO_BE_CONFIRMED),))
    assert soft(one, Period.month(2017, month)) == found


def test_a_target_that_is_always_met_by_far_asks_for_nothing():
    one = history(["55"] * 12, ["50"] * 12, end=MARCH, aggregation=Aggregation.SNAPSHOT)
    assert soft(one) == ["always_met_widely"]
    assert soft(history(["55"] * 11 + ["54"], ["50"] * 12, end=MARCH, aggregation=Aggregation.SNAPSHOT)) == []
