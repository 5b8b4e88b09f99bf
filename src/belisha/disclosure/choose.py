"""Which figures to withhold: the small ones, and the fewest others without which none can be worked out.

Month by month, for what an earlier report printed cannot be taken back: a month's report withholds some of its own
figures and leaves the others' fate alone, so the next month's withholds the same ones again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby

from belisha.disclosure.counts import Count
from belisha.disclosure.fewest import Choice, fewest
from belisha.disclosure.solver import Cells, ContradictionError, Printed, interval, less, reach

_A_FIGURE = 1_000


class Why(StrEnum):
    """Why a figure is withheld."""

    SMALL = "small"
    WOULD_TELL = "would_tell"
    """It is not small, and with it a small one could be worked out."""


def choose(counts: Sequence[Count], small: int) -> Mapping[Count, Why]:
    """The printed counts to withhold, where counts from 1 to ``small`` are not to be known.

    Afterwards whatever is small, printed or not, lies between ends at least ``small`` apart for whoever knows all that
    is printed; so does what the source withholds.
    """
    chosen: dict[Count, Why] = {}
    for linked in _linked(counts):
        chosen |= _month_by_month(linked, small)
    return chosen


def _month_by_month(counts: Sequence[Count], small: int) -> dict[Count, Why]:
    chosen: dict[Count, Why] = {}
    shown: list[Printed] = []
    guarded: list[Cells] = []
    for _, group in groupby(sorted(counts, key=_last), key=_last):
        now = tuple(group)
        guarded += [each.cells for each in now if each.withheld or each.is_small(small)]
        own = {each: less(each.printed, shown) for each in now if each.printed is not None}
        chosen |= {each: Why.SMALL for each in own if each.is_small(small)}
        safe = {each: own[each] for each in sorted(own, key=_worth) if each not in chosen}
        touched = reach(safe.values(), shown)
        told = _telling(safe, shown, [cells for cells in guarded if not cells.isdisjoint(touched)], small)
        chosen |= dict.fromkeys(told, Why.WOULD_TELL)
        shown += [row for each, row in safe.items() if each not in told]
    return chosen


def _last(count: Count) -> int:
    return count.period.last


def _worth(count: Count) -> tuple[bool, int, int]:
    """What is lost least comes first: a part before a total, a lower figure before a higher one, and zero last."""
    return count.number == 0, len(count.cells), count.number or 0


def _telling(
    safe: Mapping[Count, Printed], shown: Sequence[Printed], guarded: Sequence[Cells], small: int
) -> frozenset[Count]:
    """The fewest of ``safe`` without which nothing guarded is known too well, found for one after the other."""
    told: set[Count] = set()
    for cells in guarded:
        left = {each: row for each, row in safe.items() if each not in told}
        if not _in_doubt(cells, [*shown, *left.values()], small):
            near = reach([Printed(cells, 0, 0)], [*shown, *left.values()])
            left = {each: row for each, row in left.items() if not row.cells.isdisjoint(near)}
            told |= _without(cells, left, [row for row in shown if not row.cells.isdisjoint(near)], small)
    return _needed(told, safe, shown, guarded, small)


def _needed(
    told: set[Count], safe: Mapping[Count, Printed], shown: Sequence[Printed], guarded: Sequence[Cells], small: int
) -> frozenset[Count]:
    """Without those that can be printed after all: what hides one small count may hide another too."""
    needed = set(told)
    for each in reversed([one for one in safe if one in told]):
        rest = [*shown, *(row for other, row in safe.items() if other not in needed or other is each)]
        near = reach([safe[each]], rest)
        if all(_in_doubt(cells, rest, small) for cells in guarded if not cells.isdisjoint(near)):
            needed.remove(each)
    return frozenset(needed)


def _without(cells: Cells, left: Mapping[Count, Printed], shown: Sequence[Printed], small: int) -> frozenset[Count]:
    """The fewest without which these cells are in doubt; all of them where that cannot be shown of fewer."""
    if len(left) == 1:
        return frozenset(left)
    choices = [Choice(row, _cost(each, rank)) for rank, (each, row) in enumerate(left.items())]
    found = fewest(cells, small, shown, choices)
    told = frozenset(each for number, each in enumerate(left) if found is None or number in found)
    rest = [row for each, row in left.items() if each not in told]
    return told if _in_doubt(cells, [*shown, *rest], small) else frozenset(left)


def _cost(count: Count, rank: int) -> int:
    """What is lost without a figure: above all a figure, and zero is worth two; then what stands later in the order."""
    return (_A_FIGURE if count.number else 2 * _A_FIGURE) + rank


def _in_doubt(cells: Cells, printed: Sequence[Printed], width: int) -> bool:
    try:
        return interval(cells, printed).holds(width)
    except ContradictionError:
        return False


def _linked(counts: Sequence[Count]) -> Iterator[tuple[Count, ...]]:
    """The counts that share cells, directly or through others."""
    left = list(counts)
    while left:
        near, found = set(left[0].cells), [left.pop(0)]
        while touched := [each for each in left if not near.isdisjoint(each.cells)]:
            found += touched
            near = near.union(*(each.cells for each in touched))
            left = [each for each in left if each not in touched]
        yield tuple(found)
