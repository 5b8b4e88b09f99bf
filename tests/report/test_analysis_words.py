"""The sentences of the analysis: each says what was found with its numbers."""

import re
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from belisha.analysis.ambition import Softness, SoftTarget
from belisha.analysis.few_cases import few_cases
from belisha.analysis.findings import process_series
from belisha.analysis.forecast import Declined, Forecast
from belisha.analysis.process_rules import ProcessSettings
from belisha.analysis.spc import process_points
from belisha.analysis.suggest import suggest
from belisha.domain.indicator import NumberKind, NumberStyle, Unit
from belisha.domain.judgement import Outcome
from belisha.domain.observation import Observation
from belisha.domain.period import Period
from belisha.domain.target import Status, Target
from belisha.report.wording import say
from belisha.report.wording.numbers import settled
from belisha.report.wording.telling import Telling
from facts_builder import indicator

FLAT = [50.0, 52.0] * 6
COUNT = indicator(style=NumberStyle(0), unit=Unit.NUMBER)
YEAR = Period.year(2017)


def sentence(values, target=None, band=None, decimals=(1, 1), **asked):
    frame = pl.DataFrame({"series": "s", "period": range(len(values)), "value": values})
    (found,) = process_series(
        process_points(
            frame, ProcessSettings(target=target, target_lower=band and band[0], target_upper=band and band[1], **asked)
        )
    )
    telling = Telling(
        values=NumberStyle(decimals[0], keep_zeros=False),
        limits=NumberStyle(decimals[1]),
        period=lambda at: f"month {at}",
        target=None if target is None else settled(target),
        band=None if band is None else (settled(band[0]), settled(band[1])),
    )
    return say.analysis.process_sentence(found, telling)


