"""Every status explains itself in one sentence with its numbers."""

from decimal import Decimal

import pytest
from tests.facts_builder import APRIL, entry, history

from belisha.domain.facts import History
from belisha.domain.indicator import NumberStyle, Polarity, Unit
from belisha.domain.observation import Missing
from belisha.domain.target import Target
from belisha.domain.tolerance import Tolerance, ToleranceKind

UP, DOWN, BAND, NONE = Polarity.MAXIMISE, Polarity.MINIMISE, Polarity.GOLDILOCKS, Polarity.NONE

SENTENCES = [
    # polarity, value, target, status, sentence
    (UP, "83.7", "90", "off_target", "83.7% is below 85.5%, which is 95% of the target of 90%."),
    (UP, "85.5", "90", "near_target", "85.5% is below the target of 90% but not below 85.5%, which is 95% of the target."),
    (UP, "90", "90", "on_target", "90% meets the target exactly."),
    (UP, "93", "90", "on_target", "93% is above the target of 90%."),
    (UP, "29.6", "33.5", "off_target", "29.6% is below 31.825%, which is 95% of the target of 33.5%."),
    (UP, "31.8", "33.5", "off_target", "31.8% is below 31.825%, which is 95% of the target of 33.5%."),
    (DOWN, "75", "66", "off_target", "75% is above 69.3%, which is 105% of the target of 66%."),
    (DOWN, "69.3", "66", "near_target", "69.3% is above the target of 66% but not above 69.3%, which is 105% of the target."),
    (DOWN, "60", "66", "on_target", "60% is below the target of 66%."),
    (BAND, "54.9", "55.7", "on_target", "54.9% is within 5% of the target of 55.7% (52.915% to 58.485%)."),
    (BAND, "52", "55.7", "near_target", "52% is more than 5% from the target of 55.7% but within 10% of it (50.13% to 61.27%)."),
    (BAND, "70", "55.7", "off_target", "70% is more than 10% from the target of 55.7% (50.13% to 61.27%)."),
    (NONE, "12", "10", "no_target", "The indicator is for information: no value is better than another."),
    (UP, "12", None, "no_target", "There is no target for April 2017 to compare with."),
    (UP, Missing.NOT_STATED, "90", "no_value", "There is no value for April 2017: not stated."),
    (UP, Missing.NOT_APPLICABLE, "90", "no_value", "No value is due for April 2017."),
    (UP, Missing.NOT_YET_AVAILABLE, "90", "no_value", "There is no value for April 2017: not yet available."),
]  # fmt: skip


@pytest.mark.parametrize(("polarity", "value", "target", "status", "sentence"), SENTENCES)
def test_a_status_and_its_sentence(
    polarity: Polarity, value: str | Missing | None, target: str | None, status: str, sentence: str
) -> None:
    shown = entry(history(["50", value], ["90", target], polarity=polarity, unit=Unit.PERCENT), period=APRIL)
    assert (shown.status.code, shown.status_sentence) == (status, sentence)


@pytest.mark.parametrize(
    ("value", "status", "sentence"),
    [
        ("-10", "on_target", "−10 meets the target exactly."),
        ("-10.3", "near_target", "−10.3 is below the target of −10 but not below −10.5, which is the target less 5%."),
        ("-11", "off_target", "−11 is below −10.5, which is the target of −10 less 5%."),
    ],
)
def test_the_tolerance_of_a_negative_target_goes_by_its_size(value: str, status: str, sentence: str) -> None:
    shown = entry(history([value], ["-10"]))
    assert (shown.status.code, shown.status_sentence) == (status, sentence)


def test_a_target_of_zero_needs_a_tolerance_as_an_amount() -> None:
    amount = Tolerance(Decimal(2), ToleranceKind.AMOUNT)
    shown = entry(history(["2"], ["0"], polarity=DOWN, tolerance=amount))
    assert shown.status.code == "near_target"
    assert shown.status_sentence == "2 is above the target of 0 but not above 2, which is the target plus 2."


def test_the_value_is_compared_as_published() -> None:
    assert entry(history(["89.95"], ["90"], style=NumberStyle(1))).status.code == "on_target"
    assert entry(history(["89.94"], ["90"], style=NumberStyle(1))).status.code == "near_target"


@pytest.mark.parametrize(
    ("value", "status", "sentence"),
    [
        ("18", "on_target", "18 is within the bounds, 18 to 22."),
        ("17.1", "near_target", "17.1 is outside the bounds, 18 to 22, but within 5% of them (17.1 to 23.1)."),
        ("23.2", "off_target", "23.2 is outside the bounds, 18 to 22, by more than 5% (17.1 to 23.1)."),
    ],
)
def test_bounds_are_compared_on_both_sides(value: str, status: str, sentence: str) -> None:
    known = history([value], polarity=BAND)
    bounds = Target(period=APRIL, lower=Decimal(18), upper=Decimal(22))
    shown = entry(History(indicator=known.indicator, observations=known.observations, targets=(bounds,)))
    assert (shown.status.code, shown.status_sentence) == (status, sentence)
    assert shown.target.text == "18 to 22"


def test_a_target_that_is_to_be_confirmed_says_so() -> None:
    known = history(["12"])
    open_target = Target(period=APRIL, missing=Missing.TO_BE_CONFIRMED)
    shown = entry(History(indicator=known.indicator, observations=known.observations, targets=(open_target,)))
    assert shown.status_sentence == "There is no target for April 2017 to compare with: to be confirmed."
