"""The year's end: what is forecast of it, how sure, when nothing is, and how good it would have been."""

import re
from decimal import Decimal

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from belisha.analysis.backtest import scores, trials
from belisha.analysis.forecast import Declined, forecast
from belisha.analysis.outlook import (
    TUNED,
    Family,
    below,
    crps,
    local_level,
    shares_of_year,
    taken_over,
    year_average,
    year_total,
)
from belisha.cli import main
from belisha.domain.indicator import Aggregation, NumberKind, NumberStyle, Polarity, Unit
from belisha.domain.observation import Missing, Quality
from belisha.domain.period import Period
from belisha.exchange.package import write_package
from facts_builder import ORGANISATION, facts, history

CUMULATIVE = {"aggregation": Aggregation.CUMULATIVE}
SEASONS = (9, 9, 9, 6, 3, 1, 1, 1, 3, 6, 9, 9)


def totals(months):
    found, so_far = [], 0
    for at, month in enumerate(months):
        so_far = month + (so_far if at % 12 else 0)
        found.append(str(so_far))
    return found


def told(values, *, end, annual=None, **fields):
    return forecast(history(values, end=end, annual=annual, **fields), end, ORGANISATION)


APRIL, JULY, MARCH = Period.month(2017, 4), Period.month(2017, 7), Period.month(2018, 3)


def test_a_seasonal_count_follows_last_year_s_shares():
    found = told(totals([*SEASONS, *SEASONS[:4]]), end=JULY, annual="60", **CUMULATIVE)
    assert found.family is Family.ADDS_UP
    assert found.value == pytest.approx(66, rel=0.1)  # a straight line says 99
    assert found.low < found.value < found.high
    assert found.last_year
    assert found.rests_on == 16
    assert 0.5 < found.chance < 1


def test_one_month_is_enough_after_a_whole_year_but_not_without():
    assert told(totals([*SEASONS, 9]), end=APRIL, **CUMULATIVE).why_not is None
    assert told(["9"], end=APRIL, **CUMULATIVE).why_not is Declined.TOO_FEW_PERIODS
    assert told(totals([5, 6, 5, 6]), end=JULY, **CUMULATIVE).value == pytest.approx(66, abs=2)


def test_a_year_that_has_ended_is_as_it_ended():
    found = told(totals([5] * 24), end=MARCH, annual="60", **CUMULATIVE)
    assert (found.value, found.low, found.high, found.chance, found.is_over) == (60, 60, 60, 1, True)
    assert not told(totals([5] * 23), end=Period.month(2018, 2), annual="60", **CUMULATIVE).is_over


def test_a_year_of_single_months_has_ended_once_all_are_there_and_adds_up_exactly():
    months = {"aggregation": Aggregation.PERIOD_TOTAL, "annual": "1.2", "end": MARCH, "polarity": Polarity.MINIMISE}
    whole = told(["0.1"] * 12, style=NumberStyle(1), **months)  # a float's twelve tenths are less than 1.2, or more
    assert (whole.value, whole.chance, whole.is_over) == (1.2, 1, True)
    assert not told([*["0.1"] * 10, None, "0.1"], style=NumberStyle(1), **months).is_over


def test_a_year_is_judged_by_the_figure_as_published():
    """93.46 is published as 93.5, which is the target: the status of that figure says so too."""
    given = {"aggregation": Aggregation.SNAPSHOT, "style": NumberStyle(1)}
    assert told([*["93"] * 11, "93.46"], end=MARCH, annual="93.5", **given).chance == 1


def test_a_count_ends_no_lower_than_it_stands():
    wild = [30, 1, 20, 2, 25, 1, 30, 2, 40, 1, 2, 3]
    found = told(totals([*wild, *wild[:11]]), end=Period.month(2018, 2), **CUMULATIVE)
    assert found.low >= sum(wild[:11])


def test_polarity_decides_what_meets_the_target():
    months = totals([*([10] * 12), 10, 10, 10, 10])
    up = told(months, end=JULY, annual="100", **CUMULATIVE)
    down = told(months, end=JULY, annual="100", polarity=Polarity.MINIMISE, **CUMULATIVE)
    assert (up.chance, down.chance) == (pytest.approx(1), pytest.approx(0))
    assert told(months, end=JULY, annual="100", polarity=Polarity.NONE, **CUMULATIVE).chance is None
    near = told(months, end=JULY, annual="119", polarity=Polarity.GOLDILOCKS, **CUMULATIVE)
    assert near.chance == pytest.approx(1)
    assert told(months, end=JULY, **CUMULATIVE).chance is None


