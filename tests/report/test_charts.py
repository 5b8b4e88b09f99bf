"""What charts show and say: scales, bands, windows, and the finding in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.facts_builder import detail, entry, history

from belisha.domain.facts import History
from belisha.domain.indicator import Aggregation, Frequency, NumberKind, NumberStyle, Polarity, Scale, Unit
from belisha.domain.observation import Missing, Observation
from belisha.domain.period import Period
from belisha.report.axis import axis, round_above
from belisha.report.chart_model import GaugeChart

UP, DOWN, BAND = Polarity.MAXIMISE, Polarity.MINIMISE, Polarity.GOLDILOCKS
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False)


def gauge(value: str, target: str, **fields: object) -> GaugeChart:
    shown = detail(history([value], [target], **fields)).gauge
    assert shown is not None
    return shown


def bands(shown: GaugeChart) -> list[tuple[str, str, str]]:
    return [(b.status.code, f"{b.lower.normalize():f}", f"{b.upper.normalize():f}") for b in shown.bands]


def test_a_gauge_of_a_high_percentage_runs_to_100() -> None:
    shown = gauge("83.7", "90", unit=Unit.PERCENT)
    assert bands(shown) == [
        ("off_target", "0", "85.5"),
        ("near_target", "85.5", "90"),
        ("on_target", "90", "100"),
    ]
    assert [tick.text for tick in shown.limits] == ["0%", "85.5%", "90%", "100%"]


def test_a_gauge_of_a_minimised_indicator_is_the_mirror_image() -> None:
    assert bands(gauge("75", "66", polarity=DOWN)) == [
        ("on_target", "0", "66"),
        ("near_target", "66", "69.3"),
        ("off_target", "69.3", "100"),
    ]


def test_a_goldilocks_gauge_has_two_sides() -> None:
    assert [code for code, _, _ in bands(gauge("55", "55.7", polarity=BAND))] == [
        "off_target",
        "near_target",
        "on_target",
        "near_target",
        "off_target",
    ]


def test_an_indicator_may_have_a_scale_of_its_own() -> None:
    shown = gauge("75", "66", polarity=DOWN, scale=Scale(Decimal(40), Decimal(120)))
    assert (shown.minimum, shown.maximum) == (40, 120)


def test_a_gauge_needs_a_value_and_a_target() -> None:
    without_target = detail(history(["75"]))
    assert (without_target.gauge, without_target.gauge_text) == (None, "No gauge: there is no target for April 2017.")
    without_value = detail(history([Missing.NOT_YET_AVAILABLE], ["66"]), period=Period.month(2017, 4))
    assert (without_value.gauge, without_value.gauge_text) == (None, "No gauge: there is no value for April 2017.")


@given(NUMBERS, NUMBERS, st.sampled_from([UP, DOWN, BAND]))
def test_a_gauge_holds_its_value_and_has_no_gaps(value: Decimal, target: Decimal, polarity: Polarity) -> None:
    shown = gauge(str(value), str(target), polarity=polarity, style=NumberStyle(3))
    assert shown.minimum <= value <= shown.maximum
    edges = [shown.minimum, *(band.upper for band in shown.bands)]
    assert edges[:-1] == [band.lower for band in shown.bands]
    assert edges[-1] == shown.maximum


@pytest.mark.parametrize(
    ("number", "above"), [("97.5", "100"), ("85.8", "100"), ("72.8", "80"), ("1", "1"), ("0.13", "0.15")]
)
def test_a_round_number_above(number: str, above: str) -> None:
    assert round_above(Decimal(number)) == Decimal(above)


@given(st.lists(NUMBERS, min_size=1, max_size=50), st.booleans(), st.booleans())
def test_a_scale_holds_every_number_with_few_rising_ticks(numbers: list[Decimal], zero: bool, whole: bool) -> None:
    made = axis(numbers, Unit.NUMBER, from_zero=zero, whole=whole)
    values = [tick.value for tick in made.ticks]
    assert made.minimum <= min(numbers)
    assert max(numbers) <= made.maximum
    assert 2 <= len(values) <= 9
    assert values == sorted(set(values))
    assert len({tick.text for tick in made.ticks}) == len(values)
    assert not zero or made.minimum <= 0 <= made.maximum


def test_values_close_together_far_from_zero_have_a_scale_of_their_own() -> None:
    made = axis([Decimal(63), Decimal(75)], Unit.NUMBER, from_zero=False, whole=False)
    assert made.note == "The scale does not start at zero"
    assert made.minimum > 0
    from_zero = axis([Decimal(20), Decimal(75)], Unit.NUMBER, from_zero=False, whole=False)
    assert (from_zero.minimum, from_zero.note) == (0, "")


def test_a_monthly_trend_shows_last_year_and_this_with_the_future_as_space() -> None:
    trend = detail(history(["70"] * 12 + ["75"], ["63"] * 12 + ["66"])).trend
    assert len(trend.points) == 24
    assert (trend.points[0].label, trend.points[-1].label) == ("April 2016", "March 2018")
    assert trend.latest == 12
    assert [point.future for point in trend.points] == [False] * 13 + [True] * 11
    assert trend.points[12].previous == 70


def test_a_gap_says_why() -> None:
    trend = detail(history(["70", Missing.WITHHELD, "75"])).trend
    gap = next(point for point in trend.points if point.label == "March 2017")
    assert (gap.value, gap.gap) == (None, "Withheld")


def test_counts_that_add_up_are_bars_from_zero_and_cumulative_rates_are_lines() -> None:
    counted = {"aggregation": Aggregation.CUMULATIVE, "style": NumberStyle(0)}
    assert detail(history(["855", "24"], **counted)).trend.kind == "bars"
    assert detail(history(["855", "24"], **counted)).trend.axis.minimum == 0
    assert detail(history(["85", "84"], kind=NumberKind.RATE, **counted)).trend.kind == "line"
    assert detail(history(["85", "84"], resets=False, **counted)).trend.kind == "line"


def test_a_sum_starts_anew_with_the_year_and_a_running_total_never() -> None:
    def anew(**fields: object) -> list[str]:
        known = history(["85", "84"], aggregation=Aggregation.CUMULATIVE, kind=NumberKind.RATE, **fields)
        return [point.label for point in detail(known).trend.points if point.starts_anew]

    assert anew() == ["April 2016", "April 2017"]
    assert anew(resets=False) == []


def test_a_quarterly_trend_shows_quarters() -> None:
    quarters = tuple(
        Observation(period=Period.quarter(2014 + i // 4, i % 4 + 1), value=Decimal(50 + i)) for i in range(12)
    )
    known = history(frequency=Frequency.QUARTERLY)
    trend = detail(History(indicator=known.indicator, observations=quarters), period=Period.month(2017, 4)).trend
    assert (trend.points[0].label, trend.points[-1].label) == ("Q1 2014/15", "Q4 2017/18")
    assert trend.points[0].letter == "Q1"


FINDINGS = [
    (["70"] * 12 + ["75"], ["63"] * 12 + ["66"], "75 in April 2017, above the target of 66 and the highest of 13 values."),
    (["70"] * 12 + ["60"], ["63"] * 12 + ["66"], "60 in April 2017, below the target of 66 and the lowest of 13 values."),
    (["70"] * 13, ["70"] * 13, "70 in April 2017, equal to the target of 70."),
    (["70", "75"], [], "75 in April 2017."),
    (["70", Missing.NOT_YET_AVAILABLE], ["66", "66"], "No value for April 2017. The latest is 70 in March 2017."),
]  # fmt: skip


@pytest.mark.parametrize(("values", "targets", "finding"), FINDINGS)
def test_a_trend_tells_its_finding(values: list[str | Missing], targets: list[str], finding: str) -> None:
    assert detail(history(values, targets), period=Period.month(2017, 4)).trend.description == finding


def test_a_sparkline_ends_with_the_latest_value_and_begins_with_the_first() -> None:
    spark = entry(history(["70", "71", Missing.WITHHELD, "73"])).spark
    assert spark.values == (70, 71, None, 73)
    assert spark.description == "From 70 in January 2017 to 73 in April 2017, between 70 and 73."
