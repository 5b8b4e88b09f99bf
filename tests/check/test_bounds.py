"""The bounds of withheld figures, held against trying every figure."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.check.bounds import ImpossibleError, Sum, bounds

MOST = 6


@given(
    figures=st.lists(st.integers(0, MOST), min_size=2, max_size=4),
    chosen=st.lists(st.sets(st.integers(0, 3), min_size=1), min_size=1, max_size=4),
)
def test_they_hold_every_figure_that_the_sums_allow(figures: list[int], chosen: list[set[int]]) -> None:
    parts = [tuple(sorted(at for at in each if at < len(figures))) for each in chosen]
    sums = [Sum(each, Fraction(sum(figures[at] for at in each))) for each in parts if each]
    allowed = [
        tried
        for tried in product(range(MOST * 4 + 1) if len(figures) < 3 else range(MOST * 2), repeat=len(figures))
        if all(sum(tried[at] for at in each.parts) == each.total for each in sums)
    ]
    for unknown in range(len(figures)):
        least, most = bounds(sums, unknown) if sums else (Fraction(0), None)
        assert all(least <= tried[unknown] for tried in allowed)
        assert most is None or all(tried[unknown] <= most for tried in allowed)
        assert least <= figures[unknown]
        if any(len(each.parts) == 1 and unknown in each.parts for each in sums):
            assert least == most == figures[unknown]


def test_one_gap_in_a_sum_is_known_exactly() -> None:
    assert bounds([Sum((0,), Fraction(3))], 0) == (3, 3)


def test_two_gaps_lie_between_nothing_and_all() -> None:
    assert bounds([Sum((0, 1), Fraction(9))], 0) == (0, 9)


def test_four_gaps_in_a_square_hide_each_other_only_in_part() -> None:
    square = [Sum((0, 1), Fraction(5)), Sum((2, 3), Fraction(20)), Sum((0, 2), Fraction(22)), Sum((1, 3), Fraction(3))]
    assert bounds(square, 0) == (2, 5)


def test_what_no_sum_bounds_has_no_end() -> None:
    assert bounds([Sum((0,), Fraction(3))], 1) == (0, None)


def test_sums_that_contradict_each_other_are_said_to() -> None:
    with pytest.raises(ImpossibleError):
        bounds([Sum((0,), Fraction(3)), Sum((0,), Fraction(4))], 0)