def test_a_stock_stands_about_where_it_stands_and_less_surely_the_further_ahead():
    values = [str(50 + at % 3) for at in range(16)]
    near = told([*values, *values[:6]], end=Period.month(2018, 1), aggregation=Aggregation.SNAPSHOT)
    far = told(values, end=JULY, aggregation=Aggregation.SNAPSHOT)
    assert far.family is Family.LEVEL
    assert far.value == pytest.approx(51, abs=1.5)
    assert far.high - far.low > near.high - near.low


def test_a_year_to_date_rate_is_nearly_settled_near_the_end():
    values = [str(80 + at % 2) for at in range(23)]
    fields = {"aggregation": Aggregation.YTD_AVERAGE, "kind": NumberKind.RATE, "unit": Unit.PERCENT}
    early, late = told(values[:16], end=JULY, **fields), told(values, end=Period.month(2018, 2), **fields)
    assert early.family is Family.YEAR_TO_DATE
    assert late.high - late.low < (early.high - early.low) / 2
    assert early.high <= 100


@pytest.mark.parametrize(
    ("values", "end", "why_not"),
    [
        ([Missing.NOT_YET_AVAILABLE], APRIL, Declined.NO_VALUE_THIS_YEAR),
        (["5", "6", "7"], Period.month(2018, 2), Declined.TOO_FEW_PERIODS),
        (["5"] * 12, Period.month(2017, 3), None),
        (["5"] * 12 + [Missing.NOT_COLLECTED], APRIL, Declined.NO_VALUE_THIS_YEAR),
    ],
)
def test_it_is_declined_with_a_reason(values, end, why_not):
    assert told(values, end=end, aggregation=Aggregation.SNAPSHOT).why_not is why_not


def test_what_rests_on_doubtful_figures_says_so_and_a_lone_incomplete_one_forecasts_nothing():
    def marked(one, quality):
        last = replace(one.observations[-1], quality=(quality,))
        return replace(one, observations=(*one.observations[:-1], last))

    one = history(totals([*SEASONS, 9]), end=APRIL, **CUMULATIVE)
    assert forecast(marked(one, Quality.PROVISIONAL), APRIL, ORGANISATION).tentative
    assert forecast(marked(one, Quality.INCOMPLETE), APRIL, ORGANISATION).why_not is Declined.INCOMPLETE


def test_later_figures_are_out_of_sight():
    months = totals([*SEASONS, *SEASONS])
    one = history(months, end=MARCH, **CUMULATIVE)
    short = history(months[:16], end=JULY, **CUMULATIVE)
    assert forecast(one, JULY, ORGANISATION) == forecast(short, JULY, ORGANISATION)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=30),
    st.sampled_from(Aggregation),
    st.sampled_from(NumberKind),
    st.sampled_from(Polarity),
)
def test_whatever_comes_the_interval_holds_the_value_and_a_chance_is_one(values, aggregation, kind, polarity):
    end = Period.month(2016, 4).shift(len(values) - 1)
    found = told([str(v) for v in values], end=end, annual="90", aggregation=aggregation, kind=kind, polarity=polarity)
    if found.why_not is None:
        assert found.low <= found.value <= found.high
        assert found.chance is None or 0 <= found.chance <= 1


def test_the_arithmetic():
    drawn = TUNED.shrinkage
    assert shares_of_year([[None, 1.0]], 2) == [0.5, 0.5]
    assert shares_of_year([[3.0, 1.0]], 2) == pytest.approx([0.75 - drawn / 4, 0.25 + drawn / 4])
    assert shares_of_year([[3.0, 1.0], [9.0, 3.0]], 2) == pytest.approx([0.75 - drawn / 8, 0.25 + drawn / 8])
    level = local_level([4.0, 4.0, 4.0])
    assert (level.at, level.spread) == (4.0, 0.0)
    assert year_total(8.0, [True, False], [0.5, 0.5], local_level([6.0])).value == 8 + 6
    assert year_average(10.0, 1.0, [1.0, 2.0], level).value == (10 + 3 * 4) / 4
    assert below(0.0, 0.0, 1.0) == 0.5
    assert crps(3.0, 1.0, 0.0) == 2.0
    assert crps(0.0, 0.0, 1.0) == pytest.approx(0.2337, abs=1e-4)  # (√2 − 1) / √π