RISE = [50.0, 50.5, 51.0, 51.5, 52.0, 52.5, 53.0]
SHIFT = [*FLAT, *FLAT, 51.5, 51.6, 51.5, 51.6, 51.5, 51.6, 51.5]
SENTENCES = [
    (FLAT, {}, "52 in month 11 lies within the limits, 45.7 to 56.3, as this process goes: common cause variation."),
    ([*FLAT, 70.0], {}, "70 in month 12 is above the upper limit of 61.3: special cause variation, for the better."),
    ([*FLAT, 30.0], {}, "30 in month 12 is below the lower limit of 39.6: special cause variation, for the worse."),
    ([*FLAT, *RISE], {}, "7 values in a row rise, from 50 in month 12 to 53 in month 18: special"),
    ([*FLAT, *RISE], {"polarity": "none"}, "special cause variation, high, where neither way is better."),
    (SHIFT, {}, "8 values from month 23 to 51.5 in month 30 are all above the mean of 51.1: special"),
    ([*FLAT, 55.5, 55.6, 55.5], {}, "is one of two in three values close to the upper limit of 56.8, all three above the mean"),
    (FLAT[:1], {}, "There are no limits: 1 value is fewer than the 8 that limits need."),
    (FLAT[:7], {}, "There are no limits: 7 values are fewer than the 8 that limits need."),
    (FLAT[:1], {}, "There are no limits: 1 value is fewer than the 8 that limits need."),
    (FLAT[:9], {}, "These are trial limits: they rest on 9 values, fewer than 12."),
    ([float(at // 3) for at in range(24)], {}, "Values stay near the one before (lag-one correlation 0.8"),
    ([float(at // 3) for at in range(24)], {"stock": True}, "There are no limits: the values are of a moment, and each is mostly the one before (lag-one correlation 0.8"),
    (FLAT, {"target": 51.0}, "The target of 51 lies within the limits, 45.7 to 56.3: it will be met at times"),
    (FLAT, {"target": 40.0}, "lies outside the limits, 45.7 to 56.3, on the side that is met"),
    ([*FLAT, 70.0], {"target": 55.0}, "by chance. But the latest value is special, so the process may not be as it was."),
    (FLAT, {"target": 40.0}, "it will be met as long as the process stays as it is."),
    ([*FLAT, 30.0], {"target": 35.0}, "on the side that is met: a process within them meets it. But the latest value is special,"),
    (FLAT, {"target": 60.0}, "it will not be met unless the process changes."),
    ([*FLAT, 70.0], {"target": 65.0}, "on the side that is missed: a process within them misses it. But the latest value is special,"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "asked", "says"), SENTENCES)
def test_a_process_says_what_it_is(values, asked, says):
    assert says in sentence(values, **asked)


MINE, THEIRS = r"(?P<one>[−\d.,]+?)", r"(?P<other>[−\d.,]+?)"
LOW, HIGH = r"(?P<low>[−\d.,]+?)", r"(?P<high>[−\d.,]+?)"
CLAIMS = {
    rf"^{MINE} in month \d+ is above the upper limit of {THEIRS}: ": lambda one, other: one > other,
    rf"^{MINE} in month \d+ is below the lower limit of {THEIRS}: ": lambda one, other: one < other,
    rf"^{MINE} in month \d+ lies within the limits, {LOW} to {HIGH}, as ": lambda one, low, high: low <= one <= high,
    rf"^\d+ values in a row rise, from {THEIRS} in month \d+ to {MINE} in ": lambda one, other: one > other,
    rf"^\d+ values in a row fall, from {THEIRS} in month \d+ to {MINE} in ": lambda one, other: one < other,
    rf"^{MINE} in .* upper limit of {HIGH}, all three above the mean of {LOW}: ": lambda one, low, high: (
        low < one <= high
    ),
    rf"^{MINE} in .* lower limit of {LOW}, all three below the mean of {HIGH}: ": lambda one, low, high: (
        low <= one < high
    ),
    rf"^\d+ values from .* to {MINE} in .* are all above the mean of {THEIRS}: ": lambda one, other: one > other,
    rf"^\d+ values from .* to {MINE} in .* are all below the mean of {THEIRS}: ": lambda one, other: one < other,
    rf"target of {MINE} lies within the limits, {LOW} to {HIGH}: ": lambda one, low, high: low <= one <= high,
    rf"target of {MINE} lies outside the limits, {LOW} to {HIGH}, ": lambda one, low, high: not low <= one <= high,
    rf"The limits, {LOW} to {HIGH}, lie within {MINE} to {THEIRS}, where": lambda one, other, low, high: (
        one <= low <= high <= other
    ),
    rf"The limits, {LOW} to {HIGH}, lie outside {MINE} to {THEIRS}, where": lambda one, other, low, high: (
        high < one or other < low
    ),
    rf"The limits, {LOW} to {HIGH}, reach beyond {MINE} to {THEIRS}, where": lambda one, other, low, high: (
        low < one or other < high
    ),
}
"""What the sentences say of the numbers that stand in them."""


def claimed(said):
    for pattern, holds in CLAIMS.items():
        if found := re.search(pattern, said):
            numbers = {
                name: Decimal(text.replace("−", "-").replace(",", "")) for name, text in found.groupdict().items()
            }
            yield holds, numbers


def narrow():
    """Series whose figures differ by little, beside what they are rounded to."""
    steps = st.lists(st.integers(-60, 60), min_size=8, max_size=30)
    odd = st.lists(st.integers(-300, 300), max_size=1)
    return st.tuples(steps, odd).map(lambda drawn: [50 + at / 1000 for at in (*drawn[0], *drawn[1])])


@settings(max_examples=300, deadline=None)
@given(
    narrow(),
    st.integers(49_700, 50_300).map(lambda at: at / 1000),
    st.integers(0, 300).map(lambda at: at / 1000),
    st.integers(0, 2),
    st.sampled_from(["maximise", "minimise", "goldilocks"]),
)
def test_what_a_sentence_says_is_true_of_the_numbers_in_it(values, target, width, decimals, polarity):
    band = (target, round(target + width, 3)) if polarity == "goldilocks" else None
    said = sentence(values, None if band else target, band, (decimals, decimals + 1), polarity=polarity)
    found = list(claimed(said))
    assert len(found) == 2, said
    for holds, numbers in found:
        assert holds(**numbers), said


def test_a_limit_beside_a_target_is_not_rounded_to_it():
    """An upper limit of 31.052, which one decimal would make 31.1."""
    values = [30.42, 30.62] * 8
    assert "The target of 31.1 lies outside the limits, 29.99 to 31.05, on the side that is missed" in sentence(
        values, 31.1
    )
    assert "The target of 31 lies within the limits, 30.0 to 31.1: " in sentence(values, 31.0)


def test_a_forecast_says_what_it_rests_on():
    found = Forecast(
        year=YEAR,
        value=6535.4,
        low=5583.8,
        high=7487.0,
        chance=0.86,
        target=Target(period=YEAR, value=Decimal(5740)),
        rests_on=13,
        last_year=True,
        tentative=True,
    )
    assert say.outlook.forecast_sentence(found, COUNT) == (
        "2017/18 is forecast to end at 6,535, between 5,584 and 7,487 eight times in ten: a chance of 86% of meeting "
        "the target of 5,740. It rests on 13 values, last year's among them. Some of them are provisional or incomplete."
    )


@pytest.mark.parametrize(
    ("chance", "tentative", "said"),
    [
        (1.0, False, "2017/18 ended at 6,535: the target of 5,740 was met."),
        (
            *(0.0, True),
            "2017/18 ended at 6,535: the target of 5,740 was missed. Some of its values are provisional or incomplete.",
        ),
        (None, False, "2017/18 ended at 6,535."),
    ],
)
def test_a_year_that_is_over_has_no_chance_left(chance, tentative, said):
    target = Target(period=YEAR, value=Decimal(5740))
    found = Forecast(year=YEAR, value=6535.0, low=6535.0, high=6535.0, chance=chance, target=target, is_over=True)
    found = replace(found, tentative=tentative)
    assert say.outlook.forecast_sentence(found, COUNT) == said


def test_an_interval_narrower_than_the_decimals_is_left_out():
    found = Forecast(year=YEAR, value=6535.0, low=6534.9, high=6535.1, rests_on=13)
    assert say.outlook.forecast_sentence(found, COUNT).startswith("2017/18 is forecast to end at 6,535. It")


@pytest.mark.parametrize("why_not", Declined)
def test_a_declined_forecast_says_why(why_not):
    said = say.outlook.forecast_sentence(Forecast(year=YEAR, why_not=why_not), COUNT)
    assert said.startswith("No forecast: ")


@pytest.mark.parametrize(
    ("chance", "text"),
    [
        (0.0, "less than 1%"),
        (0.004, "less than 1%"),
        (0.005, "1%"),
        (0.125, "13%"),
        (0.996, "more than 99%"),
        (1.0, "more than 99%"),
    ],
)
def test_nothing_is_certain(chance, text):
    assert say.outlook.chance_text(chance) == f"a chance of {text}"


def test_a_suggestion_says_why_or_that_the_owner_expects_the_same():
    likely = suggest(Forecast(year=YEAR, chance=0.86), Status.OFF_TARGET)
    assert say.outlook.suggestion_sentence(likely, Outcome.AT_RISK) == (
        "The figures suggest “On course to achieve target”, from a chance of 86% of meeting the annual target."
    )
    assert say.outlook.suggestion_sentence(likely, Outcome.ON_COURSE) == "The figures suggest the same."
    missed = suggest(Forecast(year=YEAR, chance=0.0, is_over=True), Status.ON_TARGET)
    assert say.outlook.suggestion_sentence(missed, None) == (
        "The figures suggest “At risk of missing target”, since the annual target was missed."
    )
    by_status = suggest(Forecast(year=YEAR), Status.NEAR_TARGET)
    assert say.outlook.suggestion_sentence(by_status, None).endswith("from the latest status, near target.")
    assert say.outlook.suggestion_sentence(suggest(Forecast(year=YEAR), Status.NO_VALUE), None) == ""


def test_soft_targets_have_their_figures():
    said = [
        say.outlook.soft_target_sentence(
            SoftTarget(kind=kind, year=YEAR, target=Decimal(85), against=Decimal(90), periods=12), COUNT
        )
        for kind in Softness
    ]
    assert said[0] == "The target of 85 is easier than last year's result, 90."
    assert len(set(said)) == len(Softness)


@pytest.mark.parametrize(
    ("now", "before", "of"),
    [
        (("10.0", 100, 1000), ("20.0", 200, 1000), "percent"),  # more than chance
        (("10.0", 1, 10), ("10.0", 1, 10), "percent"),  # nothing differs
        (("10.0", None, 10), ("20.0", 2, 10), "percent"),
        (("10.0", 1, 10), None, "percent"),
        (("1.5", "1.5", 10), ("2.0", 2, 10), "percent"),  # days are no cases
        (("1.5", 15, 10), ("2.0", 20, 10), "number"),
    ],
)
def test_of_other_figures_nothing_is_said(now, before, of):
    later = None if before is None else observed(*before)
    assert few_cases(observed(*now), later, {"percent": PERCENT, "number": COUNT}[of]) is None


PERCENT = indicator(style=NumberStyle(1), unit=Unit.PERCENT, kind=NumberKind.RATE)
RATE = indicator(style=NumberStyle(1), unit=Unit.PER_10000, kind=NumberKind.RATE)


def observed(value, numerator, denominator):
    top, bottom = (None if each is None else Decimal(str(each)) for each in (numerator, denominator))
    return Observation(period=YEAR, value=Decimal(value), numerator=top, denominator=bottom)
