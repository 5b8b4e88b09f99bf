"""Which figures to withhold: the small ones, and the fewest others without which none can be worked out.

Month by month, for what an earlier report printed cannot be taken back: a month's report withholds some of its own
figures and leaves the others' fate alone, so the next month's withholds the same ones again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby

from belisha.disclosure.counts import Count
from belisha.disclosure.solver import Cells, ContradictionError, Printed, interval, less, reach


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
) -> Sequence[Count]:
    """The fewest of ``safe`` (found one by one) without which nothing guarded is known too well."""
    enough = small * len(guarded)

    def doubt(told: Sequence[Count]) -> int:
        """How far apart the ends of everything guarded lie, each ``small`` at most, if all but ``told`` is printed."""
        printed = [*shown, *(row for each, row in safe.items() if each not in told)]
        return sum(_width(cells, printed, small) for cells in guarded)

    told: list[Count] = []
    while len(told) < len(safe) and doubt(told) < enough:
        left = [each for each in safe if each not in told]
        doubts = [doubt([*told, each]) for each in left]
        told.append(left[doubts.index(max(doubts))])
    for each in told[:-1]:
        fewer = [other for other in told if other is not each]
        told = fewer if doubt(fewer) == enough else told
    return told


def _width(cells: Cells, printed: Sequence[Printed], most: int) -> int:
    try:
        found = interval(cells, printed)
    except ContradictionError:
        return 0
    return most if found.most is None else min(most, found.most - found.least)


def _linked(counts: Sequence[Count]) -> Iterator[tuple[Count, ...]]:
    """The counts that share cells, directly or through others; only where one of them is to be guarded."""
    left = list(counts)
    while left:
        near, found = set(left[0].cells), [left.pop(0)]
        while touched := [each for each in left if not near.isdisjoint(each.cells)]:
            found += touched
            near = near.union(*(each.cells for each in touched))
            left = [each for each in left if each not in touched]
        yield tuple(found)
