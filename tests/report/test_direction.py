"""Better or worse than the same period of the year before, in words."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace
from tests.facts_builder import APRIL, entry, history

from belisha.domain.facts import History
from belisha.domain.indicator import Aggregation, Frequency, NumberKind, Polarity, Unit
from belisha.domain.judgement import Judgement, Outcome
from belisha.domain.observation import Missing, Observation, Quality
from belisha.domain.period import Period

UP, DOWN, BAND, NONE = Polarity.MAXIMISE, Polarity.MINIMISE, Polarity.GOLDILOCKS, Polarity.NONE

CASES = [
    # polarity, a year ago, now, label, sentence
    (UP, "69.6", "75", "Better than April 2016", "75 in April 2017 against 69.6 in April 2016."),
    (DOWN, "69.6", "75", "Worse than April 2016", "75 in April 2017 against 69.6 in April 2016."),
    (DOWN, "96", "96", "Same as April 2016", "96 in April 2017 against 96 in April 2016."),
    (NONE, "10", "12", "Higher than April 2016", "12 in April 2017 against 10 in April 2016."),
    (NONE, "12", "10", "Lower than April 2016", "10 in April 2017 against 12 in April 2016."),
    (UP, None, "75", "Not comparable", "No value known for April 2016."),
    (UP, "69.6", Missing.WITHHELD, "Not comparable", ""),
]


@pytest.mark.parametrize(("polarity", "before", "now", "label", "sentence"), CASES)
def test_direction_is_said_in_words(
    polarity: Polarity, before: str | None, now: str | Missing, label: str, sentence: str
) -> None:
    shown = entry(history([before, *[None] * 11, now], polarity=polarity), period=APRIL)
    assert (shown.direction.text, shown.direction_sentence) == (label, sentence)


def test_a_goldilocks_indicator_is_better_nearer_its_target() -> None:
    known = history(["70", *[None] * 11, "58"], ["60", *[None] * 11, "60"], polarity=BAND)
    assert entry(known).direction.text == "Better than April 2016"
    assert entry(known).direction_sentence == "58 in April 2017 against 70 in April 2016, nearer to the target."


@pytest.mark.parametrize(("before", "nearer"), [("62", ", neither nearer to the target"), ("58", "")])
def test_goldilocks_values_on_either_side_may_be_as_good_as_each_other(before: str, nearer: str) -> None:
    shown = entry(history([before, *[None] * 11, "58"], ["60", *[None] * 11, "60"], polarity=BAND))
    assert shown.direction.text == "Same as April 2016"
    assert shown.direction_sentence == f"58 in April 2017 against {before} in April 2016{nearer}."


def test_nothing_is_compared_across_a_break_in_series() -> None:
    known = history(["70", *["70"] * 11, "75"])
    broken = Observation(
        period=Period.month(2016, 10), value=known.observations[6].value, quality=(Quality.BREAK_IN_SERIES,)
    )
    observations = (*known.observations[:6], broken, *known.observations[7:])
    shown = entry(History(indicator=known.indicator, observations=observations))
    assert shown.direction.code == "not_comparable"
    assert shown.direction_sentence == "It was counted differently in April 2016."


SHARE, RATE = (
    {"kind": NumberKind.RATE, "unit": unit, "aggregation": Aggregation.SNAPSHOT}
    for unit in (Unit.PERCENT, Unit.PER_10000)
)


CHANCE = ", a difference that chance alone may make of so few cases"


def counted(before: tuple[str, int, int], now: tuple[str, int, int], **fields: Any) -> History:
    """A rate of a year ago and of now: each value with its numerator and denominator."""
    known = history([before[0], *[None] * 11, now[0]], **fields)
    parts = zip(known.observations, (before, now), strict=True)
    given = tuple(replace(o, numerator=Decimal(top), denominator=Decimal(of)) for o, (_, top, of) in parts)
    return replace(known, observations=given)


@pytest.mark.parametrize(
    ("known", "label", "sentence"),
    [
        (
            counted(("15.0", 3, 20), ("6.3", 1, 16), **SHARE),
            "Too few cases to say",
            f"6.3% in April 2017 against 15% in April 2016{CHANCE} (out of 16 now and 20 then).",
        ),
        (
            counted(("4.5", 45, 100_000), ("4.1", 41, 100_000), **RATE),
            "Too few cases to say",
            f"4.1 in April 2017 against 4.5 in April 2016{CHANCE}.",
        ),
        (
            counted(("15.0", 300, 2000), ("6.3", 100, 1600), **SHARE),
            "Worse than April 2016",
            "6.3% in April 2017 against 15% in April 2016.",
        ),
    ],
)
def test_few_cases_have_no_direction_and_no_numerators(known: History, label: str, sentence: str) -> None:
    shown = entry(known)
    assert (shown.direction.text, shown.direction_sentence) == (label, sentence)
    assert (shown.direction.code == "not_comparable") is label.startswith("Too few")


@pytest.mark.parametrize("quality", [Quality.PROVISIONAL, Quality.INCOMPLETE, Quality.ESTIMATED])
def test_a_provisional_figure_marks_the_comparison(quality: Quality) -> None:
    known = history(["70", *[None] * 11, "75"])
    latest = Observation(period=APRIL, value=known.observations[-1].value, quality=(quality,))
    shown = entry(History(indicator=known.indicator, observations=(known.observations[0], latest)))
    assert shown.direction_sentence.endswith("At least one of the two may still change.")


def test_a_printed_arrow_is_kept_and_not_interpreted() -> None:
    known = history(["96", *[None] * 11, "90"], polarity=DOWN)
    judged = History(
        indicator=known.indicator,
        observations=known.observations,
        judgements=(Judgement(period=APRIL, outcome=Outcome.ON_COURSE, printed_arrow="↓"),),
    )
    shown = entry(judged)
    assert (shown.printed_arrow, shown.direction.code) == ("↓", "better")
    assert shown.printed_arrow_text == "Printed as ↓."


def test_a_quarterly_indicator_is_compared_with_its_own_quarter() -> None:
    q1 = Period.quarter(2016, 4)
    before = Observation(period=q1.previous_year, value=Decimal(12))
    now = Observation(period=q1, value=Decimal(14))
    known = history(frequency=Frequency.QUARTERLY)
    shown = entry(History(indicator=known.indicator, observations=(before, now)), period=APRIL)
    assert shown.period.text == "Q4 2016/17"
    assert shown.direction_sentence == "14 in Q4 2016/17 against 12 in Q4 2015/16."
