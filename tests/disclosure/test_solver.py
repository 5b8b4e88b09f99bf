"""Between which ends an unknown sum lies, held against trying every figure."""

import sys
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belisha.disclosure.solver import ContradictionError, Interval, Printed, interval, less

MOST = 6
cells = frozenset


def exactly(total: int, *members: int) -> Printed:
    return Printed(cells(members), total, total)


@settings(deadline=None)
@given(
    figures=st.lists(st.integers(0, MOST), min_size=2, max_size=3),
    chosen=st.lists(st.tuples(st.sets(st.integers(0, 2), min_size=1), st.integers(0, 2)), min_size=1, max_size=4),
)
def test_the_ends_are_those_of_every_figure_that_is_allowed(
    figures: list[int], chosen: list[tuple[set[int], int]]
) -> None:
    members = [(cells(at for at in each if at < len(figures)), slack) for each, slack in chosen]
    totals = [(each, sum(figures[at] for at in each), slack) for each, slack in members if each]
    printed = [Printed(each, max(0, total - slack), total + slack) for each, total, slack in totals]
    top = MOST * len(figures) + 3
    tried = [
        each
        for each in product(range(top + 1), repeat=len(figures))
        if all(row.allows(dict(enumerate(each))) for row in printed)
    ]
    for asked in [cells({0}), cells({0, 1})]:
        sums = {sum(each[at] for at in asked) for each in tried}
        held = set().union(*(row.cells for row in printed)) if printed else set()
        most = max(sums) if asked <= held else None
        assert interval(asked, printed) == Interval(min(sums), most)


def test_four_gaps_in_a_square_hide_each_other_only_in_part() -> None:
    square = [exactly(5, 0, 1), exactly(20, 2, 3), exactly(22, 0, 2), exactly(3, 1, 3)]
    assert interval(cells({0}), square) == Interval(2, 5)


def test_whole_numbers_are_demanded_where_they_do_not_come_by_themselves() -> None:
    triangle = [exactly(3, 0, 1), exactly(3, 1, 2), Printed(cells({0, 2}), 2, 3)]
    assert interval(cells({1}), triangle) == Interval(2, 2)


def test_sums_that_contradict_each_other_are_said_to() -> None:
    with pytest.raises(ContradictionError):
        interval(cells({0}), [exactly(3, 0), exactly(4, 0)])


@pytest.mark.parametrize(
    ("between", "width", "holds"),
    [(Interval(0, 5), 5, True), (Interval(1, 5), 5, False), (Interval(3, None), 5, True)],
)
def test_an_interval_holds_a_width(between: Interval, width: int, holds: bool) -> None:
    assert between.holds(width) is holds


def test_what_is_printed_already_is_taken_off() -> None:
    assert less(exactly(9, 0, 1, 2), [exactly(2, 0), exactly(5, 0, 1)]) == exactly(4, 2)


def test_the_solver_says_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    interval(cells({0}), [exactly(3, 0, 1)])
    sys.stdout.flush()
    assert capfd.readouterr() == ("", "")