def test_a_series_takes_the_smoothing_that_would_have_missed_least():
    wandering = [float(at // 4 * 10) for at in range(24)]
    noisy = [10.0, 30.0] * 12
    assert local_level(wandering).smoothing == 0.9
    assert local_level(noisy).smoothing == 0.1
    assert local_level(noisy[:8]).smoothing == TUNED.smoothing


def test_last_year_s_change_counts_as_much_as_it_came_again_before():
    assert taken_over([]) == TUNED.last_year_change
    again, never, against = ([(10.0 * sign, 10.0)] * 48 for sign in (1, 0, -1))
    assert taken_over(again) == pytest.approx((48 + TUNED.doubt * TUNED.last_year_change) / (48 + TUNED.doubt))
    assert taken_over(never) < TUNED.last_year_change
    assert taken_over(against) == 0


def test_years_that_ended_are_forecast_again_and_held_against_how_they_ended():
    one = history(totals([*SEASONS, *SEASONS, *SEASONS]), end=Period.month(2019, 3), **CUMULATIVE)
    found = list(trials([one], ORGANISATION))
    assert {trial.actual for trial in found} == {66}
    (score,) = scores(t for t in found if t.last_year_share is not None)
    assert (score.series, score.trials) == (1, 22)
    assert score.last_year_share < score.ours < score.naive


def test_the_back_test_of_the_example_beats_carrying_on(repository):
    result = CliRunner().invoke(main, ["backtest", str(repository / "examples" / "estuary"), "--to", "csv"])
    assert result.exit_code == 0, result.output
    header, *rows = (line.split(",") for line in result.output.splitlines())
    found = {row[0]: dict(zip(header[1:], row[1:], strict=True)) for row in rows}
    assert list(found) == [family.value for family in Family]
    for scored in found.values():
        assert Decimal(scored["miss"]) < Decimal(scored["naive"])
        assert 70 <= int(scored["coverage"].rstrip("%")) <= 90


def test_a_register_of_one_year_was_missed_by_nothing_of_a_last_year(tmp_path):
    """No forecast had a last year to go by, so there is no miss to print, not a perfect one."""
    write_package(facts(history(totals([5, 6, 7] * 4), end=MARCH, **CUMULATIVE)), tmp_path / "one-year")
    shown = CliRunner().invoke(main, ["backtest", str(tmp_path / "one-year")], catch_exceptions=False).stdout
    assert "0.00" not in shown
    assert re.search(r"  0 +– +–  ", shown)


@pytest.mark.parametrize(
    ("rising", "fields", "held"),
    [
        (True, {"unit": Unit.PERCENT, "kind": NumberKind.RATE}, 100),
        (True, {"unit": Unit.PERCENT, "kind": NumberKind.RATE, "aggregation": Aggregation.YTD_AVERAGE}, 100),
        (False, {"unit": Unit.PERCENT, "kind": NumberKind.RATE}, 0),
        (False, {"kind": NumberKind.COUNT}, 0),
        (False, {"kind": NumberKind.DURATION, "unit": Unit.DAYS}, 0),
    ],
)
def test_no_year_ends_where_no_figure_can_be(rising, fields, held):
    year = [88, 90, 92, 93, 94, 95, 96, 97, 98, 99, 100, 100]  # better each year than the year before, to the bound
    figures = [min(at + 4 * (month // 12), 100) for month, at in enumerate(year * 3)][:30]
    values = [str(each if rising else 100 - each) for each in figures]
    asked = {"aggregation": Aggregation.SNAPSHOT} | fields
    found = told(values, end=Period.month(2017, 9), annual="95", **asked)
    assert found.value == held
    assert found.low <= found.value <= found.high
    assert found.low >= 0
    assert found.high <= 100


@pytest.mark.parametrize("kind", [NumberKind.MONEY, NumberKind.SCORE])
def test_money_and_scores_may_turn_negative_for_the_first_time(kind):
    figures = [100 - at * 4 for at in range(12)] + [50 - at * 9 for at in range(6)]
    assert min(figures) > 0
    values = [str(each) for each in figures]
    found = told(values, end=Period.month(2017, 9), aggregation=Aggregation.SNAPSHOT, kind=kind)
    assert found.value < 0
