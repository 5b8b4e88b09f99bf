"""How a figure is printed: once, for every format."""

from decimal import Decimal

import pytest
from tests.facts_builder import indicator

from belisha.domain.indicator import NumberStyle, Unit
from belisha.report.wording.numbers import exact_text, figure_text, limit_text, tick_text

FIGURES = [
    # value, decimals, zeros kept, unit, text
    ("48.25", 1, True, Unit.PERCENT, "48.3%"),
    ("48.24", 1, True, Unit.PERCENT, "48.2%"),
    ("0.05", 1, True, Unit.NUMBER, "0.1"),
    ("-0.05", 1, True, Unit.NUMBER, "−0.1"),
    ("-0.04", 1, True, Unit.NUMBER, "0.0"),
    ("10", 2, True, Unit.PERCENT, "10.00%"),
    ("97.3", 2, True, Unit.PERCENT, "97.30%"),
    ("68", 1, False, Unit.NUMBER, "68"),
    ("69.6", 1, False, Unit.NUMBER, "69.6"),
    ("100", 1, False, Unit.NUMBER, "100"),
    ("0", 0, True, Unit.NUMBER, "0"),
    ("414496", 0, True, Unit.NUMBER, "414,496"),
    ("4350000", 0, True, Unit.NUMBER, "4,350,000"),
    ("260686", 0, True, Unit.POUNDS, "£260,686"),
    ("-1250.5", 2, True, Unit.POUNDS, "−£1,250.50"),
    ("7.2", 1, True, Unit.DAYS, "7.2 days"),
    ("1", 0, True, Unit.DAYS, "1 day"),
    ("54.9", 1, True, Unit.PER_10000, "54.9"),
]


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "text"),
    [
        ("160079.2", 0, Unit.POUNDS, "£160,079.20"),
        ("648.204", 2, Unit.POUNDS, "£648.20"),
        ("74.85", 1, Unit.PER_10000, "74.85"),
        ("868.66", 0, Unit.NUMBER, "868.7"),
    ],
)
def test_a_limit_has_one_decimal_more_and_money_its_pence(value: str, decimals: int, unit: Unit, text: str) -> None:
    assert limit_text(Decimal(value), indicator(style=NumberStyle(decimals), unit=unit)) == text


@pytest.mark.parametrize(("value", "decimals", "zeros", "unit", "text"), FIGURES)
def test_a_figure_is_rounded_half_up_with_its_unit(
    value: str, decimals: int, zeros: bool, unit: Unit, text: str
) -> None:
    styled = indicator(style=NumberStyle(decimals, zeros), unit=unit)
    assert figure_text(Decimal(value), styled) == text


@pytest.mark.parametrize(
    ("value", "text"), [("31.825", "31.825%"), ("85.5", "85.5%"), ("90", "90.0%"), ("33.50", "33.5%")]
)
def test_a_limit_is_printed_in_full(value: str, text: str) -> None:
    assert exact_text(Decimal(value), indicator(style=NumberStyle(1, True), unit=Unit.PERCENT)) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("0", Unit.PERCENT, "0%"),
        ("20.00", Unit.PERCENT, "20%"),
        ("2.50", Unit.NUMBER, "2.5"),
        ("200000", Unit.POUNDS, "£200,000"),
        ("7", Unit.DAYS, "7"),
        ("-40", Unit.NUMBER, "−40"),
    ],
)
def test_a_scale_has_as_few_digits_as_it_needs(value: str, unit: Unit, text: str) -> None:
    assert tick_text(Decimal(value), unit) == text
