"""Small numbers, formulas and benchmarks: tables of cases."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.analysis.benchmark import standing
from belisha.analysis.formula import FormulaError, derive, read_formula
from belisha.analysis.small_numbers import compare_proportions, compare_rates, count_rate, proportion
from belisha.domain.denominator import Denominator, holding
from belisha.domain.indicator import MissingPart, Polarity
from belisha.domain.period import Period


@pytest.mark.parametrize(
    ("cases", "of", "low", "high"),
    # Worked by hand from Wilson's formula; 1 of 16 is the one child behind 6.3% of 16 plans.
    [(1, 16, 0.0111, 0.2833), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (50, 100, 0.4038, 0.5962)],
)
def test_wilson_s_interval(cases, of, low, high):
    found = proportion(cases, of)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("cases", "low", "high"),
    # Byar's approximation lies within a per cent or two of the exact Poisson limits: 10 → 4.795 and 18.39.
    [(10, 4.795, 18.39), (1, 0.0253, 5.572), (100, 81.36, 121.63)],
)
def test_byar_s_interval(cases, low, high):
    found = count_rate(cases, 1)
    assert found.low == pytest.approx(low, rel=0.02, abs=0.03)
    assert found.high == pytest.approx(high, rel=0.02)
    assert count_rate(0, 5).low == 0


@given(st.integers(0, 500), st.integers(1, 500))
def test_an_interval_holds_its_rate(cases, of):
    share, rate = proportion(min(cases, of), of), count_rate(cases, of)
    assert 0 <= share.low <= share.rate <= share.high <= 1
    assert 0 <= rate.low <= rate.rate <= rate.high


@pytest.mark.parametrize("wrong", [(1, 0), (-1, 5), (6, 5)])
def test_what_is_no_proportion_is_refused(wrong):
    with pytest.raises(ValueError, match="is no proportion"):
        proportion(*wrong)
    with pytest.raises(ValueError, match="is no rate"):
        count_rate(-1, 1)


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ((1, 16), (0, 15), "too_few_cases"),
        ((3, 16), (2, 15), "too_few_cases"),
        ((600, 1000), (500, 1000), "higher"),
        ((12, 16), (1, 16), "higher"),
        ((1, 16), (12, 16), "lower"),
    ],
)
def test_whether_chance_alone_makes_such_a_difference(now, before, told):
    assert compare_proportions(now, before) == told


def test_rates_of_few_cases_are_not_told_apart():
    assert compare_rates((9, 10), (5, 10)) == "too_few_cases"
    assert compare_rates((900, 10), (500, 10)) == "higher"
    assert compare_rates((500, 10), (900, 10)) == "lower"


VALUES = {"CP 1.1": Decimal(12), "b": Decimal("0.1"), "zero": Decimal(0), "gone": None}
FORMULAS = [
    ("1 + 2 * 3", "7"),
    ("(1 + 2) * 3", "9"),
    ("10 - 4 - 3", "3"),
    ("12 / 4 / 3", "1"),
    ("-[b] * 3", "-0.3"),
    ("[CP 1.1] / 4000 * 1000", "3"),
    ("2 × 3 − 8 ÷ 4", "4"),
    ("--1", "1"),
]


@pytest.mark.parametrize(("text", "value"), FORMULAS)
def test_a_formula(text, value):
    assert derive(read_formula(text), VALUES).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "ends where"),
        ("1 +", "ends where"),
        ("(1", "is not closed"),
        ("1 2", "'2' stands after the end"),
        (") + 1", "')' stands where"),
        ("__import__('os')", "'_' cannot stand"),
        ("[a].real", "'.' cannot stand"),
        ("2 ** 3", "'*' stands where"),
        ("[]", "'[' cannot stand"),
        ("(" * 60 + "1" + ")" * 60, "more than 50 brackets"),
        ("1" * 2000, "2,000 characters"),
    ],
)
def test_what_is_no_formula_is_refused(text, says):
    with pytest.raises(FormulaError, match=re.escape(says)):
        read_formula(text)


def test_a_missing_part_leaves_no_result_unless_the_rule_is_that_it_counts_as_zero():
    formula = read_formula("[CP 1.1] + [gone]")
    assert derive(formula, VALUES).why_not == "part_missing"
    assert derive(formula, VALUES).parts == (("CP 1.1", 12), ("gone", None))
    assert derive(formula, VALUES, MissingPart.COUNTS_AS_ZERO).value == 12
    assert derive(read_formula("1 / [zero]"), VALUES).why_not == "division_by_zero"
    assert derive(read_formula("[zero] / [zero]"), VALUES).why_not == "division_by_zero"


def test_a_denominator_holds_from_its_date_on():
    estimates = (
        Denominator("people", Period.month(2016, 7), Decimal(90)),
        Denominator("people", Period.month(2017, 7), Decimal(95)),
    )
    found = [holding(estimates, Period.month(year, 7)) for year in (2015, 2016, 2017, 2018)]
    assert [None if each is None else each.value for each in found] == [None, 90, 95, 95]
    assert holding(estimates, Period.month(2017, 6)).value == 90


OTHERS = {"North": Decimal(10), "South": Decimal(20), "East": Decimal(20)}


@pytest.mark.parametrize(
    ("value", "polarity", "rank", "quartile", "gap", "best"),
    [
        (20, Polarity.MAXIMISE, 1, 1, 0, ("South", "East")),
        (15, Polarity.MAXIMISE, 3, 3, -5, ("South", "East")),
        (15, Polarity.MINIMISE, 2, 2, 5, ("North",)),
        (25, Polarity.MINIMISE, 4, 4, -5, ("North",)),
        (15, Polarity.NONE, None, None, -5, ()),
    ],
)
def test_a_value_among_others(value, polarity, rank, quartile, gap, best):
    found = standing(Decimal(value), OTHERS, polarity)
    assert (found.of, found.middle) == (4, 20)
    assert (found.rank, found.quartile, found.gap, found.best_of) == (rank, quartile, gap, best)


def test_few_others_make_no_quartiles_one_no_rank_and_none_no_standing():
    two = standing(Decimal(1), {"North": Decimal(2), "South": Decimal(0)}, Polarity.MAXIMISE)
    assert (two.rank, two.quartile) == (2, None)
    average = standing(Decimal(1), {"England": Decimal(2)}, Polarity.MINIMISE)
    assert (average.rank, average.quartile, average.best, average.gap) == (None, None, None, 1)
    assert standing(Decimal(1), {}, Polarity.MAXIMISE) is None
